import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { deleteCards, duplicateCards } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { flushSync } from 'react-dom'
import { preferences } from '../../hooks/preferences.ts'
import type { OpenRoom } from '../../hooks/room-context.ts'
import { words } from '../../hooks/use-words.ts'
import { regionKey } from '../../model/room-store.ts'
import type { BoardSurface } from './board-context.ts'
import { brokenBy } from './broken-thread.ts'
import { type Direction, moveTo, stepTarget } from './card-moves.ts'
import { cardElement, cardOf, focusCard, regionOfElement } from './dom.ts'
import type { CardHands } from './use-card-hands.ts'

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

export interface BoardKeys extends CardHands {
  readonly surface: BoardSurface
}

/** What a key does on a card. True when it was one of ours, and the browser should do nothing more. */
export function handleBoardKey(event: KeyboardEvent, keys: BoardKeys): boolean {
  const target = event.target as Element
  const id = cardOf(target)
  if (!id || target.closest('textarea, input')) return false
  const isOnCard = target.matches('[data-card-focus]')
  const direction = DIRECTIONS[event.key]
  if (direction && event.altKey) return moveByKey(keys, id, direction)
  if (direction) return focusNeighbour(keys, id, direction)
  if (event.key === 'Home' || event.key === 'End') return focusEnd(keys, id, event.key)
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return openMenu(keys, id)
  if (event.key === 'Escape') return clear(keys)
  if (!isOnCard) return false
  if (event.key === ' ') return select(keys, id)
  if (!keys.surface.canEdit) return false
  return editByKey(event, keys, id)
}

function editByKey(event: KeyboardEvent, hands: BoardKeys, id: CardId): boolean {
  const { room, surface, selection, announce } = hands
  const ids = selection.around(id)
  const isLetter = preferences().shortcuts === 'on' && !event.ctrlKey && !event.metaKey && !event.altKey
  if (event.key === 'Enter' || event.key === 'F2') {
    if (room.store.card(id)?.erased) announce(words().editRefusals['card-erased'])
    else selection.edit(id)
  } else if (event.key === 'Delete' || event.key === 'Backspace') removeCards(hands, ids)
  else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
    const copies = flushDo(room, (hand) => hand.do((pen) => duplicateCards(pen, ids)))
    if (copies?.[0]) focusCard(copies[0])
    announce(words().cards.duplicated(ids.length))
  } else if (isLetter && event.key.toLowerCase() === 'm') surface.openDialog('move', ids)
  else if (isLetter && event.key.toLowerCase() === 'n') focusAddFieldOf(id)
  else return false
  return true
}

/** Deletes cards and puts the focus on the next one, so that a keyboard does not fall off the board. */
export function removeCards({ room, selection, offerBack }: CardHands, ids: readonly CardId[]): void {
  const next = neighbourOf(room, ids)
  const region = regionOfElement(cardElement(ids[0]!))
  flushSync(() => room.hand.do((pen) => deleteCards(pen, ids)))
  selection.select(selection.selected.filter((other) => !ids.includes(other)))
  if (next) focusCard(next)
  else region?.element.querySelector<HTMLElement>('[data-region-heading]')?.focus()
  offerBack([words().cards.deleted(ids.length), brokenBy(room.store, ids)].filter(Boolean).join(' '), ids)
}

function neighbourOf(room: OpenRoom, ids: readonly CardId[]): CardId | undefined {
  const place = room.store.card(ids[0]!)?.place
  if (!place) return undefined
  const list = room.store.list(regionKey(place.board, place.region))
  const at = list.indexOf(ids[0]!)
  const rest = [...list.slice(at), ...list.slice(0, at).reverse()]
  return rest.find((id) => !ids.includes(id))
}

function flushDo<T>(room: OpenRoom, act: (hand: OpenRoom['hand']) => T): T {
  return flushSync(() => act(room.hand))
}

function moveByKey({ room, surface, selection, announce }: BoardKeys, id: CardId, direction: Direction): boolean {
  if (!surface.canEdit) return true
  const target = stepTarget(room, surface.board, surface.regions, id, direction)
  if (target)
    moveTo(
      room,
      surface.regions,
      direction === 'up' || direction === 'down' ? [id] : selection.around(id),
      target,
      announce,
    )
  else announce(words().cards.noFurther)
  return true
}

function focusNeighbour({ room, surface }: BoardKeys, id: CardId, direction: Direction): boolean {
  const place = room.store.card(id)?.place
  if (!place) return false
  const list = room.store.list(regionKey(surface.board.id, place.region))
  const at = list.indexOf(id)
  if (direction === 'up' || direction === 'down') {
    const next = list[at + (direction === 'up' ? -1 : 1)]
    if (next) focusCard(next)
    return true
  }
  const step = direction === 'left' ? -1 : 1
  const start = surface.regions.findIndex((region) => region.id === place.region)
  for (let i = start + step; i >= 0 && i < surface.regions.length; i += step) {
    const cards = room.store.list(regionKey(surface.board.id, surface.regions[i]!.id))
    const next = cards[Math.min(at, cards.length - 1)]
    if (next) {
      focusCard(next)
      return true
    }
  }
  return true
}

function focusEnd({ room, surface }: BoardKeys, id: CardId, key: 'Home' | 'End'): boolean {
  const region = room.store.card(id)?.place.region
  const list = region ? room.store.list(regionKey(surface.board.id, region)) : []
  const end = key === 'Home' ? list[0] : list.at(-1)
  if (end) focusCard(end)
  return true
}

function openMenu({ surface }: BoardKeys, id: CardId): boolean {
  const trigger = cardElement(id)?.querySelector('[data-card-focus]')
  if (trigger && surface.canEdit) surface.openMenu(id, trigger)
  return true
}

function select({ room, selection, announce }: BoardKeys, id: CardId): boolean {
  selection.toggle(id)
  announce(words().cards.selected(selection.selected.length, selection.isSelected(id), textOf(room, id)))
  return true
}

function clear({ selection, announce }: BoardKeys): boolean {
  if (selection.selected.length === 0) return false
  selection.select([])
  announce(words().cards.selectionCleared)
  return true
}

function textOf(room: OpenRoom, id: CardId): string {
  const card = room.store.card(id)
  return card ? cardWords(card, words()) : ''
}

function focusAddFieldOf(id: CardId): void {
  regionOfElement(cardElement(id))?.element.querySelector<HTMLTextAreaElement>('[data-add-field]')?.focus()
}
