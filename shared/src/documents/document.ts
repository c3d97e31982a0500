import { isDay } from '../model/plan.ts'
import type { Day } from '../processes/days.ts'

export type DocumentLanguage = 'sv' | 'en'

/** What a text processor, a spreadsheet and a printer can all show of a plan. Texts are as they are to be read. */
export interface PlanDocument {
  readonly title: string
  /** Lines under the title: the room, the school, when it was printed, whether it is a draft. */
  readonly subtitle: readonly string[]
  readonly language: DocumentLanguage
  readonly sections: readonly DocumentSection[]
}

export interface DocumentSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly DocumentTable[]
}

export interface DocumentTable {
  /** Unique in its document. */
  readonly id: string
  /** What the table shows; above it on paper, and the name of its sheet. */
  readonly caption: string
  readonly columns: readonly DocumentColumn[]
  readonly rows: readonly DocumentRow[]
  /** Lines under it on paper. */
  readonly notes?: readonly string[]
}

export interface DocumentColumn {
  readonly label: string
  /** What its cells hold. A cell that holds something else, as a day that is not yet set, is a text in any column. */
  readonly kind: 'text' | 'day' | 'number'
}

export interface DocumentRow {
  /** In the order of the columns; what is missing at the end is empty. A heading has one, and it spans the table. */
  readonly cells: readonly DocumentCell[]
  /** It says what the rows below it are about, until the next heading. */
  readonly isHeading?: boolean
}

/** Days are written as `2026-03-06`, which is also how they are shown in tables. */
export type DocumentCell = string | number

export const LOCALES: Readonly<Record<DocumentLanguage, string>> = { sv: 'sv-SE', en: 'en-GB' }

/** More columns than this do not fit on a standing page. */
const MOST_UPRIGHT = 5

/** True where a part needs a page that lies down. */
export function isWide(section: DocumentSection): boolean {
  return section.tables.some(({ columns }) => columns.length > MOST_UPRIGHT)
}

/** A day in running text: `6 mars 2026`. Throws when there is no such day. */
export function formatDay(day: Day, language: DocumentLanguage): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(Date.parse(day))
}

/** What a cell says. */
export function cellText(cell: DocumentCell, language: DocumentLanguage): string {
  return typeof cell === 'string' ? cell : new Intl.NumberFormat(LOCALES[language]).format(cell)
}

/** The cells of a row that is no heading, one for each column. */
export function cellsOf(row: DocumentRow, columns: readonly DocumentColumn[]): DocumentCell[] {
  return columns.map((_, index) => row.cells[index] ?? '')
}

/** What a cell holds: what its column says, or else a text. */
export function kindOf(cell: DocumentCell, column: DocumentColumn): DocumentColumn['kind'] {
  const isSo = column.kind === 'number' ? Number.isFinite(cell) : isDay(cell)
  return isSo ? column.kind : 'text'
}

/** In letters. */
const NARROWEST = 8
const WIDEST = 45

/** How wide each column wants to be, in letters: as wide as its longest line, within reason. */
export function columnWidths({ columns, rows }: DocumentTable): number[] {
  const body = rows.filter(({ isHeading }) => !isHeading)
  return columns.map(({ label }, index) => {
    const lines = [label, ...body.map(({ cells }) => String(cells[index] ?? ''))].flatMap((text) => text.split('\n'))
    const longest = lines.reduce((most, line) => Math.max(most, line.length), 0)
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
  })
}
