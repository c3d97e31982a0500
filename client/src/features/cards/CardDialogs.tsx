import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { AdjustDialog } from './AdjustDialog.tsx'
import type { BoardSurface, OpenCardDialog } from './board-context.ts'
import { ConvertDialog } from './ConvertDialog.tsx'
import { focusAddField } from './dom.ts'
import { EraseDialog } from './EraseDialog.tsx'
import { FieldsDialog } from './FieldsDialog.tsx'
import { FigureDialog } from './figures/FigureDialog.tsx'
import { LookDialog } from './LookDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { OriginalsDialog } from './OriginalsDialog.tsx'
import { ReadingsDialog } from './readings/ReadingsDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { StatusDialog } from './StatusDialog.tsx'
import { ThreadDialog } from './ThreadDialog.tsx'

export interface CardDialogsProps {
  readonly surface: BoardSurface
  readonly open: OpenCardDialog
  readonly onOpen: (open: OpenCardDialog) => void
  readonly onClose: () => void
}

/** The one dialog of a board's cards that is open. All of them are fetched together, after the board. */
export function CardDialogs({ surface, open, onOpen, onClose }: CardDialogsProps) {
  const { kind, ids } = open
  const first = ids[0]
  if (!first) return null
  if (typeof kind === 'object') return <ConvertDialog way={kind} ids={ids} onClose={onClose} />
  switch (kind) {
    case 'move':
      return <MoveDialog surface={surface} ids={ids} onClose={onClose} />
    case 'look':
      return <LookDialog ids={ids} onClose={onClose} />
    case 'merge':
      return <MergeDialog ids={ids} onClose={onClose} />
    case 'thread':
      return <ThreadDialog id={first} onClose={onClose} />
    case 'fields':
      return <FieldsDialog ids={ids} onClose={onClose} />
    case 'parked':
    case 'handed-over':
    case 'cause':
      return <StatusDialog kind={kind} ids={ids} onClose={onClose} />
    case 'adjust':
      return <AdjustDialog id={first} onClose={onClose} />
    case 'figure':
      return <FigureDialog id={first} onClose={onClose} />
    case 'readings':
      return <ReadingsDialog id={first} onClose={onClose} />
    case 'split':
      return <SplitDialog id={first} onClose={onClose} />
    case 'originals':
      return (
        <OriginalsDialog
          id={first}
          canEdit={surface.canEdit}
          onErase={(original) => onOpen({ kind: 'erase', ids: [original] })}
          onClose={onClose}
        />
      )
    case 'erase':
      return <Erase surface={surface} ids={ids} onClose={onClose} />
  }
}

function Erase({ surface, ids, onClose }: Pick<CardDialogsProps, 'surface' | 'onClose'> & { ids: readonly CardId[] }) {
  const { store } = useRoom()
  const w = useWords()
  const place = store.card(ids[0]!)?.place
  const region = surface.regions.find(({ id }) => id === place?.region)
  return (
    <EraseDialog
      ids={ids}
      next={region && w.privacy.reword(region.label)}
      onClose={onClose}
      // The dialog gives the focus back when it closes; one can reword at once after that.
      onErased={() => region && requestAnimationFrame(() => focusAddField(surface.board.id, region.id))}
    />
  )
}
