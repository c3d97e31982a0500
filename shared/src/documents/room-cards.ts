import type { Decision } from '../discussion/decision.ts'
import { compareKeys } from '../lib/order.ts'
import type { Board } from '../model/board.ts'
import { type Card, compareCards, isShown } from '../model/card.ts'
import type { Content, RoomMeta } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import type { Plan } from '../model/plan.ts'
import type { ThreadSource } from '../model/thread.ts'
import { toolOf } from '../tools/index.ts'
import { linkedCards as linkedIds, standing as standingId } from '../tools/linked-cards.ts'
import { type LinkField, presetOf } from '../tools/tool.ts'

/** A room as plain values, as far as documents tell of it. */
export interface DocumentRoom extends ThreadSource {
  readonly content: Content
  meta(): RoomMeta
  boards(): readonly Board[]
  /** All of the room, those too that are on no board. */
  cards(): readonly Card[]
  card(id: CardId): Card | undefined
  code(id: CardId): string | undefined
  decisions(): readonly Decision[]
  plan(): Plan | undefined
}

/** The cards that stand in a region of a board, by their numbers, and after them those that have none as they stand. */
export function cardsIn(room: DocumentRoom, board: BoardId, region: string): Card[] {
  return numbered(
    room,
    shownCards(room).filter(({ place }) => place.board === board && place.region === region),
  )
}

/** By number, so that a list is in the same order however cards were moved about. */
export function numbered(room: DocumentRoom, cards: readonly Card[]): Card[] {
  return cards.toSorted((a, b) => {
    const [first, second] = [numberOf(room, a), numberOf(room, b)]
    return first - second || compareKeys(room.code(a.id) ?? '', room.code(b.id) ?? '') || compareCards(a, b)
  })
}

/** The regions of a board in their order: its preset's, and after them any other that has cards. */
export function regionsOf(room: DocumentRoom, board: Board): string[] {
  const tool = toolOf(board.tool)
  const filled = shownCards(room).flatMap(({ place }) => (place.board === board.id ? place.region : []))
  return [...new Set([...(tool ? presetOf(tool, board.preset).regions : []), ...filled.sort()])]
}

/** The cards that stand on a board, merged, deleted and earlier ones left out. */
export function shownCards(room: DocumentRoom): Card[] {
  return room.cards().filter((card) => isShown(card, (id) => room.card(id) !== undefined))
}

/** The problems that were called causes: they are causes, wherever they stand. */
export function problemsThatAreCauses(room: DocumentRoom): Card[] {
  return numbered(
    room,
    shownCards(room).filter(({ status }) => status?.kind === 'cause'),
  )
}

/** The cards that stand in a column of threads, by number. */
export function linkedCards(room: DocumentRoom, card: CardId, link: LinkField): Card[] {
  return linkedIds(room, card, link).flatMap((id) => room.card(id) ?? [])
}

/** The card that stands where one stood; nothing when it was taken away, or its board was. */
export function standing(room: DocumentRoom, id: CardId): Card | undefined {
  const stands = standingId(room, id)
  return stands && room.card(stands)
}

/** The tool of the board that a card is on; nothing where the board was taken away. */
export function toolIdOf(room: DocumentRoom, { place }: Card): string | undefined {
  return room.boards().find(({ id }) => id === place.board)?.tool
}

function numberOf(room: DocumentRoom, card: Card): number {
  const number = card.status?.kind === 'cause' ? card.causeNumber : card.number
  return (room.code(card.id) && number) || Number.POSITIVE_INFINITY
}
