import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../model/ids.ts'
import { type DotBallot, type MatrixBallot, type RatingBallot, readBallot } from './ballot.ts'
import { tallyDots, tallyMatrix, tallyRatings } from './tally.ts'

const CARDS: readonly CardId[] = ['card_a', 'card_b', 'card_c', 'card_d']
const card = fc.constantFrom(...CARDS)
const step = fc.integer({ min: 1, max: 5 })
const dotBallots = fc.array(fc.dictionary(card, fc.integer({ min: 1, max: 20 }))) as fc.Arbitrary<DotBallot[]>
const ratingBallots = fc.array(fc.dictionary(card, fc.integer({ min: 1, max: 4 }))) as fc.Arbitrary<RatingBallot[]>
const matrixBallots = fc.array(fc.dictionary(card, fc.record({ effect: step, control: step }))) as fc.Arbitrary<
  MatrixBallot[]
>

describe('[VOTE9] the tally of dots', () => {
  it('equals a count card by card', () => {
    fc.assert(
      fc.property(dotBallots, (ballots) => {
        const tally = tallyDots(CARDS, ballots)
        expect(Object.keys(tally)).toEqual(CARDS)
        for (const id of CARDS) {
          let [dots, people] = [0, 0]
          for (const ballot of ballots) {
            if (ballot[id] === undefined) continue
            dots += ballot[id]
            people += 1
          }
          expect(tally[id]).toEqual({ dots, people })
        }
      }),
    )
  })

  it('has as many dots as were given, in any order of the ballots', () => {
    fc.assert(
      fc.property(dotBallots, (ballots) => {
        const tally = tallyDots(CARDS, ballots)
        const given = ballots.flatMap((ballot) => Object.values(ballot)).reduce((sum, count) => sum + count, 0)
        expect(Object.values(tally).reduce((sum, { dots }) => sum + dots, 0)).toBe(given)
        expect(tallyDots(CARDS, ballots.toReversed())).toEqual(tally)
      }),
    )
  })

  it('lists cards that nobody chose, with nothing', () => {
    expect(tallyDots(['card_a', 'card_b'], [{ card_a: 2 }])).toEqual({
      card_a: { dots: 2, people: 1 },
      card_b: { dots: 0, people: 0 },
    })
  })

  it('of eight people with three dots each has twenty-four', () => {
    const ballot = { card_a: 2, card_b: 1 }
    expect(readBallot(ballot, { kind: 'dots', budget: 3, cap: 2, cards: CARDS }).ok).toBe(true)
    const tally = tallyDots(CARDS, Array(8).fill(ballot))
    expect([tally.card_a, tally.card_b]).toEqual([
      { dots: 16, people: 8 },
      { dots: 8, people: 8 },
    ])
  })
})

describe('[VOTE9] the tally of a matrix', () => {
  it('equals a count card by card', () => {
    fc.assert(
      fc.property(matrixBallots, (ballots) => {
        const tally = tallyMatrix(ballots)
        for (const id of CARDS) {
          const placed = ballots.map((ballot) => ballot[id]).filter((each) => each !== undefined)
          if (placed.length === 0) {
            expect(tally[id]).toBeUndefined()
            continue
          }
          const { effect, control, effects, controls, people } = tally[id]!
          expect(people).toBe(placed.length)
          expect(effect).toBeCloseTo(placed.reduce((sum, each) => sum + each.effect, 0) / placed.length)
          expect(control).toBeCloseTo(placed.reduce((sum, each) => sum + each.control, 0) / placed.length)
          for (let at = 1; at <= 5; at++) {
            expect(effects[at - 1]).toBe(placed.filter((each) => each.effect === at).length)
            expect(controls[at - 1]).toBe(placed.filter((each) => each.control === at).length)
          }
        }
      }),
    )
  })

  it('is empty when nobody placed anything', () => {
    expect(tallyMatrix([])).toEqual({})
    expect(tallyMatrix([{}, {}])).toEqual({})
  })
})

describe('[VOTE9] the tally of ratings', () => {
  it('equals a count card by card, and every ballot is in it once for each card', () => {
    fc.assert(
      fc.property(ratingBallots, (ballots) => {
        const tally = tallyRatings(CARDS, ballots)
        expect(Object.keys(tally)).toEqual(CARDS)
        for (const id of CARDS) {
          const { ratings, unsure } = tally[id]!
          for (let at = 1; at <= 4; at++) {
            expect(ratings[at - 1]).toBe(ballots.filter((ballot) => ballot[id] === at).length)
          }
          expect(ratings.reduce((sum, count) => sum + count, unsure)).toBe(ballots.length)
        }
      }),
    )
  })

  it('says of a card that nobody rated that all were unsure', () => {
    expect(tallyRatings(['card_a', 'card_b'], [{ card_a: 4 }, { card_a: 1 }])).toEqual({
      card_a: { ratings: [1, 0, 0, 1], unsure: 0 },
      card_b: { ratings: [0, 0, 0, 0], unsure: 2 },
    })
  })
})
