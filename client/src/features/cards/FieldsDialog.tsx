import { setCardField } from '@samtavla/shared/edits/cards.ts'
import { MAX_FIELD } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Field } from '@samtavla/shared/tools/tool.ts'
import { useMemo, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useCard, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useBoardSurface } from './board-context.ts'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'

/** What a tool wants to know of its cards beside their text. Choices are kept at once, words when one is done with them. */
export function FieldsDialog({ ids, onClose }: { readonly ids: readonly CardId[]; readonly onClose: () => void }) {
  const { board } = useBoardSurface()
  const w = useWords()
  const fields = toolOf(board.tool)?.fields ?? []
  return (
    <Dialog isOpen holdsText onClose={onClose} title={w.problem.fieldsTitle} closeLabel={w.close}>
      {fields.map((field) =>
        field.choices ? (
          <Choice key={field.id} ids={ids} field={field} />
        ) : (
          <Line key={field.id} ids={ids} field={field} onSaved={fields.length === 1 ? onClose : undefined} />
        ),
      )}
    </Dialog>
  )
}

function Choice({ ids, field }: { ids: readonly CardId[]; field: Field }) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const value = useCard(ids[0]!)?.fields[field.id] ?? ''
  const choose = (choice: string) => hand.do((pen) => setCardField(pen, ids, field.id, choice))
  return (
    <fieldset className="swatches">
      <legend>{field.label[language]}</legend>
      {[{ id: '', label: undefined }, ...(field.choices ?? [])].map(({ id, label }) => (
        <label key={id} className="swatch">
          <input type="radio" name={field.id} checked={value === id} onChange={() => choose(id)} />
          {label?.[language] ?? w.problem.noChoice}
        </label>
      ))}
    </fieldset>
  )
}

function Line({ ids, field, onSaved }: { ids: readonly CardId[]; field: Field; onSaved: (() => void) | undefined }) {
  const room = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const saved = useCard(ids[0]!)?.fields[field.id] ?? ''
  const [text, setText] = useState(saved)
  const question = useMemo(() => questionOf(text), [text])
  const isTooLong = text.trim().length > MAX_FIELD
  const handleSave = () => {
    if (!room.hand.do((pen) => setCardField(pen, ids, field.id, text))) return
    keepAnyway(room, question)
    onSaved?.()
  }
  return (
    <div className="field-line">
      <TextField
        label={field.label[language]}
        value={text}
        onChange={setText}
        {...(isTooLong ? { error: w.cards.tooLong(text.trim().length, MAX_FIELD) } : {})}
      />
      {isOpen(room, question) && <PrivacyNote question={question} />}
      <Button disabled={text.trim() === saved || isTooLong || question.isStop} onClick={handleSave}>
        {w.problem.save}
      </Button>
    </div>
  )
}
