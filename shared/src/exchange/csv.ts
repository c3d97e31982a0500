import { CARD_COLORS, type CardColor, WEIGHTS } from '../model/card.ts'
import type { Tool, Words } from '../tools/tool.ts'
import { type Cell, type CellRow, readCells, withoutMark, writeCells } from './cells.ts'
import { tidy, withoutByteOrderMark } from './plain-text.ts'
import { type FindRegion, type RegionLabels, regionFinder, regionName } from './regions.ts'
import { type CardRow, collectRows, type FoundCard, type Parsed, type RowError, rowError } from './rows.ts'

type Column = 'code' | 'region' | 'text' | 'weight' | 'color' | 'author' | 'status'

/** The names of each column, the first two being what we write in Swedish and in English. */
const COLUMNS: readonly { readonly column: Column; readonly names: readonly [sv: string, en: string, ...string[]] }[] =
  [
    { column: 'code', names: ['Nr', 'No.'] },
    { column: 'region', names: ['Fält', 'Field', 'Region'] },
    { column: 'text', names: ['Text', 'Text', 'Lapp', 'Card'] },
    { column: 'weight', names: ['Vikt', 'Weight'] },
    { column: 'color', names: ['Färg', 'Colour', 'Color'] },
    { column: 'author', names: ['Författare', 'Author'] },
    { column: 'status', names: ['Status', 'Status'] },
  ]

const COLOR_NAMES: Readonly<Record<CardColor, Words>> = {
  yellow: { sv: 'gul', en: 'yellow' },
  orange: { sv: 'orange', en: 'orange' },
  pink: { sv: 'rosa', en: 'pink' },
  green: { sv: 'grön', en: 'green' },
  blue: { sv: 'blå', en: 'blue' },
  grey: { sv: 'grå', en: 'grey' },
}

/**
 * Cards as a file that opens in a spreadsheet in the language's country, with no cell ever run as a formula (`writeCells`). Cards
 * without text are left out, and so are the columns of codes and statuses where no card has one. With the same labels `readCsv`
 * gives back the same rows, to the letter, but for those two.
 */
export function writeCsv(rows: readonly CardRow[], language: keyof Words, labels: RegionLabels): string {
  const filled = rows.filter((row) => tidy(row.text) !== '')
  const columns = COLUMNS.filter(({ column }) => isFilled(column, filled))
  const header = columns.map(({ names }) => names[language === 'sv' ? 0 : 1])
  const body = filled.map((row) => {
    const cells = cellsOf(row, language, labels)
    return columns.map(({ column }) => cells[column])
  })
  return writeCells([header, ...body], language)
}

/**
 * Reads a table with a header row; comma, semicolon or tab is told by the header. Text in quotes is kept to the letter,
 * other cells are trimmed. Rows without text are passed over. Refused as a whole with the row as a spreadsheet counts it
 * (the header is row 1 when it comes first).
 */
export function readCsv(text: string, tool: Tool, extraLabels: RegionLabels = {}): Parsed {
  return collectRows(cardsIn(withoutByteOrderMark(text), regionFinder(tool, extraLabels)))
}

function isFilled(column: Column, rows: readonly CardRow[]): boolean {
  return (column !== 'code' && column !== 'status') || rows.some((row) => row[column] !== undefined)
}

function cellsOf(row: CardRow, language: keyof Words, labels: RegionLabels): Record<Column, string> {
  const color = CARD_COLORS.find((candidate) => candidate === row.color)
  return {
    code: row.code ?? '',
    region: row.region === undefined ? '' : regionName(row.region, labels),
    text: row.text,
    weight: row.weight === undefined ? '' : String(row.weight),
    color: color ? COLOR_NAMES[color][language] : (row.color ?? ''),
    author: row.author ?? '',
    status: row.status ?? '',
  }
}

function readValue(cell: Cell | undefined): string {
  return withoutMark(cell?.quoted ? cell.text : (cell?.text.trim() ?? ''))
}

function* cardsIn(text: string, find: FindRegion): Generator<FoundCard | RowError> {
  let table: Table | undefined
  let row = 0
  for (const { cells } of readCells(text, separatorOf(text))) {
    row++
    const unclosed = cells.find((cell) => cell.unclosed)
    if (unclosed) return yield rowError('unclosed-quote', row, unclosed.text)
    if (isBlank(cells)) continue
    if (table) {
      const found = readRow(cells, table, row, find)
      if (found) yield found
      continue
    }
    table = { columns: columnsOf(cells), width: cells.length }
    if (!table.columns.has('text'))
      return yield rowError('no-text-column', row, cells.map((cell) => cell.text).join(' '))
  }
}

interface Table {
  readonly columns: ReadonlyMap<Column, number>
  readonly width: number
}

/** `undefined` for a row without text. */
function readRow(
  cells: readonly Cell[],
  table: Table,
  row: number,
  find: FindRegion,
): FoundCard | RowError | undefined {
  // Text with an unquoted comma in it ends up outside the table: better said than lost.
  const outside = cells.slice(table.width).find((cell) => cell.text.trim() !== '')
  if (outside) return rowError('too-many-cells', row, outside.text)
  const value = (column: Column) => {
    const index = table.columns.get(column)
    return index === undefined ? '' : readValue(cells[index])
  }
  const text = value('text')
  if (tidy(text) === '') return undefined
  const [regionText, weightText, colorText] = [value('region'), value('weight').trim(), value('color')]
  const region = find(regionText)
  if (regionText.trim() && !region) return rowError('unknown-region', row, regionText)
  const weight = WEIGHTS.find((candidate) => String(candidate) === weightText)
  if (weightText && weight === undefined) return rowError('bad-weight', row, weightText)
  const color = colorOf(colorText)
  if (colorText.trim() && !color) return rowError('bad-color', row, colorText)
  const author = value('author')
  return {
    card: { text, region, ...(weight && { weight }), ...(color && { color }), ...(author && { author }) },
    row,
  }
}

const SEPARATORS = [';', '\t', ',']

/** The one that finds the most columns that we know in the first row with anything in it; none for a single column. */
function separatorOf(text: string): string | undefined {
  let best: { separator: string | undefined; known: number } = { separator: undefined, known: 0 }
  for (const separator of SEPARATORS) {
    const cells = firstRow(readCells(text, separator))
    const known = columnsOf(cells).size
    if (cells.length > 1 && known > best.known) best = { separator, known }
  }
  return best.separator
}

function firstRow(rows: Iterable<CellRow>): readonly Cell[] {
  for (const { cells } of rows) if (!isBlank(cells)) return cells
  return []
}

function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell.text.trim() === '')
}

function columnsOf(cells: readonly Cell[]): Map<Column, number> {
  const columns = new Map<Column, number>()
  for (const [index, cell] of cells.entries()) {
    const name = nameOf(cell.text)
    const known = COLUMNS.find(({ names }) => names.some((candidate) => nameOf(candidate) === name))
    if (known && !columns.has(known.column)) columns.set(known.column, index)
  }
  return columns
}

function colorOf(text: string): CardColor | undefined {
  const name = nameOf(text)
  return CARD_COLORS.find((color) => color === name || COLOR_NAMES[color].sv === name)
}

function nameOf(text: string): string {
  return tidy(text).normalize('NFC').toLowerCase()
}
