import * as Y from 'yjs'
import { cutText } from '../lib/text-difference.ts'
import { MAX_LABEL, MAX_TITLE } from '../model/board.ts'
import { type Content, openContent } from '../model/content.ts'
import { fieldRule, MAX_BOARDS, MAX_CARDS, MAX_STORED_TEXT } from '../model/shape.ts'
import { contentFromRoomFile, type RoomFile, writeRoomFile } from './room-file.ts'

/**
 * A room file of everything that can be read in a room whose content is not what it should be: odd values are cut or left out,
 * so that the file can be brought in as a new room.
 */
export function rescueRoomFile(content: Content, exportedAt: Date): RoomFile {
  const file = writeRoomFile(content, exportedAt)
  return {
    ...file,
    room: { title: cutText(file.room.title, MAX_TITLE) },
    boards: file.boards.slice(0, MAX_BOARDS).flatMap(soundBoard),
    cards: file.cards.slice(0, MAX_CARDS).flatMap(soundCard),
  }
}

/** A document that holds what can be read of another, one generation later: no copy of the other is brought up to date from it. */
export function rescuedCopy(content: Content, generation: number): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, contentFromRoomFile(rescueRoomFile(content, new Date(0))))
  openContent(doc).meta.set('generation', generation + 1)
  return doc
}

function soundBoard(board: RoomFile['boards'][number]): RoomFile['boards'] {
  const { tool, preset, order } = board
  if (!fitsAll('board', { tool, preset, order })) return []
  const labels = Object.entries(board.labels).map(([region, label]) => [region, cutText(label, MAX_LABEL)] as const)
  const sound = labels.filter(([region, label]) => fitsAll('board', { [`label:${region}`]: label }))
  return [{ ...board, title: cutText(board.title, MAX_TITLE), labels: Object.fromEntries(sound) }]
}

function soundCard(card: RoomFile['cards'][number]): RoomFile['cards'] {
  if (!fitsAll('card', { place: card.place })) return []
  const { author, state, ...rest } = card
  return [
    {
      ...rest,
      text: cutText(card.text, MAX_STORED_TEXT),
      ...(author && fitsAll('card', { author }) && { author }),
      ...(state && fitsAll('card', { state }) && { state }),
    },
  ]
}

function fitsAll(kind: 'board' | 'card', fields: Record<string, unknown>): boolean {
  return Object.entries(fields).every(([key, value]) => fieldRule(kind, key, true)?.(value))
}
