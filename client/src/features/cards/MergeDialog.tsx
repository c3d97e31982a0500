import { mergeCards } from '@samtavla/shared/edits/cards.ts'
import { MAX_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useMemo, useState } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { focusCard } from './dom.ts'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'
import { useSelection } from './selection.ts'

/** Several cards become one, in words that the group chooses; the originals stay one click away. */
export function MergeDialog({ ids, onClose }: { readonly ids: readonly CardId[]; readonly onClose: () => void }) {
  const room = useRoom()
  const { hand, store } = room
  const selection = useSelection()
  const announce = useAnnounce()
  const w = useWords()
  const texts = ids.map((id) => store.card(id)?.text ?? '')
  const [text, setText] = useState(() => suggest(texts))
  const question = useMemo(() => questionOf(text), [text])
  const isTooLong = text.trim().length > MAX_CARD_TEXT

  const handleMerge = () => {
    const merged = hand.do((pen) => mergeCards(pen, ids, text))
    // What was reworded stays in sight.
    if (!merged) return
    keepAnyway(room, question)
    selection.select([])
    onClose()
    // The dialog gives the focus back first.
    requestAnimationFrame(() => requestAnimationFrame(() => focusCard(merged)))
    announce(w.cards.merged(ids.length))
  }
  return (
    <Dialog
      isOpen
      holdsText
      onClose={onClose}
      title={w.cards.mergeTitle(ids.length)}
      closeLabel={w.close}
      actions={
        <Button variant="primary" disabled={text.trim() === '' || isTooLong || question.isStop} onClick={handleMerge}>
          {w.cards.merge(ids.length)}
        </Button>
      }
    >
      <TextField
        label={w.cards.mergeLabel}
        value={text}
        onChange={setText}
        rows={5}
        autoFocus
        {...(isTooLong ? { error: w.cards.tooLong(text.trim().length, MAX_CARD_TEXT) } : {})}
      />
      {isOpen(room, question) && <PrivacyNote question={question} />}
      <p className="dialog-note">{w.cards.mergeNote}</p>
      <ul className="plain-texts">
        {ids.map((id, i) => (
          <li key={id}>{texts[i]}</li>
        ))}
      </ul>
    </Dialog>
  )
}

/** All texts, where they fit on one card; else the first, to be reworded. */
function suggest(texts: readonly string[]): string {
  const all = texts.join('\n')
  return all.length <= MAX_CARD_TEXT ? all : (texts[0] ?? '')
}
