import * as v from 'valibot'
import * as Y from 'yjs'
import type { Discussion } from '../discussion/discussion.ts'
import { ok } from '../lib/result.ts'
import {
  type Board,
  compareBoards,
  factKey,
  labelKey,
  MAX_FACT,
  MAX_LABEL,
  MAX_PROMPT,
  MAX_TITLE,
  promptKey,
  readBoard,
} from '../model/board.ts'
import {
  CARD_COLORS,
  type Card,
  compareCards,
  fieldKey,
  MAX_FIELD,
  MAX_NUMBER,
  readCard,
  STATUS_KINDS,
  WEIGHTS,
} from '../model/card.ts'
import { CONTENT_VERSION, type Content, notesName, notesOf, openContent, readMeta } from '../model/content.ts'
import { type Figure, isHidden, isSharedFigure } from '../model/figure.ts'
import type { BoardId } from '../model/ids.ts'
import {
  compareLinks,
  LINK_KINDS,
  LINK_NOTES,
  type Link,
  linkKey,
  linkNoteKey,
  MAX_LINK_NOTE,
  readLink,
} from '../model/link.ts'
import { dateKey, doneKey, isDay, readPlan } from '../model/plan.ts'
import { MAX_READING_AT, MAX_READING_NOTE, MAX_READING_VALUE, readingKey } from '../model/reading.ts'
import { MAX_BOARDS, MAX_CARDS, MAX_LINKS, MAX_PLAN_VALUES, MAX_STORED_TEXT, MAX_VALUES } from '../model/shape.ts'
import { discussionParts, discussionToFile } from './discussion-file.ts'
import { idOf, listOf, MAX_NAME, name, textUpTo, time } from './file-values.ts'
import { notesContent, notesFromFile, notesToFile } from './notes-file.ts'

export const ROOM_FILE_VERSION = 4
/**
 * Version 1 knows no erased cards, version 2 no links, no plan, no notes, and of cards and boards no more than a SWOT needs, and
 * version 3 no readings, figures, earlier versions, facts of boards, words of arrows, and nothing of what was decided and said.
 */
const READABLE_VERSIONS = [1, 2, 3, ROOM_FILE_VERSION]

const MAX_ORDER = 1000
/** Of one card: no more than a server takes, so that every room can be brought in again. */
export const MAX_READINGS = MAX_VALUES

const order = v.pipe(v.string(), v.maxLength(MAX_ORDER), v.regex(/^[0-9A-Za-z]+$/))
const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_NUMBER))

const fileBoard = v.strictObject({
  id: idOf('board'),
  tool: name,
  preset: name,
  title: textUpTo(MAX_TITLE),
  labels: v.record(name, v.pipe(textUpTo(MAX_LABEL), v.minLength(1))),
  prompts: v.exactOptional(v.record(name, v.pipe(textUpTo(MAX_PROMPT), v.minLength(1)))),
  facts: v.exactOptional(v.record(name, v.pipe(textUpTo(MAX_FACT), v.minLength(1)))),
  step: v.exactOptional(name),
  order,
  deleted: v.boolean(),
})

const fileReading = v.strictObject({
  id: name,
  at: textUpTo(MAX_READING_AT),
  value: textUpTo(MAX_READING_VALUE),
  note: textUpTo(MAX_READING_NOTE),
  by: textUpTo(MAX_NAME),
  time,
})

const fileValues = v.strictObject({
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
      v.strictObject({ kind: v.literal('replaced'), by: idOf('card'), at: time }),
    ]),
  ),
  number: v.exactOptional(number),
  causeNumber: v.exactOptional(number),
  status: v.exactOptional(
    v.strictObject({
      kind: v.picklist(STATUS_KINDS),
      reason: textUpTo(MAX_FIELD),
      to: textUpTo(MAX_FIELD),
      by: textUpTo(MAX_NAME),
      at: time,
    }),
  ),
  fields: v.exactOptional(v.record(name, v.pipe(textUpTo(MAX_FIELD), v.minLength(1)))),
  readings: v.exactOptional(v.pipe(v.array(v.unknown()), v.maxLength(MAX_READINGS), v.array(fileReading))),
  figure: v.exactOptional(v.custom<Figure>(isSharedFigure)),
  erased: v.exactOptional(v.strictObject({ role: name, at: time })),
})
/** FIG4: of a figure that others may not see, nothing that it was before either. */
const fileCard = v.pipe(
  fileValues,
  v.forward(
    v.partialCheck([['figure'], ['readings']], ({ figure, readings }) => !(isHidden(figure) && readings), ''),
    ['readings'],
  ),
)

