import type { CardId } from '../model/ids.ts'
import { cornerOf } from './matrix.ts'
import type { RoundResult } from './round.ts'
import type { DotTallies, MatrixTallies } from './tally.ts'

/** What a choice of problems has against it. */
export type Departure =
  /** A problem with more dots was not chosen. */
  | 'votes'
  /** A chosen problem stands where the group placed what it would not do now. */
  | 'matrix'

/**
 * PRI-W2: in what a choice departs from the newest closed rounds. Cards with the same number of dots may be chosen in any
 * combination: a tie is for people to settle (PRI-I1).
 */
export function departuresOf(
  chosen: readonly CardId[],
  { dots, matrix }: Pick<RoundResult, 'dots' | 'matrix'>,
): Departure[] {
  const departures: Departure[] = []
  if (passedOver(chosen, dots).length > 0) departures.push('votes')
  if (notNow(chosen, matrix).length > 0) departures.push('matrix')
  return departures
}

/** PRI-W2: cards that are left out although they have more dots than one that is chosen. */
export function passedOver(chosen: readonly CardId[], dots: DotTallies = {}): CardId[] {
  const least = Math.min(...chosen.map((card) => dots[card]?.dots ?? 0))
  return (Object.keys(dots) as CardId[]).filter((card) => !chosen.includes(card) && dots[card]!.dots > least)
}

/** PRI-W2: chosen cards that are placed where the group would not do them now. */
export function notNow(chosen: readonly CardId[], matrix: MatrixTallies = {}): CardId[] {
  return chosen.filter((card) => matrix[card] && cornerOf(matrix[card]) !== 'do-now')
}

/** PRI-I1: the cards on both sides of the cut that have the same number of dots, when so many are to be chosen. */
export function tieAtCut(dots: NonNullable<RoundResult['dots']>, count: number): CardId[] {
  const cards = (Object.keys(dots) as CardId[]).sort((a, b) => dots[b]!.dots - dots[a]!.dots)
  const [last, next] = [cards[count - 1], cards[count]]
  if (!last || !next || dots[last]!.dots !== dots[next]!.dots || dots[next]!.dots === 0) return []
  return cards.filter((card) => dots[card]!.dots === dots[last]!.dots)
}
