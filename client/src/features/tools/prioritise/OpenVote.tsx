import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { memo, useMemo } from 'react'
import { useWords } from '../../../hooks/use-words.ts'
import { BallotStatus } from '../../rounds/BallotStatus.tsx'
import type { BallotBox } from '../../rounds/ballot-box.ts'
import { RoundStatus } from '../../rounds/RoundStatus.tsx'
import { RoundTools } from '../../rounds/RoundTools.tsx'
import { dotsLeft, useBallot, useBallotBox, useMayVote } from '../../rounds/use-ballot.ts'
import { DotStepper } from './DotStepper.tsx'
import { ProblemText } from './ProblemText.tsx'

interface OpenVoteProps {
  readonly round: Round
  readonly problems: readonly CardId[]
}

/** A vote that goes on: one's own dots, and of the others only how many have voted. */
export function OpenVote({ round, problems }: OpenVoteProps) {
  const w = useWords()
  const mayVote = useMayVote(round)
  return (
    <>
      <RoundStatus round={round} />
      <RoundTools round={round} options={problems} />
      {mayVote ? (
        <Voting round={round} />
      ) : (
        <>
          <p className="round-note">{w.rounds.notForYou.dots}</p>
          <ProblemList cards={round.cards} />
        </>
      )}
    </>
  )
}

/** Problems to read. */
export function ProblemList({ cards }: { readonly cards: readonly CardId[] }) {
  return (
    <ul className="vote-rows">
      {cards.map((card) => (
        <li key={card} className="vote-row">
          <ProblemText id={card} />
        </li>
      ))}
    </ul>
  )
}

function Voting({ round }: { readonly round: Round }) {
  const w = useWords()
  const box = useBallotBox(round)
  const { budget, cap, cards } = round
  // The number of those who have voted makes the round another object; that is nothing to the rows.
  const rules = useMemo(() => ({ budget, cap }), [budget, cap])
  return (
    <>
      <ul className="vote-rows">
        {cards.map((card) => (
          <VoteRow key={card} card={card} box={box} rules={rules} />
        ))}
      </ul>
      <div className="ballot-bar">
        <DotsLeft box={box} budget={budget} />
        <BallotStatus box={box} kind="dots" />
        <p className="round-note">{w.rounds.changeable}</p>
      </div>
    </>
  )
}

function DotsLeft({ box, budget }: { readonly box: BallotBox; readonly budget: number }) {
  const w = useWords()
  const left = useBallot(box, (each) => dotsLeft(each, budget))
  return (
    <p className="dots-left">
      {left > 0 && (
        <span className="dots" aria-hidden="true">
          {'●'.repeat(left)}
        </span>
      )}{' '}
      {w.prioritise.dotsLeft(left)}
    </p>
  )
}

interface VoteRowProps {
  readonly card: CardId
  readonly box: BallotBox
  readonly rules: Pick<Round, 'budget' | 'cap'>
}

const VoteRow = memo(function VoteRow({ card, box, rules }: VoteRowProps) {
  return (
    <li className="vote-row">
      <ProblemText id={card} />
      <DotStepper card={card} box={box} rules={rules} />
    </li>
  )
})
