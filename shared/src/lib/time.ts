/** The furthest from 1970, in milliseconds, that a date can be made of. */
const MAX_TIME = 8.64e15

/** Milliseconds since 1970 that a date can be made of. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAX_TIME
}
