import { splitCard } from '@samtavla/shared/edits/cards.ts'
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
import { isOpen, questionOf } from './privacy-questions.ts'

/** One card becomes several: each line a card, with a break suggested after each sentence. */
export function SplitDialog({ id, onClose }: { readonly id: CardId; readonly onClose: () => void }) {
  const room = useRoom()
  const { hand, store } = room
  const announce = useAnnounce()
  const w = useWords()
  const [text, setText] = useState(() => sentencesOf(store.card(id)?.text ?? '').join('\n'))
  const question = useMemo(() => questionOf(text), [text])
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const isTooLong = lines.some((line) => line.trim().length > MAX_CARD_TEXT)

  const handleSplit = () => {
    // What was reworded stays in sight.
    if (!hand.do((pen) => splitCard(pen, id, lines))) return
    onClose()
    // The dialog gives the focus back first.
    requestAnimationFrame(() => focusCard(id))
    announce(w.cards.splitDone(lines.length))
  }
  return (
    <Dialog
      isOpen
      holdsText
      onClose={onClose}
      title={w.cards.splitTitle}
      closeLabel={w.close}
      actions={
        <Button variant="primary" disabled={lines.length < 2 || isTooLong || question.isStop} onClick={handleSplit}>
          {w.cards.splitInto(lines.length)}
        </Button>
      }
    >
      <TextField
        label={w.cards.splitLabel}
        hint={w.cards.splitHint}
        value={text}
        onChange={setText}
        rows={6}
        autoFocus
        {...(isTooLong ? { error: w.cards.lineTooLong(MAX_CARD_TEXT) } : {})}
      />
      {isOpen(room, question) && <PrivacyNote question={question} />}
    </Dialog>
  )
}

/** Line breaks as they are; where there are none, the ends of sentences. */
function sentencesOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > 1) return lines
  return text.split(/(?<=[.!?;])\s+/).filter((sentence) => sentence.trim() !== '')
}
