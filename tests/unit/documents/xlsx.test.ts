import type { DocumentTable } from '@samtavla/shared/documents/document.ts'
import { toXlsx } from '@samtavla/shared/documents/xlsx.ts'
import type { Element } from '@xmldom/xmldom'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { all, asWritable, partsOf } from '../../support/office-file.ts'
import { actions, oddText } from './examples.ts'

const parts = partsOf(toXlsx([actions]))
const sheet = parts.get('xl/worksheets/sheet1.xml')

interface ReadCell {
  readonly type: 'text' | 'value' | 'empty'
  readonly content: string
  /** The number format that the cell's style says. */
  readonly format: string | null | undefined
}

function cellOf(all_: Map<string, Element>, address: string): ReadCell {
  const cell = all(all_.get('xl/worksheets/sheet1.xml'), 'c').find((one) => one.getAttribute('r') === address)
  const styles = all(all(all_.get('xl/styles.xml'), 'cellXfs')[0], 'xf')
  const format = styles[Number(cell?.getAttribute('s'))]?.getAttribute('numFmtId')
  const isText = cell?.getAttribute('t') === 'inlineStr'
  const content = all(cell, isText ? 't' : 'v')[0]?.textContent
  return { type: isText ? 'text' : content === undefined ? 'empty' : 'value', content: content ?? '', format }
}

function namesOf(file: Map<string, Element>): (string | null)[] {
  return all(file.get('xl/workbook.xml'), 'sheet').map((one) => one.getAttribute('name'))
}

const captioned = (caption: string): DocumentTable => ({ ...actions, caption })

describe('a workbook', () => {
  test('has every part that another one refers to, and a type for each', () => {
    const two = partsOf(toXlsx([actions, captioned('Två')]))
    const contents = [...two.keys()].filter((path) => path.endsWith('.xml') && path !== '[Content_Types].xml').sort()
    const targets = all(two.get('xl/_rels/workbook.xml.rels'), 'Relationship').map(
      (one) => `xl/${one.getAttribute('Target')}`,
    )
    const typed = all(two.get('[Content_Types].xml'), 'Override').map((one) => one.getAttribute('PartName')?.slice(1))
    expect(typed.sort()).toEqual(contents)
    expect([...targets, 'xl/workbook.xml'].sort()).toEqual(contents)
  })

  test('has no sheet of the name that Excel keeps for itself', () => {
    expect(namesOf(partsOf(toXlsx([captioned('History'), captioned('history')])))).toEqual(['History 1', 'history 2'])
  })

  test('has no cell that is longer than Excel reads', () => {
    const table = { ...actions, rows: [{ cells: ['', `${'ö'.repeat(32_766)}😀`] }] }
    expect(cellOf(partsOf(toXlsx([table])), 'B2').content.length).toBe(32_766)
  })

  test('keeps its header row in sight and filters all rows by it', () => {
    const pane = all(sheet, 'pane')[0]
    expect([pane?.getAttribute('ySplit'), pane?.getAttribute('state')]).toEqual(['1', 'frozen'])
    expect(all(sheet, 'autoFilter')[0]?.getAttribute('ref')).toBe('A1:D5')
    const names = all(parts.get('xl/workbook.xml'), 'definedName').map((one) => one.textContent)
    expect(names).toEqual(["'Åtgärder läsåret 2026 27'!$A$1:$D$5", "'Åtgärder läsåret 2026 27'!$1:$1"])
  })

  test('has numbers as numbers and days as dates', () => {
    expect(cellOf(parts, 'A4')).toMatchObject({ type: 'value', content: '2.5' })
    // 6 March 2026 by the count of Excel.
    expect(cellOf(parts, 'D3')).toEqual({ type: 'value', content: '46087', format: '164' })
    expect(all(parts.get('xl/styles.xml'), 'numFmt')[0]?.getAttribute('formatCode')).toBe('yyyy\\-mm\\-dd')
  })

  test('has what is no day or no number as text', () => {
    const rows = [{ cells: ['', '', '', '0026-03-06'] }, { cells: [Number.NaN, '', 5, '1026-03-06'] }]
    const file = partsOf(toXlsx([{ ...actions, rows }]))
    expect(cellOf(parts, 'D4')).toMatchObject({ type: 'text', content: 'efter lovet' })
    expect(cellOf(file, 'D2')).toMatchObject({ type: 'text', content: '0026-03-06' })
    expect(cellOf(file, 'D3')).toMatchObject({ type: 'text', content: '1026-03-06' })
    expect(cellOf(file, 'A3')).toMatchObject({ type: 'text' })
    expect(cellOf(file, 'C3')).toMatchObject({ type: 'text', content: '5' })
    expect(cellOf(file, 'A2')).toMatchObject({ type: 'empty' })
  })

  test('keeps the text of a formula a text when somebody edits it', () => {
    expect(cellOf(parts, 'B3')).toEqual({ type: 'text', content: '=SUM(A1:A9)', format: '49' })
    expect(cellOf(parts, 'C3')).toEqual({ type: 'text', content: 'Kim Ek', format: '0' })
  })

  test('has no formula, whatever the texts are', () => {
    fc.assert(
      fc.property(oddText, oddText, oddText, (text, label, caption) => {
        const columns = (['text', 'day', 'number'] as const).map((kind) => ({ label, kind }))
        const rows = [{ cells: [text, text, text] }, { cells: [text], isHeading: true }]
        const file = partsOf(toXlsx([{ id: 't', caption, columns, rows }]))
        const read = file.get('xl/worksheets/sheet1.xml')
        const cells = all(read, 'c').filter((cell) => all(cell, 't').length > 0)
        expect(all(read, 'f')).toEqual([])
        expect(all(read, 'v')).toEqual([])
        expect(cells.every((cell) => cell.getAttribute('t') === 'inlineStr')).toBe(true)
        expect(cellOf(file, 'A2').content).toBe(asWritable(text))
      }),
      { seed: 20260306, numRuns: 60 },
    )
  })

  test('calls its sheets as Excel lets them be called, no two alike', () => {
    const captions = ['Mål: [1/2]*?', 'MÅL 1 2', "'Citat'", '', '', 'A'.repeat(40), 'A'.repeat(35)]
    const names = namesOf(partsOf(toXlsx(captions.map(captioned))))
    expect(names).toEqual(['Mål 1 2', 'MÅL 1 2 1', 'Citat', '1', '2', 'A'.repeat(31), `${'A'.repeat(29)} 1`])
  })

  test('counts columns beyond Z', () => {
    const columns = Array.from({ length: 28 }, (_, index) => ({ label: `${index}`, kind: 'text' as const }))
    const file = partsOf(toXlsx([{ ...actions, columns, rows: [] }]))
    expect(
      all(file.get('xl/worksheets/sheet1.xml'), 'c')
        .map((cell) => cell.getAttribute('r'))
        .slice(-3),
    ).toEqual(['Z1', 'AA1', 'AB1'])
  })

  test('is refused without tables', () => {
    expect(() => toXlsx([])).toThrow('without a sheet')
  })
})
