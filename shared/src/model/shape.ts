import { KEY } from '../lib/order.ts'
import { MAX_LABEL, MAX_TITLE } from './board.ts'
import { CARD_COLORS, WEIGHTS } from './card.ts'
import { CONTENT_VERSION } from './content.ts'
import { isId } from './ids.ts'

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

const MAX_NAME = 200
/** Tools, presets and regions. */
const NAME = /^[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/
const LABEL_KEY = /^label:[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/

const isName = (value: unknown) => typeof value === 'string' && NAME.test(value)
const isOrder = (value: unknown) => typeof value === 'string' && KEY.test(value)
const textUpTo = (length: number) => (value: unknown) => typeof value === 'string' && value.length <= length
const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
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
  order: isOrder,
  deleted: orNull((value) => typeof value === 'boolean'),
}

const isBoardLabel = orNull(textUpTo(MAX_LABEL))

/** Beside its `text`, which is a shared text and no value. */
const CARD_FIELDS: Fields = {
  place: (value) => isRecord(value, 3) && isId('board', value.board) && isName(value.region) && isOrder(value.order),
  author: (value) =>
    isRecord(value, 3) && isId('user', value.user) && textUpTo(MAX_NAME)(value.name) && isTime(value.at),
  color: orNull((value) => CARD_COLORS.some((color) => color === value)),
  weight: orNull((value) => WEIGHTS.some((weight) => weight === value)),
  state: orNull(isState),
}

export type RecordKind = 'board' | 'card'

/** Which value fields a record must always have to be readable. */
export const REQUIRED_FIELDS: Readonly<Record<RecordKind, readonly string[]>> = {
  board: ['tool', 'preset', 'order'],
  card: ['place'],
}

type Rule = (value: unknown) => boolean

/** The rule for a value of `meta`, or nothing when there is no such value, or it is the server's to write. */
export function metaRule(key: string, mayBeServers: boolean): Rule | undefined {
  if (mayBeServers && key === 'generation') return isGeneration
  return Object.hasOwn(META_FIELDS, key) ? META_FIELDS[key] : undefined
}

/** The rule for a record's field, or nothing when there is no such field, or it is the server's to write. */
export function fieldRule(kind: RecordKind, key: string, mayBeServers: boolean): Rule | undefined {
  const fields = kind === 'card' ? CARD_FIELDS : BOARD_FIELDS
  if (Object.hasOwn(fields, key)) return fields[key]
  if (kind === 'card' && key === 'erased' && mayBeServers) return isErasure
  return kind === 'board' && LABEL_KEY.test(key) ? isBoardLabel : undefined
}

/** More than a room is ever erased in, and far from where counting ends. */
const MAX_GENERATION = 1_000_000

function isGeneration(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MAX_GENERATION
}

function isErasure(value: unknown): boolean {
  return isRecord(value, 2) && isName(value.role) && isTime(value.at)
}

function isState(value: unknown): boolean {
  if (isRecord(value, 3) && value.kind === 'deleted') return textUpTo(MAX_NAME)(value.by) && isTime(value.at)
  return isRecord(value, 2) && value.kind === 'merged' && isId('card', value.into)
}

function isRecord(value: unknown, keys: number): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === keys
}
