import { addBoard, boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { type EditReason, type EditResult, newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { UndoHistory } from '@samtavla/shared/edits/undo.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { type Card, compareCards, isShown, readCard } from '@samtavla/shared/model/card.ts'
import { type Content, openContent, readMeta } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { made } from './made.ts'

export { made } from './made.ts'

/** A room with two boards, and the hand of one person in it. */
export interface EditedRoom {
  readonly content: Content
  readonly pen: Pen
  readonly history: UndoHistory
  readonly board: BoardId
  readonly otherBoard: BoardId
  /** Boards that take no edits from now on. */
  readonly locked: Set<BoardId>
  /** What others are sent. */
  readonly updates: Uint8Array[]
}

export function editedRoom(): EditedRoom {
  const doc = new Y.Doc()
  const content = openContent(doc)
  const locked = new Set<BoardId>()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  let now = 1_000
  const pen = newPen(content, 'user_malte', 'Malte Medlem', { isLocked: (id) => locked.has(id), now: () => now++ })
  const server = newPen(content, 'user_server', 'Servern')
  const board = made(addBoard(server, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' }))
  const otherBoard = made(addBoard(server, { tool: 'swot', preset: 'fyra_falt', title: 'Önskat läge' }))
  return { content, pen, history: new UndoHistory(pen), board, otherBoard, locked, updates }
}

/** Cards with these texts, in a region of the first board. */
export function cardsWith(room: EditedRoom, texts: readonly string[], region = 'hot'): CardId[] {
  return made(
    addCards(
      room.pen,
      { board: room.board, region, before: 'end' },
      texts.map((text) => ({ text })),
    ),
  )
}

export function cardOf(room: EditedRoom, id: CardId): Card {
  const card = readCard(id, room.content.cards.get(id))
  expect(card, id).toBeDefined()
  return card!
}

/**
 * Makes an edit and checks what every edit promises: it goes out as one update, a second replica that gets it reads the same,
 * undo shows the room as it was, and redo as it became. Gives the edit's value, with the edit made.
 */
export function checkEdit<T>(room: EditedRoom, edit: (pen: Pen) => EditResult<T>): T {
  const before = shownIn(room.content)
  const sent = room.updates.length
  const value = made(edit(room.pen))
  const after = shownIn(room.content)
  expect(room.updates.length - sent).toBe(1)
  expect(shownIn(replicaOf(room))).toEqual(after)
  expect(room.history.undo()).toEqual({ ok: true, value: true })
  expect(shownIn(room.content)).toEqual(before)
  expect(room.history.redo()).toEqual({ ok: true, value: true })
  expect(shownIn(room.content)).toEqual(after)
  expect(shownIn(replicaOf(room))).toEqual(after)
  return value
}

/** Makes an edit that is refused, and checks that nothing was written. */
export function checkRefused(room: EditedRoom, reason: EditReason, edit: (pen: Pen) => EditResult<unknown>): void {
  const before = Y.encodeStateAsUpdate(room.content.doc)
  const sent = room.updates.length
  expect(edit(room.pen)).toEqual({ ok: false, reason })
  expect(room.updates.length).toBe(sent)
  expect(Y.encodeStateAsUpdate(room.content.doc)).toEqual(before)
}

/** Frida, who has the room as it is now and writes where nobody sees it before they meet. */
export function elsewhere({ content }: EditedRoom): Pen {
  const copy = openContent(new Y.Doc())
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(content.doc))
  return newPen(copy, 'user_frida', 'Frida')
}

/** Both get what the other has. */
export function meet({ content }: EditedRoom, { content: others }: Pen): void {
  Y.applyUpdate(content.doc, Y.encodeStateAsUpdate(others.doc))
  Y.applyUpdate(others.doc, Y.encodeStateAsUpdate(content.doc))
}

/** What a person sees of a room. */
export function shownIn(content: Content): { title: string; boards: Board[]; cards: Card[] } {
  const cards = [...content.cards].flatMap(([id, record]) => readCard(id, record) ?? [])
  return {
    title: readMeta(content).title,
    boards: boardsOf(content),
    cards: cards.filter((card) => isShown(card, (id) => content.cards.has(id))).sort(compareCards),
  }
}

function replicaOf(room: EditedRoom): Content {
  const doc = new Y.Doc()
  for (const update of room.updates) Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).toBeNull()
  return openContent(doc)
}
