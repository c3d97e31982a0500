import * as Y from 'yjs'
import { keysBetween } from '../lib/order.ts'
import { randomWord } from '../lib/random.ts'
import { ok, refused } from '../lib/result.ts'
import { differenceOf, wholeCharacters } from '../lib/text-difference.ts'
import { readBoard } from '../model/board.ts'
import {
  type Author,
  type Card,
  type CardColor,
  type CardStatus,
  cardText,
  compareCards,
  fieldKey,
  isShown,
  MAX_CARD_TEXT,
  MAX_FIELD,
  MAX_NUMBER,
  type Place,
  readCard,
  type Weight,
} from '../model/card.ts'
import { type Content, cardRecord } from '../model/content.ts'
import { type Figure, isHidden, isSharedFigure } from '../model/figure.ts'
import { type BoardId, type CardId, newCardId } from '../model/ids.ts'
import { readLink } from '../model/link.ts'
import {
  isReadingKey,
  MAX_READING_AT,
  MAX_READING_NOTE,
  MAX_READING_VALUE,
  type Reading,
  readingKey,
} from '../model/reading.ts'
import { causes } from '../tools/causes.ts'
import { toolOf } from '../tools/index.ts'
import { letterIn, type Region, regionOf, type Tool } from '../tools/tool.ts'
import { drawLinks } from './links.ts'
import { type EditResult, openBoard, openCards, openTexts, type Pen, write } from './pen.ts'

/** Where cards go: before a card of the region, or at its `end` or `start`. */
export interface Target {
  readonly board: BoardId
  readonly region: string
  readonly before: CardId | 'start' | 'end'
}

/** The cards that were changed: so one can tell what was done from what was refused. */
export type EditedCards = EditResult<readonly CardId[]>

export interface NewCard {
  readonly text: string
  /** What it was called before it was anybody's to see; else it gets an id of its own. */
  readonly id?: CardId
  /** Else the pen's person, now; `null` for nobody. */
  readonly author?: Author | null
  readonly color?: CardColor
  readonly weight?: Weight
  readonly number?: number
  readonly fields?: Readonly<Record<string, string>>
}

/**
 * Adds cards in their order, each with the pen's person as author. All or none: refused when a text is empty or longer than
 * 500 characters, when the board is locked, or when its tool has no such region.
 */
export function addCards(pen: Pen, target: Target, cards: readonly NewCard[]): EditResult<CardId[]> {
  const region = openRegion(pen, target)
  if (!region.ok) return region
  const texts = checkTexts(cards.map((card) => card.text))
  if (!texts.ok) return texts
  return write(pen, () => {
    const orders = ordersAt(pen, target, cards.length)
    const look = region.value ? { color: region.value.color } : {}
    return cards.map((card, i) => insertCard(pen, { ...look, ...card, text: texts.value[i]! }, target, orders[i]!))
  })
}

/**
 * Changes a card's text from what its editor last saw to what it shows now, letter by letter: only the stretch that differs
 * is written, so that letters which others write elsewhere in the card meanwhile stay. `start` counts in UTF-16 units of the
 * shared text as it is now.
 */
export function spliceText(pen: Pen, id: CardId, start: number, remove: number, insert: string): EditResult {
  const cards = openTexts(pen, [id])
  if (!cards.ok) return cards
  return write(pen, () => {
    const text = cardText(cardRecord(pen.content, id))
    splice(text, wholeCharacters(text.toString(), start, remove), insert.toWellFormed())
  })
}

/**
 * Moves cards to a place, together and in the order in which they are given. They keep their identity: text, author, links
 * stay. A move to where they are changes nothing.
 */
export function moveCards(pen: Pen, ids: readonly CardId[], target: Target): EditResult {
  const region = openRegion(pen, target)
  if (!region.ok) return region
  const cards = openCards(pen, ids)
  if (!cards.ok) return cards
  const moving = new Set(ids)
  const to = { ...target, before: neighbourOf(pen, target, moving) }
  if (isThere(pen, to, moving)) return ok(undefined)
  return write(pen, () => {
    const orders = ordersAt(pen, to, moving.size, moving)
    const lettersBefore = new Map(cards.value.map(({ id, place }) => [id, letterAt(pen.content, place)]))
    for (const [i, id] of [...moving].entries()) {
      const record = cardRecord(pen.content, id)
      record.set('place', { board: to.board, region: to.region, order: orders[i]! })
      const letter = letterAt(pen.content, to)
      const isOthers = lettersBefore.get(id) !== undefined && lettersBefore.get(id) !== letter
      if (letter && (isOthers || !record.get('number'))) record.set('number', nextNumber(pen.content, letter))
    }
  })
}

