import type { EditResult } from '@samtavla/shared/edits/pen.ts'

/** The value of an edit that is not to be refused. */
export function made<T>(result: EditResult<T>): T {
  if (!result.ok) throw new Error(`The edit was refused: ${result.reason}`)
  return result.value
}
