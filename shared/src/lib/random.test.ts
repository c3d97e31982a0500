import { describe, expect, it } from 'vitest'
import { randomWord, secureBytes } from './random.ts'

describe('randomWord', () => {
  it('has the length that is asked for', () => {
    for (const length of [0, 1, 12, 20, 500]) expect(randomWord(length)).toMatch(new RegExp(`^[0-9A-Za-z]{${length}}$`))
  })

  it('is the same for the same bytes', () => {
    const counting = () => {
      let next = 0
      return (count: number) => Uint8Array.from({ length: count }, () => next++)
    }
    expect(randomWord(300, counting())).toBe(randomWord(300, counting()))
    expect(randomWord(5, counting())).toBe('01234')
  })

  it('skips bytes that would favour the first letters', () => {
    const bytes = [255, 248, 247, 0]
    expect(randomWord(2, (count) => Uint8Array.from({ length: count }, () => bytes.shift() ?? 0))).toBe('z0')
  })

  it('gives every letter about as often', () => {
    const counts = new Map<string, number>()
    for (const letter of randomWord(62_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    expect(counts.size).toBe(62)
    // Seven standard deviations around 1,000: a fair source fails this once in billions of runs.
    for (const [letter, count] of counts) expect(Math.abs(count - 1_000), letter).toBeLessThan(225)
  })
})

describe('secureBytes', () => {
  it('gives as many bytes as asked for, and new ones each time', () => {
    expect(secureBytes(16)).toHaveLength(16)
    expect(secureBytes(16)).not.toEqual(secureBytes(16))
  })
})
