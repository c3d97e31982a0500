import { type RandomBytes, secureBytes } from '../lib/random.ts'
import { ok, type Result, refused } from '../lib/result.ts'
import { type Board, readBoard } from '../model/board.ts'
import { type Card, readCard } from '../model/card.ts'
import type { Content } from '../model/content.ts'
import type { BoardId, CardId, UserId } from '../model/ids.ts'

/**
 * What a hand needs to write in a room: the document, the person, and everything that would otherwise come from outside
 * (clock, chance), so that a run can be replayed. It is also the origin of its transactions: undo takes back only those.
 */
export interface Pen {
  readonly content: Content
  readonly user: UserId
  readonly name: string
  readonly isLocked: (board: BoardId) => boolean
  readonly now: () => number
  readonly bytes: RandomBytes
}

export function newPen(content: Content, user: UserId, name: string, parts: Partial<Pen> = {}): Pen {
  return {
    content,
    user,
    name: name.toWellFormed(),
    isLocked: () => false,
    now: Date.now,
    bytes: secureBytes,
    ...parts,
  }
}

export type EditReason =
  | 'board-locked'
  | 'no-such-board'
  | 'no-such-card'
  | 'no-such-region'
  | 'text-empty'
  | 'text-too-long'
  | 'too-few'
  | 'last-board'
  | 'card-erased'
  | 'reason-needed'
  | 'no-plan'
  | 'no-such-link'
  | 'would-loop'
  | 'group-too-small'
  | 'figure-needed'

export type EditResult<T = void> = Result<T, EditReason>

/** One edit is one transaction: others receive all of it or nothing, and one undo takes it back. */
export function write<T>(pen: Pen, change: () => T): EditResult<T> {
  return ok(pen.content.doc.transact(change, pen))
}

/** A board that takes edits. */
export function openBoard(pen: Pen, id: BoardId): EditResult<Board> {
  const board = readBoard(id, pen.content.boards.get(id))
  if (!board || board.deleted) return refused('no-such-board')
  if (pen.isLocked(id)) return refused('board-locked')
  return ok(board)
}

/** Cards on boards that take edits, none of them erased: all of them, or a refusal. What is written or copied is their text. */
export function openTexts(pen: Pen, ids: readonly CardId[]): EditResult<Card[]> {
  const cards = openCards(pen, ids)
  return cards.ok && cards.value.some((card) => card.erased) ? refused('card-erased') : cards
}

/** Cards on boards that take edits: all of them, or a refusal. */
export function openCards(pen: Pen, ids: readonly CardId[]): EditResult<Card[]> {
  const cards: Card[] = []
  for (const id of ids) {
    const card = readCard(id, pen.content.cards.get(id))
    if (!card) return refused('no-such-card')
    const board = openBoard(pen, card.place.board)
    if (!board.ok) return board
    cards.push(card)
  }
  return ok(cards)
}
