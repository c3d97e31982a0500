import { may } from '@samtavla/shared/access/can.ts'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { restoreCards } from '@samtavla/shared/edits/cards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { useEditing, useList, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { EraseDialog } from '../cards/EraseDialog.tsx'

/** The cards that were deleted from a board; any of them can be put back where it was. */
export function TrashDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { hand, role, store } = useRoom()
  const { canEdit } = useEditing(board.id)
  const w = useWords()
  const deleted = useList(`deleted:${board.id}`)
  const [erasing, setErasing] = useState<CardId>()
  if (erasing) return <EraseDialog ids={[erasing]} onClose={() => setErasing(undefined)} />
  return (
    <Dialog isOpen onClose={onClose} title={w.board.trash} closeLabel={w.close}>
      {deleted.length === 0 && <p>{w.board.trashEmpty}</p>}
      <ul className="trash-list">
        {deleted.map((id) => {
          const card = store.card(id)
          if (!card) return null
          const by = card.state?.kind === 'deleted' ? card.state.by : ''
          return (
            <li key={id}>
              <span>
                {cardWords(card, w)}
                {by && <span className="radio-note">{w.board.deletedBy(by)}</span>}
              </span>
              {canEdit && (
                <Button size="small" onClick={() => hand.do((pen) => restoreCards(pen, [id]))}>
                  {w.board.restore}
                </Button>
              )}
              {may(role, 'eraseCards') && !card.erased && (
                <Button size="small" onClick={() => setErasing(id)}>
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
