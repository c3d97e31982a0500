import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { compareLinks, type Link, linkNoteKey } from '@samtavla/shared/model/link.ts'
import { useMemo } from 'react'
import { useStored } from '../../../hooks/room-context.ts'
import { type RoomStore, regionKey } from '../../../model/room-store.ts'
import type { ShownRegion } from '../../cards/board-context.ts'

/** A thread by its two ends. */
export type Ends = Pick<Link, 'from' | 'to'>

/** An arrow between two cards of a chain: `from` is the effect, `to` what leads to it, as in its thread. */
export interface Arrow extends Ends {
  /** The thread itself, which may end at a card that was merged into the one that is shown. */
  readonly link: Ends
  /** What one takes for granted, and the number under which the picture shows it; empty and 0 where nothing is said. */
  readonly assumption: string
  readonly number: number
}

export interface Chain {
  /** The cards of each column in list order. */
  readonly cards: readonly (readonly CardId[])[]
  /** In the order in which they were drawn. */
  readonly arrows: readonly Arrow[]
}

/** The cards and arrows of a chain's columns: the same object until any of that changes. */
export function useChain(board: BoardId, columns: readonly ShownRegion[]): Chain {
  const ids = columns.map(({ id }) => id).join(' ')
  const lists = useMemo(
    () => (ids === '' ? [] : ids.split(' ').map((region) => regionKey(board, region))),
    [board, ids],
  )
  const keys = useMemo(() => ['links', ...lists], [lists])
  const text = useStored(keys, (store) => JSON.stringify(readChain(store, lists)))
  return useMemo(() => JSON.parse(text) as Chain, [text])
}

function readChain(store: RoomStore, lists: readonly Parameters<RoomStore['list']>[0][]): Chain {
  const cards = lists.map((list) => store.list(list))
  const shown = new Map(cards.flat().flatMap((card) => madeOf(store, card).map((id) => [id, card] as const)))
  const links = [...shown.keys()].flatMap((id) => store.linksFrom(id).filter(({ kind }) => kind === 'effect_of'))
  const drawn = new Set<string>()
  const arrows: Arrow[] = []
  let number = 0
  for (const { from, to } of links.sort(compareLinks)) {
    const ends = { from: shown.get(from)!, to: shown.get(to) }
    if (!ends.to || ends.from === ends.to || drawn.has(`${ends.from} ${ends.to}`)) continue
    drawn.add(`${ends.from} ${ends.to}`)
    const assumption = noteOf(store, { from, to }, 'assumption')
    if (assumption) number++
    arrows.push({ from: ends.from, to: ends.to, link: { from, to }, assumption, number: assumption ? number : 0 })
  }
  return { cards, arrows }
}

/** What an arrow says, or nothing. */
export function noteOf({ content }: RoomStore, ends: Ends, note: 'assumption' | 'rationale'): string {
  const text = content.links.get(linkNoteKey({ kind: 'effect_of', ...ends }, note))
  return typeof text === 'string' ? text : ''
}

/** A card, and those that were merged into it. */
function madeOf(store: RoomStore, card: CardId): CardId[] {
  const ids = new Set([card])
  // A set that grows while one goes through it: originals of originals, and no card twice.
  for (const id of ids) for (const original of store.originalsOf(id)) ids.add(original)
  return [...ids]
}

/** All cards that a card leads to or comes of, step by step, with itself. */
export function connectedTo(card: CardId, arrows: readonly Ends[]): ReadonlySet<CardId> {
  const walk = (next: (card: CardId) => CardId[]) => {
    const found = new Set([card])
    for (const id of found) for (const other of next(id)) found.add(other)
    return found
  }
  const up = walk((id) => arrows.flatMap(({ from, to }) => (from === id ? to : [])))
  const down = walk((id) => arrows.flatMap(({ from, to }) => (to === id ? from : [])))
  return new Set([...up, ...down])
}
