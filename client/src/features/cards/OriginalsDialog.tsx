import { may } from '@samtavla/shared/access/can.ts'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { unmergeCard } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCard, useList, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'

interface OriginalsDialogProps {
  readonly id: CardId
  readonly canEdit: boolean
  readonly onErase: (original: CardId) => void
  readonly onClose: () => void
}

/** What a merged card was made of, word for word and by whom. */
export function OriginalsDialog({ id, canEdit, onErase, onClose }: OriginalsDialogProps) {
  const { hand, role, store } = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const originals = useList(`originals:${id}`)
  const author = useCard(id)?.author

  const handleUnmerge = () => {
    onClose()
    const back = hand.do((pen) => unmergeCard(pen, id))
    if (back) announce(w.cards.unmerged(back.length))
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.cards.originals(originals.length)}
      closeLabel={w.close}
      actions={canEdit && <Button onClick={handleUnmerge}>{w.cards.unmerge}</Button>}
    >
      {author && <p className="dialog-note">{w.cards.mergedBy(author.name, author.at)}</p>}
      <ul className="plain-texts">
        {originals.map((original) => {
          const card = store.card(original)
          if (!card) return null
          return (
            <li key={original}>
              <span>
                {cardWords(card, w)}
                {card.author?.name && <span className="card-author"> – {card.author.name}</span>}
              </span>
              {may(role, 'eraseCards') && !card.erased && (
                <Button size="small" onClick={() => onErase(original)}>
                  {w.privacy.erase}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
