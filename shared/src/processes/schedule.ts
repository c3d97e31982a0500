import { addDays, type Day, daysBetween, weekdayOf } from './days.ts'
import { isFree } from './holidays.ts'
import type { ProcessModel, Range, Step, Task } from './process-model.ts'

const WEEK = 7

interface Wanted {
  /** Kept where it can be. */
  readonly weekday: number
  /** How many days the meeting lasts. */
  readonly days: number
}

/**
 * A date for each step with a meeting that can be planned, by the step's id and in their order. No date is a weekend, a holiday
 * or in a school break, and no later day of a meeting of several days is.
 *
 * The first meeting is on `start`, or on the first day after it that is not free. Each of the others is the middle of its gap
 * after the one before, in whole weeks; when that day is free, it is on the same weekday later in the gap, or earlier in it,
 * or on another weekday in it. Only when the whole gap is free is it later: in the week from the first day that is not.
 *
 * - A preparation has no meeting, and so no date: its tasks are due before the first one.
 * - In a menu, what the provider has dated follows the one before at the provider's own distance, give or take a week:
 *   several of one format, as webinars, at their mean distance. Meetings of which one attends one are one meeting.
 * - What has neither a gap nor a date, as coaching when somebody wants it or lectures that are announced later, gets none.
 */
export function suggestDates(model: ProcessModel, start: Day): ReadonlyMap<string, Day> {
  const [first, ...rest] = model.steps.filter(({ format }) => format !== 'preparation')
  if (!first) return new Map()
  let before = { step: first, day: firstOpenDay(start, daysOf(first)) }
  const weekday = weekdayOf(before.day)
  const dates = new Map([[first.id, before.day]])
  for (const step of rest) {
    const gap = step.gap ?? gapOfProvider(model, before.step, step)
    if (!gap) continue
    before = { step, day: dayInGap(before.day, gap, { weekday, days: daysOf(step) }) }
    dates.set(step.id, before.day)
  }
  return dates
}

/**
 * The day by which the task is to be done, when the step's meeting and the ones around it are on the given dates. A step that is
 * repeated and has no meeting after it is its own next one. `undefined` when the meeting that it depends on has no date.
 */
export function dueDate(task: Task, step: Step, dates: ReadonlyMap<string, Day>): Day | undefined {
  const { from, days } = task.due
  const last = dates.get(step.id)
  if (from === 'last-meeting') return last && addDays(last, days)
  const next = nextMeeting(step, last, dates)
  return next && addDays(next, -days)
}

function nextMeeting(step: Step, last: Day | undefined, dates: ReadonlyMap<string, Day>): Day | undefined {
  const days = [...dates.values()].sort()
  if (step.format === 'preparation') return days[0]
  if (last === undefined) return undefined
  const next = days.find((day) => day > last)
  return next ?? (step.repeat?.gap && addDays(last, middleOf(step.repeat.gap) * WEEK))
}

/** In a menu, the weeks between two steps that the provider has dated. */
function gapOfProvider({ kind, steps }: ProcessModel, before: Step, step: Step): Range | undefined {
  const [from, to] = [dayOfProvider(before), dayOfProvider(step)]
  if (kind !== 'menu' || from === undefined || to === undefined) return undefined
  const alike = before.format === step.format ? steps.filter(({ format }) => format === step.format) : [before, step]
  const days = alike.map(dayOfProvider).filter((day) => day !== undefined)
  const weeks = Math.round(daysBetween(days[0]!, days.at(-1)!) / (days.length - 1) / WEEK)
  return { min: Math.max(weeks - 1, 1), max: weeks + 1 }
}

function dayOfProvider({ date, choice }: Step): Day | undefined {
  return date?.day ?? choice?.options[0]?.from
}

function dayInGap(before: Day, gap: Range, wanted: Wanted): Day {
  const first = addDays(before, gap.min * WEEK)
  const middle = addDays(before, middleOf(gap) * WEEK)
  const last = addDays(before, gap.max * WEEK)
  const later = daysFrom(middle, last)
  const earlier = daysFrom(first, addDays(middle, -1)).reverse()
  return bestOf([...later, ...earlier], wanted) ?? dayAfterGap(last, wanted)
}

function dayAfterGap(last: Day, wanted: Wanted): Day {
  const first = firstOpenDay(addDays(last, 1), wanted.days)
  return bestOf(daysFrom(first, addDays(first, WEEK - 1)), wanted) ?? first
}

function bestOf(days: readonly Day[], wanted: Wanted): Day | undefined {
  const onWeekday = days.filter((day) => weekdayOf(day) === wanted.weekday)
  return [...onWeekday, ...days].find((day) => isOpen(day, wanted.days))
}

/** In whole weeks; the earlier one when two are in the middle, which leaves room to be later. */
function middleOf({ min, max }: Range): number {
  return Math.floor((min + max) / 2)
}

function daysFrom(first: Day, last: Day): Day[] {
  return Array.from({ length: Math.max(daysBetween(first, last) + 1, 0) }, (_, index) => addDays(first, index))
}

function firstOpenDay(start: Day, days: number): Day {
  let day = start
  while (!isOpen(day, days)) day = addDays(day, 1)
  return day
}

/** A meeting of so many days can begin. */
function isOpen(day: Day, days: number): boolean {
  return !daysFrom(day, addDays(day, days - 1)).some(isFree)
}

/** How many days the step's meeting lasts. */
function daysOf({ choice }: Step): number {
  const option = choice?.options[0]
  return option ? daysBetween(option.from, option.to) + 1 : 1
}
