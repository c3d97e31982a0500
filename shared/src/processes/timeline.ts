import { isDay } from '../model/plan.ts'
import { addDays, type Day, daysBetween, weekdayOf, weekOf } from './days.ts'
import { isHoliday, isSchoolBreak, isWeekend } from './holidays.ts'

/** From when to when something goes on; without a start it is a single day. */
export interface Span {
  readonly start: Day | undefined
  readonly end: Day
}

type Fields = Readonly<Record<string, string>>

/** When a card's work goes on: its start and due, its day, or its school years; nothing where it says neither. */
export function spanOf(fields: Fields): Span | undefined {
  const [start, due] = [fields.start, fields.due ?? fields.date].map((day) => (isDay(day) ? day : undefined))
  if (due) return { start: start && start <= due ? start : undefined, end: due }
  if (start) return { start: undefined, end: start }
  return yearsOf(fields)
}

/** A school year goes from the middle of August to the middle of June; "2024" is the one that begins in 2024. */
function yearsOf({ from, to }: Fields): Span | undefined {
  const [first, last] = [from, to ?? from].map((year) => (year && /^\d{4}$/.test(year) ? Number(year) : undefined))
  if (!first) return undefined
  return { start: `${first}-08-16`, end: `${Math.max(first, last ?? first) + 1}-06-11` }
}

/** One column of a timeline. */
export interface Column {
  readonly start: Day
  /** Its week by ISO 8601, or nothing for a whole school year. */
  readonly week: number | undefined
  /** Every working day of it is free: a school break, or holidays. */
  readonly isBreak: boolean
}

/** More weeks than this are shown as school years: nobody reads 200 of them. */
const MOST_WEEKS = 110

export interface Scale {
  readonly first: Day
  /** The day after the last one. */
  readonly end: Day
  readonly columns: readonly Column[]
}

/** The columns that hold all of the spans: school weeks, or school years where it is about many of them. */
export function scaleOf(spans: readonly Span[], today: Day): Scale | undefined {
  const days = spans.flatMap(({ start, end }) => [start ?? end, end]).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return undefined
  const isNear = daysBetween(last, today) < 60 && daysBetween(today, first) < 60
  const from = isNear && today < first ? today : first
  const to = isNear && today > last ? today : last
  const monday = addDays(addDays(from, -7), 1 - weekdayOf(addDays(from, -7)))
  const weeks = Math.ceil((daysBetween(monday, to) + 8) / 7)
  return weeks <= MOST_WEEKS ? weekScale(monday, weeks) : yearScale(from, to)
}

function weekScale(monday: Day, count: number): Scale {
  const columns = Array.from({ length: count }, (_, i) => {
    const start = addDays(monday, i * 7)
    return { start, week: weekOf(start), isBreak: isFreeWeek(start) }
  })
  return { first: monday, end: addDays(monday, count * 7), columns }
}

function yearScale(from: Day, to: Day): Scale {
  const first = schoolYearOf(from)
  const count = schoolYearOf(to) - first + 1
  const columns = Array.from({ length: count }, (_, i) => ({
    start: `${first + i}-08-01`,
    week: undefined,
    isBreak: false,
  }))
  return { first: `${first}-08-01`, end: `${first + count}-08-01`, columns }
}

/** The year in which the school year of a day began. */
export function schoolYearOf(day: Day): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '08-01' ? year : year - 1
}

function isFreeWeek(monday: Day): boolean {
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i)).filter((day) => !isWeekend(day))
  return days.every((day) => isHoliday(day) || isSchoolBreak(day))
}

/** How far along a scale a day begins, from 0 to 1. */
export function placeOf({ first, end }: Scale, day: Day): number {
  return Math.min(1, Math.max(0, daysBetween(first, day) / daysBetween(first, end)))
}

/** The fields of a card whose time is moved by days: both ends, or only the last one. Nothing for school years. */
export function movedBy(fields: Fields, days: number, ends: 'both' | 'last'): Record<string, string> | undefined {
  const due = fields.due ?? fields.date
  if (!isDay(due)) return undefined
  const end = addDays(due, days)
  const key = fields.due ? 'due' : 'date'
  if (ends === 'last') return isDay(fields.start) && end < fields.start ? undefined : { [key]: end }
  return { [key]: end, ...(isDay(fields.start) && { start: addDays(fields.start, days) }) }
}
