import { writeCells } from '../exchange/cells.ts'
import { cellsOf, type DocumentLanguage, type DocumentTable } from './document.ts'

export const CSV_TYPE = 'text/csv'

/** A table as a file that opens in a spreadsheet in the language's country, with no cell ever run as a formula (`writeCells`). */
export function toCsv({ columns, rows }: DocumentTable, language: DocumentLanguage): string {
  const header = columns.map(({ label }) => label)
  return writeCells([header, ...rows.map((row) => cellsOf(row, columns))], language)
}