export function setColor(pen: Pen, ids: readonly CardId[], color: CardColor): EditedCards {
  return setField(pen, ids, 'color', color)
}

/** `undefined` takes the weight away. */
export function setWeight(pen: Pen, ids: readonly CardId[], weight: Weight | undefined): EditedCards {
  return setField(pen, ids, 'weight', weight)
}

/** Fills in one of the tool's own fields; an empty value empties it. */
export function setCardField(pen: Pen, ids: readonly CardId[], field: string, value: string): EditedCards {
  const trimmed = value.trim().toWellFormed()
  if (trimmed.length > MAX_FIELD) return refused('text-too-long')
  const cards = openTexts(pen, ids)
  if (!cards.ok) return cards
  return setField(pen, ids, fieldKey(field), trimmed === '' ? undefined : trimmed)
}

/** Fills in several of a card's fields; empty values empty them. Called in a transaction. */
export function setCardFields(pen: Pen, id: CardId, fields: Readonly<Record<string, string>>): void {
  const record = cardRecord(pen.content, id)
  for (const [field, value] of Object.entries(fields)) {
    setOrEmpty(record, fieldKey(field), value.trim().toWellFormed() || undefined)
  }
}

/**
 * Writes a reading down, or changes one (`id`). Refused when it says not when, or not what, and on a figure that others may not see:
 * what it was before tells of the same few.
 */
export function setReading(
  pen: Pen,
  card: CardId,
  { at, value, note }: Pick<Reading, 'at' | 'value' | 'note'>,
  id: string = randomWord(12, pen.bytes),
): EditedCards {
  const texts = [at, value, note].map((text) => text.trim().toWellFormed())
  if (texts[0] === '' || texts[1] === '') return refused('text-empty')
  const most = [MAX_READING_AT, MAX_READING_VALUE, MAX_READING_NOTE]
  if (texts.some((text, i) => text.length > most[i]!)) return refused('text-too-long')
  const cards = openTexts(pen, [card])
  if (!cards.ok) return cards
  const { figure, place } = cards.value[0]!
  if (isHidden(figure)) return refused('group-too-small')
  if (!figure && holdsFigures(pen.content, place)) return refused('figure-needed')
  const reading = { at: texts[0], value: texts[1], note: texts[2], by: pen.name, time: pen.now() }
  return setField(pen, [card], readingKey(id), reading)
}

/** PRIV-E2: of a measure one must know of how many it is before anything of it is shown. */
function holdsFigures(content: Content, { board, region }: Place): boolean {
  const tool: Tool | undefined = toolOf(readBoard(board, content.boards.get(board))?.tool ?? '')
  return tool?.figures?.includes(region) === true
}

export function removeReading(pen: Pen, card: CardId, id: string): EditedCards {
  return setField(pen, [card], readingKey(id), undefined)
}

/** Puts a removed reading back as it was, with who wrote it. */
export function restoreReading(pen: Pen, card: CardId, { id, ...reading }: Reading): EditedCards {
  const cards = openTexts(pen, [card])
  if (!cards.ok) return cards
  if (isHidden(cards.value[0]!.figure)) return refused('group-too-small')
  return setField(pen, [card], readingKey(id), reading)
}

/**
 * PRIV-E2: refused where the figure is one that others may not see; those are kept by their writer (`edits/private-figures`). With one
 * that is hidden its readings go as well, and where it was taken for a goal's baseline.
 */
export function setFigure(pen: Pen, card: CardId, figure: Figure | undefined): EditedCards {
  if (figure && !isSharedFigure(figure)) return refused('group-too-small')
  const cards = openTexts(pen, [card])
  if (!cards.ok) return cards
  return write(pen, () => {
    const record = cardRecord(pen.content, card)
    const before = cards.value[0]!.figure
    setOrEmpty(record, 'figure', figure && { ...figure })
    if (isHidden(figure) || isHidden(before)) {
      for (const key of [...record.keys()]) if (isReadingKey(key)) setOrEmpty(record, key, undefined)
    }
    if (isHidden(figure) && before && !isHidden(before)) emptyBaselines(pen.content, card, before.value)
    return [card]
  })
}

