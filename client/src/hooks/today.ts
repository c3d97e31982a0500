import { type Day, dayOf } from '@samtavla/shared/processes/days.ts'

/** The day that it is where the person is. */
export function today(): Day {
  const now = new Date()
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
}
