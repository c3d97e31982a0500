import { compareCards } from './card.ts'
import { type CardSource, type Forest, growForest, headsIn, standIn, upFrom } from './card-tree.ts'
import type { CardId } from './ids.ts'

/**
 * Causes under the problems that they explain, deeper ones under those that they answer. `placed` are the causes of a board, in its
 * order; problems that were called causes come after them, wherever they stand. The problems that the group goes on with, `first`, are
 * there without causes too.
 */
export function causeForest(source: CardSource, placed: readonly CardId[], first: readonly CardId[]): Forest {
  const isCause = (id: CardId) => source.card(id)?.status?.kind === 'cause'
  const called = source.cards().filter(({ id, status }) => status?.kind === 'cause' && standIn(source, id) === id)
  const cards = [...new Set([...placed, ...called.toSorted(compareCards).map(({ id }) => id)])]
  const explained = new Map(cards.map((card) => [card, upFrom(source, card, 'caused_by')]))
  const chosen = first.flatMap((id) => standIn(source, id) ?? [])
  const heads = [...new Set([...chosen, ...headsIn(source, [...explained.values()].flat())])].filter(
    (id) => !isCause(id),
  )
  return growForest(cards, heads, {
    // A cause of what turned out to be a cause itself is a deeper one.
    parentsOf: (card) => [...upFrom(source, card, 'because_of'), ...explained.get(card)!.filter(isCause)],
    headsOf: (card) => explained.get(card)!,
  })
}
