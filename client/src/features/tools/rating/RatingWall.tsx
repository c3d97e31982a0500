import type { ClosedRound } from '@samtavla/shared/discussion/results.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCard, useCode } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { RoundStatus } from '../../rounds/RoundStatus.tsx'
import { RatingStrip } from './RatingStrip.tsx'

interface RatingWallProps {
  readonly open: Round | undefined
  readonly closed: ClosedRound | undefined
  readonly factors: readonly CardId[]
}

/** The factors for the wall, with what the group said of them once that is known. Nobody's own answer is ever on it. */
export function RatingWall({ open, closed, factors }: RatingWallProps) {
  const w = useWords()
  const tallies = open ? undefined : closed?.closed.rating
  return (
    <div className="rating-wall">
      {open && <RoundStatus round={open} />}
      {open && <p className="wall-how">{w.rating.yourScreen}</p>}
      {!open && closed && <p className="wall-how">{w.rounds.answered.rating(closed.voted, closed.of)}</p>}
      {factors.length === 0 && <p>{w.rating.none}</p>}
      <ul className="wall-factors">
        {factors.map((card) => (
          <li key={card} data-card={card}>
            <FactorText id={card} />
            {tallies?.[card] && <RatingStrip tally={tallies[card]} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function FactorText({ id }: { readonly id: CardId }) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  return (
    <p className="wall-factor">
      {code && <strong>{code}</strong>} {cardWords(card, w)}
    </p>
  )
}
