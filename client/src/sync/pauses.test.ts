import { describe, expect, it } from 'vitest'
import { pauseBefore } from './pauses.ts'

describe('the pauses before trying again', () => {
  it('[R13] are never shorter than half a second nor longer than ten, and grow', () => {
    for (let retry = 0; retry < 40; retry++) {
      expect(pauseBefore(retry, false, 0)).toBe(500)
      expect(pauseBefore(retry, false, 1)).toBe(Math.min(10_000, 1_500 * 2 ** retry))
    }
  })

  it('[R13] spread the first return after an orderly restart over five seconds, and only the first', () => {
    expect([0, 0.5, 1].map((chance) => pauseBefore(0, true, chance))).toEqual([250, 2_625, 5_000])
    expect(pauseBefore(1, true, 1)).toBe(3_000)
  })
})
