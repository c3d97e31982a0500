import './follow-up.css'
import { BoardFacts } from '../../cards/BoardFacts.tsx'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { RegionSections } from '../../cards/RegionSection.tsx'
import { useRegions } from '../../cards/use-regions.ts'
import type { PictureProps } from '../picture.ts'
import { PlannedActions } from './PlannedActions.tsx'
import { SignReadings } from './SignReadings.tsx'
import { WhereWeBegan } from './WhereWeBegan.tsx'

/** The questions, and beside them what was planned, what was read since, and where it began. */
export function FollowUpBoard({ board, onPasteMany }: PictureProps) {
  const regions = useRegions(board)
  return (
    <CardSurface board={board} regions={regions} className="followup">
      <div className="followup-questions">
        <RegionSections board={board} regions={regions} onPasteMany={onPasteMany} />
        <div className="followup-owner">
          <BoardFacts board={board} />
        </div>
      </div>
      <div className="followup-beside">
        <PlannedActions />
        <SignReadings />
        <WhereWeBegan />
      </div>
    </CardSurface>
  )
}
