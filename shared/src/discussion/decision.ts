import type { Role } from '../access/can.ts'
import { type BoardId, type CardId, type DecisionId, isId, type RoundId, type UserId } from '../model/ids.ts'

/** `priorities`: the problems that the group goes on with. `step`: a step of the plan that was passed, or opened again. */
export const DECISION_KINDS = ['priorities', 'step', 'other'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const MAX_REASON = 1_000

/** What was decided, by whom, why and on what votes. Never edited, only replaced by another. */
export interface Decision {
  readonly id: DecisionId
  readonly kind: DecisionKind
  /** In words; empty where the cards or the step say it. */
  readonly text: string
  readonly reason: string
  readonly by: { readonly user: UserId; readonly name: string; readonly role: Role }
  readonly at: number
  readonly replaces?: DecisionId | undefined
  /** The board that it is about, and the chosen cards in their order. */
  readonly board?: BoardId | undefined
  readonly cards: readonly CardId[]
  /** The closed rounds that lay on the table. */
  readonly rounds: readonly RoundId[]
  /** The step of the plan, whether it was passed, and what was not done when it was. */
  readonly step?: string | undefined
  readonly isPassed?: boolean | undefined
  readonly unmet?: readonly string[] | undefined
}

/** Reads a value that only the server writes; `undefined` for one of a newer server. */
export function readDecision(id: string, value: unknown): Decision | undefined {
  if (!isId('decision', id) || typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  return DECISION_KINDS.some((kind) => kind === value.kind) ? ({ ...value, id } as Decision) : undefined
}

/** Decisions in the order in which they were made. */
export function compareDecisions(a: Decision, b: Decision): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

/** Those that no other replaces. */
export function standingDecisions(decisions: readonly Decision[]): Decision[] {
  const replaced = new Set(decisions.map(({ replaces }) => replaces))
  return decisions.filter(({ id }) => !replaced.has(id))
}

/** The problems of a board that stand chosen, by the newest decision about it; none before there is one. */
export function prioritiesOf(decisions: readonly Decision[], board: BoardId): Decision | undefined {
  return standingDecisions(decisions)
    .filter((decision) => decision.kind === 'priorities' && decision.board === board)
    .sort(compareDecisions)
    .at(-1)
}

/** The steps of the plan that stand passed. */
export function passedSteps(decisions: readonly Decision[]): Set<string> {
  const passed = new Set<string>()
  for (const { kind, step, isPassed } of [...decisions].sort(compareDecisions)) {
    if (kind !== 'step' || !step) continue
    if (isPassed) passed.add(step)
    else passed.delete(step)
  }
  return passed
}