const fileLink = v.pipe(
  v.strictObject({
    kind: v.picklist(LINK_KINDS),
    from: idOf('card'),
    to: idOf('card'),
    by: textUpTo(MAX_NAME),
    at: time,
    assumption: v.exactOptional(v.pipe(textUpTo(MAX_LINK_NOTE), v.minLength(1))),
    rationale: v.exactOptional(v.pipe(textUpTo(MAX_LINK_NOTE), v.minLength(1))),
  }),
  v.check(({ from, to }) => from !== to),
)

const day = v.custom<string>(isDay)
const filePlan = v.strictObject({
  model: v.strictObject({ id: name, version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  start: v.exactOptional(day),
  dates: v.pipe(v.record(name, day), v.maxEntries(MAX_PLAN_VALUES)),
  done: v.pipe(v.record(name, v.strictObject({ by: textUpTo(MAX_NAME), at: time })), v.maxEntries(MAX_PLAN_VALUES)),
})

const fileNotes = v.strictObject({ board: idOf('board'), content: notesContent })

const allOfRoom = v.strictObject({
  format: v.literal('samtavla-room'),
  version: v.picklist(READABLE_VERSIONS),
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  room: v.strictObject({ title: textUpTo(MAX_TITLE) }),
  boards: listOf(fileBoard, MAX_BOARDS, 'id'),
  cards: listOf(fileCard, MAX_CARDS, 'id'),
  links: v.exactOptional(listOf(fileLink, MAX_LINKS, 'kind', 'from', 'to')),
  plan: v.exactOptional(filePlan),
  notes: v.exactOptional(listOf(fileNotes, MAX_BOARDS, 'board')),
  ...discussionParts,
})
const roomFile = v.pipe(allOfRoom, v.forward(v.partialCheck([['boards'], ['notes']], hasBoardsOfNotes), ['notes']))

/** A room as a file: everything the readers of the model see, deleted and merged cards included, and of votes those that are closed. */
export type RoomFile = v.InferOutput<typeof roomFile>
type FileBoard = RoomFile['boards'][number]
type FileCard = RoomFile['cards'][number]

export type RoomFileReason = 'not-json' | 'not-a-room-file' | 'file-too-new'

/** A refusal also says which value was wrong, as in `cards.3.place.board`; empty for the whole file. */
export type RoomFileReading =
  | { readonly ok: true; readonly value: RoomFile }
  | { readonly ok: false; readonly reason: RoomFileReason; readonly path: string }

/** Everything in the room that is ours, boards, cards, links and notes in their order. Records that are not readable are not in it. */
export function writeRoomFile(content: Content, exportedAt: Date, discussion?: Discussion): RoomFile {
  const boards = [...content.boards].map(([id, record]) => readBoard(id, record)).filter((board) => board !== undefined)
  const cards = [...content.cards].map(([id, record]) => readCard(id, record)).filter((card) => card !== undefined)
  const links = [...content.links].map(([key, value]) => readLink(key, value)).filter((link) => link !== undefined)
  const plan = planToFile(content)
  const notes = boards.sort(compareBoards).flatMap(({ id }) => notesToBoard(content, id))
  return {
    format: 'samtavla-room',
    version: ROOM_FILE_VERSION,
    exportedAt: exportedAt.toISOString(),
    room: { title: readMeta(content).title },
    boards: boards.map(boardToFile),
    cards: cards.sort(compareCards).map(cardToFile),
    ...(links.length > 0 && { links: links.sort(compareLinks).map((link) => linkToFile(content, link)) }),
    ...(plan && { plan }),
    ...(notes.length > 0 && { notes }),
    ...(discussion && discussionToFile(discussion)),
  }
}

/**
 * Reads a file that anybody may have written. What it gives is valid in every value and has no id twice; boards that cards
 * stand on, cards that links connect and tools that boards use need not be known.
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
    for (const link of file.links ?? []) writeLink(content, link)
    if (file.plan) writePlan(content.plan, file.plan)
    for (const { board, content: notes } of file.notes ?? []) notesFromFile(notesOf(content, board), notes)
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function boardToFile({ prompts, facts, step, ...board }: Board): FileBoard {
  return {
    ...board,
    ...(Object.keys(prompts).length > 0 && { prompts }),
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(step && { step }),
  }
}

function linkToFile({ links }: Content, link: Link): NonNullable<RoomFile['links']>[number] {
  const said = LINK_NOTES.map((note) => [note, links.get(linkNoteKey(link, note))] as const)
  return { ...link, ...Object.fromEntries(said.filter(([, text]) => typeof text === 'string' && text !== '')) }
}

function writeLink({ links }: Content, link: NonNullable<RoomFile['links']>[number]): void {
  const { kind, from, to, by, at } = link
  links.set(linkKey(kind, from, to), { by, at })
  for (const note of LINK_NOTES) if (link[note]) links.set(linkNoteKey(link, note), link[note])
}

function cardToFile(card: Card): FileCard {
  const {
    id,
    text,
    place,
    color,
    author,
    weight,
    state,
    number,
    causeNumber,
    status,
    fields,
    readings,
    figure,
    erased,
  } = card
  return {
    ...{ id, text, place, color },
    ...(author && { author }),
    ...(weight && { weight }),
    ...(state && { state }),
    ...(number && { number }),
    ...(causeNumber && { causeNumber }),
    ...(status && { status }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(readings.length > 0 && { readings: [...readings] }),
    ...(figure && { figure }),
    ...(erased && { erased }),
  }
}

function planToFile(content: Content): RoomFile['plan'] {
  const plan = readPlan(content)
  if (!plan) return undefined
  const { model, start, dates, done } = plan
  return { model, ...(start && { start }), dates: { ...dates }, done: { ...done } }
}

function notesToBoard(content: Content, board: BoardId): NonNullable<RoomFile['notes']> {
  // To ask for a root type makes it.
  const notes = content.doc.share.has(notesName(board)) ? notesToFile(notesOf(content, board)) : []
  return notes.length > 0 ? [{ board, content: notes }] : []
}

function boardFromFile(board: FileBoard): Y.Map<unknown> {
  const { tool, preset, title, labels, prompts = {}, facts = {}, step, order, deleted } = board
  return new Y.Map<unknown>([
    ...Object.entries({ tool, preset, title, order, ...(step && { step }), ...(deleted && { deleted }) }),
    ...Object.entries(labels).map(([region, label]) => [labelKey(region), label] as const),
    ...Object.entries(prompts).map(([region, prompt]) => [promptKey(region), prompt] as const),
    ...Object.entries(facts).map(([fact, value]) => [factKey(fact), value] as const),
  ])
}

function cardFromFile({ id: _, text, fields = {}, readings = [], ...values }: FileCard): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['text', new Y.Text(text)],
    ...Object.entries(values),
    ...Object.entries(fields).map(([field, value]) => [fieldKey(field), value] as const),
    ...readings.map(({ id, ...reading }) => [readingKey(id), reading] as const),
  ])
}

function writePlan(plan: Y.Map<unknown>, { model, start, dates, done }: NonNullable<RoomFile['plan']>): void {
  plan.set('model', model)
  if (start) plan.set('start', start)
  for (const [step, date] of Object.entries(dates)) plan.set(dateKey(step), date)
  for (const [id, who] of Object.entries(done)) plan.set(doneKey(id), who)
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

/** Notes are of boards that are there: nobody could open others. */
function hasBoardsOfNotes({ boards, notes = [] }: Pick<v.InferOutput<typeof allOfRoom>, 'boards' | 'notes'>): boolean {
  const ids = new Set<string>(boards.map(({ id }) => id))
  return notes.every(({ board }) => ids.has(board))
}
