import { isGroup } from '../model/figure.ts'
import { readCells } from './cells.ts'
import { tidy, withoutByteOrderMark } from './plain-text.ts'
import { MAX_ROWS } from './rows.ts'

/** What a column of a table of figures may hold. */
export const FIGURE_COLUMNS = ['text', 'group', 'period', 'value', 'unit', 'n', 'source'] as const
export type FigureColumn = (typeof FIGURE_COLUMNS)[number]

/** What was pasted, as cells, with what each column seems to hold. */
export interface FigureTable {
  readonly columns: readonly (FigureColumn | undefined)[]
  /** Without the row of headings, where there was one. */
  readonly rows: readonly (readonly string[])[]
}

/** One row as it could become a card. */
export interface ReadFigureRow {
  readonly text: string
  readonly group: string
  readonly period: string
  readonly source: string
  readonly unit: string
  /** Nothing where there is no such number. */
  readonly value: number | undefined
  readonly n: number | undefined
}

const NAMES: Readonly<Record<FigureColumn, readonly string[]>> = {
  text: ['mått', 'vad', 'indikator', 'prov', 'fråga', 'measure', 'indicator', 'what', 'test', 'question'],
  group: ['grupp', 'elevgrupp', 'årskurs', 'klass', 'vilka', 'group', 'year group', 'class', 'who'],
  period: ['period', 'läsår', 'termin', 'år', 'när', 'school year', 'term', 'year', 'when'],
  value: ['värde', 'resultat', 'andel', 'procent', 'andel %', 'value', 'result', 'share', 'per cent', 'percent'],
  unit: ['enhet', 'unit'],
  n: ['n', 'antal', 'antal elever', 'elever', 'hur många', 'number', 'count', 'pupils', 'number of pupils', 'how many'],
  source: ['källa', 'underlag', 'source'],
}

const PERIOD = /^(?:(?:vt|ht|spring|autumn)\s*-?\s*)?(?:19|20)\d\d(?:\s*[/–-]\s*(?:\d\d)?\d\d)?$/i
const NUMBER = /^(?<number>[-−]?\d[\d\s]*(?:[.,]\d+)?)\s*(?<unit>.*)$/u
const UNIT = /^(?:%|procent|per ?cent|elever|barn|pupils|poäng|points|st|andel)$/i

/**
 * Reads cells of a spreadsheet as figures: the columns by their headings in Swedish or English, or else by what stands in them, which
 * whoever pastes can correct. Up to as many rows as one takes in at a time; empty ones are passed over.
 */
export function readFigureTable(text: string): FigureTable {
  const input = withoutByteOrderMark(text)
  const cells = [...readCells(input, separatorOf(input))].map((row) => row.cells.map((cell) => tidy(cell.text)))
  const filled = cells.filter((row) => row.some((cell) => cell !== ''))
  const named = (filled[0] ?? []).map(columnNamed)
  const hasHeader = named.filter((column) => column).length >= 2
  const rows = filled.slice(hasHeader ? 1 : 0, MAX_ROWS + (hasHeader ? 1 : 0))
  return { columns: hasHeader ? withoutDoubles(named) : guessed(rows), rows }
}

/** The rows of a table with its columns as they were read or corrected. An empty measure is the one above, as in joined cells. */
export function figureRowsOf({ columns, rows }: FigureTable): ReadFigureRow[] {
  let above = ''
  return rows.flatMap((cells) => {
    const cell = (column: FigureColumn) => cells[columns.indexOf(column)] ?? ''
    const text = cell('text') || above
    above = text
    if (text === '') return []
    const value = numberAndUnit(cell('value'))
    return {
      ...{ text, group: cell('group'), period: cell('period'), source: cell('source') },
      ...{ unit: cell('unit') || (value?.unit ?? ''), value: value?.number, n: groupIn(cell('n')) },
    }
  })
}

/** "66,5 %" and "1 234 poäng"; nothing where it begins with no number. */
export function numberAndUnit(text: string): { readonly number: number; readonly unit: string } | undefined {
  const { number, unit } = NUMBER.exec(text.trim())?.groups ?? {}
  if (number === undefined) return undefined
  const read = Number(number.replaceAll(/\s/gu, '').replace('−', '-').replace(',', '.'))
  return Number.isFinite(read) ? { number: read, unit: unit ?? '' } : undefined
}

/** "46", "46 elever", "n = 46". */
export function groupIn(text: string): number | undefined {
  const read = numberAndUnit(text.replace(/^\s*n\s*=\s*/i, ''))?.number
  return isGroup(read) ? read : undefined
}

function separatorOf(text: string): string | undefined {
  return ['\t', ';', ','].find((separator) => text.includes(separator))
}

function columnNamed(heading: string): FigureColumn | undefined {
  const name = heading
    .toLowerCase()
    .replaceAll(/[.:*?]/g, '')
    .trim()
  return FIGURE_COLUMNS.find((column) => NAMES[column].includes(name))
}

function withoutDoubles(columns: readonly (FigureColumn | undefined)[]): (FigureColumn | undefined)[] {
  return columns.map((column, i) => (columns.indexOf(column) === i ? column : undefined))
}

/** Each column by what most of its cells look like, from what is plainest to what is left. */
function guessed(rows: readonly (readonly string[])[]): (FigureColumn | undefined)[] {
  const columns: (FigureColumn | undefined)[] = Array.from({ length: Math.max(0, ...rows.map(({ length }) => length)) })
  const take = (column: FigureColumn, fits: (cell: string) => boolean) => {
    const at = columns.findIndex(
      (taken, i) =>
        !taken &&
        areMostly(
          rows.map((row) => row[i] ?? ''),
          fits,
        ),
    )
    if (at >= 0 && !columns.includes(column)) columns[at] = column
  }
  const isNumber = (cell: string) => numberAndUnit(cell) !== undefined && !PERIOD.test(cell)
  const isWords = (cell: string) => /\p{L}/u.test(cell) && numberAndUnit(cell) === undefined
  take('period', (cell) => PERIOD.test(cell))
  take('unit', (cell) => UNIT.test(cell))
  take('value', (cell) => isNumber(cell) && /[%,.]/.test(cell))
  take('n', (cell) => /^(?:n\s*=\s*)?\d[\d\s]*\s+(?:elever|barn|pupils|st)$/i.test(cell) || /^n\s*=/i.test(cell))
  take('value', isNumber)
  take('n', (cell) => isNumber(cell) && groupIn(cell) !== undefined)
  take('text', isWords)
  take('group', (cell) => cell !== '')
  take('source', isWords)
  return columns
}

function areMostly(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length > 0 && filled.filter(fits).length * 2 > filled.length
}
