import { readBoard } from '@samtavla/shared/model/board.ts'
import { isShown, readCard } from '@samtavla/shared/model/card.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, RoomId } from '@samtavla/shared/model/ids.ts'
import { Failure } from '../errors.ts'
import type { Registry } from '../rooms/registry.ts'

/** Looks at a room's content as it is now, what is not on the disk yet included. */
export function readContent<T>(
  registry: Pick<Registry, 'look'>,
  room: RoomId,
  look: (content: Content) => T,
): Promise<T> {
  return registry.look({ room, kind: 'content', user: undefined }, (doc) => look(openContent(doc)))
}

/** Refused when the board is not there or deleted. */
export function needBoard({ boards }: Content, id: BoardId): void {
  const board = readBoard(id, boards.get(id))
  if (!board || board.deleted) throw new Failure('not-found', 'board')
}

/** Refused when one of the cards is not there, deleted or merged, or, where a board is named, on another one. */
export function needCards(content: Content, ids: readonly CardId[], board?: BoardId): void {
  for (const id of ids) {
    const card = readCard(id, content.cards.get(id))
    const isThere = card && isShown(card, (other) => content.cards.has(other))
    if (!isThere || (board && card.place.board !== board)) throw new Failure('not-found', 'card')
    needBoard(content, card.place.board)
  }
}
