import { describe, expect, it } from 'vitest'
import { growForest, MOST_DEEP, type TreeNode } from './card-tree.ts'
import type { CardId } from './ids.ts'

describe('growForest', () => {
  const all = Array.from({ length: 5_000 }, (_, i): CardId => `card_${i}`)
  const head: CardId = 'card_head'
  const above = new Map(all.map((card, i) => [card, i > 0 ? [all[i - 1]!] : []]))

  function cardsIn(nodes: readonly TreeNode[]): CardId[] {
    return nodes.flatMap(({ card, isEcho, under }) => [...(isEcho ? [] : [card]), ...cardsIn(under)])
  }
  const depthOf = (nodes: readonly TreeNode[]): number => 1 + Math.max(-1, ...nodes.map(({ under }) => depthOf(under)))

  it.each([
    ['from above', all],
    ['from below', all.toReversed()],
  ])('loses no card of a chain of all cards of a room, given %s, and grows no deeper than can be shown', (_, cards) => {
    const { trees, loose } = growForest(cards, [head], { parentsOf: (card) => above.get(card)!, headsOf: () => [head] })
    expect([cardsIn(trees[0]!.nodes).sort(), loose]).toEqual([[...all].sort(), []])
    expect(depthOf(trees[0]!.nodes)).toBeLessThanOrEqual(MOST_DEEP)
  })
})
