import * as Y from 'yjs'
import { compareKeys, readKey } from '../lib/order.ts'
import { type Figure, isHidden, readFigure } from './figure.ts'
import { type BoardId, type CardId, isId, type UserId } from './ids.ts'
import { compareReadings, isReadingKey, type Reading, readReading } from './reading.ts'

/** The most characters a card is meant to hold. Two people who write at once may pass it; nothing is ever cut. */
export const MAX_CARD_TEXT = 500
/** Above this length a card is hard to read from the back row, and its writer is told so. */
export const LONG_CARD_TEXT = 160

export const CARD_COLORS = ['yellow', 'orange', 'pink', 'green', 'blue', 'grey'] as const
export type CardColor = (typeof CARD_COLORS)[number]

export const WEIGHTS = [1, 2, 3, 4, 5] as const
export type Weight = (typeof WEIGHTS)[number]

/** Where a card is. One value, so that a card can never be in two regions. */
export interface Place {
  readonly board: BoardId
  readonly region: string
  readonly order: string
}

/** Who wrote a card first and when (milliseconds since 1970), as their client said it. */
export interface Author {
  readonly user: UserId
  readonly name: string
  readonly at: number
}

/** The most characters of one of a tool's own fields, such as whom a problem concerns. */
export const MAX_FIELD = 500

/** Far above what a room numbers, and far below where counting ends. */
export const MAX_NUMBER = 99_999

/** What has become of a problem that the group does not go on with as it stands. It stays on its board. */
export const STATUS_KINDS = ['parked', 'handed-over', 'cause'] as const

export interface CardStatus {
  readonly kind: (typeof STATUS_KINDS)[number]
  readonly reason: string
  /** Who takes it over, or when it is taken up again; empty where nothing is said. */
  readonly to: string
  /** Who said so, and when (milliseconds since 1970), as their client said it. */
  readonly by: string
  readonly at: number
}

/** Absent for a card that is on its board. */
export type CardState =
  | { readonly kind: 'deleted'; readonly by: string; readonly at: number }
  | { readonly kind: 'merged'; readonly into: CardId }
  /** What a card said before it was adjusted; `at` in milliseconds since 1970. */
  | { readonly kind: 'replaced'; readonly by: CardId; readonly at: number }

/** One thought, with an identity that never changes. An immutable reading of its record. */
export interface Card {
  readonly id: CardId
  readonly text: string
  readonly place: Place
  readonly author: Author | undefined
  readonly color: CardColor
  readonly weight: Weight | undefined
  readonly state: CardState | undefined
  /** What it is called by on its board (P4), where the tool numbers its cards. Two people may have given the same at once. */
  readonly number: number | undefined
  /** What it is called by as a cause (C10). */
  readonly causeNumber: number | undefined
  readonly status: CardStatus | undefined
  /** What the tool's own fields hold, by their ids; empty ones are not there. */
  readonly fields: Readonly<Record<string, string>>
  /** What was read of it, the oldest first. */
  readonly readings: readonly Reading[]
  readonly figure: Figure | undefined
  /** The text was removed for privacy (PRIV-A1): what stays is a marker, which takes no text. Only the server says so. */
  readonly erased: Erasure | undefined
}

/** In which role somebody had a card's text removed, and when (milliseconds since 1970). */
export interface Erasure {
  readonly role: string
  readonly at: number
}

/** Reads a record that anybody may have written: `undefined` when it is not a card of ours, defaults for odd values. */
export function readCard(id: string, record: unknown): Card | undefined {
  if (!isId('card', id) || !(record instanceof Y.Map)) return undefined
  const text = record.get('text')
  const place = readPlace(record.get('place'))
  if (!(text instanceof Y.Text) || !place) return undefined
  return {
    id,
    text: text.toString(),
    place,
    author: readAuthor(record.get('author')),
    color: CARD_COLORS.find((color) => color === record.get('color')) ?? 'yellow',
    weight: WEIGHTS.find((weight) => weight === record.get('weight')),
    state: readState(record.get('state')),
    number: readNumber(record.get('number')),
    causeNumber: readNumber(record.get('causeNumber')),
    status: readStatus(record.get('status')),
    ...readWords(record, readFigure(record.get('figure'))),
    erased: readErasure(record.get('erased')),
  }
}

const FIELD = 'field:'

/** The key under which a card keeps one of its tool's own fields. */
export function fieldKey(field: string): string {
  return FIELD + field
}

export function isFieldKey(key: string): boolean {
  return key.startsWith(FIELD)
}

