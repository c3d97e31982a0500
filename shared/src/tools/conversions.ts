import type { Conversion } from './conversion.ts'
import { GOAL_REGIONS, SIGN_REGIONS } from './goals.ts'
import type { Words } from './tool.ts'

const LEVEL = { to: 'level', from: ['level'] } as const
const AS_EVIDENCE: Words = { sv: 'Använd som belägg', en: 'Use as evidence' }
const MAKE_PROBLEM: Words = { sv: 'Gör till problem', en: 'Make a problem' }
const MAKE_ACTION: Words = { sv: 'Skapa åtgärd', en: 'Create action' }
const AS_RESOURCE: Words = { sv: 'Gör till resurs i kedja', en: 'Make a resource in a chain' }
const FOLLOW_UP: Words = { sv: 'Följ upp', en: 'Follow up' }
const PROBLEM = { tool: 'problems', region: 'problem' } as const
const ACTION = { tool: 'action_plan', region: 'atgard' } as const
const STATE = { tool: 'current_state', region: 'struktur' } as const
const CAUSE = { tool: 'causes', region: 'process' } as const
const FOLLOWUP = { tool: 'followup', region: 'hant' } as const

/**
 * Every row of B.23 that makes a new card, and what B.1–B.21 say under "Next". What only changes a card (prioritise, park, make a cause
 * of a problem) is in `edits/cards`, and adjusting in `edits/versions`.
 */
