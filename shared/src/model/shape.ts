import { KEY } from '../lib/order.ts'
import { isTime } from '../lib/time.ts'
import { MAX_FACT, MAX_LABEL, MAX_PROMPT, MAX_TITLE } from './board.ts'
import { CARD_COLORS, MAX_FIELD, MAX_NUMBER, STATUS_KINDS, WEIGHTS } from './card.ts'
import { CONTENT_VERSION } from './content.ts'
import { isSharedFigure } from './figure.ts'
import { isId } from './ids.ts'
import { MAX_LINK_NOTE, readLinkKey, readLinkNoteKey } from './link.ts'
import { isDay } from './plan.ts'
import { isReadingKey, MAX_READING_AT, MAX_READING_NOTE, MAX_READING_VALUE } from './reading.ts'

/*
 * What the fields of our records may hold when somebody writes them (S6). Readers stay tolerant of what is stored already; this
 * is what a server lets in. A field that is not listed is nobody's to write.
 */
type Fields = Readonly<Record<string, Rule>>

/** The most characters of a card's text that are stored: ten times what a card is meant to hold, for those who write at once. */
export const MAX_STORED_TEXT = 5_000
/** Cards and boards in one room, deleted ones included: as many as a room file holds. */
export const MAX_CARDS = 5_000
export const MAX_BOARDS = 200
/** What one card or board holds, emptied values included: its tool's fields, and a reading a week for some years. */
export const MAX_VALUES = 500
/** Threads in one room and what they say: a few for each card. */
export const MAX_LINKS = 30_000
/** What a plan says: its dates and what is ticked off. */
export const MAX_PLAN_VALUES = 2_000

