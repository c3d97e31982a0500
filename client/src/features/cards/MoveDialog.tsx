import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import type { BoardSurface } from './board-context.ts'
import { moveTo } from './card-moves.ts'

interface CardDialogProps {
  readonly surface: BoardSurface
  readonly ids: readonly CardId[]
  readonly onClose: () => void
}

/** "Flytta till…": the same move as a drag, by click or key. */
export function MoveDialog({ surface, ids, onClose }: CardDialogProps) {
  const room = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const [end, setEnd] = useState<'start' | 'end'>('start')
  const here = room.store.card(ids[0]!)?.place.region

  const handleMove = (region: string) => {
    onClose()
    // The dialog gives the focus back when it closes; the card takes it after that.
    requestAnimationFrame(() =>
      moveTo(room, surface.regions, ids, { board: surface.board.id, region, before: end }, announce),
    )
  }
  return (
    <Dialog isOpen onClose={onClose} title={w.cards.moveTitle(ids.length)} closeLabel={w.close}>
      <Segmented
        label={w.cards.moveEnd}
        value={end}
        onChange={setEnd}
        options={[
          { value: 'start', label: w.cards.first },
          { value: 'end', label: w.cards.last },
        ]}
      />
      <ul className="choice-list">
        {surface.regions.map((region) => (
          <li key={region.id}>
            <Button variant="outline" onClick={() => handleMove(region.id)}>
              {region.label}
              {region.id === here && <span className="choice-note"> {w.cards.here}</span>}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
