import { tiesOf } from '@samtavla/shared/checks/priority-checks.ts'
import { byDots, type ClosedRound } from '@samtavla/shared/discussion/results.ts'
import type { DotTallies } from '@samtavla/shared/discussion/tally.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { Scale } from 'lucide-react'
import { type CSSProperties, useMemo, useState } from 'react'
import { useCardNames } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { RoundChoice, useChosenRounds } from '../../rounds/RoundChoice.tsx'
import { OwnBallot } from './OwnBallot.tsx'
import { ProblemText } from './ProblemText.tsx'

interface VoteResultsProps {
  /** The newest first. */
  readonly rounds: readonly ClosedRound[]
  readonly problems: readonly CardId[]
}

/** What closed votes gave, one or two beside each other, in the list's order until somebody asks for the other. */
export function VoteResults({ rounds, problems }: VoteResultsProps) {
  const w = useWords()
  const chosen = useChosenRounds(rounds, 2)
  const [isSorted, setSorted] = useState(false)
  const last = chosen.shown.at(-1)
  const oldestFirst = useMemo(() => rounds.toReversed(), [rounds])
  if (!last) return null
  const numberOf = (round: ClosedRound) => oldestFirst.indexOf(round) + 1
  return (
    <>
      <RoundChoice rounds={rounds} chosen={chosen} isMultiple />
      <div className="result-head">
        <p className="round-voted">{w.rounds.answered.dots(last.voted, last.of)}</p>
        <Button size="small" variant="outline" aria-pressed={isSorted} onClick={() => setSorted(!isSorted)}>
          {w.prioritise.inVoteOrder}
        </Button>
      </div>
      <ResultRows rounds={chosen.shown} problems={problems} isSorted={isSorted} numberOf={numberOf} />
      <Ties dots={last.closed.dots ?? {}} />
      <OwnBallot key={last.id} round={last} />
      <p className="round-note">{w.prioritise.lowStays}</p>
    </>
  )
}

interface ResultRowsProps {
  readonly rounds: readonly ClosedRound[]
  readonly problems: readonly CardId[]
  readonly isSorted: boolean
  readonly numberOf: (round: ClosedRound) => number
}

/** Each problem with a bar for each round: as long as its dots, and said in words. */
export function ResultRows({ rounds, problems, isSorted, numberOf }: ResultRowsProps) {
  const w = useWords()
  const dots = rounds.at(-1)?.closed.dots ?? {}
  const cards = [...new Set([...problems, ...rounds.flatMap((round) => round.cards)])]
  const most = Math.max(1, ...rounds.flatMap(({ closed }) => Object.values(closed.dots ?? {}).map((each) => each.dots)))
  return (
    <ol className="vote-rows">
      {(isSorted ? byDots(cards, dots) : cards).map((card) => (
        <li key={card} className="result-row">
          <ProblemText id={card} />
          {rounds.map((round) => {
            const tally = round.closed.dots?.[card]
            return (
              <p key={round.id} className="result" style={{ '--part': (tally?.dots ?? 0) / most } as CSSProperties}>
                {rounds.length > 1 && (
                  <span className="result-round">{w.rounds.round(numberOf(round), round.openedAt)}</span>
                )}
                <span className="result-bar" aria-hidden="true" />
                <span className="result-words">
                  {tally ? w.prioritise.tally(tally.dots, tally.people) : w.prioritise.notInRound}
                </span>
              </p>
            )
          })}
        </li>
      ))}
    </ol>
  )
}

/** PRI-I1: what nobody has won. */
export function Ties({ dots }: { readonly dots: DotTallies }) {
  const ties = useMemo(() => tiesOf(dots), [dots])
  return ties.map((tie) => <Tie key={tie[0]} cards={tie} />)
}

export function Tie({ cards }: { readonly cards: readonly CardId[] }) {
  const w = useWords()
  const names = useCardNames(cards)
  return (
    <p className="priority-hint">
      <Scale aria-hidden="true" />
      {w.prioritise.tie(names)}
    </p>
  )
}
