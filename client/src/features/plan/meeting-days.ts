import { addDays, type Day } from '@samtavla/shared/processes/days.ts'
import { isFree } from '@samtavla/shared/processes/holidays.ts'

/** The days that a plan may begin on and its meetings be moved to. */
export const FIRST_DAY = '2020-01-01'
export const LAST_DAY = '2100-12-31'

/** What a date field holds is a day that a meeting can be on; it is empty until all of a date is written. */
export function isInRange(day: string): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY
}

/** The day itself, or the first one after it that is no weekend, holiday or school break. */
export function openDayFrom(day: Day): Day {
  let open = day
  while (isFree(open)) open = addDays(open, 1)
  return open
}
