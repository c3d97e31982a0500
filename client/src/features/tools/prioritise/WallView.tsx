import './wall.css'
import { type Decision, prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import { type ClosedRound, closedRounds, openRoundAbout } from '@samtavla/shared/discussion/results.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { useDecisions } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { RoundStatus } from '../../rounds/RoundStatus.tsx'
import { DecisionText } from './DecisionPart.tsx'
import { MatrixPicture } from './MatrixResults.tsx'
import { ProblemList } from './OpenVote.tsx'
import { ResultRows, Ties } from './VoteResults.tsx'

interface WallViewProps {
  readonly list: BoardId
  readonly problems: readonly CardId[]
  readonly rounds: readonly Round[]
}

/** The one thing that the room is at, for the wall: what is open, or else what came last. Nobody's own vote is ever on it. */
export function WallView({ list, problems, rounds }: WallViewProps) {
  const standing = prioritiesOf(useDecisions(), list)
  const open = openRoundAbout(rounds, list, 'dots') ?? openRoundAbout(rounds, list, 'matrix')
  const [dots] = closedRounds(rounds, list, 'dots')
  const [matrix] = closedRounds(rounds, list, 'matrix')
  const last = [dots, matrix].filter((round) => round !== undefined).sort((a, b) => b.closed.at - a.closed.at)[0]
  return (
    <div className="priority-wall">
      {open ? (
        <WallOpen round={open} />
      ) : standing && standing.at > (last?.closed.at ?? 0) ? (
        <WallDecision decision={standing} rounds={rounds} />
      ) : last ? (
        <WallResult round={last} problems={problems} />
      ) : (
        <ProblemList cards={problems} />
      )}
    </div>
  )
}

function WallDecision({ decision, rounds }: { readonly decision: Decision; readonly rounds: readonly Round[] }) {
  const w = useWords()
  return (
    <>
      <h2>{w.prioritise.decision}</h2>
      <DecisionText decision={decision} rounds={rounds} />
    </>
  )
}

function WallOpen({ round }: { readonly round: Round }) {
  const w = useWords()
  return (
    <>
      <h2 className="visually-hidden">{round.kind === 'dots' ? w.prioritise.votes : w.prioritise.matrix}</h2>
      <RoundStatus round={round} />
      <p className="wall-how">{w.prioritise.yourScreen}</p>
      <ProblemList cards={round.cards} />
    </>
  )
}

function WallResult({ round, problems }: { readonly round: ClosedRound; readonly problems: readonly CardId[] }) {
  const w = useWords()
  if (round.kind === 'matrix') {
    return (
      <>
        <h2>{w.prioritise.matrix}</h2>
        <div className="wall-matrix">
          <div>
            <MatrixPicture round={round} />
          </div>
          <ProblemList cards={round.cards} />
        </div>
      </>
    )
  }
  return (
    <>
      <h2>
        {w.prioritise.votes}: {w.rounds.answered.dots(round.voted, round.of)}
      </h2>
      <ResultRows rounds={[round]} problems={problems} isSorted numberOf={() => 1} />
      <Ties dots={round.closed.dots ?? {}} />
    </>
  )
}
