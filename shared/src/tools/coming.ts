import type { ComingTool } from './tool.ts'

/** What process models name and what comes later: a plan shows it as coming, and everything else of the model works. */
export const comingTools: readonly ComingTool[] = [
  { id: 'history', name: { sv: 'Förbättringshistoria', en: 'Improvement history' } },
  { id: 'success_factors', name: { sv: 'Framgångsfaktorer', en: 'Success factors' } },
  { id: 'meeting_scan', name: { sv: 'Mötesscanning', en: 'Meeting scan' } },
  {
    id: 'evidence',
    name: { sv: 'Underlag: intervjuer och observationer', en: 'Evidence: interviews and observations' },
  },
  { id: 'stats', name: { sv: 'Måluppfyllelse: statistik', en: 'Goal attainment: statistics' } },
  { id: 'causes', name: { sv: 'Orsaksanalys', en: 'Cause analysis' } },
  { id: 'effect_chain', name: { sv: 'Effektkedja', en: 'Effect chain' } },
  { id: 'toc', name: { sv: 'Förändringsteori', en: 'Theory of change' } },
  { id: 'goals', name: { sv: 'Mål, delmål och synliga tecken', en: 'Goals, sub-goals and visible signs' } },
  { id: 'action_plan', name: { sv: 'Åtgärdsplan', en: 'Action plan' } },
  {
    id: 'activity_plan',
    name: { sv: 'Aktivitetsplan, spridning, förbättringsstöd', en: 'Activity plan, spreading, improvement support' },
  },
  { id: 'followup', name: { sv: 'Uppföljning', en: 'Follow-up' } },
  { id: 'staircase', name: { sv: 'Samhandlingstrappan', en: 'Collaboration staircase' } },
  { id: 'coaching', name: { sv: 'Coachinglogg', en: 'Coaching log' } },
  { id: 'peer', name: { sv: 'Kollegialt samtal', en: 'Peer session' } },
  { id: 'pm', name: { sv: 'PM / uppdragsbeskrivning', en: 'Project brief' } },
  { id: 'lectures', name: { sv: 'Webbinarier och föreläsningar', en: 'Webinars and lectures' } },
]