/** What somebody is called, as their client says it. */
export const MAX_NAME = 200
/** Tools, presets and regions. */
const NAME = /^[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/
const LABEL_KEY = /^label:[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/
const PROMPT_KEY = /^prompt:[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/
const FACT_KEY = /^fact:[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/
const FIELD_KEY = /^field:[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/
const PLAN_KEY = /^(date|done):[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/

/** What tools, presets and regions are called. */
export const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value)
const isOrder = (value: unknown) => typeof value === 'string' && KEY.test(value)
const textUpTo = (length: number) => (value: unknown) => typeof value === 'string' && value.length <= length
/** An emptied field keeps a value of its own. */
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value)

const META_FIELDS: Fields = {
  title: textUpTo(MAX_TITLE),
  version: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= CONTENT_VERSION,
}

const BOARD_FIELDS: Fields = {
  tool: isName,
  preset: isName,
  title: orNull(textUpTo(MAX_TITLE)),
  step: orNull(isName),
  order: isOrder,
  deleted: orNull((value) => typeof value === 'boolean'),
}

const isBoardLabel = orNull(textUpTo(MAX_LABEL))
const isPrompt = orNull(textUpTo(MAX_PROMPT))
const isFact = orNull(textUpTo(MAX_FACT))
const isField = orNull(textUpTo(MAX_FIELD))
const isNumber = orNull((value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_NUMBER)

/** Beside its `text`, which is a shared text and no value. */
const CARD_FIELDS: Fields = {
  place: (value) => isRecord(value, 3) && isId('board', value.board) && isName(value.region) && isOrder(value.order),
  author: (value) =>
    isRecord(value, 3) && isId('user', value.user) && textUpTo(MAX_NAME)(value.name) && isTime(value.at),
  color: orNull((value) => CARD_COLORS.some((color) => color === value)),
  weight: orNull((value) => WEIGHTS.some((weight) => weight === value)),
  state: orNull(isState),
  number: isNumber,
  causeNumber: isNumber,
  status: orNull(isStatus),
  // PRIV-E2: what is let in here is let out to everybody.
  figure: orNull(isSharedFigure),
}

/** Root types that hold plain values by their keys. */
export const VALUE_ROOTS = ['meta', 'links', 'plan'] as const
export type ValueRoot = (typeof VALUE_ROOTS)[number]

export type RecordKind = 'board' | 'card'

/** Which value fields a record must always have to be readable. */
export const REQUIRED_FIELDS: Readonly<Record<RecordKind, readonly string[]>> = {
  board: ['tool', 'preset', 'order'],
  card: ['place'],
}

type Rule = (value: unknown) => boolean

/** The rule for a value of such a root, or nothing when there is no such value, or it is the server's to write. */
export function valueRule(root: ValueRoot, key: string, mayBeServers: boolean): Rule | undefined {
  if (root === 'links') return (readLinkKey(key) && isWhoAndWhen) ?? (readLinkNoteKey(key) && isLinkNote)
  if (root === 'plan') return planRule(key)
  if (mayBeServers && key === 'generation') return isGeneration
  return Object.hasOwn(META_FIELDS, key) ? META_FIELDS[key] : undefined
}

function planRule(key: string): Rule | undefined {
  if (key === 'model') return orNull((value) => isRecord(value, 2) && isName(value.id) && isVersion(value.version))
  if (key === 'start') return orNull(isDay)
  if (!PLAN_KEY.test(key)) return undefined
  return key.startsWith('date:') ? orNull(isDay) : isWhoAndWhen
}

/** The rule for a record's field, or nothing when there is no such field, or it is the server's to write. */
export function fieldRule(kind: RecordKind, key: string, mayBeServers: boolean): Rule | undefined {
  const fields = kind === 'card' ? CARD_FIELDS : BOARD_FIELDS
  if (Object.hasOwn(fields, key)) return fields[key]
  if (kind === 'card' && key === 'erased' && mayBeServers) return isErasure
  if (kind === 'card' && key === 'revealedAs' && mayBeServers) return isSeal
  if (kind === 'card' && isReadingKey(key)) return isReading
  if (kind === 'card') return FIELD_KEY.test(key) ? isField : undefined
  if (PROMPT_KEY.test(key)) return isPrompt
  if (FACT_KEY.test(key)) return isFact
  return LABEL_KEY.test(key) ? isBoardLabel : undefined
}

/** What the notes of a board are made of: the elements that each may hold, and `text` for letters in a shared text. */
const NOTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['notes', ['paragraph', 'heading', 'bulletList', 'orderedList']],
  ['paragraph', ['text', 'hardBreak']],
  ['heading', ['text', 'hardBreak']],
  ['bulletList', ['listItem']],
  ['orderedList', ['listItem']],
  ['listItem', ['paragraph']],
])

export function mayHoldInNotes(parent: string, child: string): boolean {
  return NOTES.get(parent)?.includes(child) === true
}

/** The rule for an attribute of one of these elements. */
export function notesRule(element: string, attribute: string): Rule | undefined {
  return element === 'heading' && attribute === 'level' ? (value) => value === 2 || value === 3 : undefined
}

/** Bold begins with an empty object, as the editor writes it, and ends with nothing. */
export function isMark(name: string, value: unknown): boolean {
  return (name === 'bold' || name === 'italic') && (value === null || isRecord(value, 0))
}

/** How many values such a root may hold. */
export function mostValues(root: ValueRoot): number {
  return root === 'links' ? MAX_LINKS : MAX_PLAN_VALUES
}

/** More than a room is ever erased in, and far from where counting ends. */
const MAX_GENERATION = 1_000_000

function isGeneration(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MAX_GENERATION
}

/** SIL8: of a card that was a note, what it was revealed as. */
function isSeal(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{24}$/.test(value)
}

function isErasure(value: unknown): boolean {
  return isRecord(value, 2) && isName(value.role) && isTime(value.at)
}

const isWhoAndWhen = orNull((value) => isRecord(value, 2) && textUpTo(MAX_NAME)(value.by) && isTime(value.at))

const isLinkNote = orNull(textUpTo(MAX_LINK_NOTE))

const isReading = orNull(
  (value) =>
    isRecord(value, 5) &&
    textUpTo(MAX_READING_AT)(value.at) &&
    textUpTo(MAX_READING_VALUE)(value.value) &&
    textUpTo(MAX_READING_NOTE)(value.note) &&
    textUpTo(MAX_NAME)(value.by) &&
    isTime(value.time),
)

function isVersion(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function isStatus(value: unknown): boolean {
  if (!isRecord(value, 5) || !STATUS_KINDS.some((kind) => kind === value.kind)) return false
  const areTexts = [value.reason, value.to].every(textUpTo(MAX_FIELD))
  return areTexts && textUpTo(MAX_NAME)(value.by) && isTime(value.at)
}

function isState(value: unknown): boolean {
  if (isRecord(value, 3) && value.kind === 'deleted') return textUpTo(MAX_NAME)(value.by) && isTime(value.at)
  if (isRecord(value, 3) && value.kind === 'replaced') return isId('card', value.by) && isTime(value.at)
  return isRecord(value, 2) && value.kind === 'merged' && isId('card', value.into)
}

function isRecord(value: unknown, keys: number): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === keys
}
