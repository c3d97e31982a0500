import { MAX_CARD_TEXT } from '../model/card.ts'
import { excerpt } from './plain-text.ts'

/** A card as it goes in or comes out by text: no identity, only what a person can read. */
export interface CardRow {
  readonly text: string
  /** The id of the region that it stands in; `undefined` where the text says nothing. */
  readonly region: string | undefined
  readonly weight?: number
  readonly color?: string
  readonly author?: string
  /** What it is called by (P4), and what has become of it, in words. Both go out and do not come in again. */
  readonly code?: string
  readonly status?: string
}

/** Why a text could not be read: a stable word, and the row (counted from 1) where it happened. */
export interface RowError {
  readonly reason:
    | 'empty'
    | 'too-many-rows'
    | 'too-many-cells'
    | 'text-too-long'
    | 'unknown-region'
    | 'bad-weight'
    | 'bad-color'
    | 'unclosed-quote'
    | 'no-text-column'
    | 'not-json'
    | 'not-a-room-file'
    | 'file-too-new'
  readonly row: number
  /** The piece of input that was wrong, at most 80 characters. */
  readonly found?: string
}

export type Parsed =
  | { readonly ok: true; readonly rows: readonly CardRow[] }
  | { readonly ok: false; readonly error: RowError }

/** More rows than this in one go are refused: nobody reads them in a meeting. */
export const MAX_ROWS = 500

/** A card and the row of the input where it was found. */
export interface FoundCard {
  readonly card: CardRow
  readonly row: number
}

/** All the cards, or the first thing that is wrong: a text is taken whole or not at all, and no card is ever cut. */
export function collectRows(found: Iterable<FoundCard | RowError>): Parsed {
  const rows: CardRow[] = []
  for (const item of found) {
    if ('reason' in item) return { ok: false, error: item }
    const { card, row } = item
    if (card.text.length > MAX_CARD_TEXT) return mistake('text-too-long', row, card.text)
    if (rows.length === MAX_ROWS) return mistake('too-many-rows', row, card.text)
    rows.push(card)
  }
  return rows.length > 0 ? { ok: true, rows } : { ok: false, error: { reason: 'empty', row: 1 } }
}

export function rowError(reason: RowError['reason'], row: number, found: string): RowError {
  return { reason, row, found: excerpt(found) }
}

function mistake(reason: RowError['reason'], row: number, found: string): Parsed {
  return { ok: false, error: rowError(reason, row, found) }
}
