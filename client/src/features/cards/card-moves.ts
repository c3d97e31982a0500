import { moveCards, type Target } from '@samtavla/shared/edits/cards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { flushSync } from 'react-dom'
import type { OpenRoom } from '../../hooks/room-context.ts'
import { words } from '../../hooks/use-words.ts'
import { beginningOf } from '../../model/card-names.ts'
import { regionKey } from '../../model/room-store.ts'
import type { ShownRegion } from './board-context.ts'
import { focusCard } from './dom.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The one way in which cards move, for the drag, the dialog, the menu and the keys alike (A1): moves, keeps focus, says where to. */
export function moveTo(
  room: OpenRoom,
  regions: readonly ShownRegion[],
  ids: readonly CardId[],
  target: Target,
  announce: (text: string) => void,
): void {
  const from = room.store.card(ids[0]!)?.place.region
  flushSync(() => room.hand.do((pen) => moveCards(pen, ids, target)))
  focusCard(ids[0]!)
  const card = room.store.card(ids[0]!)
  if (!card) return
  const { place } = card
  const list = room.store.list(regionKey(place.board, place.region))
  const labelOf = (region: string | undefined) => regions.find(({ id }) => id === region)?.label ?? ''
  const position = list.indexOf(card.id) + 1
  announce(
    words().cards.moved(
      beginningOf(room.store, card.id, words()),
      ids.length,
      labelOf(from),
      labelOf(place.region),
      position,
      list.length,
    ),
  )
}

/** Where a step in a direction takes a card: up and down in its list, left and right to the neighbouring region's end. */
export function stepTarget(
  room: OpenRoom,
  board: Board,
  regions: readonly ShownRegion[],
  id: CardId,
  direction: Direction,
): Target | undefined {
  const place = room.store.card(id)?.place
  if (!place) return undefined
  const list = room.store.list(regionKey(board.id, place.region))
  const at = list.indexOf(id)
  const stay = { board: board.id, region: place.region }
  if (direction === 'up') return at > 0 ? { ...stay, before: list[at - 1]! } : undefined
  if (direction === 'down') return at < list.length - 1 ? { ...stay, before: list[at + 2] ?? 'end' } : undefined
  const neighbour =
    regions[regions.findIndex(({ id: region }) => region === place.region) + (direction === 'left' ? -1 : 1)]
  return neighbour && { board: board.id, region: neighbour.id, before: 'end' }
}
