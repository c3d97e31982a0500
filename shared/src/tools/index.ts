import { comingTools } from './coming.ts'
import { currentState } from './current-state.ts'
import { decisions } from './decisions.ts'
import { notes } from './notes.ts'
import { prioritise } from './prioritise.ts'
import { problems } from './problems.ts'
import { swot } from './swot.ts'
import type { Tool, Words } from './tool.ts'

/** Every tool there is, in the order of a process; a new one is a definition and a line here. */
export const tools: readonly Tool[] = [swot, currentState, problems, prioritise, decisions, notes]

export function toolOf(id: string): Tool | undefined {
  return tools.find((tool) => tool.id === id)
}

/** What a tool is called, one that is not built yet too; nothing for one that nobody knows. */
export function toolName(id: string): Words | undefined {
  return toolOf(id)?.name ?? comingTools.find((tool) => tool.id === id)?.name
}
