import { toCsv } from '@samtavla/shared/documents/csv.ts'
import type { DocumentTable } from '@samtavla/shared/documents/document.ts'
import { readCells, withoutMark } from '@samtavla/shared/exchange/cells.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actions, oddText } from './examples.ts'

describe('a table as CSV', () => {
  test('opens in a Swedish spreadsheet', () => {
    const [header, ...rows] = toCsv(actions, 'sv').split('\r\n')
    expect(header).toBe('\uFEFFNr;Åtgärd;Ansvarig;Klart')
    expect(rows).toEqual([
      'P4 Elever kommer för sent;;;',
      "1;'=SUM(A1:A9);Kim Ek;2026-03-06",
      '2,5;"Läs ""högt"" & <ofta>\nvarje dag 😀";Sam Ål;efter lovet',
      '3;;;',
      '',
    ])
  })

  test('opens in an English spreadsheet', () => {
    expect(toCsv(actions, 'en')).toContain('\r\n2.5,"Läs')
  })

  test('has negative numbers as numbers', () => {
    expect(toCsv({ ...actions, rows: [{ cells: [-5, '-5'] }] }, 'sv')).toContain("\r\n-5;'-5;;\r\n")
  })

  test('is read back to the letter, with no cell that begins as a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(oddText, oddText), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('sv', 'en'),
        (cells, language) => {
          const columns = [
            { label: 'A', kind: 'text' },
            { label: 'B', kind: 'text' },
          ] as const
          const table: DocumentTable = { id: 't', caption: '', columns, rows: cells.map((row) => ({ cells: row })) }
          const text = toCsv(table, language).slice(1)
          const read = [...readCells(text, language === 'sv' ? ';' : ',')]
            .slice(1)
            .map((row) => row.cells.map((cell) => cell.text))
          expect(read.map((row) => row.map(withoutMark))).toEqual(cells)
          expect(read.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
        },
      ),
      { seed: 20260306, numRuns: 300 },
    )
  })
})
