import type { DotBallot, MatrixBallot } from '@samtavla/shared/discussion/ballot.ts'
import type { ClosedRound } from '@samtavla/shared/discussion/results.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { BallotStatus } from '../../rounds/BallotStatus.tsx'
import type { Choice } from '../../rounds/ballot-box.ts'
import { useBallot, useBallotBox, useMayVote } from '../../rounds/use-ballot.ts'
import { Dots } from './Dots.tsx'
import { ProblemName } from './ProblemName.tsx'

/** What one said oneself: still to be read when the round is closed, by oneself alone. */
export function OwnBallot({ round }: { readonly round: ClosedRound }) {
  return useMayVote(round) ? <OwnChoices round={round} /> : null
}

function OwnChoices({ round: { id, kind, cards } }: { readonly round: ClosedRound }) {
  const w = useWords()
  const box = useBallotBox({ id })
  const state = useBallot(box, (each) => each.state)
  const choices = useBallot(box, (each) => each.choices) as DotBallot & MatrixBallot
  if (state !== 'saved' && state !== 'refused') return <BallotStatus box={box} kind={kind} />
  const given = cards.filter((card) => choices[card])
  return (
    <>
      {/* What was chosen last came too late. */}
      {state === 'refused' && <BallotStatus box={box} kind={kind} />}
      <p className="own-vote">
        {given.length === 0 ? w.prioritise.noOwnVote : kind === 'dots' ? w.prioritise.ownVote : w.prioritise.ownPlaces}{' '}
        {given.map((card) => (
          <span key={card}>
            <OwnChoice card={card} choice={choices[card]!} />
          </span>
        ))}
      </p>
    </>
  )
}

function OwnChoice({ card, choice }: { readonly card: CardId; readonly choice: Choice }) {
  const w = useWords()
  if (typeof choice === 'number') {
    return (
      <>
        <ProblemName id={card} /> <Dots count={choice} />
      </>
    )
  }
  return (
    <>
      <ProblemName id={card} /> {w.prioritise.place(choice.effect, choice.control)}
    </>
  )
}
