import type { ComingTool } from './tool.ts'

/** What process models name and what comes later: a plan shows it as coming, and everything else of the model works. */
export const comingTools: readonly ComingTool[] = [
  { id: 'staircase', name: { sv: 'Samhandlingstrappan', en: 'Collaboration staircase' } },
  { id: 'coaching', name: { sv: 'Coachinglogg', en: 'Coaching log' } },
  { id: 'peer', name: { sv: 'Kollegialt samtal', en: 'Peer session' } },
]
