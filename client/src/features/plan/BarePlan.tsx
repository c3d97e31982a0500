import type { Board } from '@samtavla/shared/model/board.ts'
import type { BoardId } from '@samtavla/shared/model/ids.ts'
import type { Plan } from '@samtavla/shared/model/plan.ts'
import { useBoards } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { BoardLinks } from './BoardLinks.tsx'
import { compareDue } from './plan-now.ts'

interface BarePlanProps {
  readonly plan: Plan
  readonly why: 'unknown' | 'not-fetched'
  readonly onOpenBoard: (board: BoardId) => void
}

/** What the plan knows without its process model: the days, and the boards of each. */
export function BarePlan({ plan, why, onOpenBoard }: BarePlanProps) {
  const w = useWords()
  const steps = stepsIn(plan, useBoards())
  return (
    <>
      <h1>{w.plan.title}</h1>
      <Banner key={why} kind="warning">
        {why === 'unknown' ? w.plan.unknownModel : w.plan.notFetched}
      </Banner>
      {steps.length === 0 && <p>{w.plan.nothingKnown}</p>}
      <ul className="plan-bare">
        {steps.map(({ id, day, boards }) => (
          <li key={id}>
            <h2>{day === undefined ? w.plan.withoutDay : w.plan.longDay(day)}</h2>
            <BoardLinks boards={boards} onOpenBoard={onOpenBoard} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The steps that have a day or a board, in the order of their days; those without one last. */
function stepsIn({ dates }: Plan, boards: readonly Board[]) {
  const named = boards.map(({ step }) => step).filter((step) => step !== undefined)
  return [...new Set([...Object.keys(dates), ...named])]
    .map((id) => ({ id, day: dates[id], boards: boards.filter(({ step }) => step === id) }))
    .sort((a, b) => compareDue(a.day, b.day))
}
