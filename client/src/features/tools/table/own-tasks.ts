import type { Card } from '@samtavla/shared/model/card.ts'
import { isOpenAction } from '@samtavla/shared/model/follow-up.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { isDay } from '@samtavla/shared/model/plan.ts'
import { addDays, type Day, weekdayOf } from '@samtavla/shared/processes/days.ts'
import { actionPlan } from '@samtavla/shared/tools/action-plan.ts'

/** An action or an activity, as far as it matters to whoever is to do it. */
export interface Task {
  readonly id: CardId
  /** The role, as it is written. */
  readonly responsible: string
  /** Empty for one without a day. */
  readonly due: Day
  readonly isFinished: boolean
}

/** How a card says that it is done: the field, and what it holds then and when it is taken back. */
export function doneField(tool: string): { readonly id: string; readonly done: string; readonly open: string } {
  return tool === actionPlan.id
    ? { id: 'status', done: 'done', open: 'ongoing' }
    : { id: 'done', done: 'ja', open: 'nej' }
}

/** A card as a task; nothing for one that nobody is responsible for. */
export function taskOf({ id, fields }: Pick<Card, 'id' | 'fields'>, tool: string): Task | undefined {
  const responsible = fields.responsible?.trim()
  if (!responsible) return undefined
  const isFinished = tool === actionPlan.id ? !isOpenAction({ fields }) : fields.done === 'ja'
  return { id, responsible, due: isDay(fields.due) ? fields.due : '', isFinished }
}

export interface RoleCount {
  readonly role: string
  readonly open: number
  readonly late: number
}

/** The roles that have something to do, as they were first written, with how much is left of it. */
export function rolesOf(tasks: readonly Task[], today: Day, locale: string): RoleCount[] {
  const byRole = Map.groupBy(tasks, ({ responsible }) => responsible.toLowerCase())
  return [...byRole.values()]
    .map((own) => ({
      role: own[0]!.responsible,
      open: own.filter(({ isFinished }) => !isFinished).length,
      late: own.filter((task) => isLate(task, today)).length,
    }))
    .sort((a, b) => a.role.localeCompare(b.role, locale))
}

export interface OwnTasks {
  readonly late: readonly Task[]
  /** By the Monday of the week in which they are due. */
  readonly weeks: readonly { readonly monday: Day; readonly tasks: readonly Task[] }[]
  readonly withoutDay: readonly Task[]
  readonly finished: readonly Task[]
}

/** What a role has to do, the first thing first. What is in `kept` stays where it was though it is finished: it was ticked off just now. */
export function ownTasks(tasks: readonly Task[], role: string, today: Day, kept: ReadonlySet<CardId>): OwnTasks {
  const own = tasks
    .filter(({ responsible }) => responsible.toLowerCase() === role.toLowerCase())
    .toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))
  const [finished, open] = [
    own.filter(({ id, isFinished }) => isFinished && !kept.has(id)),
    own.filter(({ id, isFinished }) => !isFinished || kept.has(id)),
  ]
  const coming = open.filter(({ due }) => due >= today)
  const weeks = Map.groupBy(coming, ({ due }) => mondayOf(due))
  return {
    late: open.filter(({ due }) => due !== '' && due < today),
    weeks: [...weeks].map(([monday, inWeek]) => ({ monday, tasks: inWeek })),
    withoutDay: open.filter(({ due }) => due === ''),
    finished,
  }
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

function isLate({ due, isFinished }: Task, today: Day): boolean {
  return !isFinished && due !== '' && due < today
}
