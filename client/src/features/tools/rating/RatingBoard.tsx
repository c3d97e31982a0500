import './rating.css'
import { closedRounds, openRoundAbout } from '@samtavla/shared/discussion/results.ts'
import { useRounds } from '../../../hooks/room-context.ts'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { RegionSection } from '../../cards/RegionSection.tsx'
import { useRegions } from '../../cards/use-regions.ts'
import { RoundChoice, useChosenRounds } from '../../rounds/RoundChoice.tsx'
import { useRoundNews } from '../../rounds/RoundStatus.tsx'
import { useVotesIn } from '../../rounds/use-ballot.ts'
import type { PictureProps } from '../picture.ts'
import { FactorRegion } from './FactorRegion.tsx'
import { OpenHead, RatingBar, StartHead } from './RatingHead.tsx'
import { RatingWall } from './RatingWall.tsx'
import { isFactorRegion, useFactors } from './use-factors.ts'

/** Factors, how far each person thinks that they hold, and once that is known how the answers are spread. */
export function RatingBoard({ board, isProjected, onPasteMany }: PictureProps) {
  const regions = useRegions(board)
  const factors = useFactors(board.id, regions)
  const rounds = useRounds()
  const votesIn = useVotesIn()
  const open = openRoundAbout(rounds, board.id, 'rating')
  const closed = closedRounds(rounds, board.id, 'rating')
  const chosen = useChosenRounds(closed, 1)
  useRoundNews('rating', open)
  if (isProjected) return <RatingWall open={open} closed={closed[0]} factors={factors} />
  const shown = open ? undefined : chosen.shown[0]
  const asked = open && votesIn(open) ? open : undefined
  const others = regions.filter((region) => !isFactorRegion(region))
  return (
    <CardSurface board={board} regions={regions} className="rating">
      <div className="rating-head">
        {open ? (
          <OpenHead key={open.id} round={open} factors={factors} />
        ) : (
          <>
            <RoundChoice rounds={closed} chosen={chosen} isMultiple={false} />
            <StartHead board={board} factors={factors} shown={shown} />
          </>
        )}
      </div>
      {asked && <RatingBar key={asked.id} round={asked} />}
      <div className="rating-parts">
        <div className="rating-regions" data-secret={open ? '' : undefined}>
          {regions.filter(isFactorRegion).map((region, i) => (
            <FactorRegion
              key={region.id}
              board={board}
              region={region}
              hasRule={factors.length === 0 && i === 0}
              options={open?.cards}
              tallies={shown?.closed.rating}
              asked={asked?.id}
              own={shown && votesIn(shown) ? shown.id : undefined}
              isOpen={open !== undefined}
              onPasteMany={onPasteMany}
            />
          ))}
        </div>
        {others.length > 0 && (
          <div className="rating-others">
            {others.map((region) => (
              <RegionSection key={region.id} board={board} region={region} hasRule={false} onPasteMany={onPasteMany} />
            ))}
          </div>
        )}
      </div>
    </CardSurface>
  )
}
