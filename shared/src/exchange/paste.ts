import type { Tool } from '../tools/tool.ts'
import { type Cell, readCells } from './cells.ts'
import { LONE_NAME, readHeading, type Section, sectionBelow } from './headings.ts'
import { htmlItems } from './html.ts'
import { isMarkdown, readMarkdown } from './markdown.ts'
import { isOrnament, tidy, withoutBullet, withoutByteOrderMark } from './plain-text.ts'
import { type FindRegion, type RegionLabels, regionFinder } from './regions.ts'
import { collectRows, type FoundCard, type Parsed } from './rows.ts'

/**
 * Reads what a person pastes into a board or a region: a list, Markdown, cells of a spreadsheet or of a table, with or
 * without HTML in them. Gives one card for each line, item or cell with text, in reading order; headings that name a region
 * say where the cards below them belong and never become cards, nor do other Markdown headings.
 *
 * Refused as a whole (`row` is the line) when it is empty, has more than 500 cards, or a card longer than a card may be.
 */
export function readPaste(text: string, tool: Tool, extraLabels: RegionLabels = {}): Parsed {
  const input = withoutByteOrderMark(text)
  if (isMarkdown(input)) return readMarkdown(input, tool, extraLabels)
  return collectRows(cardsIn(input, regionFinder(tool, extraLabels)))
}

function* cardsIn(text: string, find: FindRegion): Generator<FoundCard> {
  let section: Section | undefined
  let columns: Columns | undefined
  for (const { cells } of readCells(text, '\t')) {
    const texts = cells.map((cell) => textsOf(cell, cells.length === 1))
    const heading = texts.length === 1 && texts[0]?.length === 1 ? readHeading(texts[0][0] as string) : undefined
    const header = heading ? undefined : readHeader(texts, find)
    if (heading) {
      section = sectionBelow(heading, section, find)
      columns = undefined
    } else if (header) {
      section = header.section
      columns = header.columns
    } else yield* cardsOf(cells, texts, (column) => (columns ? columns.get(column) : section?.region))
  }
}

function* cardsOf(
  cells: readonly Cell[],
  texts: readonly string[][],
  regionAt: (column: number) => string | undefined,
): Generator<FoundCard> {
  for (const [column, cell] of cells.entries()) {
    for (const text of texts[column] as string[]) {
      yield { card: { text: withoutBullet(text), region: regionAt(column) }, row: cell.line }
    }
  }
}

/** The tidy texts in a cell, bullets still there. */
function textsOf(cell: Cell, isAlone: boolean): string[] {
  return htmlItems(isAlone ? asWritten(cell) : cell.text)
    .map(tidy)
    .filter((text) => !isOrnament(text))
}

/** Spreadsheets put quotes around a lone cell only when it needs them; on other lines they are somebody's quotation. */
function asWritten(cell: Cell): string {
  return cell.quoted && !/["\t\n\r]/.test(cell.text) ? `"${cell.text}"` : cell.text
}

type Columns = ReadonlyMap<number, string>

interface Header {
  /** Set by a name on a line of its own: what follows stands there, whatever column it is in. */
  readonly section: Section | undefined
  readonly columns: Columns | undefined
}

/** A row in which every cell that holds anything holds the name of a region. */
function readHeader(texts: readonly string[][], find: FindRegion): Header | undefined {
  const columns = new Map<number, string>()
  for (const [column, names] of texts.entries()) {
    if (names.length === 0) continue
    const region = names.length === 1 ? find(names[0] as string) : undefined
    if (!region) return undefined
    columns.set(column, region)
  }
  const [lone] = columns.values()
  if (!lone) return undefined
  return texts.length === 1
    ? { section: { region: lone, level: LONE_NAME }, columns: undefined }
    : { section: undefined, columns }
}
