import { compareKeys } from '../lib/order.ts'
import type { BoardId, CardId } from '../model/ids.ts'

/**
 * How much hangs on it (B.0): E stops what is sent out, G is looked at before a step is passed, W is worth a thought, I is good to
 * know. Writing is stopped by none of them.
 */
export const LEVELS = ['E', 'G', 'W', 'I'] as const
export type Level = (typeof LEVELS)[number]

/** What a sentence about it needs beside the cards. */
export type FindingValues = Readonly<Record<string, string | number | readonly string[]>>

/** Where a rule is not kept. */
export interface Breach {
  /** The card that it is about first; none where a whole board or the room is. */
  readonly cards: readonly CardId[]
  /** The board, where it is about what that holds as a whole. */
  readonly board?: BoardId
  readonly values?: FindingValues
}

/** A rule of the method that the room does not keep just now. */
export interface Finding<Code extends string = string> extends Breach {
  readonly code: Code
  readonly level: Level
}

/** B.24: the rules of the red thread say their levels in a table; all others in their names (ACT-W1). */
const THREAD_LEVELS: Readonly<Record<Level, readonly number[]>> = {
  E: [19],
  G: [1, 2, 4, 5, 6, 9],
  W: [3, 7, 8, 10, 11, 12, 13, 14, 15, 16, 18],
  I: [17],
}

/** How much a rule weighs: by its letter, or for the red thread by its number. */
export function levelOf(code: string): Level {
  const [, family, letter, number] = /^([A-Z]+)-([EGWI]?)(\d+)$/.exec(code) ?? []
  const level =
    family === 'RT'
      ? LEVELS.find((each) => THREAD_LEVELS[each].includes(Number(number)))
      : LEVELS.find((each) => each === letter)
  if (!level) throw new Error(`A rule without a level: ${code}`)
  return level
}

/** The most urgent first, then by code, and those of one rule by what they are about. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    compareKeys(a.code, b.code) ||
    compareKeys(a.board ?? '', b.board ?? '') ||
    compareKeys(a.cards.join(' '), b.cards.join(' ')) ||
    compareKeys(JSON.stringify(a.values ?? {}), JSON.stringify(b.values ?? {}))
  )
}
