import './table.css'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { meetingScan } from '@samtavla/shared/tools/meeting-scan.ts'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { FiguresPart } from '../../cards/figures/FiguresPart.tsx'
import { useRegions } from '../../cards/use-regions.ts'
import type { PictureProps } from '../picture.ts'
import { MeetingTime } from './MeetingTime.tsx'
import { RegionTable } from './RegionTable.tsx'

/** A board whose cards are rows: a table a region, filled in where it stands. */
export function TableBoard({ board, isProjected, onPasteMany }: PictureProps) {
  const regions = useRegions(board)
  const tool = toolOf(board.tool)
  if (!tool) return null
  return (
    <CardSurface board={board} regions={regions} className="table-board">
      {tool.figures && <FiguresPart board={board} isReadOnly={isProjected} />}
      {regions.map((region) => (
        <RegionTable
          key={region.id}
          board={board}
          tool={tool}
          region={region}
          isReadOnly={isProjected}
          onPasteMany={onPasteMany}
        />
      ))}
      {tool.id === meetingScan.id && <MeetingTime board={board.id} />}
    </CardSurface>
  )
}