export const conversions: readonly Conversion[] = [
  {
    verb: 'evidence',
    label: AS_EVIDENCE,
    from: { tool: 'evidence' },
    to: STATE,
    link: 'based_on',
    text: 'same',
    carries: [{ to: 'source', from: ['source', 'group', 'period'] }],
  },
  {
    verb: 'evidence',
    label: AS_EVIDENCE,
    from: { tool: 'stats', regions: ['matt'] },
    to: { tool: 'current_state', region: 'individ' },
    link: 'based_on',
    text: 'same',
    carries: [{ to: 'source', from: ['source', 'group', 'period'] }],
  },
  { verb: 'evidence', label: AS_EVIDENCE, from: { tool: 'meeting_scan' }, to: STATE, link: 'based_on', text: 'same' },
  {
    verb: 'lesson',
    label: { sv: 'Gör till lärdom', en: 'Make a lesson learnt' },
    from: { tool: 'history' },
    to: { tool: 'success_factors', region: 'faktor' },
    link: 'based_on',
    text: { field: 'lesson' },
    carries: [{ to: 'example', from: ['effect', 'from'] }],
  },
  {
    verb: 'assumption',
    label: { sv: 'Gör till antagande', en: 'Make an assumption' },
    from: { tool: 'history' },
    to: { tool: 'effect_chain', region: 'antaganden' },
    link: 'based_on',
    text: { field: 'lesson' },
  },
  {
    verb: 'problem',
    label: MAKE_PROBLEM,
    from: { tool: 'swot' },
    to: PROBLEM,
    link: 'based_on',
    text: 'same',
    carries: [LEVEL],
  },
  {
    verb: 'problem',
    label: MAKE_PROBLEM,
    from: { tool: 'current_state' },
    to: PROBLEM,
    link: 'based_on',
    text: 'same',
    carries: [LEVEL],
  },
  { verb: 'problem', label: MAKE_PROBLEM, from: { tool: 'stats' }, to: PROBLEM, link: 'based_on', text: 'same' },
  {
    verb: 'problem',
    label: MAKE_PROBLEM,
    from: { tool: 'success_factors' },
    to: PROBLEM,
    link: 'based_on',
    text: 'same',
  },
  {
    verb: 'resource',
    label: AS_RESOURCE,
    from: { tool: 'swot', regions: ['styrkor'] },
    to: { tool: 'effect_chain', region: 'resurser' },
    link: 'based_on',
    text: 'same',
  },
  {
    verb: 'resource',
    label: AS_RESOURCE,
    from: { tool: 'success_factors' },
    to: { tool: 'effect_chain', region: 'resurser' },
    link: 'based_on',
    text: 'same',
  },
  {
    verb: 'support-idea',
    label: { sv: 'Gör till önskat stöd', en: 'Make a request for support' },
    from: { tool: 'swot', regions: ['mojligheter'] },
    to: { tool: 'activity_plan', region: 'stod' },
    link: 'based_on',
    text: 'same',
  },
  {
    verb: 'cause',
    label: { sv: 'Lägg till orsak', en: 'Add a cause' },
    from: { tool: 'problems' },
    to: CAUSE,
    link: 'caused_by',
    text: 'ask',
  },
  {
    verb: 'why',
    label: { sv: 'Varför?', en: 'Why?' },
    from: { tool: 'causes', regions: ['individ', 'struktur', 'process', 'varfor', 'orsak'] },
    to: { ...CAUSE, likeIts: true },
    link: 'because_of',
    text: 'ask',
    carries: [LEVEL],
    inherits: ['caused_by'],
  },
  {
    verb: 'goal',
    label: { sv: 'Sätt mål', en: 'Set a goal' },
    from: { tool: 'problems' },
    to: { tool: 'goals', region: 'langsiktigt' },
    link: 'addresses',
    text: 'ask',
    takesBaseline: true,
    back: { sv: 'Lägg till problem', en: 'Add a problem' },
  },
  {
    verb: 'part',
    label: { sv: 'Dela upp i delmål', en: 'Break down into sub-goals' },
    from: { tool: 'goals', regions: GOAL_REGIONS },
    to: { tool: 'goals', region: 'delmal' },
    link: 'part_of',
    text: 'ask',
    carries: [
      { to: 'due', from: ['due'] },
      { to: 'unit', from: ['unit'] },
    ],
    inherits: ['addresses'],
  },
  {
    verb: 'sign',
    label: { sv: 'Lägg till tecken', en: 'Add a sign' },
    from: { tool: 'goals', regions: GOAL_REGIONS },
    to: { tool: 'goals', region: 'tecken' },
    link: 'sign_of',
    text: 'ask',
  },
  {
    verb: 'chain',
    label: { sv: 'Börja kedja', en: 'Begin a chain' },
    from: { tool: 'causes' },
    to: { tool: 'effect_chain', region: 'aktiviteter' },
    link: 'starts_in',
    text: 'ask',
  },
  {
    verb: 'action',
    label: MAKE_ACTION,
    from: { tool: 'effect_chain', regions: ['aktiviteter', 'insats'] },
    to: ACTION,
    link: 'becomes',
    text: 'same',
  },
  {
    verb: 'action',
    label: MAKE_ACTION,
    from: { tool: 'toc', regions: ['aktiviteter'] },
    to: ACTION,
    link: 'becomes',
    text: 'same',
  },
  {
    verb: 'action',
    label: MAKE_ACTION,
    from: { tool: 'causes' },
    to: ACTION,
    link: 'acts_on',
    text: 'ask',
    back: { sv: 'Lägg till orsak', en: 'Add a cause' },
  },
  {
    verb: 'action',
    label: MAKE_ACTION,
    from: { tool: 'goals', regions: GOAL_REGIONS },
    to: ACTION,
    link: 'serves',
    text: 'ask',
  },
  {
    verb: 'action',
    label: MAKE_ACTION,
    from: { tool: 'history' },
    to: ACTION,
    link: 'based_on',
    text: 'same',
  },
  {
    verb: 'activity',
    label: { sv: 'Dela upp i aktiviteter', en: 'Break down into activities' },
    from: { tool: 'action_plan' },
    to: { tool: 'activity_plan', region: 'aktivitet' },
    link: 'breaks_down',
    text: 'ask',
    carries: [
      { to: 'responsible', from: ['responsible'] },
      { to: 'due', from: ['due'] },
    ],
    back: { sv: 'Lägg till åtgärd', en: 'Add an action' },
  },
  {
    verb: 'support',
    label: { sv: 'Beställ stöd', en: 'Order support' },
    from: { tool: 'action_plan' },
    to: { tool: 'activity_plan', region: 'stod' },
    link: 'supports',
    text: 'ask',
  },
  {
    verb: 'spread',
    label: { sv: 'Sprid', en: 'Spread' },
    from: { tool: 'action_plan' },
    to: { tool: 'activity_plan', region: 'spridning' },
    link: 'spreads',
    text: 'same',
  },
  {
    verb: 'idea',
    label: { sv: 'Gör till aktivitet', en: 'Make an activity' },
    from: { tool: 'lectures', regions: ['ta_med'] },
    to: { tool: 'activity_plan', region: 'aktivitet' },
    link: 'based_on',
    text: 'same',
  },
  {
    verb: 'action',
    label: MAKE_ACTION,
    from: { tool: 'decisions', regions: ['parkering'] },
    to: ACTION,
    link: 'based_on',
    text: 'same',
  },
  { verb: 'followup', label: FOLLOW_UP, from: { tool: 'action_plan' }, to: FOLLOWUP, link: 'follows_up', text: 'ask' },
  {
    verb: 'followup',
    label: FOLLOW_UP,
    from: { tool: 'goals', regions: [...GOAL_REGIONS, ...SIGN_REGIONS] },
    to: FOLLOWUP,
    link: 'follows_up',
    text: 'ask',
  },
  {
    verb: 'next-round',
    label: { sv: 'Nytt nuläge', en: 'New current state' },
    from: { tool: 'followup', regions: ['kvar', 'hant', 'funkat', 'justera'] },
    to: { tool: 'current_state', region: 'process' },
    link: 'continues',
    text: 'same',
  },
  {
    verb: 'goal',
    label: { sv: 'Sätt mål', en: 'Set a goal' },
    from: { tool: 'pm', regions: ['syfte'] },
    to: { tool: 'goals', region: 'overgripande' },
    link: 'based_on',
    text: 'same',
  },
  {
    verb: 'evidence',
    label: { sv: 'Gör till nuläge', en: 'Make a current state' },
    from: { tool: 'pm', regions: ['bakgrund'] },
    to: { tool: 'current_state', region: 'nulage' },
    link: 'based_on',
    text: 'same',
  },
]