/** Those that `convertCards` has taken from the figure, and that still say the same. */
function emptyBaselines({ cards, links }: Content, figure: CardId, value: number): void {
  for (const [key, held] of links) {
    const link = readLink(key, held)
    const record = link?.kind === 'based_on' && link.to === figure ? cards.get(link.from) : undefined
    if (record?.get(BASELINE) === String(value)) setOrEmpty(record, BASELINE, undefined)
  }
}

const BASELINE = fieldKey('baseline')

/** Parks problems or hands them over. Asks for a reason, by which others understand it later. */
export function setAside(
  pen: Pen,
  ids: readonly CardId[],
  { kind, reason, to }: { kind: Exclude<CardStatus['kind'], 'cause'>; reason: string; to: string },
): EditedCards {
  const texts = [reason, to].map((text) => text.trim().toWellFormed())
  if (texts.some((text) => text.length > MAX_FIELD)) return refused('text-too-long')
  if (texts[0] === '') return refused('reason-needed')
  const cards = openTexts(pen, ids)
  if (!cards.ok) return cards
  return setField(pen, ids, 'status', { kind, reason: texts[0], to: texts[1], by: pen.name, at: pen.now() })
}

/**
 * B.23, "Gör om till orsak": what was called a problem is a cause, of the problem that is given. It stays the same card, with its votes,
 * links and comments, and gets a cause's number.
 */
export function makeCauses(pen: Pen, ids: readonly CardId[], reason: string, problem?: CardId): EditedCards {
  const trimmed = reason.trim().toWellFormed()
  if (trimmed.length > MAX_FIELD) return refused('text-too-long')
  const cards = openTexts(pen, ids)
  if (!cards.ok) return cards
  return write(pen, () => {
    for (const { id } of cards.value) {
      const record = cardRecord(pen.content, id)
      if (!record.get('causeNumber')) record.set('causeNumber', nextNumber(pen.content, causes.letter))
      record.set('status', { kind: 'cause', reason: trimmed, to: '', by: pen.name, at: pen.now() })
      if (problem && pen.content.cards.has(problem)) drawLinks(pen, 'caused_by', id, [problem])
    }
    return ids
  })
}

/** Takes problems up again that were parked, handed over or made causes. */
export function takeUpAgain(pen: Pen, ids: readonly CardId[]): EditedCards {
  return setField(pen, ids, 'status', undefined)
}

/** Takes cards off their board. They stay in the room, with whatever others write in them meanwhile, and can be put back. */
export function deleteCards(pen: Pen, ids: readonly CardId[]): EditedCards {
  return setField(pen, ids, 'state', { kind: 'deleted', by: pen.name, at: pen.now() })
}

/** Puts deleted or merged cards back where they were. */
export function restoreCards(pen: Pen, ids: readonly CardId[]): EditedCards {
  return setField(pen, ids, 'state', undefined)
}

/**
 * Makes one new card of several, where the first of them stands. The originals leave the board and stay one click away, see
 * `originalsOf`. Always a new card: two people who merge the same cards at once get two, and no card can be in itself.
 */
export function mergeCards(pen: Pen, ids: readonly CardId[], text: string): EditResult<CardId> {
  if (new Set(ids).size < 2) return refused('too-few')
  const cards = openTexts(pen, ids)
  if (!cards.ok) return cards
  const texts = checkTexts([text])
  if (!texts.ok) return texts
  const first = cards.value[0]!
  return write(pen, () => {
    const target: Target = { board: first.place.board, region: first.place.region, before: first.id }
    const look = { text: texts.value[0]!, color: first.color, ...heaviest(cards.value), ...lowestNumber(cards.value) }
    const merged = insertCard(pen, look, target, ordersAt(pen, target, 1)[0]!)
    for (const id of ids) cardRecord(pen.content, id).set('state', { kind: 'merged', into: merged })
    return merged
  })
}

/** Undoes a merge: the originals come back where they were and the merged card is deleted. */
export function unmergeCard(pen: Pen, id: CardId): EditResult<CardId[]> {
  const cards = openCards(pen, [id])
  if (!cards.ok) return cards
  const originals = originalsOf(pen.content, id).map((card) => card.id)
  if (originals.length === 0) return refused('too-few')
  return write(pen, () => {
    for (const original of originals) setOrEmpty(cardRecord(pen.content, original), 'state', undefined)
    cardRecord(pen.content, id).set('state', { kind: 'deleted', by: pen.name, at: pen.now() })
    return originals
  })
}

