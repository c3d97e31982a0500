import type { MatrixTally } from './tally.ts'

/** The four corners of the matrix: Gör nu, Planera, Pröva i liten skala, Parkera (B.9). */
export type Corner = 'do-now' | 'plan' | 'try' | 'park'

/** The middle of the scale belongs to the upper half: a 3 is worth doing something about. */
const HIGH = 3
/** This many steps between the quarter who say least and the quarter who say most, and the group does not agree. */
const WIDE = 2

/** Large effect and in our hands: now. Large effect, not in our hands: plan. Small effect but in our hands: try. Else park. */
export function cornerOf({ effect, control }: { readonly effect: number; readonly control: number }): Corner {
  if (effect >= HIGH) return control >= HIGH ? 'do-now' : 'plan'
  return control >= HIGH ? 'try' : 'park'
}

/** Whether the group is at odds on a card, on either axis: a mean would hide it. */
export function isDisputed({ effects, controls }: Pick<MatrixTally, 'effects' | 'controls'>): boolean {
  return isWide(effects) || isWide(controls)
}

/** Whether the group is at odds on one axis. */
export function isWide(counts: readonly number[]): boolean {
  return spreadOf(counts) >= WIDE
}

/**
 * The steps between the first and the third quartile of counted answers 1–5 (nearest rank; in a group of two, their distance).
 */
export function spreadOf(counts: readonly number[]): number {
  const answers = counts.flatMap((count, i) => Array<number>(count).fill(i + 1))
  if (answers.length < 2) return 0
  const last = answers.length - 1
  return answers[Math.ceil(last * 0.75)]! - answers[Math.floor(last * 0.25)]!
}
