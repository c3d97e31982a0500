import { toolOf } from '../tools/index.ts'
import type { BoardKind } from '../tools/tool.ts'

const WITHOUT_DOCUMENT: readonly BoardKind[] = ['grid', 'matrix', 'notes']
/** Those that say when something is to be done. */
const WITH_DAYS = ['action_plan', 'activity_plan', 'goals']

/** Whether boards of a tool are more on paper than their cards in their regions. */
export function hasDocument(tool: string): boolean {
  const kind = toolOf(tool)?.kind
  return kind !== undefined && !WITHOUT_DOCUMENT.includes(kind)
}

/** Whether boards of a tool hold days that go into a calendar. */
export function hasCalendar(tool: string): boolean {
  return WITH_DAYS.includes(tool)
}