/** The cards that were merged into one, in list order. */
export function originalsOf(content: Content, merged: CardId): Card[] {
  const originals: Card[] = []
  for (const [id, record] of content.cards) {
    const card = readCard(id, record)
    if (card?.state?.kind === 'merged' && card.state.into === merged) originals.push(card)
  }
  return originals.sort(compareCards)
}

/**
 * Makes several cards of one. It keeps its identity and the first text; the others follow it, with its colour and weight.
 */
export function splitCard(pen: Pen, id: CardId, texts: readonly string[]): EditResult<CardId[]> {
  if (texts.length < 2) return refused('too-few')
  const cards = openTexts(pen, [id])
  if (!cards.ok) return cards
  const checked = checkTexts(texts)
  if (!checked.ok) return checked
  const card = cards.value[0]!
  const [first, ...rest] = checked.value
  return write(pen, () => {
    replaceText(cardText(cardRecord(pen.content, id)), first!)
    const target = { ...card.place, before: cardAfter(pen.content, card) }
    const orders = ordersAt(pen, target, rest.length)
    return [id, ...rest.map((text, i) => insertCard(pen, { text, ...lookOf(card) }, target, orders[i]!))]
  })
}

/** Puts a copy right after each card. */
export function duplicateCards(pen: Pen, ids: readonly CardId[]): EditResult<CardId[]> {
  const cards = openTexts(pen, ids)
  if (!cards.ok) return cards
  return write(pen, () =>
    cards.value.map((card) => {
      const target = { ...card.place, before: cardAfter(pen.content, card) }
      return insertCard(pen, { text: card.text, ...lookOf(card) }, target, ordersAt(pen, target, 1)[0]!)
    }),
  )
}

/** The cards of a region that are on the board, in list order. */
export function cardsIn(content: Content, board: BoardId, region: string): Card[] {
  const cards: Card[] = []
  for (const [id, record] of content.cards) {
    // The place first: a card's text is a walk through its letters, and most cards are elsewhere.
    const place = record instanceof Y.Map ? (record.get('place') as Partial<Place> | undefined) : undefined
    if (place?.board !== board || place.region !== region) continue
    const card = readCard(id, record)
    if (card && isShown(card, (other) => content.cards.has(other))) cards.push(card)
  }
  return cards.sort(compareCards)
}

/** Puts a new card at a place. Called in a transaction. */
export function insertCard(pen: Pen, card: NewCard, target: Omit<Target, 'before'>, order: string): CardId {
  const { id = newCardId(pen.bytes), author = { user: pen.user, name: pen.name, at: pen.now() } } = card
  const record = new Y.Map<unknown>()
  record.set('text', new Y.Text(card.text))
  record.set('place', { board: target.board, region: target.region, order })
  if (author) record.set('author', author)
  if (card.color) record.set('color', card.color)
  if (card.weight) record.set('weight', card.weight)
  for (const [field, value] of Object.entries(card.fields ?? {})) record.set(fieldKey(field), value)
  const letter = letterAt(pen.content, target)
  const number = card.number ?? (letter ? nextNumber(pen.content, letter) : undefined)
  if (number) record.set('number', number)
  pen.content.cards.set(id, record)
  return id
}

/** The letter before the numbers of the cards that stand there; nothing where they have none. */
function letterAt(content: Content, { board, region }: Pick<Place, 'board' | 'region'>): string | undefined {
  const tool = toolOf(readBoard(board, content.boards.get(board))?.tool ?? '')
  return tool && letterIn(tool, region)
}

/**
 * One above the highest of its letter that is known here: two people may give the same at once, see `cardCodes`. Above the last number
 * there is none, and what comes then shares it.
 */
function nextNumber(content: Content, letter: string): number {
  const letters = new Map<string, string | undefined>()
  let highest = 0
  for (const record of content.cards.values()) {
    if (!(record instanceof Y.Map)) continue
    const number = record.get('number')
    const place = record.get('place') as Place | undefined
    if (Number.isInteger(number) && Number(number) > highest && place) {
      const key = `${place.board} ${place.region}`
      if (!letters.has(key)) letters.set(key, letterAt(content, place))
      if (letters.get(key) === letter) highest = Number(number)
    }
    const causeNumber = letter === causes.letter ? record.get('causeNumber') : undefined
    if (Number.isInteger(causeNumber)) highest = Math.max(highest, Number(causeNumber))
  }
  return Math.min(highest + 1, MAX_NUMBER)
}

