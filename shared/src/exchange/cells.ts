/** A row of a table in text. */
export interface CellRow {
  readonly cells: readonly Cell[]
  /** The line of the input where the row begins, counted from 1. */
  readonly line: number
}

export interface Cell {
  readonly text: string
  readonly line: number
  /** It was in quotes, which are taken away; its text may hold line breaks. */
  readonly quoted: boolean
  /** It begins with a quote that does not end with the cell; the cell was read as if the quote were a letter. */
  readonly unclosed: boolean
}

/**
 * Reads rows of cells as spreadsheets write them (RFC 4180, any line ends, any separator of one character; none means
 * one cell a line). Never fails. Takes time in proportion to the input: a quote that is not closed makes it look at the
 * rest once more, but no cell in that rest can do the same again.
 */
export function* readCells(text: string, separator: string | undefined): Generator<CellRow> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const cells: Cell[] = []
    const first = line
    for (;;) {
      const { cell, end } = readCell(text, at, separator, line)
      cells.push(cell)
      if (cell.quoted) line += lineBreaks(cell.text)
      at = end
      if (at >= text.length || text[at] !== separator) break
      at++
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    yield { cells, line: first }
  }
}

interface ReadCell {
  readonly cell: Cell
  /** Where the separator or line break after it stands. */
  readonly end: number
}

function readCell(text: string, from: number, separator: string | undefined, line: number): ReadCell {
  const start = skipSpaces(text, from)
  if (text[start] !== '"') return plainCell(text, from, separator, line, false)
  const close = closingQuote(text, start + 1)
  const end = skipSpaces(text, close + 1)
  if (close === -1 || !endsCell(text, end, separator)) return plainCell(text, from, separator, line, true)
  return {
    cell: { text: text.slice(start + 1, close).replaceAll('""', '"'), line, quoted: true, unclosed: false },
    end,
  }
}

function plainCell(
  text: string,
  from: number,
  separator: string | undefined,
  line: number,
  unclosed: boolean,
): ReadCell {
  let end = from
  while (!endsCell(text, end, separator)) end++
  return { cell: { text: text.slice(from, end), line, quoted: false, unclosed }, end }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return -1
}

function endsCell(text: string, at: number, separator: string | undefined): boolean {
  const character = text[at]
  return character === undefined || character === separator || character === '\n' || character === '\r'
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at++
  return at
}

function lineBreaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1
}

/** A spreadsheet would take a text that begins so for a formula. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/** True where a spreadsheet would take a text for a formula, or would once it has lost the marks before it. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text)
}

/**
 * Rows as a file that opens in a spreadsheet in the language's country: with byte order mark, CRLF, semicolons and decimal commas
 * in Swedish, commas and points in English. No text is ever run as a formula: one that looks so gets a mark before it, which
 * `withoutMark` takes away.
 */
export function writeCells(rows: readonly (readonly (string | number)[])[], language: 'sv' | 'en'): string {
  const separator = language === 'sv' ? ';' : ','
  const lines = rows.map((cells) => cells.map((cell) => writeCell(cell, separator)).join(separator))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function writeCell(cell: string | number, separator: string): string {
  if (typeof cell === 'number') return separator === ';' ? String(cell).replace('.', ',') : String(cell)
  const safe = isFormula(cell) ? `'${cell}` : cell
  const needsQuotes = safe.includes(separator) || /["\r\n]/.test(safe) || safe !== safe.trim()
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The text of a cell that `writeCells` wrote. */
export function withoutMark(text: string): string {
  return text.startsWith("'") && isFormula(text) ? text.slice(1) : text
}
