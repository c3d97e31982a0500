import { swot } from './swot.ts'
import type { Tool } from './tool.ts'

/** Every tool there is; a new one is a definition and a line here. */
export const tools: readonly Tool[] = [swot]

export function toolOf(id: string): Tool | undefined {
  return tools.find((tool) => tool.id === id)
}
