import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, differenceOf, wholeCharacters } from './text-difference.ts'

/** Few letters, so that texts have much in common; halves of characters alone and in pairs. */
const letters = fc.constantFrom('a', 'b', ' ', 'å', '😀', '😁', '🤷', '\ud83d', '\ude00', '\ude01')
const text = fc.array(letters, { maxLength: 12 }).map((units) => units.join(''))
const wellFormedText = text.map((one) => one.toWellFormed())

function applied(before: string, { start, remove, insert }: ReturnType<typeof differenceOf>): string {
  return before.slice(0, start) + insert + before.slice(start + remove)
}

function cutsPair(one: string, at: number): boolean {
  return /[\ud800-\udbff]$/.test(one.slice(0, at)) && /^[\udc00-\udfff]/.test(one.slice(at))
}

describe('differenceOf', () => {
  it('gives the second text when applied to the first', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applied(before, differenceOf(before, after))).toBe(after)
      }),
      { numRuns: 5_000 },
    )
  })

  it('is nothing for equal texts', () => {
    fc.assert(
      fc.property(wellFormedText, (one) => {
        expect(differenceOf(one, one)).toMatchObject({ remove: 0, insert: '' })
      }),
    )
  })

  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, remove } = differenceOf(before, after)
        expect(cutsPair(before, start)).toBe(false)
        expect(cutsPair(before, start + remove)).toBe(false)
      }),
      { numRuns: 5_000 },
    )
  })

  it('inserts and leaves only whole characters of whole texts', () => {
    fc.assert(
      fc.property(wellFormedText, wellFormedText, (before, after) => {
        const { start, remove, insert } = differenceOf(before, after)
        for (const part of [insert, before.slice(0, start), before.slice(start + remove)])
          expect(part.isWellFormed()).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['Hej', 'Hejsan', { start: 3, remove: 0, insert: 'san' }],
    ['Hejsan', 'Hej', { start: 3, remove: 3, insert: '' }],
    ['aaa', 'aa', { start: 2, remove: 1, insert: '' }],
    ['en röd tråd', 'en blå tråd', { start: 3, remove: 3, insert: 'blå' }],
    ['😀', '😁', { start: 0, remove: 2, insert: '😁' }],
    ['', '', { start: 0, remove: 0, insert: '' }],
  ])('of %j and %j is the stretch between what they share', (before, after, splice) => {
    expect(differenceOf(before, after)).toEqual(splice)
  })
})

describe('wholeCharacters', () => {
  it('takes in what it would cut, and only that', () => {
    fc.assert(
      fc.property(text, fc.nat(12), fc.nat(6), (one, at, count) => {
        const start = Math.min(at, one.length)
        const remove = Math.min(count, one.length - start)
        const whole = wholeCharacters(one, start, remove)
        expect(cutsPair(one, whole.start)).toBe(false)
        expect(cutsPair(one, whole.start + whole.remove)).toBe(false)
        expect(whole.start === start || (cutsPair(one, start) && whole.start === start - 1)).toBe(true)
        expect(whole.remove).toBeGreaterThanOrEqual(remove)
        expect(whole.remove).toBeLessThanOrEqual(remove === 0 ? 0 : remove + 2)
      }),
      { numRuns: 5_000 },
    )
  })

  it('puts an insertion before the character it would part', () => {
    expect(wholeCharacters('a😀b', 2, 0)).toEqual({ start: 1, remove: 0 })
    expect(wholeCharacters('a😀b', 2, 1)).toEqual({ start: 1, remove: 2 })
    expect(wholeCharacters('a😀b', 0, 2)).toEqual({ start: 0, remove: 3 })
  })
})

describe('cutText', () => {
  it('is at most as long as asked for, and whole', () => {
    fc.assert(
      fc.property(wellFormedText, fc.nat(14), (one, most) => {
        const cut = cutText(one, most)
        expect(one.startsWith(cut)).toBe(true)
        expect(cut.isWellFormed()).toBe(true)
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(one.length, most - 1))
        expect(cut.length).toBeLessThanOrEqual(most)
      }),
    )
  })
})
