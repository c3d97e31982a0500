import './decision.css'
import { may } from '@samtavla/shared/access/can.ts'
import { type Decision, prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import { closedRounds } from '@samtavla/shared/discussion/results.ts'
import { type Round, roundsAbout } from '@samtavla/shared/discussion/round.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { useDecisions, useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Basis, DecisionDialog } from './DecisionDialog.tsx'
import { Part } from './Part.tsx'
import { ProblemText } from './ProblemText.tsx'

interface DecisionPartProps {
  readonly list: BoardId
  readonly problems: readonly CardId[]
  readonly rounds: readonly Round[]
}

/** What was decided about a problem list, and the way to decide. */
export function DecisionPart({ list, problems, rounds }: DecisionPartProps) {
  const { role } = useRoom()
  const w = useWords()
  const decisions = useDecisions()
  const standing = prioritiesOf(decisions, list)
  const earlier = decisions.filter(
    ({ id, kind, board }) => kind === 'priorities' && board === list && id !== standing?.id,
  )
  const [isDeciding, setDeciding] = useState(false)
  const basis: Basis = { dots: closedRounds(rounds, list, 'dots')[0], matrix: closedRounds(rounds, list, 'matrix')[0] }
  return (
    <Part
      number={3}
      title={w.prioritise.decision}
      about={w.prioritise.decisionAbout}
      isUnderWay={standing !== undefined}
    >
      {standing && <DecisionText decision={standing} rounds={rounds} />}
      {may(role, 'decide') && problems.length > 0 && (
        <p>
          <Button
            variant={!standing && (basis.dots || basis.matrix) ? 'primary' : 'outline'}
            onClick={() => setDeciding(true)}
          >
            {standing ? w.prioritise.replace : w.prioritise.decide}
          </Button>
        </p>
      )}
      {earlier.length > 0 && (
        <details className="priority-earlier">
          <summary>{w.prioritise.earlierDecisions(earlier.length)}</summary>
          {earlier.toReversed().map((decision) => (
            <DecisionText key={decision.id} decision={decision} rounds={rounds} />
          ))}
        </details>
      )}
      {isDeciding && (
        <DecisionDialog
          list={list}
          problems={problems}
          basis={basis}
          standing={standing}
          onClose={() => setDeciding(false)}
        />
      )}
    </Part>
  )
}

/** A decision as it reads: which problems, why, who, when, and on what votes. */
export function DecisionText({ decision, rounds }: { readonly decision: Decision; readonly rounds: readonly Round[] }) {
  const w = useWords()
  const { cards, reason, by, at } = decision
  const basis = decision.rounds.flatMap((id) => {
    const round = rounds.find((each) => each.id === id)
    if (!round) return []
    const number = roundsAbout(rounds, round.board, round.kind).toReversed().indexOf(round) + 1
    return [w.prioritise.basisRound[round.kind](number, round.openedAt)]
  })
  return (
    <article className="priority-decision">
      <h3>{w.prioritise.goOnWith}</h3>
      <ul className="decision-cards">
        {cards.map((card) => (
          <li key={card}>
            <ProblemText id={card} />
          </li>
        ))}
      </ul>
      {reason && <p className="decision-reason">{reason}</p>}
      <p className="round-note">
        {w.prioritise.decidedBy(by.name, w.roles[by.role], at)}. {w.prioritise.basis(basis)}.
      </p>
    </article>
  )
}
