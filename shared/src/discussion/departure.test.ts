import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../model/ids.ts'
import { departuresOf, tieAtCut } from './departure.ts'
import type { DotTallies, MatrixTallies } from './tally.ts'

const CARDS: readonly CardId[] = ['card_a', 'card_b', 'card_c', 'card_d']

const dots = (...counts: number[]): DotTallies =>
  Object.fromEntries(counts.map((count, at) => [CARDS[at]!, { dots: count, people: count ? 1 : 0 }]))

function placed(effect: number, control: number): MatrixTallies {
  const none = [0, 0, 0, 0, 0]
  return { card_a: { effect, control, effects: none, controls: none, people: 1 } }
}

describe('[DEC3] departuresOf', () => {
  it.each<[string, CardId[], DotTallies, string[]]>([
    ['the two with the most dots', ['card_a', 'card_b'], dots(3, 2, 1), []],
    ['one that passes over another', ['card_a', 'card_c'], dots(3, 2, 1), ['votes']],
    ['one of two with the same number', ['card_a', 'card_c'], dots(3, 2, 2), []],
    ['one that was not in the round, passing over another', ['card_d'], dots(1, 0, 0), ['votes']],
    ['one that was not in the round, when nobody voted', ['card_d'], dots(0, 0, 0), []],
    ['all', ['card_c', 'card_b', 'card_a'], dots(3, 2, 1), []],
  ])('finds what a choice of %s has against it', (_, chosen, tallies, departures) => {
    expect(departuresOf(chosen, { dots: tallies })).toEqual(departures)
  })

  it.each([
    [5, 5, []],
    [5, 2, ['matrix']],
    [2, 5, ['matrix']],
    [1, 1, ['matrix']],
  ])('finds a chosen card at effect %d and control %d', (effect, control, departures) => {
    expect(departuresOf(['card_a'], { matrix: placed(effect, control) })).toEqual(departures)
    expect(departuresOf(['card_b'], { matrix: placed(effect, control) })).toEqual([])
  })

  it('finds nothing without rounds, and both where there are both', () => {
    expect(departuresOf(['card_a'], {})).toEqual([])
    expect(departuresOf(['card_a'], { dots: dots(0, 1), matrix: placed(1, 1) })).toEqual(['votes', 'matrix'])
  })

  it('finds none in the cards with the most dots, however a tie at the cut is settled', () => {
    const counts = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 4 }), fc.nat(), (given, size, seed) => {
        const tallies = dots(...given)
        const order = CARDS.map((card, at) => ({ card, dots: given[at]!, luck: (seed >> at) & 1 }))
        const chosen = order.sort((x, y) => y.dots - x.dots || x.luck - y.luck).slice(0, size)
        expect(
          departuresOf(
            chosen.map(({ card }) => card),
            { dots: tallies },
          ),
        ).toEqual([])
      }),
    )
  })
})

describe('tieAtCut', () => {
  it.each<[number[], number, CardId[]]>([
    [[3, 2, 1, 0], 2, []],
    [[3, 2, 2, 0], 2, ['card_b', 'card_c']],
    [[2, 2, 2, 2], 3, ['card_a', 'card_b', 'card_c', 'card_d']],
    [[3, 2, 2, 2], 3, ['card_b', 'card_c', 'card_d']],
    [[3, 0, 0, 0], 2, []],
    [[3, 2, 1, 1], 4, []],
    [[1, 1, 1, 1], 0, []],
  ])('of %j with %d to choose is %j', (counts, count, tied) => {
    expect(tieAtCut(dots(...counts), count).toSorted()).toEqual(tied)
  })
})
