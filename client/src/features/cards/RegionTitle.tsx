import { renameRegion } from '@samtavla/shared/edits/boards.ts'
import { type Board, MAX_LABEL } from '@samtavla/shared/model/board.ts'
import { useEditing, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { EditableText } from '../../ui/EditableText.tsx'
import type { ShownRegion } from './board-context.ts'

interface RegionTitleProps {
  readonly board: Board
  readonly region: ShownRegion
}

/** A region's heading, renamed where it stands, and its question. */
export function RegionTitle({ board, region }: RegionTitleProps) {
  const { hand } = useRoom()
  const { canEdit } = useEditing(board.id)
  const w = useWords()
  return (
    <>
      <div className="region-title" data-region-heading tabIndex={-1}>
        <EditableText
          as="h2"
          text={region.label}
          isEditable={canEdit}
          maxLength={MAX_LABEL}
          editLabel={w.board.renameRegion(region.label)}
          fieldLabel={w.board.regionName}
          onSave={(label) => hand.do((pen) => renameRegion(pen, board.id, region.id, label))}
        />
      </div>
      <p className="region-prompt" id={`prompt-${board.id}-${region.id}`}>
        {region.prompt}
      </p>
    </>
  )
}
