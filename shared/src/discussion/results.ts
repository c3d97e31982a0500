import type { BoardId, CardId } from '../model/ids.ts'
import type { RoundKind } from './ballot.ts'
import { type Round, roundsAbout } from './round.ts'
import type { DotTallies, RatingTally } from './tally.ts'

/** A round whose result everybody knows. */
export type ClosedRound = Round & { readonly closed: NonNullable<Round['closed']> }

/** Rounds of a kind about a board whose results are known, the newest first. */
export function closedRounds(rounds: Iterable<Round>, board: BoardId, kind: RoundKind): ClosedRound[] {
  return roundsAbout(rounds, board, kind).filter((round): round is ClosedRound => round.closed !== undefined)
}

/** The round of a kind that goes on about a board; of several, the one that was opened last. */
export function openRoundAbout(rounds: Iterable<Round>, board: BoardId, kind: RoundKind): Round | undefined {
  return roundsAbout(rounds, board, kind).find(({ closed }) => !closed)
}

/** Cards by their dots, the most first; those with as many, and those that were not in the round, in the order in which they came. */
export function byDots(cards: readonly CardId[], dots: DotTallies): CardId[] {
  return [...cards].sort((a, b) => (dots[b]?.dots ?? -1) - (dots[a]?.dots ?? -1))
}

/** The lowest and the highest of counted answers, which begin at 1; nothing when nobody answered. */
export function rangeOf(counts: readonly number[]): readonly [low: number, high: number] | undefined {
  const low = counts.findIndex((count) => count > 0)
  return low < 0 ? undefined : [low + 1, counts.findLastIndex((count) => count > 0) + 1]
}

/** What a vote said of some of its cards: a choice is held against those that can still be chosen. */
export function dotsOf(dots: DotTallies | undefined, isAmong: (card: CardId) => boolean): DotTallies | undefined {
  return dots && Object.fromEntries(Object.entries(dots).filter(([card]) => isAmong(card as CardId)))
}

/** SF-I1: this many steps from the lowest to the highest rating, and the group has something to talk about. */
const SPLIT = 2

/** Whether the group is at odds on how far a card holds: a single number would hide it. */
export function isSplit({ ratings }: Pick<RatingTally, 'ratings'>): boolean {
  const range = rangeOf(ratings)
  return range !== undefined && range[1] - range[0] >= SPLIT
}

/**
 * The middle of counted answers, which begin at 1: as many lie below as above. Halfway between the two in the middle where the answers
 * are even in number; nothing when nobody answered.
 */
export function medianOf(counts: readonly number[]): number | undefined {
  const answers = counts.flatMap((count, i) => Array<number>(count).fill(i + 1))
  if (answers.length === 0) return undefined
  const middle = (answers.length - 1) / 2
  return (answers[Math.floor(middle)]! + answers[Math.ceil(middle)]!) / 2
}
