import type { BoardId } from '@samtavla/shared/model/ids.ts'
import type { Plan } from '@samtavla/shared/model/plan.ts'
import type { Day } from '@samtavla/shared/processes/days.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import { createContext, useContext } from 'react'

/** What every part of the plan's page needs. */
export interface PlanView {
  readonly model: ProcessModel
  readonly plan: Plan
  /** The days of the meetings, by step. */
  readonly dates: ReadonlyMap<string, Day>
  /** The steps that stand passed. */
  readonly passed: ReadonlySet<string>
  readonly today: Day
  readonly onOpenBoard: (board: BoardId) => void
  /** Opens a step, closes another where one is named, and takes the focus to the one that is opened. */
  readonly onShowStep: (step: string, instead?: string) => void
}

const PlanViewContext = createContext<PlanView | undefined>(undefined)

export const PlanViewProvider = PlanViewContext.Provider

export function usePlanView(): PlanView {
  const view = useContext(PlanViewContext)
  if (!view) throw new Error('There is no plan here')
  return view
}
