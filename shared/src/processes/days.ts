import { assert } from '../lib/assert.ts'

/** A day of the calendar, as `2026-03-01`. It is in no time zone, so it is the same day wherever it is read. */
export type Day = string

const DAY_MS = 24 * 60 * 60 * 1000

/** Throws when there is no such day. */
function timeOf(day: Day): number {
  const time = Date.parse(`${day}T00:00:00Z`)
  assert(!Number.isNaN(time) && dayAt(time) === day, `a day of the calendar, not ${day}`)
  return time
}

function dayAt(time: number): Day {
  return new Date(time).toISOString().slice(0, 10)
}

export function dayOf(year: number, month: number, date: number): Day {
  return dayAt(Date.UTC(year, month - 1, date))
}

export function yearOf(day: Day): number {
  return new Date(timeOf(day)).getUTCFullYear()
}

export function addDays(day: Day, count: number): Day {
  return dayAt(timeOf(day) + count * DAY_MS)
}

/** How many days after `from` the day `to` is; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return (timeOf(to) - timeOf(from)) / DAY_MS
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(timeOf(day)).getUTCDay() || 7
}

/** The number of the day's week as ISO 8601 counts: weeks begin on Mondays, and week 1 has the year's first Thursday. */
export function weekOf(day: Day): number {
  const thursday = addDays(day, 4 - weekdayOf(day))
  return 1 + Math.floor(daysBetween(dayOf(yearOf(thursday), 1, 1), thursday) / 7)
}
