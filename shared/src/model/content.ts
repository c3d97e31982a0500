import type * as Y from 'yjs'
import { assert } from '../lib/assert.ts'
import { type BoardId, type CardId, isId } from './ids.ts'

/** The version of the shape below; a client that knows only older ones must reload. */
export const CONTENT_VERSION = 1

/**
 * The opened `content` document of a room. Its root types are named here and nowhere else; root types with other names are kept
 * and synced and never looked at.
 *
 * A record is a Y.Map whose values are grouped by what is changed together, each a plain value where the last writer wins;
 * only a card's text is a shared text, in which everybody's letters survive. Records are never removed: what is deleted or
 * merged says so in its `state`, so that an edit made at the same time is still there when it is restored.
 */
export interface Content {
  readonly doc: Y.Doc
  readonly meta: Y.Map<unknown>
  readonly boards: Y.Map<Y.Map<unknown>>
  readonly cards: Y.Map<Y.Map<unknown>>
  /** Threads between cards, as plain values by what they connect (`linkKey`). */
  readonly links: Y.Map<unknown>
  /** What the room's plan is, and what of it is done, as plain values. */
  readonly plan: Y.Map<unknown>
}

export function openContent(doc: Y.Doc): Content {
  return {
    doc,
    meta: doc.getMap('meta'),
    boards: doc.getMap('boards'),
    cards: doc.getMap('cards'),
    links: doc.getMap('links'),
    plan: doc.getMap('plan'),
  }
}

/** The long text of a board of notes. A root of its own, so that two people who begin it at once write in the same. */
export function notesOf(content: Content, board: BoardId): Y.XmlFragment {
  return content.doc.getXmlFragment(notesName(board))
}

const NOTES = 'notes:'

export function notesName(board: BoardId): string {
  return NOTES + board
}

/** The board whose notes a root type holds, or nothing when it is another one. */
export function boardOfNotes(root: string): BoardId | undefined {
  const board = root.startsWith(NOTES) ? root.slice(NOTES.length) : undefined
  return isId('board', board) ? board : undefined
}

export interface RoomMeta {
  readonly title: string
  readonly version: number
}

export function readMeta(content: Content): RoomMeta {
  const title = content.meta.get('title')
  const version = content.meta.get('version')
  return {
    title: typeof title === 'string' ? title : '',
    version: typeof version === 'number' ? version : CONTENT_VERSION,
  }
}

/** The record of a card that the caller has just read; absent only by a programming error. */
export function cardRecord(content: Content, id: CardId): Y.Map<unknown> {
  const record = content.cards.get(id)
  assert(record, `the card ${id} exists`)
  return record
}
