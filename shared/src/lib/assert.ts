/** Throws when something that our own code promises does not hold: a programming error, never bad input. */
export function assert(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${promise}`)
}
