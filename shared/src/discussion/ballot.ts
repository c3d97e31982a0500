import * as v from 'valibot'
import { type CardId, isId } from '../model/ids.ts'

/**
 * `dots`: a person gives each card a number of dots. `matrix`: a person places each card by effect and control, both 1–5. `rating`: a
 * person says how far each card holds, 1–4.
 */
export const ROUND_KINDS = ['dots', 'matrix', 'rating'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

/** B.9: three dots each, at most two on one card, unless the facilitator sets it otherwise. */
export const DEFAULT_BUDGET = 3
export const DEFAULT_CAP = 2
export const MOST_DOTS = 20
/** The most cards in one round. */
export const MOST_OPTIONS = 200

/** B.4: from what does not hold here to what holds entirely. */
export const RATINGS = [1, 2, 3, 4] as const

/** Where a person places a card: how large the effect is, and how far it is in our own hands. */
export interface Placement {
  readonly effect: number
  readonly control: number
}

/** What one person says in one round; a card that is not named gets nothing, and in a rating no answer. */
export type DotBallot = Readonly<Record<CardId, number>>
export type MatrixBallot = Readonly<Record<CardId, Placement>>
export type RatingBallot = Readonly<Record<CardId, number>>
export type Ballot = DotBallot | MatrixBallot | RatingBallot

/** What a ballot is held against. */
export interface BallotRules {
  readonly kind: RoundKind
  /** Dots a person has, and the most that they may give one card; nothing to the other kinds. */
  readonly budget: number
  readonly cap: number
  readonly cards: readonly CardId[]
}

export type BallotRefusal = 'not-a-ballot' | 'over-budget' | 'over-cap' | 'no-such-option'

const step = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))
const card = v.custom<CardId>((value) => isId('card', value))
const BALLOTS = {
  dots: v.record(card, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_DOTS))),
  matrix: v.record(card, v.strictObject({ effect: step, control: step })),
  rating: v.record(card, v.picklist(RATINGS)),
} as const satisfies Record<RoundKind, unknown>

/** Reads a ballot that anybody may have written and holds it against the round's rules. Gives it, or why it does not count. */
export function readBallot(
  value: unknown,
  rules: BallotRules,
): { readonly ok: true; readonly value: Ballot } | { readonly ok: false; readonly reason: BallotRefusal } {
  const read = v.safeParse(BALLOTS[rules.kind], value)
  // A list, and names such as `__proto__`, would be read as an empty ballot, which takes a vote back.
  if (!read.success || !hasSameKeys(value, read.output)) return { ok: false, reason: 'not-a-ballot' }
  const ballot = read.output as Ballot
  const options = new Set<string>(rules.cards)
  if (Object.keys(ballot).some((id) => !options.has(id))) return { ok: false, reason: 'no-such-option' }
  if (rules.kind === 'dots') {
    const given = Object.values(ballot as DotBallot)
    if (given.some((count) => count > rules.cap)) return { ok: false, reason: 'over-cap' }
    if (dotsIn(ballot as DotBallot) > rules.budget) return { ok: false, reason: 'over-budget' }
  }
  return { ok: true, value: ballot }
}

function hasSameKeys(value: unknown, read: object): boolean {
  return !Array.isArray(value) && Object.keys(value as object).length === Object.keys(read).length
}

/** How many dots a ballot gives in all. */
export function dotsIn(ballot: DotBallot): number {
  return Object.values(ballot).reduce((sum, count) => sum + count, 0)
}
