import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { RegionSections } from '../../cards/RegionSection.tsx'
import { useRegions } from '../../cards/use-regions.ts'
import { DecisionLog } from './DecisionLog.tsx'

export interface CardBoardProps {
  readonly board: Board
  readonly view: 'board' | 'list'
  /** The one region that is shown, in the meeting-room view. */
  readonly only?: string | undefined
  readonly onPasteMany: (text: string, region: string) => void
}

/** A board of cards, whatever its tool: the same regions, lists and cards as a grid or, one below the other, as a list. */
export function CardBoard({ board, view, only, onPasteMany }: CardBoardProps) {
  const regions = useRegions(board)
  const shown = only ? regions.filter((region) => region.id === only) : regions
  return (
    <CardSurface board={board} regions={regions} className={`regions regions-${view}`}>
      <RegionSections board={board} regions={shown} onPasteMany={onPasteMany} />
      {toolOf(board.tool)?.kind === 'log' && !only && <DecisionLog />}
    </CardSurface>
  )
}
