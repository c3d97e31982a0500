import { prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardSource, Forest, TreeNode } from '@samtavla/shared/model/card-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import { type RefObject, useMemo, useRef } from 'react'
import { useStored } from '../../hooks/room-context.ts'
import { useCardsTold, useIds, useToolCards } from '../../hooks/use-tool-cards.ts'
import { type RoomStore, regionKey } from '../../model/room-store.ts'

/** What trees are made of, beside the order of the cards in their lists. */
const SOURCES = ['links', 'boards', 'codes', 'regions', 'decisions']

/** How a forest is made of a board's cards and the problems that the group goes on with. */
export type Grow = (source: CardSource, placed: readonly CardId[], first: readonly CardId[]) => Forest

/** A board's cards in some of its regions as trees, grown anew when threads or places change and not for a letter in a card. */
export function useForest(board: Board, regions: readonly string[], grow: Grow): Forest {
  const keys = useMemo(() => regions.map((region) => regionKey(board.id, region)), [board.id, regions])
  const sources = useMemo(() => [...SOURCES, ...keys], [keys])
  const text = useStored(sources, (store) => {
    const placed = keys.flatMap((key) => store.list(key))
    return linesOf(grow(store, placed, prioritiesIn(store)))
  })
  const known = useRef<ReadonlyMap<string, TreeNode>>(new Map())
  return useMemo(() => forestIn(text, known), [text])
}

/** A line that says which heads there are and how many nodes each has, and then a line for each node. */
function linesOf({ trees, loose }: Forest): string {
  const nodes = [...trees.flatMap((tree) => tree.nodes), ...loose]
  const heads = trees.map((tree) => [tree.head, tree.nodes.length])
  return [heads, ...nodes].map((line) => JSON.stringify(line)).join('\n')
}

/** Nodes that are as they were are the same objects as before: what has not changed is not drawn anew. */
function forestIn(text: string, known: RefObject<ReadonlyMap<string, TreeNode>>): Forest {
  const [first, ...lines] = text.split('\n')
  const now = new Map(lines.map((line) => [line, known.current.get(line) ?? (JSON.parse(line) as TreeNode)]))
  known.current = now
  const left = lines.map((line) => now.get(line)!)
  const heads = JSON.parse(first!) as [head: CardId, count: number][]
  const trees = heads.map(([head, count]) => ({ head, nodes: left.splice(0, count) }))
  return { trees, loose: left }
}

/** The problems that the group goes on with, by the decisions that stand. */
function prioritiesIn(store: RoomStore): CardId[] {
  const decisions = store.decisions()
  return store.boards().flatMap(({ id }) => prioritiesOf(decisions, id)?.cards ?? [])
}

const PRIORITIES = ['boards', 'decisions']

/** Whether the group has decided to go on with a problem. */
export function useIsPriority(problem: CardId): boolean {
  return useStored(PRIORITIES, (store) => prioritiesIn(store).includes(problem))
}

/** The room's problems that were not set aside, in the order of their lists. */
export function useOpenProblems(): readonly CardId[] {
  return useIds(useCardsTold(useToolCards(PROBLEM_LISTS), openOf))
}

const PROBLEM_LISTS = [problems.id]

function openOf(store: RoomStore, ids: readonly CardId[]): string {
  return ids.filter((id) => !store.card(id)?.status).join(' ')
}

/** All cards of trees that stand there themselves, in reading order. */
export function cardsIn(nodes: readonly TreeNode[]): CardId[] {
  return nodes.flatMap(({ card, isEcho, under }) => (isEcho ? [] : [card, ...cardsIn(under)]))
}

/** Trees without a card and all that hangs under it. */
export function without(nodes: readonly TreeNode[], card: CardId): TreeNode[] {
  return nodes.filter((node) => node.card !== card).map((node) => ({ ...node, under: without(node.under, card) }))
}
