import { may } from '@samtavla/shared/access/can.ts'
import type { ClosedRound } from '@samtavla/shared/discussion/results.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { BallotStatus } from '../../rounds/BallotStatus.tsx'
import { OpenRoundButton } from '../../rounds/OpenRoundButton.tsx'
import { haveAllAnswered, RoundStatus } from '../../rounds/RoundStatus.tsx'
import { RoundTools } from '../../rounds/RoundTools.tsx'
import { useBallot, useBallotBox, useMayVote } from '../../rounds/use-ballot.ts'

interface OpenHeadProps {
  readonly round: Round
  readonly factors: readonly CardId[]
}

/** How far an open rating has come, and what whoever leads does with it: once all have answered, that it is time to look. */
export function OpenHead({ round, factors }: OpenHeadProps) {
  const { role } = useRoom()
  const w = useWords()
  const mayVote = useMayVote(round)
  const { leads, waits } = w.rating.allRated
  return (
    <>
      <RoundStatus round={round} />
      <p className="round-note">{mayVote ? w.rating.how : w.rounds.notForYou.rating}</p>
      {haveAllAnswered(round) && <p className="rating-call">{may(role, 'leadRounds') ? leads : waits}</p>}
      <RoundTools round={round} options={factors} />
    </>
  )
}

interface StartHeadProps {
  readonly board: Board
  readonly factors: readonly CardId[]
  readonly shown: ClosedRound | undefined
}

/** What has come of the rating in view, and the way into the next one. */
export function StartHead({ board, factors, shown }: StartHeadProps) {
  const w = useWords()
  return (
    <>
      {shown ? (
        <p className="round-voted">{w.rounds.answered.rating(shown.voted, shown.of)}</p>
      ) : (
        <p className="round-note">{factors.length > 0 ? w.rating.how : w.rating.invitation}</p>
      )}
      {shown && <LateAnswers round={shown} />}
      <OpenRoundButton
        kind="rating"
        list={board.id}
        cards={factors}
        isAgain={shown !== undefined}
        isNext={shown === undefined}
      />
    </>
  )
}

/** What one chose last came too late. */
function LateAnswers({ round }: { readonly round: ClosedRound }) {
  return useMayVote(round) ? <Late round={round} /> : null
}

function Late({ round }: { readonly round: ClosedRound }) {
  const box = useBallotBox(round)
  const isLate = useBallot(box, ({ state }) => state === 'refused')
  return isLate && <BallotStatus box={box} kind="rating" />
}

/** In sight above the factors: how many one has rated, and whether that is saved. */
export function RatingBar({ round }: { readonly round: Round }) {
  const w = useWords()
  const box = useBallotBox(round)
  const rated = useBallot(box, ({ choices }) => Object.keys(choices).length)
  return (
    <div className="ballot-bar">
      <p className="ratings-given">{w.rating.rated(rated, round.cards.length)}</p>
      <BallotStatus box={box} kind="rating" />
      <p className="round-note">{w.rounds.changeable}</p>
    </div>
  )
}