/** An emptied field keeps a value of its own, `null`, so that one can tell who emptied it: undo asks. */
function setOrEmpty(record: Y.Map<unknown>, key: string, value: unknown): void {
  record.set(key, value ?? null)
}

function setField(pen: Pen, ids: readonly CardId[], key: string, value: unknown): EditedCards {
  const cards = openCards(pen, ids)
  if (!cards.ok) return cards
  return write(pen, () => {
    for (const id of ids) setOrEmpty(cardRecord(pen.content, id), key, value)
    return ids
  })
}

/** The region that cards are to go to: `undefined` for a tool that is not known here, whose regions nobody can check. */
function openRegion(pen: Pen, target: Target): EditResult<Region | undefined> {
  const board = openBoard(pen, target.board)
  if (!board.ok) return board
  const tool = toolOf(board.value.tool)
  const region = tool && regionOf(tool, target.region)
  return tool && !region ? refused('no-such-region') : ok(region)
}

/** What the moved cards will stand before: when that is one of themselves, the next card that stays. */
function neighbourOf(pen: Pen, target: Target, moving: ReadonlySet<CardId>): Target['before'] {
  if (target.before === 'start' || target.before === 'end' || !moving.has(target.before)) return target.before
  const cards = cardsIn(pen.content, target.board, target.region)
  const at = cards.findIndex((card) => card.id === target.before)
  const next = at < 0 ? undefined : cards.slice(at).find((card) => !moving.has(card.id))
  return next?.id ?? 'end'
}

function isThere(pen: Pen, target: Target, moving: ReadonlySet<CardId>): boolean {
  const now = cardsIn(pen.content, target.board, target.region).map((card) => card.id)
  const staying = now.filter((id) => !moving.has(id))
  const at = target.before === 'start' ? 0 : staying.indexOf(target.before as CardId)
  const after = staying.toSpliced(at < 0 ? staying.length : at, 0, ...moving)
  return now.length === after.length && now.every((id, i) => id === after[i])
}

/** Order keys for `count` cards at a target, seen without the cards that are being moved. */
export function ordersAt(pen: Pen, target: Target, count: number, moving: ReadonlySet<CardId> = new Set()): string[] {
  const cards = cardsIn(pen.content, target.board, target.region).filter((card) => !moving.has(card.id))
  let at = target.before === 'start' ? 0 : cards.findIndex((card) => card.id === target.before)
  if (at < 0) at = cards.length
  const before = cards[at - 1]?.place.order ?? null
  const after = cards[at]?.place.order ?? null
  return keysBetween(before, after, count, pen.bytes)
}

function cardAfter(content: Content, card: Card): CardId | 'end' {
  const cards = cardsIn(content, card.place.board, card.place.region)
  const at = cards.findIndex((other) => other.id === card.id)
  return cards[at + 1]?.id ?? 'end'
}

function checkTexts(texts: readonly string[]): EditResult<string[]> {
  // A lone half of a character would read differently here and where it arrives.
  const trimmed = texts.map((text) => text.trim().toWellFormed())
  if (trimmed.some((text) => text === '')) return refused('text-empty')
  if (trimmed.some((text) => text.length > MAX_CARD_TEXT)) return refused('text-too-long')
  return { ok: true, value: trimmed }
}

/** Changes a text to another, letter by letter. Called in a transaction. */
export function replaceText(text: Y.Text, next: string): void {
  const { start, remove, insert } = differenceOf(text.toString(), next)
  splice(text, { start, remove }, insert)
}

function splice(text: Y.Text, { start, remove }: { start: number; remove: number }, insert: string): void {
  if (remove > 0) text.delete(start, remove)
  if (insert) text.insert(start, insert)
}

function lookOf(card: Card): { color: CardColor; weight?: Weight } {
  return { color: card.color, ...(card.weight ? { weight: card.weight } : {}) }
}

function heaviest(cards: readonly Card[]): { weight?: Weight } {
  const weights = cards.flatMap((card) => card.weight ?? [])
  return weights.length > 0 ? { weight: Math.max(...weights) as Weight } : {}
}

/** A problem that was made of several is called by the one that came first. */
function lowestNumber(cards: readonly Card[]): { number?: number } {
  const numbers = cards.flatMap((card) => card.number ?? [])
  return numbers.length > 0 ? { number: Math.min(...numbers) } : {}
}
