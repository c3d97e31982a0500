import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareKeys, keyBetween, keysBetween, readKey } from './order.ts'
import type { RandomBytes } from './random.ts'

/** Bytes that a run can be replayed with: the numbers given, over and over. */
function bytesOf(numbers: readonly number[]): RandomBytes {
  let next = 0
  return (count) => Uint8Array.from({ length: count }, () => numbers[next++ % numbers.length]!)
}

const digit = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
const lastDigit = digit.filter((one) => one !== '0')
/** Any key that this code or a fellow implementation may have made, with long runs of the lowest and the highest digit. */
const key = fc
  .tuple(fc.array(fc.oneof(digit, fc.constantFrom('0', 'z')), { maxLength: 12 }), lastDigit)
  .map(([digits, last]) => digits.join('') + last)
/** Everything from all lowest to all highest letters that the alphabet gives. */
const bytes = fc.array(fc.integer({ min: 0, max: 247 }), { minLength: 1, maxLength: 8 }).map(bytesOf)

describe('keyBetween', () => {
  it('gives a key strictly between any two', () => {
    fc.assert(
      fc.property(key, key, bytes, (a, b, source) => {
        fc.pre(a !== b)
        const [low, high] = [a, b].sort(compareKeys) as [string, string]
        const between = keyBetween(low, high, source)
        expect(low < between && between < high, `${low} < ${between} < ${high}`).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it('stands between a key and its own continuation', () => {
    fc.assert(
      fc.property(key, key, bytes, (low, rest, source) => {
        const between = keyBetween(low, low + rest, source)
        expect(low < between && between < low + rest).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives a key before the first and after the last', () => {
    fc.assert(
      fc.property(key, bytes, (one, source) => {
        expect(keyBetween(null, one, source) < one).toBe(true)
        expect(keyBetween(one, null, source) > one).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never ends in the lowest digit', () => {
    fc.assert(
      fc.property(fc.option(key), fc.option(key), bytes, (before, after, source) => {
        expect(keyBetween(before, after, source)).not.toMatch(/0$/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('goes after the first of keys that tie or are out of order', () => {
    fc.assert(
      fc.property(key, key, bytes, (a, b, source) => {
        const [low, high] = [a, b].sort(compareKeys) as [string, string]
        expect(keyBetween(high, low, source) > high).toBe(true)
        expect(keyBetween(low, low, source) > low).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives two people who insert at once different keys', () => {
    const keys = Array.from({ length: 200 }, () => keyBetween('V', 'W'))
    expect(new Set(keys).size).toBeGreaterThan(195)
  })
})

describe('the length of keys', () => {
  it('stays short over a thousand appends', () => {
    const keys = grown(1_000, (last) => keyBetween(last, null))
    expect(isRising(keys)).toBe(true)
    expect(longest(keys)).toBeLessThanOrEqual(45)
  })

  it('stays short over a thousand prepends', () => {
    const keys = grown(1_000, (first) => keyBetween(null, first))
    expect(isRising(keys.toReversed())).toBe(true)
    expect(longest(keys)).toBeLessThanOrEqual(45)
  })

  it('stays short for three hundred at once', () => {
    for (const [before, after] of [
      [null, null],
      ['V', null],
      [null, 'V'],
      ['V', 'W'],
      ['V', 'V1'],
      ['Vzz', 'W001'],
    ] as const) {
      const keys = keysBetween(before, after, 300)
      expect(keys).toHaveLength(300)
      expect(isRising([before ?? '', ...keys, after ?? '~'])).toBe(true)
      expect(longest(keys)).toBeLessThanOrEqual(20)
    }
  })

  it('stays bearable over two hundred inserts at one spot', () => {
    const afterFirst = grown(200, (latest) => keyBetween('V', latest ?? 'W'))
    const beforeLast = grown(200, (latest) => keyBetween(latest ?? 'V', 'W'))
    expect(isRising(afterFirst.toReversed())).toBe(true)
    expect(isRising(beforeLast)).toBe(true)
    expect(Math.max(longest(afterFirst), longest(beforeLast))).toBeLessThanOrEqual(60)
  })
})

describe('keysBetween', () => {
  it('gives rising keys between any two', () => {
    fc.assert(
      fc.property(key, key, fc.integer({ min: 0, max: 40 }), bytes, (a, b, count, source) => {
        fc.pre(a !== b)
        const [low, high] = [a, b].sort(compareKeys) as [string, string]
        const keys = keysBetween(low, high, count, source)
        expect(keys).toHaveLength(count)
        expect(isRising([low, ...keys, high])).toBe(true)
      }),
    )
  })

  it('gives none for none', () => {
    expect(keysBetween('V', 'W', 0)).toEqual([])
    expect(keysBetween(null, null, -1)).toEqual([])
  })
})

describe('readKey', () => {
  it('keeps keys', () => {
    fc.assert(
      fc.property(key, (one) => {
        expect(readKey(one)).toBe(one)
      }),
    )
  })

  it.each(['', 'å', '!', 'V V', 'V\n', '\ud83d', 'V'.repeat(1001)])('puts %j at the end of the list', (odd) => {
    expect(readKey(odd)).toBe('z')
    expect(keyBetween(readKey(odd), null) > readKey(odd)).toBe(true)
  })
})

function grown(count: number, next: (latest: string | null) => string): string[] {
  const keys: string[] = []
  for (let i = 0; i < count; i++) keys.push(next(keys.at(-1) ?? null))
  return keys
}

function isRising(keys: readonly string[]): boolean {
  return keys.every((one, i) => i === 0 || keys[i - 1]! < one)
}

function longest(keys: readonly string[]): number {
  return Math.max(...keys.map((one) => one.length))
}
