import { isTime } from '../lib/time.ts'
import type { Content } from './content.ts'

/** Which process model a room follows. The model is data of the program; a room keeps its name, its dates and what is done. */
export interface PlanModel {
  readonly id: string
  readonly version: number
}

/** Who ticked something off, and when (milliseconds since 1970), as their client said it. */
export interface Done {
  readonly by: string
  readonly at: number
}

/** A room's own part of its plan. */
export interface Plan {
  readonly model: PlanModel
  /** The day that the plan was reckoned from, as YYYY-MM-DD; empty where that is not said. */
  readonly start: string
  /** The days of the steps' meetings, by step. */
  readonly dates: Readonly<Record<string, string>>
  /** What is done, by the id of a task, an input or a point of a gate. */
  readonly done: Readonly<Record<string, Done>>
}

const DATE = 'date:'
const DONE = 'done:'

export function dateKey(step: string): string {
  return DATE + step
}

export function doneKey(id: string): string {
  return DONE + id
}

/** Nothing for a room without a plan. */
export function readPlan({ plan }: Content): Plan | undefined {
  const model = readModel(plan.get('model'))
  if (!model) return undefined
  const start = plan.get('start')
  const dates: Record<string, string> = Object.create(null)
  const done: Record<string, Done> = Object.create(null)
  for (const [key, value] of plan) {
    if (key.startsWith(DATE) && isDay(value)) dates[key.slice(DATE.length)] = value
    const who = key.startsWith(DONE) && readDone(value)
    if (who) done[key.slice(DONE.length)] = who
  }
  return { model, start: isDay(start) ? start : '', dates, done }
}

/** A day that the calendar has, as YYYY-MM-DD. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  // Some of what reads 31 February takes it for a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function readModel(value: unknown): PlanModel | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('version' in value)) return undefined
  const { id, version } = value
  return typeof id === 'string' && typeof version === 'number' ? { id, version } : undefined
}

function readDone(value: unknown): Done | undefined {
  if (typeof value !== 'object' || value === null || !('by' in value) || !('at' in value)) return undefined
  const { by, at } = value
  return typeof by === 'string' && isTime(at) ? { by, at } : undefined
}
