import type { Plan } from '../model/plan.ts'
import { addDays, type Day } from './days.ts'
import type { ProcessModel } from './process-model.ts'

const WEEK = 7

/** What the rules of the methods need to know of a room's plan (`RoomFacts`). */
export interface PlanFacts {
  readonly followUps: readonly Day[]
  readonly needsChain: boolean
}

/** What the rules need to know of a room's plan; without one they ask for no chain, and hold nothing against its days. */
export function planFacts(plan: Pick<Plan, 'dates'> | undefined, model: ProcessModel | undefined): PlanFacts {
  if (!plan || !model) return { followUps: [], needsChain: false }
  const { dates } = plan
  const ofSteps = model.steps.filter(
    ({ format, boards }) => format === 'follow-up' || boards.some(({ tool }) => tool === 'followup'),
  )
  const held = ofSteps.flatMap(({ id }) => dates[id] ?? [])
  const later = model.followUps.flatMap(({ step, weeksAfter }): Day[] => {
    const day = dates[step]
    return day && weeksAfter ? [addDays(day, weeksAfter * WEEK)] : []
  })
  return {
    followUps: [...new Set([...held, ...later])].sort(),
    needsChain: model.steps.some(({ boards }) => boards.some(({ tool }) => tool === 'effect_chain')),
  }
}