/** Whether such a value holds somebody's words, which go with the card's text when that is removed for privacy. */
export function holdsWords(key: string): boolean {
  return key === 'status' || key === 'figure' || isFieldKey(key) || isReadingKey(key)
}

/** Whether a record's text was removed for privacy, without reading the rest of it. */
export function isErased(record: unknown): boolean {
  return record instanceof Y.Map && readErasure(record.get('erased')) !== undefined
}

/** Whether a card's state says that it is what another said before, of which the text was removed for privacy since. */
export function isVersionOfErased(cards: Y.Map<Y.Map<unknown>>, state: unknown): boolean {
  const read = readState(state)
  return read?.kind === 'replaced' && isErased(cards.get(read.by))
}

/** The shared text of a card's record, for edits and for the one open editor. */
export function cardText(record: Y.Map<unknown>): Y.Text {
  return record.get('text') as Y.Text
}

/** Cards in list order: by order key, ties by id, the same on every replica. */
export function compareCards(a: Card, b: Card): number {
  return compareKeys(a.place.order, b.place.order) || compareKeys(a.id, b.id)
}

/** A card is seen on its board unless it is deleted, or merged into or replaced by a card that exists. */
export function isShown(card: Card, exists: (id: CardId) => boolean): boolean {
  const successor = successorOf(card)
  return successor ? !exists(successor) : !card.state
}

/** The card that stands where this one stood. */
export function successorOf({ state }: Card): CardId | undefined {
  if (state?.kind === 'merged') return state.into
  return state?.kind === 'replaced' ? state.by : undefined
}

function readPlace(value: unknown): Place | undefined {
  if (!isRecord(value)) return undefined
  const { board, region, order } = value
  if (!isId('board', board) || typeof region !== 'string' || typeof order !== 'string') return undefined
  return { board, region, order: readKey(order) }
}

function readAuthor(value: unknown): Author | undefined {
  if (!isRecord(value)) return undefined
  const { user, name, at } = value
  if (!isId('user', user) || typeof name !== 'string' || typeof at !== 'number') return undefined
  return { user, name, at }
}

function readState(value: unknown): CardState | undefined {
  if (!isRecord(value)) return undefined
  if (value.kind === 'deleted') {
    return {
      kind: 'deleted',
      by: typeof value.by === 'string' ? value.by : '',
      at: typeof value.at === 'number' ? value.at : 0,
    }
  }
  if (value.kind === 'replaced' && isId('card', value.by)) {
    return { kind: 'replaced', by: value.by, at: typeof value.at === 'number' ? value.at : 0 }
  }
  if (value.kind === 'merged' && isId('card', value.into)) return { kind: 'merged', into: value.into }
  return undefined
}

function readNumber(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= MAX_NUMBER ? Number(value) : undefined
}

function readStatus(value: unknown): CardStatus | undefined {
  if (!isRecord(value)) return undefined
  const kind = STATUS_KINDS.find((candidate) => candidate === value.kind)
  const [reason, to, by] = [value.reason, value.to, value.by].map((text) => (typeof text === 'string' ? text : ''))
  return kind && { kind, reason: reason!, to: to!, by: by!, at: typeof value.at === 'number' ? value.at : 0 }
}

const NO_FIELDS: Readonly<Record<string, string>> = Object.freeze(Object.create(null))
const NO_READINGS: readonly Reading[] = Object.freeze([])

/** In one walk over the record. FIG4: who read and who hid at the same moment have both written. */
function readWords(record: Y.Map<unknown>, figure: Figure | undefined): Pick<Card, 'fields' | 'readings' | 'figure'> {
  let fields: Record<string, string> | undefined
  let readings: Reading[] | undefined
  for (const key of record.keys()) {
    const reading = !isHidden(figure) && isReadingKey(key) && readReading(key, record.get(key))
    if (reading) {
      readings ??= []
      readings.push(reading)
    }
    if (!isFieldKey(key)) continue
    const value = record.get(key)
    if (typeof value !== 'string' || value === '') continue
    // No inherited names, as with a board's labels.
    fields ??= Object.create(null) as Record<string, string>
    fields[key.slice(FIELD.length)] = value
  }
  return { fields: fields ?? NO_FIELDS, readings: readings?.sort(compareReadings) ?? NO_READINGS, figure }
}

function readErasure(value: unknown): Erasure | undefined {
  if (!isRecord(value) || typeof value.role !== 'string' || typeof value.at !== 'number') return undefined
  return { role: value.role, at: value.at }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType)
}
