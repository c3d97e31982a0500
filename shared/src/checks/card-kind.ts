import type { Card } from '../model/card.ts'
import { GOAL_REGIONS, SIGN_REGIONS } from '../tools/goals.ts'

/** What a card is in the method, wherever it is written. `aside`: a problem that was parked or handed over. */
export type CardKind =
  | 'note'
  | 'state'
  | 'history'
  | 'factor'
  | 'meeting'
  | 'theme'
  | 'asked'
  | 'observation'
  | 'statistic'
  | 'problem'
  | 'aside'
  | 'cause'
  | 'goal'
  | 'sign'
  | 'step'
  | 'theory'
  | 'action'
  | 'activity'
  | 'spreading'
  | 'support'
  | 'followup'
  | 'lecture'
  | 'take-home'

/** Of all regions of a tool, or of some. */
const KINDS: Readonly<Record<string, CardKind | Readonly<Record<string, CardKind>>>> = {
  swot: 'note',
  current_state: 'state',
  history: 'history',
  success_factors: 'factor',
  meeting_scan: { mote: 'meeting' },
  evidence: { tema: 'theme', kommer: 'theme', anknytning: 'theme', grupp: 'asked', observation: 'observation' },
  stats: { matt: 'statistic' },
  problems: 'problem',
  causes: { individ: 'cause', struktur: 'cause', process: 'cause', varfor: 'cause', orsak: 'cause' },
  goals: Object.fromEntries([
    ...GOAL_REGIONS.map((region) => [region, 'goal' as const]),
    ...SIGN_REGIONS.map((region) => [region, 'sign' as const]),
  ]),
  effect_chain: 'step',
  toc: 'theory',
  action_plan: 'action',
  activity_plan: { aktivitet: 'activity', inforande: 'activity', spridning: 'spreading', stod: 'support' },
  followup: 'followup',
  lectures: { lista: 'lecture', ta_med: 'take-home' },
}

/** A problem that was called a cause is one; nothing for what no rule is about. */
export function kindIn(tool: string, { status, place }: Pick<Card, 'status' | 'place'>): CardKind | undefined {
  if (status) return status.kind === 'cause' ? 'cause' : 'aside'
  const kind = Object.hasOwn(KINDS, tool) ? KINDS[tool] : undefined
  if (typeof kind !== 'object') return kind
  return Object.hasOwn(kind, place.region) ? kind[place.region] : undefined
}
