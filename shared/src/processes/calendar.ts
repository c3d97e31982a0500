import { daysBetween } from './days.ts'
import { isFree } from './holidays.ts'

/** What the rules of the methods know of days (`RoomFacts`). */
export const calendar = { isFree, daysBetween } as const
