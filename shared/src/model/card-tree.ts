import { type Card, successorOf } from './card.ts'
import type { BoardId, CardId } from './ids.ts'
import type { LinkKind } from './link.ts'
import type { ThreadSource } from './thread.ts'

/** The cards of a room and what stands between them. */
export interface CardSource extends ThreadSource {
  card(id: CardId): Card | undefined
  /** Every card of the room, on all boards and off them. */
  cards(): readonly Card[]
  /** The boards that are not deleted. */
  boards(): readonly { readonly id: BoardId }[]
}

/** Deeper than anybody asks why. What is drawn deeper than this by mischief cannot be shown under each other by any browser. */
export const MOST_DEEP = 100

/** A card with those that grew out of it. */
export interface TreeNode {
  readonly card: CardId
  /** It stands with all that hangs under it elsewhere; here is only its name. */
  readonly isEcho: boolean
  readonly under: readonly TreeNode[]
}

export interface Tree {
  readonly head: CardId
  readonly nodes: readonly TreeNode[]
}

/** Each card stands once in it: in a tree, or among the loose ones, which hang under no head. */
export interface Forest {
  readonly trees: readonly Tree[]
  readonly loose: readonly TreeNode[]
}

export interface Ways {
  /** The cards that one hangs under. */
  readonly parentsOf: (card: CardId) => readonly CardId[]
  /** The heads that it is said to belong to. */
  readonly headsOf: (card: CardId) => readonly CardId[]
}

/**
 * Trees of cards under their heads, in the given order. A card that belongs to a head hangs under its parent there, where it has one,
 * and else right under the head. Where it belongs twice it stands in the first place and is an echo in the others. Loops, which merging
 * can make, are cut, and what hangs deeper than anybody asks goes on right under the head: no card is lost.
 */
export function growForest(cards: readonly CardId[], heads: readonly CardId[], { parentsOf, headsOf }: Ways): Forest {
  const known = new Set(cards)
  const parents = new Map(cards.map((card) => [card, parentsOf(card).filter((id) => id !== card && known.has(id))]))
  const belongs = new Map(cards.map((card) => [card, new Set(headsOf(card))]))
  const children = childrenIn(parents)
  const placed = new Set<CardId>()
  const grow = (card: CardId, depth = 1): TreeNode => {
    if (placed.has(card)) return { card, isEcho: true, under: [] }
    placed.add(card)
    const under = depth < MOST_DEEP ? (children.get(card) ?? []) : []
    return { card, isEcho: false, under: under.map((each) => grow(each, depth + 1)) }
  }
  const growLeft = (left: (card: CardId) => boolean): TreeNode[] =>
    cards.flatMap((card) => (!placed.has(card) && left(card) ? [grow(card)] : []))

  const trees = heads.map((head) => {
    const own = cards.filter((card) => belongs.get(card)!.has(head))
    const hanging = allUnder(children, own)
    const nodes = own.filter((card) => !hanging.has(card)).map((card) => grow(card))
    return { head, nodes: [...nodes, ...growLeft((card) => belongs.get(card)!.has(head))] }
  })
  const unhung = growLeft((card) => !parents.get(card)!.some((id) => !placed.has(id)))
  return { trees, loose: [...unhung, ...growLeft(() => true)] }
}

function childrenIn(parents: ReadonlyMap<CardId, readonly CardId[]>): ReadonlyMap<CardId, readonly CardId[]> {
  const pairs = [...parents].flatMap(([card, above]) => above.map((parent) => ({ card, parent })))
  const groups = Map.groupBy(pairs, ({ parent }) => parent)
  return new Map([...groups].map(([parent, under]) => [parent, under.map(({ card }) => card)]))
}

/** All that hangs under some cards, near and far. */
function allUnder(children: ReadonlyMap<CardId, readonly CardId[]>, cards: readonly CardId[]): ReadonlySet<CardId> {
  const seen = new Set(cards.flatMap((card) => children.get(card) ?? []))
  for (const id of seen) for (const next of children.get(id) ?? []) seen.add(next)
  return seen
}

/** The card that is seen where this one stood: itself, what it was merged into, or nothing where it was removed. */
export function standIn(source: CardSource, id: CardId): CardId | undefined {
  const passed = new Set<CardId>()
  for (let at = source.card(id); at && !passed.has(at.id); ) {
    passed.add(at.id)
    const successor = successorOf(at)
    const next = successor && source.card(successor)
    if (!next) return isSeen(source, at) ? at.id : undefined
    at = next
  }
  return undefined
}

function isSeen(source: CardSource, { state, place }: Card): boolean {
  return state?.kind !== 'deleted' && source.boards().some(({ id }) => id === place.board)
}

/** The cards that one is seen to have grown out of by a kind of thread: its own threads, and those of the cards merged into it. */
export function upFrom(source: CardSource, card: CardId, kind: LinkKind): CardId[] {
  const own = new Set([card])
  for (const id of own) for (const original of source.originalsOf(id)) own.add(original)
  const found = new Set<CardId>()
  for (const id of own) {
    for (const link of source.linksFrom(id)) {
      const seen = link.kind === kind ? standIn(source, link.to) : undefined
      if (seen && seen !== card) found.add(seen)
    }
  }
  return [...found]
}

/** Heads by their numbers, so that they stand in the same order whoever linked first. */
export function headsIn(source: CardSource, ids: readonly CardId[]): CardId[] {
  const numberOf = (id: CardId) => source.card(id)?.number ?? Number.POSITIVE_INFINITY
  return [...new Set(ids)].sort((a, b) => numberOf(a) - numberOf(b) || (a < b ? -1 : 1))
}
