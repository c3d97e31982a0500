import type { Role } from '@samtavla/shared/access/can.ts'
import type { Day } from '@samtavla/shared/processes/days.ts'
import { nextStep, tasksOf } from '@samtavla/shared/processes/plan-step.ts'
import type { ProcessModel, Step, Task } from '@samtavla/shared/processes/process-model.ts'
import { dueDate } from '@samtavla/shared/processes/schedule.ts'
import type { PlanView } from './plan-view.ts'

/**
 * Which of the models' roles a person has by their role in the room. Who leads is the facilitator here, who commissions the work the
 * principal, and who takes part is a member. The others of the models are not in the room, or have nothing to do in it.
 */
const MODEL_ROLES: Readonly<Record<Role, readonly string[]>> = {
  facilitator: ['facilitator', 'scribe', 'quality', 'coach', 'coordinator', 'supervisor'],
  principal: ['principal', 'manager', 'commissioner', 'organiser', 'head', 'client'],
  member: ['group', 'staff', 'team', 'health', 'specialist', 'participant', 'rsp_lead', 'rus_lead', 'lbp_lead', 'peer'],
  viewer: [],
}

/** The steps that come one after the other. A preparation is before them, and what is held now and then is beside them. */
export function numberedSteps({ kind, steps }: ProcessModel): readonly Step[] {
  if (kind === 'menu') return []
  return steps.filter(({ format, repeat, gap }) => format !== 'preparation' && (!repeat || gap))
}

export interface Meeting {
  readonly step: Step
  readonly day: Day
}

/** The first meeting from today on, of a step that is not passed. */
export function nextMeeting({ model, dates, passed, today }: PlanView): Meeting | undefined {
  const meetings = model.steps.flatMap((step) => {
    const day = dates.get(step.id)
    return day !== undefined && day >= today && !passed.has(step.id) ? [{ step, day }] : []
  })
  return meetings.sort((a, b) => (a.day < b.day ? -1 : 1))[0]
}

export interface OwnTask {
  readonly step: Step
  readonly task: Task
  readonly due: Day | undefined
}

/**
 * What somebody of the role has left to do, the first due first: in the steps up to the one where the room is, or in any of a menu's
 * parts.
 */
export function ownTasks(role: Role, { model, plan, dates, passed }: PlanView): readonly OwnTask[] {
  const here = nextStep(model, passed)
  const isReached = ({ order }: Step) => model.kind === 'menu' || !here || order <= here.order
  const tasks = new Map(
    MODEL_ROLES[role].flatMap((id) => tasksOf(model, id)).map((each) => [each.task.id, each] as const),
  )
  return [...tasks.values()]
    .filter(({ step, task }) => isReached(step) && !(task.id in plan.done))
    .map(({ step, task }) => ({ step, task, due: dueDate(task, step, dates) }))
    .sort((a, b) => compareDue(a.due, b.due) || a.step.order - b.step.order)
}

/** What has no day comes last. */
export function compareDue(a: Day | undefined, b: Day | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return a < b ? -1 : 1
}

/** Steps that are shown under one heading: one's choice among them is said there. */
export interface StepGroup {
  readonly key: string
  readonly steps: readonly Step[]
}

/** All in one for a `linear` model, by format for a `menu`, by tracks for a `hybrid`. */
export function stepGroups(model: ProcessModel): readonly StepGroup[] {
  const groups = new Map<string, Step[]>()
  for (const step of model.steps) {
    const key = model.kind === 'linear' ? '' : model.kind === 'menu' ? step.format : tracksOf(model, step).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), step])
  }
  return [...groups].map(([key, steps]) => ({ key, steps }))
}

/** The tracks that a step belongs to, in the model's order. */
function tracksOf({ tracks = [] }: ProcessModel, step: Step): readonly string[] {
  return tracks.map(({ id }) => id).filter((id) => step.tracks?.includes(id) ?? true)
}

/** An input has no id of its own: it is ticked off by its step and its place there. */
export function inputId(step: Step, index: number): string {
  return `${step.id}-input-${index + 1}`
}
