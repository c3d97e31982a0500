import { may } from '@samtavla/shared/access/can.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { useToast } from '../../ui/Toaster.tsx'
import type { BoardSurface } from './board-context.ts'
import { removeCards } from './board-keys.ts'
import { cardConversions } from './conversion-actions.ts'
import { useSelected } from './selection.ts'
import { useCardHands } from './use-card-hands.ts'

/** What can be done with the marked cards, while there are any: within thumb's reach at the bottom. */
export function SelectionBar({ surface }: { readonly surface: BoardSurface }) {
  const hands = useCardHands()
  const { room, selection } = hands
  const toast = useToast()
  const w = useWords()
  const ids = useSelected()
  if (ids.length === 0) return null
  const isErased = ids.some((id) => room.store.card(id)?.erased)
  return (
    <section className="selection-bar" aria-label={w.cards.selectedCount(ids.length)}>
      <strong>{w.cards.selectedCount(ids.length)}</strong>
      {surface.canEdit && (
        <>
          <Button onClick={() => surface.openDialog('move', ids)}>{w.cards.moveTo}</Button>
          <Button disabled={ids.length < 2 || isErased} onClick={() => surface.openDialog('merge', ids)}>
            {w.cards.mergeShort}
          </Button>
          {cardConversions({ surface, hands, toast, ids }).map(({ id, label, onAction }) => (
            <Button key={id} disabled={isErased} onClick={onAction}>
              {label}
            </Button>
          ))}
          <Button onClick={() => surface.openDialog('look', ids)}>{w.cards.look}</Button>
          {may(room.role, 'eraseCards') && ids.some((id) => !room.store.card(id)?.erased) && (
            <Button variant="danger" onClick={() => surface.openDialog('erase', ids)}>
              {w.privacy.erase}
            </Button>
          )}
          <Button variant="danger" onClick={() => removeCards(hands, ids)}>
            {w.cards.deleteShort}
          </Button>
        </>
      )}
      <Button onClick={() => selection.select([])}>{w.cards.clearSelection}</Button>
    </section>
  )
}
