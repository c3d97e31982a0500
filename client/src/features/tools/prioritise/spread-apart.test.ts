import { describe, expect, it } from 'vitest'
import { type Point, spreadApart } from './spread-apart.ts'

const MARK = { width: 40, height: 30 }
const FIELD = { width: 300, height: 250 }

function overlaps(places: readonly Point[]): number {
  let count = 0
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) {
      if (Math.abs(a.x - b.x) < MARK.width - 0.1 && Math.abs(a.y - b.y) < MARK.height - 0.1) count += 1
    }
  }
  return count
}

describe('marks in the matrix', () => {
  it('stay where they belong when they touch nobody', () => {
    const apart = [
      { x: 50, y: 50 },
      { x: 90, y: 50 },
      { x: 150, y: 200 },
    ]
    expect(spreadApart(apart, MARK, FIELD)).toEqual(apart)
  })

  it.each([2, 3, 5, 9, 14])('are moved apart when %i belong on the same spot', (count) => {
    const places = spreadApart(Array(count).fill({ x: 150, y: 125 }), MARK, FIELD)
    expect(overlaps(places)).toBe(0)
  })

  it('stay near their spot', () => {
    const [a, b] = spreadApart(Array(2).fill({ x: 150, y: 125 }), MARK, FIELD)
    for (const place of [a!, b!]) expect(Math.hypot(place.x - 150, place.y - 125)).toBeLessThanOrEqual(20)
  })

  it('stay within the field in a corner of it', () => {
    const places = spreadApart(Array(6).fill({ x: 295, y: 5 }), MARK, FIELD)
    expect(overlaps(places)).toBe(0)
    for (const { x, y } of places) {
      expect(x).toBeLessThanOrEqual(280)
      expect(y).toBeGreaterThanOrEqual(15)
    }
  })

  it('are at the same places each time', () => {
    const points = Array.from({ length: 8 }, (_, i) => ({ x: 140 + i, y: 120 + (i % 3) }))
    expect(spreadApart(points, MARK, FIELD)).toEqual(spreadApart(points, MARK, FIELD))
  })
})
