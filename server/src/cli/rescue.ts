import { type RoomFile, readRoomFile, writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { isId } from '@samtavla/shared/model/ids.ts'
import { MAX_BOARDS, MAX_CARDS, MAX_STORED_TEXT } from '@samtavla/shared/model/shape.ts'
import * as Y from 'yjs'
import type { Salvage } from '../storage/store.ts'

export interface Rescued {
  /** Everything that can be placed, such that it can be imported. */
  readonly file: RoomFile
  /** Texts that have no place any more, or did not fit. */
  readonly loose: readonly string[]
}

/** Makes what there is of a room's content into a file, whatever its state. No text that can be read is missing from both. */
export function rescueContent({ parts, scraps }: Salvage, now: Date): Rescued {
  const doc = new Y.Doc({ gc: true })
  const unreadable = parts.filter((part) => !apply(doc, part))
  const content = openContent(doc)
  const file = importable(writeRoomFile(content, now))
  const placed = new Map(file.cards.map(({ id, text }) => [id as string, text]))
  const unplaced = [...content.cards].map(([id, record]) => ({ id, text: plainText(record) }))
  const pending = doc.store.pendingStructs
  const loose = [
    ...unplaced.filter(({ id, text }) => placed.get(id) !== text).map(({ text }) => text),
    ...(pending ? textsOf(() => Y.decodeUpdateV2(pending.update)) : []),
    ...[...unreadable, ...scraps].flatMap((update) => textsOf(() => Y.decodeUpdate(update))),
  ]
  return { file, loose: [...new Set(loose.map((text) => text.trim()))].filter((text) => text !== '') }
}

/** False when it is not an update that Yjs can read, or cannot be applied. */
function apply(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    Y.applyUpdate(doc, update)
    return true
  } catch {
    // Its texts are looked for by themselves.
    return false
  }
}

function plainText(record: unknown): string {
  const text = record instanceof Y.Map ? record.get('text') : ''
  return text instanceof Y.Text || typeof text === 'string' ? text.toString().toWellFormed() : ''
}

/** Clips what is too long, and leaves out the records that a room file may not hold. */
function importable(written: RoomFile): RoomFile {
  const frame = { ...written, room: { title: written.room.title.slice(0, MAX_TITLE) }, boards: [], cards: [] }
  const fits = (part: Partial<RoomFile>) => readRoomFile(JSON.stringify({ ...frame, ...part })).ok
  const boards = written.boards.map((board) => ({ ...board, title: board.title.slice(0, MAX_TITLE) }))
  const cards = written.cards.map((card) => ({ ...card, text: card.text.toWellFormed().slice(0, MAX_STORED_TEXT) }))
  return {
    ...frame,
    boards: boards.filter((board) => fits({ boards: [board] })).slice(0, MAX_BOARDS),
    cards: cards.filter((card) => fits({ cards: [card] })).slice(0, MAX_CARDS),
  }
}

/** The texts in an update, with letters that were typed after each other put together again. Ids and keys are no texts. */
function textsOf(decode: () => ReturnType<typeof Y.decodeUpdate>): string[] {
  const texts: string[] = []
  let last: Y.ID | undefined
  for (const struct of structsOf(decode)) {
    if (!(struct instanceof Y.Item)) continue
    if (struct.content instanceof Y.ContentAny) texts.push(...struct.content.arr.filter(isText))
    if (!(struct.content instanceof Y.ContentString)) continue
    if (last && Y.compareIDs(struct.origin, last)) texts.push(`${texts.pop() ?? ''}${struct.content.str}`)
    else texts.push(struct.content.str)
    last = Y.createID(struct.id.client, struct.id.clock + struct.length - 1)
  }
  return texts
}

function structsOf(decode: () => ReturnType<typeof Y.decodeUpdate>): ReturnType<typeof Y.decodeUpdate>['structs'] {
  try {
    return decode().structs
  } catch {
    // Bytes that are no update hold no texts that could be found in this way.
    return []
  }
}

/** Names of colours, regions and tools are short and plain. */
function isText(value: unknown): value is string {
  if (typeof value !== 'string' || /^[0-9A-Za-z_-]{1,24}$/.test(value)) return false
  return !isId('card', value) && !isId('board', value) && !isId('user', value)
}
