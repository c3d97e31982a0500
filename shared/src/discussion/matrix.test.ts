import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cornerOf, isDisputed, spreadOf } from './matrix.ts'

describe('cornerOf', () => {
  it.each([
    [5, 5, 'do-now'],
    [3, 3, 'do-now'],
    [5, 2, 'plan'],
    [3, 2.9, 'plan'],
    [2.9, 3, 'try'],
    [1, 5, 'try'],
    [2, 2, 'park'],
    [2.9, 2.9, 'park'],
  ])('puts effect %d and control %d in %s', (effect, control, corner) => {
    expect(cornerOf({ effect, control })).toBe(corner)
  })
})

describe('spreadOf', () => {
  it.each<[number[], number]>([
    [[0, 0, 0, 0, 0], 0],
    [[0, 0, 1, 0, 0], 0],
    [[1, 0, 0, 0, 1], 4],
    [[0, 1, 1, 0, 0], 1],
    [[0, 0, 9, 0, 0], 0],
    [[4, 0, 0, 0, 4], 4],
    [[1, 0, 8, 0, 1], 0],
    [[1, 1, 1, 1, 1], 2],
  ])('of %j is %d', (counts, spread) => {
    expect(spreadOf(counts)).toBe(spread)
  })

  it('is 0 when all say the same, never more than the distance of the farthest, and the same from the other end', () => {
    const counts = fc.array(fc.nat(6), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(counts, (given) => {
        const said = [1, 2, 3, 4, 5].filter((step) => given[step - 1]! > 0)
        const distance = said.length === 0 ? 0 : said.at(-1)! - said[0]!
        expect(spreadOf(given)).toBeLessThanOrEqual(distance)
        expect(spreadOf(given)).toBeGreaterThanOrEqual(0)
        expect(spreadOf(given.toReversed())).toBe(spreadOf(given))
      }),
    )
  })
})

describe('isDisputed', () => {
  const agreed = [0, 0, 5, 0, 0]
  const split = [3, 0, 0, 0, 3]

  it('is true when the group is at odds on either axis, whatever the mean says', () => {
    expect(isDisputed({ effects: agreed, controls: agreed })).toBe(false)
    expect(isDisputed({ effects: split, controls: agreed })).toBe(true)
    expect(isDisputed({ effects: agreed, controls: split })).toBe(true)
  })
})
