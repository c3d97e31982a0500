import { type CheckCode, ROOM_CHECKS, type ThreadCode } from './room-checks.ts'

/** The tools' own rules: what is shown on their cards and boards, and not in the list of gaps. */
export type HintCode = Exclude<CheckCode, ThreadCode>

export function isHintCode(code: string): code is HintCode {
  return Object.hasOwn(ROOM_CHECKS, code) && !code.startsWith('RT-')
}

/** The tool whose board shows a rule, by the rule's family. */
const TOOL_OF: Readonly<Record<string, string>> = {
  SWOT: 'swot',
  CS: 'current_state',
  HIS: 'history',
  SF: 'success_factors',
  MS: 'meeting_scan',
  EV: 'evidence',
  ST: 'stats',
  CAU: 'causes',
  GOAL: 'goals',
  SIGN: 'goals',
  EC: 'effect_chain',
  TOC: 'toc',
  ACT: 'action_plan',
  APL: 'activity_plan',
  FU: 'followup',
  PM: 'pm',
  LEC: 'lectures',
}

/** The tool that a hint is about; nothing for one that is about any. */
export function toolOfHint(code: HintCode): string | undefined {
  return TOOL_OF[code.split('-')[0]!]
}

/** What is looked at before a step is passed: without a plan there are no steps. */
export function isOfGate(code: HintCode): boolean {
  return code.includes('-G') || code === 'SWOT-W3'
}
