import { restoreCards } from '@samtavla/shared/edits/cards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { useEditing, useList, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** The cards that were deleted from a board; any of them can be put back where it was. */
export function TrashDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { hand, store } = useRoom()
  const { canEdit } = useEditing(board.id)
  const w = useWords()
  const deleted = useList(`deleted:${board.id}`)
  return (
    <Dialog isOpen onClose={onClose} title={w.board.trash} closeLabel={w.close}>
      {deleted.length === 0 && <p>{w.board.trashEmpty}</p>}
      <ul className="trash-list">
        {deleted.map((id) => {
          const card = store.card(id)
          const by = card?.state?.kind === 'deleted' ? card.state.by : ''
          return (
            <li key={id}>
              <span>
                {card?.text || w.cards.empty}
                {by && <span className="radio-note">{w.board.deletedBy(by)}</span>}
              </span>
              {canEdit && (
                <Button size="small" onClick={() => hand.do((pen) => restoreCards(pen, [id]))}>
                  {w.board.restore}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
