import * as Y from 'yjs'
import { type Board, compareBoards, labelKey, readBoard } from '../model/board.ts'
import { type Card, cardText, compareCards, readCard } from '../model/card.ts'
import { type Content, cardRecord } from '../model/content.ts'
import { toolOf } from '../tools/index.ts'
import { regionOf, type Words } from '../tools/tool.ts'

/** How far the server has what each Yjs client wrote. */
type Saved = ReadonlyMap<number, number>

/** What somebody wrote and the server has not got, as one can read it. */
export interface UnsentText {
  readonly board: string
  readonly region: string
  readonly text: string
}

export interface UnsentFile {
  readonly room: string
  readonly at: Date
  readonly texts: readonly UnsentText[]
}

const TITLE: Words = { sv: 'Text som inte kom fram', en: 'Text that did not get through' }
const NOTE: Words = {
  sv: 'Det här skrev du i Samtavla, men det kunde inte sparas i rummet. Klistra in det som behövs, eller lämna det till processledaren.',
  en: 'You wrote this in Samtavla, but it could not be saved in the room. Paste what is needed, or hand it to the facilitator.',
}
const ROOM: Words = { sv: 'Rum', en: 'Room' }
const BOARD_NAME: Words = { sv: 'Tavlans namn', en: 'Name of the board' }
const REGION_NAME: Words = { sv: 'Fältets namn', en: 'Name of the field' }
const DATE: Words = { sv: 'Datum', en: 'Date' }
const LOCALES: Words = { sv: 'sv-SE', en: 'en-GB' }
/** Between letters that stand apart in a card. */
const APART = ' … '

/**
 * Names and the text of each card with something that the server has not got, in the order of the boards; cards that are deleted
 * or empty are left out. With `onlyLetters` it is only the unsent letters of cards, for a room in which texts were removed for
 * privacy: what stood in the card before may be one of them.
 */
export function unsentTexts(
  content: Content,
  saved: Saved,
  language: keyof Words,
  { onlyLetters = false } = {},
): UnsentText[] {
  const inBoards = cardsByBoard(content).flatMap(({ board, cards }) => [
    ...unsentNames(content, board, saved, language),
    ...cards.flatMap((card) => {
      const record = cardRecord(content, card.id)
      if (card.state?.kind === 'deleted' || !isUnsent(record, saved)) return []
      const text = (onlyLetters ? unsentLetters(cardText(record), saved) : card.text).trim()
      return text === '' ? [] : [{ board: board.title, region: labelOf(board, card.place.region, language), text }]
    }),
  ])
  const title = unsentValue(content.meta, 'title', saved)
  return title === undefined ? inBoards : [{ board: '', region: ROOM[language], text: title }, ...inBoards]
}

/** A board's name, and those that the group gave its regions. */
function unsentNames(content: Content, board: Board, saved: Saved, language: keyof Words): UnsentText[] {
  const record = content.boards.get(board.id)
  if (board.deleted || !(record instanceof Y.Map)) return []
  const nameOf = (key: string, what: string) => {
    const text = unsentValue(record, key, saved)
    return text === undefined ? [] : [{ board: board.title, region: what, text }]
  }
  const labels = Object.keys(board.labels).flatMap((region) => nameOf(labelKey(region), REGION_NAME[language]))
  return [...nameOf('title', BOARD_NAME[language]), ...labels]
}

function unsentValue(map: Y.Map<unknown>, key: string, saved: Saved): string | undefined {
  const item = map._map.get(key)
  const value = map.get(key)
  return item && unsentFrom(item, saved) < item.length && typeof value === 'string' ? value : undefined
}

/** A text that was never made a card, at its place on the boards. */
export function unsentDraft(
  content: Content,
  id: string,
  region: string,
  text: string,
  language: keyof Words,
): UnsentText {
  const board = readBoard(id, content.boards.get(id))
  if (!board) return { board: '', region, text }
  return { board: board.title, region: labelOf(board, region, language), text }
}

/** The texts as a file that anybody can read: title, room and date, and a list under each board's and region's name. */
export function writeUnsent({ room, at, texts }: UnsentFile, language: keyof Words): string {
  const date = at.toLocaleString(LOCALES[language], { dateStyle: 'long', timeStyle: 'short' })
  const head = [TITLE[language], `${ROOM[language]}: ${room}\n${DATE[language]}: ${date}`, NOTE[language]]
  const boards = [...Map.groupBy(texts, ({ board }) => board)].map(([board, inBoard]) => {
    const regions = [...Map.groupBy(inBoard, ({ region }) => region)].map(
      ([region, inRegion]) => `${region}\n${inRegion.map(({ text }) => listItem(text)).join('\n')}`,
    )
    const heading = board === '' ? [] : [`${board}\n${'='.repeat(board.length)}`]
    return [...heading, ...regions].join('\n\n')
  })
  return `${[...head, ...boards].join('\n\n')}\n`
}

function listItem(text: string): string {
  return `- ${text.replaceAll('\n', '\n  ')}`
}

function cardsByBoard(content: Content): { board: Board; cards: Card[] }[] {
  const cards = [...content.cards].flatMap(([id, record]) => readCard(id, record) ?? []).sort(compareCards)
  const boards = [...content.boards].flatMap(([id, record]) => readBoard(id, record) ?? []).sort(compareBoards)
  return boards.map((board) => {
    const own = cards.filter(({ place }) => place.board === board.id)
    const regions = toolOf(board.tool)?.regions.map(({ id }) => id) ?? []
    return { board, cards: own.sort((a, b) => regions.indexOf(a.place.region) - regions.indexOf(b.place.region)) }
  })
}

function labelOf(board: Board, region: string, language: keyof Words): string {
  const tool = toolOf(board.tool)
  return board.labels[region] ?? (tool && regionOf(tool, region)?.label[language]) ?? region
}

/** Something of the card (it itself, a field, a letter put in or taken out) is not on the server as far as one knows. */
function isUnsent(record: Y.Map<unknown>, saved: Saved): boolean {
  const items = [record._item, ...record._map.values(), ...itemsOf(cardText(record))]
  return items.some((item) => item !== null && unsentFrom(item, saved) < item.length)
}

function unsentLetters(text: Y.Text, saved: Saved): string {
  const pieces: string[] = []
  let isAfterUnsent = false
  for (const item of itemsOf(text)) {
    if (item.deleted) continue
    const from = unsentFrom(item, saved)
    const letters = item.content instanceof Y.ContentString ? item.content.str.slice(from) : ''
    if (letters && isAfterUnsent && from === 0) pieces.push(`${pieces.pop()}${letters}`)
    else if (letters) pieces.push(letters)
    isAfterUnsent = letters !== ''
  }
  return pieces.join(APART)
}

function* itemsOf(text: Y.Text): Generator<Y.Item> {
  for (let item = text._start; item; item = item.right) yield item
}

/** How many of an item's letters, from its first, the server has. */
function unsentFrom(item: Y.Item, saved: Saved): number {
  const known = (saved.get(item.id.client) ?? 0) - item.id.clock
  return Math.min(item.length, Math.max(0, known))
}
