import type { ChainPlace } from '@samtavla/shared/model/chain-layout.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { describe, expect, it } from 'vitest'
import { arrowPaths, type Box, type Lane } from './arrow-paths.ts'

const [A, B, C] = ['card_a', 'card_b', 'card_c'] as CardId[] as [CardId, CardId, CardId]

function columnsOf(...columns: readonly (readonly (CardId | number)[])[]): ChainPlace[][] {
  return columns.map((places) =>
    places.map((place) => (typeof place === 'number' ? { passing: place } : { card: place })),
  )
}

function boxes(...found: readonly (readonly [CardId, left: number, top: number])[]): Map<CardId, Box> {
  return new Map(found.map(([card, left, top]) => [card, { left, top, width: 100, height: 80 }]))
}

const NO_LANES = new Map<number, Lane[]>()
const NUMBER = /-?\d+(?:\.\d+)?/g

function xsOf(line: string): number[] {
  // M and C hold pairs, H a single x; none of these lines has a V.
  return [...line.matchAll(/([MCH])([^MCH]*)/g)].flatMap(([, letter, rest]) => {
    const numbers = rest!.match(NUMBER)!.map(Number)
    return letter === 'H' ? numbers : numbers.filter((_, i) => i % 2 === 0)
  })
}

describe('arrowPaths', () => {
  it('stays in the gap between two columns, with its tip at the effect', () => {
    const cards = boxes([A, 0, 0], [B, 150, 200])
    const drawn = arrowPaths(columnsOf([A], [B]), [{ from: B, to: A }], { cards, lanes: NO_LANES }).get(0)!
    expect(Math.min(...xsOf(drawn.line))).toBe(100)
    expect(Math.max(...xsOf(drawn.line))).toBeLessThanOrEqual(150)
    expect(drawn.head).toMatch(/^M150 240/)
    expect(drawn.mark.x).toBeGreaterThan(100)
    expect(drawn.mark.x).toBeLessThan(150)
  })

  it('has its tip at the left card where the chain is read from the effects', () => {
    const cards = boxes([A, 150, 0], [B, 0, 0])
    const drawn = arrowPaths(columnsOf([B], [A]), [{ from: B, to: A }], { cards, lanes: NO_LANES }).get(0)!
    expect(drawn.head).toMatch(/^M100 40l12 /)
  })

  it('goes straight through the lane of a column that it passes', () => {
    const cards = boxes([A, 0, 0], [B, 150, 0], [C, 300, 0])
    const lanes = new Map([[0, [{ left: 150, right: 250, y: 100 }]]])
    const drawn = arrowPaths(columnsOf([A], [B, 0], [C]), [{ from: C, to: A }], { cards, lanes }).get(0)!
    expect(drawn.line).toMatch(/ 150 100H250C/)
  })

  it('goes out of its column and back between two cards of the same one', () => {
    const cards = boxes([A, 0, 0], [B, 0, 200])
    const drawn = arrowPaths(columnsOf([A, B]), [{ from: A, to: B }], { cards, lanes: NO_LANES }).get(0)!
    expect(Math.min(...xsOf(drawn.line))).toBeGreaterThanOrEqual(100)
    expect(drawn.head).toMatch(/^M100 40l12 /)
  })

  it('lets arrows meet a card in the order in which they come, and puts no number on another', () => {
    const cards = boxes([A, 0, 0], [B, 0, 200], [C, 150, 100])
    const arrows = [
      { from: C, to: B },
      { from: C, to: A },
    ]
    const drawn = arrowPaths(columnsOf([A, B], [C]), arrows, { cards, lanes: NO_LANES })
    const heights = [1, 0].map((arrow) => Number(drawn.get(arrow)!.head.match(NUMBER)![1]))
    expect(heights[0]).toBeLessThan(heights[1]!)
    const [first, second] = [drawn.get(0)!.mark, drawn.get(1)!.mark]
    expect(Math.hypot(first.x - second.x, first.y - second.y)).toBeGreaterThanOrEqual(26)
  })

  it('leaves out an arrow whose card is not in the page yet', () => {
    expect(
      arrowPaths(columnsOf([A], [B]), [{ from: B, to: A }], { cards: boxes([A, 0, 0]), lanes: NO_LANES }).size,
    ).toBe(0)
  })
})