/** Where a card stands: what it can become follows from that. */
export interface Standing {
  readonly tool: string
  readonly region: string
}

function comesFrom({ from }: Conversion, { tool, region }: Standing): boolean {
  return from.tool === tool && (!from.regions || from.regions.includes(region))
}

/** What cards can become together, once for each verb; the first card's own words for it. */
export function conversionsOf(standings: readonly Standing[]): readonly Conversion[] {
  const [first, ...others] = standings
  if (!first) return []
  const can = conversions.filter((conversion) => comesFrom(conversion, first))
  const shared = can.filter(({ verb, to }) => others.every((other) => conversionFor(verb, other)?.to.tool === to.tool))
  return shared.filter(({ verb }, i) => shared.findIndex((each) => each.verb === verb) === i)
}

/** How a card does what a verb says; nothing when it cannot. */
export function conversionFor(verb: string, standing: Standing): Conversion | undefined {
  return conversions.find((conversion) => conversion.verb === verb && comesFrom(conversion, standing))
}

/** What a card can be given to have grown out of: conversions that go both ways, by where their new cards stand. */
export function backwardsOf({ tool, region }: Standing): readonly Conversion[] {
  return conversions.filter(({ to, back }) => back && to.tool === tool && isSameKind(to, region))
}

/** A goal of any kind may be given a problem; of an activity plan, only the activities have an action. */
function isSameKind(to: Conversion['to'], region: string): boolean {
  if (to.tool === 'goals') return GOAL_REGIONS.some((id) => id === region)
  return to.tool !== 'activity_plan' || to.region === region
}
