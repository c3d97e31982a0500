import './board-facts.css'
import { setBoardFact } from '@samtavla/shared/edits/boards.ts'
import { type Board, MAX_FACT } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Field } from '@samtavla/shared/tools/tool.ts'
import { useEffect, useMemo, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useEditing, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { TextField } from '../../ui/TextField.tsx'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'

/** What a board holds as a whole: filled in where it stands, and kept when one leaves the field. */
export function BoardFacts({ board, only }: { readonly board: Board; readonly only?: readonly string[] }) {
  const { canEdit } = useEditing(board.id)
  const { language } = usePreferences()
  const facts = (toolOf(board.tool)?.facts ?? []).filter(({ id }) => !only || only.includes(id))
  if (canEdit) return facts.map((fact) => <Fact key={fact.id} board={board} fact={fact} />)
  return (
    <dl className="board-facts">
      {facts.map(({ id, label }) => (
        <div key={id}>
          <dt>{label[language]}</dt>
          <dd>{board.facts[id] ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}

function Fact({ board, fact }: { readonly board: Board; readonly fact: Field }) {
  const room = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const saved = board.facts[fact.id] ?? ''
  const [text, setText] = useState<string>()
  const shown = text ?? saved
  const question = useMemo(() => questionOf(shown), [shown])
  const isTooLong = shown.trim().length > MAX_FACT
  // What is written is kept by leaving the field, and so by leaving the page as well.
  const save = () => {
    if (text === undefined || isTooLong || question.isStop) return
    if (text.trim() !== saved && !room.hand.do((pen) => setBoardFact(pen, board.id, fact.id, text)) && text.trim())
      return
    keepAnyway(room, question)
    setText(undefined)
  }
  useEffect(() => {
    window.addEventListener('pagehide', save)
    return () => window.removeEventListener('pagehide', save)
  })
  return (
    <div className="board-fact">
      <TextField
        label={fact.label[language]}
        value={shown}
        onChange={setText}
        onBlur={save}
        rows={2}
        {...(isTooLong ? { error: w.cards.tooLong(shown.trim().length, MAX_FACT) } : {})}
      />
      {text !== undefined && isOpen(room, question) && <PrivacyNote question={question} />}
    </div>
  )
}
