import { type RandomBytes, randomWord, secureBytes } from './random.ts'

/**
 * Order keys: strings whose plain comparison is the order of a list, so that moving one thing writes one value and two
 * people who insert at the same place both succeed. A key is a fraction in base 62 and ends in three random digits, so that
 * simultaneous inserts get different keys and nobody's list is rewritten.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const MIDDLE = Math.floor(BASE / 2)

/** Compares two keys in list order; ties are for the caller to break, by id. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a key may look like. Others may write any text; a long one would make every key after it long. */
export const KEY = /^[0-9A-Za-z]{1,1000}$/
const LAST_KEY = 'z'

/** A key that anybody may have written: itself, or one at the end of the list when it is none of ours. */
export function readKey(value: string): string {
  return KEY.test(value) ? value : LAST_KEY
}

/** A new key after `before` and before `after`; `null` is the list's end. Keys that tie or are out of order give one after `before`. */
export function keyBetween(before: string | null, after: string | null, bytes: RandomBytes = secureBytes): string {
  // The jitter never ends in the lowest digit: nothing could be put before such a key.
  return shortestBetween(before, after) + randomWord(2, bytes) + (randomWord(1, bytes).replace('0', '1') as string)
}

/** `count` new keys in rising order between two neighbours, short because the gap is halved and not walked. */
export function keysBetween(
  before: string | null,
  after: string | null,
  count: number,
  bytes: RandomBytes = secureBytes,
): string[] {
  if (count <= 0) return []
  if (count === 1) return [keyBetween(before, after, bytes)]
  const half = Math.floor((count - 1) / 2)
  const middle = keyBetween(before, after, bytes)
  return [...keysBetween(before, middle, half, bytes), middle, ...keysBetween(middle, after, count - 1 - half, bytes)]
}

/** The result differs from `after` in a digit where it is lower, so any digits may follow it. */
function shortestBetween(before: string | null, after: string | null): string {
  let prefix = ''
  let ceiling = after
  for (let i = 0; ; i++) {
    const low = before !== null && i < before.length ? DIGITS.indexOf(before[i]!) : 0
    if (ceiling !== null && i >= ceiling.length) ceiling = null
    const high = ceiling === null ? BASE : DIGITS.indexOf(ceiling[i]!)
    if (high - low > 1) return prefix + DIGITS[digitBetween(low, high, before === null, after === null)]
    prefix += DIGITS[low]
    if (low < high) ceiling = null
  }
}

/** Next to the neighbour at an open end, in the middle otherwise: lists that only grow at one end keep short keys. */
function digitBetween(low: number, high: number, openBelow: boolean, openAbove: boolean): number {
  if (openBelow && openAbove) return MIDDLE
  if (openAbove) return low + 1
  if (openBelow) return high - 1
  return Math.floor((low + high) / 2)
}
