import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../model/ids.ts'
import { type BallotRules, dotsIn, readBallot } from './ballot.ts'

const CARDS: readonly CardId[] = ['card_a', 'card_b', 'card_c']
const dots: BallotRules = { kind: 'dots', budget: 3, cap: 2, cards: CARDS }
const matrix: BallotRules = { kind: 'matrix', budget: 0, cap: 0, cards: CARDS }
const rating: BallotRules = { ...matrix, kind: 'rating' }

describe('[VOTE5] a ballot of dots', () => {
  it.each([[{}], [{ card_a: 1 }], [{ card_a: 2, card_b: 1 }], [{ card_a: 1, card_b: 1, card_c: 1 }]])(
    'may be %j',
    (ballot) => {
      expect(readBallot(ballot, dots)).toEqual({ ok: true, value: ballot })
    },
  )

  it.each<[unknown, string]>([
    [{ card_a: 3 }, 'over-cap'],
    [{ card_a: 2, card_b: 2 }, 'over-budget'],
    [{ card_d: 1 }, 'no-such-option'],
    [{ card_a: 0 }, 'not-a-ballot'],
    [{ card_a: -1 }, 'not-a-ballot'],
    [{ card_a: 21 }, 'not-a-ballot'],
    [{ card_a: 0.5 }, 'not-a-ballot'],
    [{ card_a: Number.NaN }, 'not-a-ballot'],
    [{ card_a: '1' }, 'not-a-ballot'],
    [{ card_a: { effect: 1, control: 1 } }, 'not-a-ballot'],
    [{ a: 1 }, 'not-a-ballot'],
    [{ toString: 1 }, 'not-a-ballot'],
    [JSON.parse('{"__proto__":1}'), 'not-a-ballot'],
    [JSON.parse('{"constructor":1}'), 'not-a-ballot'],
    [[], 'not-a-ballot'],
    [[1], 'not-a-ballot'],
    [null, 'not-a-ballot'],
    [undefined, 'not-a-ballot'],
    ['', 'not-a-ballot'],
    [3, 'not-a-ballot'],
  ])('may not be %j', (ballot, reason) => {
    expect(readBallot(ballot, dots)).toEqual({ ok: false, reason })
  })

  it('holds budget and cap, whatever is written', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...CARDS, 'card_d', 'x'),
      fc.oneof(fc.integer(), fc.integer({ min: 0, max: 4 })),
    )
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (ballot, budget, cap) => {
        const read = readBallot(ballot, { ...dots, budget, cap })
        if (!read.ok) return
        const counts = Object.values(read.value) as number[]
        expect(dotsIn(read.value as never)).toBeLessThanOrEqual(budget)
        expect(counts.every((count) => Number.isInteger(count) && count >= 1 && count <= cap)).toBe(true)
        expect(read.value).toEqual(ballot)
      }),
    )
  })
})

describe('[VOTE5] a ballot of a matrix', () => {
  it.each([[{}], [{ card_a: { effect: 1, control: 5 } }]])('may be %j', (ballot) => {
    expect(readBallot(ballot, matrix)).toEqual({ ok: true, value: ballot })
  })

  it.each<[unknown, string]>([
    [{ card_d: { effect: 1, control: 1 } }, 'no-such-option'],
    [{ card_a: { effect: 0, control: 1 } }, 'not-a-ballot'],
    [{ card_a: { effect: 1, control: 6 } }, 'not-a-ballot'],
    [{ card_a: { effect: 1.5, control: 1 } }, 'not-a-ballot'],
    [{ card_a: { effect: 1 } }, 'not-a-ballot'],
    [{ card_a: { effect: 1, control: 1, by: 'x' } }, 'not-a-ballot'],
    [{ card_a: 1 }, 'not-a-ballot'],
    [[], 'not-a-ballot'],
  ])('may not be %j', (ballot, reason) => {
    expect(readBallot(ballot, matrix)).toEqual({ ok: false, reason })
  })
})

describe('[VOTE5] a ballot of ratings', () => {
  it.each([[{}], [{ card_a: 1 }], [{ card_a: 4, card_b: 4, card_c: 4 }]])('may be %j', (ballot) => {
    expect(readBallot(ballot, rating)).toEqual({ ok: true, value: ballot })
  })

  it.each<[unknown, string]>([
    [{ card_d: 1 }, 'no-such-option'],
    [{ card_a: 0 }, 'not-a-ballot'],
    [{ card_a: 5 }, 'not-a-ballot'],
    [{ card_a: 2.5 }, 'not-a-ballot'],
    [{ card_a: '3' }, 'not-a-ballot'],
    [{ card_a: null }, 'not-a-ballot'],
    [{ card_a: { effect: 1, control: 1 } }, 'not-a-ballot'],
    [JSON.parse('{"__proto__":3}'), 'not-a-ballot'],
    [[3], 'not-a-ballot'],
  ])('may not be %j', (ballot, reason) => {
    expect(readBallot(ballot, rating)).toEqual({ ok: false, reason })
  })
})
