import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChainLayout, chainLayout, listLayout } from './chain-layout.ts'
import type { CardId } from './ids.ts'

const card = (column: number, index: number) => `card_${column}x${index}` as CardId

/** An arrow to its effect. */
const arrow = (to: CardId, from: CardId) => ({ from, to })

function cardsOf({ columns }: ChainLayout): CardId[][] {
  return columns.map((column) => column.flatMap((place) => ('card' in place ? place.card : [])))
}

/** Up to five columns of up to six cards, and arrows between any two of them. */
const chains = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }).chain((counts) => {
  const columns = counts.map((count, column) => Array.from({ length: count }, (_, i) => card(column, i)))
  const all = columns.flat()
  const ends = all.length > 0 ? fc.constantFrom(...all) : fc.constant('card_none' as CardId)
  const arrows = fc.uniqueArray(fc.record({ from: ends, to: ends }), {
    maxLength: 14,
    selector: ({ from, to }) => [from, to].sort().join(' '),
  })
  return fc.record({ columns: fc.constant(columns), arrows })
})

/** Pair by pair, by what a crossing is: the one begins above the other and ends below it. */
function crossingsByPairs(layout: ChainLayout, arrows: readonly { from: CardId; to: CardId }[]): number {
  const { columns } = layout
  const columnOf = new Map(cardsOf(layout).flatMap((cards, column) => cards.map((id) => [id, column])))
  const height = (column: number, id: CardId, index: number) =>
    columns[column]!.findIndex((place) => ('card' in place ? place.card === id : place.passing === index))
  let crossings = 0
  for (let gap = 0; gap + 1 < columns.length; gap++) {
    const lines = arrows.flatMap(({ from, to }, index) => {
      const [left, right] = columnOf.get(from)! < columnOf.get(to)! ? [from, to] : [to, from]
      if (columnOf.get(left)! > gap || columnOf.get(right)! <= gap) return []
      return [[height(gap, left, index), height(gap + 1, right, index)] as const]
    })
    for (const [i, a] of lines.entries()) {
      for (const b of lines.slice(i + 1)) if ((a[0] - b[0]) * (a[1] - b[1]) < 0) crossings++
    }
  }
  return crossings
}

describe('chainLayout', () => {
  it('turns two cards round whose arrows cross', () => {
    const columns = [
      [card(0, 0), card(0, 1)],
      [card(1, 0), card(1, 1)],
    ]
    const arrows = [arrow(card(0, 0), card(1, 1)), arrow(card(0, 1), card(1, 0))]
    expect(listLayout(columns, arrows).crossings).toBe(1)
    const layout = chainLayout(columns, arrows)
    expect(cardsOf(layout)[1]).toEqual([card(1, 1), card(1, 0)])
    expect(layout.crossings).toBe(0)
  })

  it('leaves a list order in which nothing crosses as it is', () => {
    const columns = [[card(0, 0)], [card(1, 0), card(1, 1), card(1, 2)]]
    expect(cardsOf(chainLayout(columns, [arrow(card(0, 0), card(1, 2))]))).toEqual(columns)
  })

  it('gives an arrow that leads past a column a place of its own in it', () => {
    const columns = [[card(0, 0)], [card(1, 0)], [card(2, 0)]]
    const [, middle] = chainLayout(columns, [arrow(card(0, 0), card(2, 0))]).columns
    expect(middle).toEqual([{ card: card(1, 0) }, { passing: 0 }])
  })

  it('has every card once, in its own column, and never more crossings than list order', () => {
    fc.assert(
      fc.property(chains, ({ columns, arrows }) => {
        const layout = chainLayout(columns, arrows)
        expect(cardsOf(layout).map((cards) => cards.toSorted())).toEqual(columns.map((cards) => cards.toSorted()))
        expect(layout.crossings).toBeLessThanOrEqual(listLayout(columns, arrows).crossings)
      }),
    )
  })

  it('keeps list order among cards that no arrow tells apart', () => {
    const columns = [
      [card(0, 0), card(0, 1)],
      [card(1, 0), card(1, 1), card(1, 2)],
    ]
    const arrows = [arrow(card(0, 1), card(1, 0)), arrow(card(0, 1), card(1, 1)), arrow(card(0, 0), card(1, 2))]
    expect(cardsOf(chainLayout(columns, arrows))[1]).toEqual([card(1, 2), card(1, 0), card(1, 1)])
  })

  it('gives the same order for the same chain, whichever way its arrows point', () => {
    fc.assert(
      fc.property(chains, ({ columns, arrows }) => {
        const turned = arrows.map(({ from, to }) => ({ from: to, to: from }))
        expect(chainLayout(columns, turned)).toEqual(chainLayout(columns, arrows))
      }),
    )
  })

  it('counts as a crossing every pair that begins in one order and ends in the other', () => {
    fc.assert(
      fc.property(chains, ({ columns, arrows }) => {
        for (const layout of [listLayout(columns, arrows), chainLayout(columns, arrows)]) {
          expect(layout.crossings).toBe(crossingsByPairs(layout, arrows))
        }
      }),
    )
  })
})
