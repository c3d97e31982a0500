import * as v from 'valibot'
import * as Y from 'yjs'
import { ok } from '../lib/result.ts'
import { type Board, compareBoards, labelKey, MAX_LABEL, MAX_TITLE, readBoard } from '../model/board.ts'
import { CARD_COLORS, type Card, compareCards, readCard, WEIGHTS } from '../model/card.ts'
import { CONTENT_VERSION, type Content, openContent, readMeta } from '../model/content.ts'
import { isId } from '../model/ids.ts'
import { MAX_BOARDS, MAX_CARDS, MAX_STORED_TEXT } from '../model/shape.ts'

export const ROOM_FILE_VERSION = 2
/** Version 1 knows no erased cards. */
const READABLE_VERSIONS = [1, ROOM_FILE_VERSION]

const MAX_NAME = 200
const MAX_ORDER = 1000

const idOf = <Kind extends 'board' | 'card' | 'user'>(kind: Kind) =>
  v.custom<`${Kind}_${string}`>((value) => isId(kind, value))
// A lone surrogate cannot be stored, so it is replaced here, where one can see it, and not on the way.
const textUpTo = (length: number) =>
  v.pipe(
    v.string(),
    v.maxLength(length),
    v.transform((text) => text.toWellFormed()),
  )
const name = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/))
const order = v.pipe(v.string(), v.maxLength(MAX_ORDER), v.regex(/^[0-9A-Za-z]+$/))
const time = v.pipe(v.number(), v.finite())

const fileBoard = v.strictObject({
  id: idOf('board'),
  tool: name,
  preset: name,
  title: textUpTo(MAX_TITLE),
  labels: v.record(name, v.pipe(textUpTo(MAX_LABEL), v.minLength(1))),
  order,
  deleted: v.boolean(),
})

const fileCard = v.strictObject({
  id: idOf('card'),
  text: textUpTo(MAX_STORED_TEXT),
  place: v.strictObject({ board: idOf('board'), region: name, order }),
  author: v.exactOptional(v.strictObject({ user: idOf('user'), name: textUpTo(MAX_NAME), at: time })),
  color: v.picklist(CARD_COLORS),
  weight: v.exactOptional(v.picklist(WEIGHTS)),
  state: v.exactOptional(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('deleted'), by: textUpTo(MAX_NAME), at: time }),
      v.strictObject({ kind: v.literal('merged'), into: idOf('card') }),
    ]),
  ),
  erased: v.exactOptional(v.strictObject({ role: name, at: time })),
})

// The length is looked at before the items: a huge list is refused without being read.
const listOf = <Item extends v.GenericSchema<unknown, { readonly id: string }>>(item: Item, length: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(length), v.array(item), v.rawCheck(findRepeatedId<v.InferOutput<Item>>))

const roomFile = v.strictObject({
  format: v.literal('samtavla-room'),
  version: v.picklist(READABLE_VERSIONS),
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  room: v.strictObject({ title: textUpTo(MAX_TITLE) }),
  boards: listOf(fileBoard, MAX_BOARDS),
  cards: listOf(fileCard, MAX_CARDS),
})

/** A room's content as a file: everything the readers of the model see, deleted and merged cards included. */
export type RoomFile = v.InferOutput<typeof roomFile>
type FileCard = RoomFile['cards'][number]

export type RoomFileReason = 'not-json' | 'not-a-room-file' | 'file-too-new'

/** A refusal also says which value was wrong, as in `cards.3.place.board`; empty for the whole file. */
export type RoomFileReading =
  | { readonly ok: true; readonly value: RoomFile }
  | { readonly ok: false; readonly reason: RoomFileReason; readonly path: string }

/** Everything in the room that is ours, boards and cards in their order. Records that are not readable are not in it. */
export function writeRoomFile(content: Content, exportedAt: Date): RoomFile {
  const boards = [...content.boards].map(([id, record]) => readBoard(id, record)).filter((board) => board !== undefined)
  const cards = [...content.cards].map(([id, record]) => readCard(id, record)).filter((card) => card !== undefined)
  return {
    format: 'samtavla-room',
    version: ROOM_FILE_VERSION,
    exportedAt: exportedAt.toISOString(),
    room: { title: readMeta(content).title },
    boards: boards.sort(compareBoards).map((board) => ({ ...board })),
    cards: cards.sort(compareCards).map(cardToFile),
  }
}

/**
 * Reads a file that anybody may have written. What it gives is valid in every value and has no id twice; boards that cards
 * stand on and tools that boards use need not be known.
 */
export function readRoomFile(json: string): RoomFileReading {
  const data = parseJson(json)
  if (data === undefined) return { ok: false, reason: 'not-json', path: '' }
  if (isNewer(data)) return { ok: false, reason: 'file-too-new', path: 'version' }
  const reading = v.safeParse(roomFile, data, { abortEarly: true })
  if (reading.success) return ok(reading.output)
  return { ok: false, reason: 'not-a-room-file', path: v.getDotPath(reading.issues[0]) ?? '' }
}

/** The first update (V1) of a new `content` document that holds what the file holds. */
export function contentFromRoomFile(file: RoomFile): Uint8Array {
  const doc = new Y.Doc()
  const content = openContent(doc)
  doc.transact(() => {
    content.meta.set('title', file.room.title)
    content.meta.set('version', CONTENT_VERSION)
    for (const board of file.boards) content.boards.set(board.id, boardFromFile(board))
    for (const card of file.cards) content.cards.set(card.id, cardFromFile(card))
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function cardToFile({ id, text, place, author, color, weight, state, erased }: Card): FileCard {
  return {
    ...{ id, text, place, color },
    ...(author && { author }),
    ...(weight && { weight }),
    ...(state && { state }),
    ...(erased && { erased }),
  }
}

function boardFromFile(board: Board): Y.Map<unknown> {
  const { tool, preset, title, labels, order, deleted } = board
  const names = Object.entries(labels).map(([region, label]) => [labelKey(region), label] as const)
  return new Y.Map<unknown>([...Object.entries({ tool, preset, title, order, ...(deleted && { deleted }) }), ...names])
}

function cardFromFile(card: FileCard): Y.Map<unknown> {
  const { id: _, text, ...values } = card
  return new Y.Map<unknown>([['text', new Y.Text(text)], ...Object.entries(values)])
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json)
  } catch {
    return undefined
  }
}

const anyVersion = v.object({
  format: v.literal('samtavla-room'),
  version: v.pipe(v.number(), v.gtValue(ROOM_FILE_VERSION)),
})

function isNewer(data: unknown): boolean {
  return v.is(anyVersion, data)
}

function findRepeatedId<Item extends { readonly id: string }>({ dataset, addIssue }: v.RawCheckContext<Item[]>): void {
  if (!dataset.typed) return
  const seen = new Set<string>()
  for (const [index, item] of dataset.value.entries()) {
    if (seen.has(item.id)) {
      const itemPath = { type: 'array', origin: 'value', input: dataset.value, key: index, value: item } as const
      const idPath = { type: 'object', origin: 'value', input: { ...item }, key: 'id', value: item.id } as const
      addIssue({ message: 'repeated id', path: [itemPath, idPath] })
      return
    }
    seen.add(item.id)
  }
}
