import { cornerOf, isDisputed, isWide } from '@samtavla/shared/discussion/matrix.ts'
import { type ClosedRound, rangeOf } from '@samtavla/shared/discussion/results.ts'
import type { MatrixTally } from '@samtavla/shared/discussion/tally.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { MessagesSquare } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { RoundChoice, useChosenRounds } from '../../rounds/RoundChoice.tsx'
import { MatrixField, type Spread } from './MatrixField.tsx'
import { OwnBallot } from './OwnBallot.tsx'
import { ProblemName } from './ProblemName.tsx'
import { ProblemText } from './ProblemText.tsx'

/** The room's picture of the problems, from closed rounds, the newest first. */
export function MatrixResults({ rounds }: { readonly rounds: readonly ClosedRound[] }) {
  const w = useWords()
  const chosen = useChosenRounds(rounds, 1)
  const round = chosen.shown[0]
  if (!round) return null
  return (
    <>
      <RoundChoice rounds={rounds} chosen={chosen} isMultiple={false} />
      <p className="round-voted">{w.rounds.answered.matrix(round.voted, round.of)}</p>
      <MatrixPicture key={round.id} round={round} />
      <MatrixTable round={round} />
      <OwnBallot key={`own ${round.id}`} round={round} />
    </>
  )
}

/** Each problem at the mean of its places; how far those lie apart is drawn and said where the group does not agree. */
export function MatrixPicture({ round }: { readonly round: ClosedRound }) {
  const w = useWords()
  const [chosen, setChosen] = useState<CardId>()
  const placed = useMemo(() => placedIn(round), [round])
  const marks = useMemo(
    () => placed.map(([card, { effect, control }]) => ({ card, at: { effect, control } })),
    [placed],
  )
  const disputed = placed.filter(([, tally]) => isDisputed(tally))
  const spreads = placed.filter(([card, tally]) => card === chosen || isDisputed(tally)).flatMap(spreadIn)
  if (placed.length === 0) return <p className="round-note">{w.prioritise.nobodyPlaced}</p>
  return (
    <>
      <div className="matrix-picture">
        <MatrixField
          marks={marks}
          spreads={spreads}
          chosen={chosen}
          onChoose={(card) => setChosen(card === chosen ? undefined : card)}
        />
        <div className="matrix-caption" aria-live="polite">
          {chosen && <ProblemText id={chosen} />}
        </div>
      </div>
      {disputed.map(([card, tally]) => (
        <Dispute key={card} card={card} tally={tally} />
      ))}
    </>
  )
}

function Dispute({ card, tally }: { readonly card: CardId; readonly tally: MatrixTally }) {
  const w = useWords()
  const name = useCardName(card)
  const wide = (counts: readonly number[]) => (isWide(counts) ? rangeOf(counts) : undefined)
  return (
    <p className="priority-hint">
      <MessagesSquare aria-hidden="true" />
      {w.prioritise.disputed(name, wide(tally.effects), wide(tally.controls))}
    </p>
  )
}

function MatrixTable({ round }: { readonly round: ClosedRound }) {
  const w = useWords()
  const placed = placedIn(round)
  if (placed.length === 0) return null
  return (
    <div className="matrix-table-frame">
      <table className="matrix-table">
        <caption>{w.prioritise.table}</caption>
        <thead>
          <tr>
            <th scope="col">{w.prioritise.problem}</th>
            <th scope="col">{w.prioritise.effectShort}</th>
            <th scope="col">{w.prioritise.control}</th>
            <th scope="col">{w.prioritise.corner}</th>
            <th scope="col">{w.prioritise.people}</th>
          </tr>
        </thead>
        <tbody>
          {placed.map(([card, tally]) => (
            <tr key={card}>
              <th scope="row">
                <ProblemName id={card} />
              </th>
              <MeanCell mean={tally.effect} counts={tally.effects} />
              <MeanCell mean={tally.control} counts={tally.controls} />
              <td>{w.prioritise.corners[cornerOf(tally)]}</td>
              <td>{tally.people}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MeanCell({ mean, counts }: { readonly mean: number; readonly counts: readonly number[] }) {
  const w = useWords()
  const range = rangeOf(counts)
  return (
    <td>
      {w.prioritise.mean(mean)}
      {range && range[0] !== range[1] && <span className="matrix-range"> ({w.prioritise.range(range)})</span>}
    </td>
  )
}

function placedIn({ cards, closed: { matrix = {} } }: ClosedRound): [CardId, MatrixTally][] {
  return cards.flatMap((card) => (matrix[card] ? [[card, matrix[card]] as [CardId, MatrixTally]] : []))
}

function spreadIn([card, { effects, controls }]: [CardId, MatrixTally]): Spread[] {
  const [effect, control] = [rangeOf(effects), rangeOf(controls)]
  return effect && control ? [{ card, effect, control }] : []
}
