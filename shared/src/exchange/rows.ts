/** A card as it goes in or comes out by text: no identity, only what a person can read. */
export interface CardRow {
  readonly text: string
  /** The heading it stands under: a region's id or its label in either language; `undefined` where the text says nothing. */
  readonly region: string | undefined
  readonly weight?: number
  readonly color?: string
  readonly author?: string
}

/** Why a text could not be read: a stable word, and the row (counted from 1) where it happened. */
export interface RowError {
  readonly reason:
    | 'empty'
    | 'too-many-rows'
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
