import type { CardId } from '../model/ids.ts'
import { cornerOf } from './matrix.ts'
import type { RoundResult } from './round.ts'

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
  if (dots && isPassedOver(chosen, dots)) departures.push('votes')
  if (matrix && chosen.some((card) => matrix[card] && cornerOf(matrix[card]) !== 'do-now')) departures.push('matrix')
  return departures
}

function isPassedOver(chosen: readonly CardId[], dots: NonNullable<RoundResult['dots']>): boolean {
  const least = Math.min(...chosen.map((card) => dots[card]?.dots ?? 0))
  const others = (Object.keys(dots) as CardId[]).filter((card) => !chosen.includes(card))
  return others.some((card) => dots[card]!.dots > least)
}

/** PRI-I1: the cards on both sides of the cut that have the same number of dots, when so many are to be chosen. */
export function tieAtCut(dots: NonNullable<RoundResult['dots']>, count: number): CardId[] {
  const cards = (Object.keys(dots) as CardId[]).sort((a, b) => dots[b]!.dots - dots[a]!.dots)
  const [last, next] = [cards[count - 1], cards[count]]
  if (!last || !next || dots[last]!.dots !== dots[next]!.dots || dots[next]!.dots === 0) return []
  return cards.filter((card) => dots[card]!.dots === dots[last]!.dots)
}
