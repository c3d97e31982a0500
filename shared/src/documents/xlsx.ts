import { isFormula } from '../exchange/cells.ts'
import { cutText } from '../lib/text-difference.ts'
import { daysBetween } from '../processes/days.ts'
import {
  cellsOf,
  columnWidths,
  type DocumentCell,
  type DocumentColumn,
  type DocumentTable,
  kindOf,
} from './document.ts'
import { contentTypes, RELATIONSHIPS, relationships, zipParts } from './office-file.ts'
import { element, escapeXml, type Xml } from './xml.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** How cells look, in the order in which the styles are written. */
const STYLES = ['plain', 'header', 'heading', 'text', 'formulaLike', 'day', 'number'] as const
type Style = (typeof STYLES)[number]

/**
 * Tables as an Excel workbook, each on a sheet of its own that is named by its caption: the header row stays in sight and filters
 * the rows. Days are dates and numbers are numbers. A text is a text whatever it begins with: nothing is ever a formula, not even
 * when somebody goes into the cell and out of it again. Throws without tables: a workbook has at least one sheet.
 */
export function toXlsx(tables: readonly DocumentTable[]): Uint8Array<ArrayBuffer> {
  if (tables.length === 0) throw new Error('A workbook without a sheet')
  const names = sheetNames(tables)
  const paths = tables.map((_, index) => `worksheets/sheet${index + 1}.xml`)
  const sheetTypes = Object.fromEntries(paths.map((path) => [`xl/${path}`, 'officedocument.spreadsheetml.worksheet']))
  const sheets = Object.fromEntries(tables.map((table, index) => [`xl/${paths[index]}`, sheet(table, index === 0)]))
  return zipParts({
    '[Content_Types].xml': contentTypes({
      'xl/workbook.xml': 'officedocument.spreadsheetml.sheet.main',
      'xl/styles.xml': 'officedocument.spreadsheetml.styles',
      ...sheetTypes,
    }),
    '_rels/.rels': relationships([{ type: 'officeDocument', target: 'xl/workbook.xml' }]),
    'xl/workbook.xml': workbook(tables, names),
    'xl/_rels/workbook.xml.rels': relationships([
      ...paths.map((target) => ({ type: 'worksheet', target })),
      { type: 'styles', target: 'styles.xml' },
    ]),
    'xl/styles.xml': styles(),
    ...sheets,
  })
}

function workbook(tables: readonly DocumentTable[], names: readonly string[]): Xml {
  const sheets = names.map((name, index) => element('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` }))
  // Excel wants the rows of a filter and the rows that are printed on every page by these names.
  const defined = tables.flatMap((table, index) => {
    const on = `'${(names[index] ?? '').replaceAll("'", "''")}'!`
    const [first, last] = corners(table)
    const scope = { localSheetId: index }
    return [
      element(
        'definedName',
        { name: '_xlnm._FilterDatabase', ...scope, hidden: 1 },
        escapeXml(`${on}${fixed(first)}:${fixed(last)}`),
      ),
      element('definedName', { name: '_xlnm.Print_Titles', ...scope }, escapeXml(`${on}$1:$1`)),
    ]
  })
  return element(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': RELATIONSHIPS },
    element('bookViews', {}, element('workbookView', {})),
    element('sheets', {}, ...sheets),
    element('definedNames', {}, ...defined),
  )
}

function sheet(table: DocumentTable, isFirst: boolean): Xml {
  const pane = element('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' })
  const view = element('sheetView', { workbookViewId: 0, tabSelected: isFirst ? 1 : undefined }, pane)
  const widths = columnWidths(table).map((width, index) =>
    element('col', { min: index + 1, max: index + 1, width, customWidth: 1 }),
  )
  return element(
    'worksheet',
    { xmlns: MAIN },
    element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
    element('sheetViews', {}, view),
    element('cols', {}, ...widths),
    element('sheetData', {}, ...rowsOf(table)),
    element('autoFilter', { ref: corners(table).join(':') }),
    element('pageSetup', { paperSize: 9, orientation: 'landscape', fitToHeight: 0 }),
  )
}

function rowsOf({ columns, rows }: DocumentTable): Xml[] {
  const header = columns.map(({ label }, index) => textCell(addressOf(index, 1), label, 'header'))
  const body = rows.map((row, index) => {
    const number = index + 2
    if (row.isHeading) return [textCell(addressOf(0, number), String(row.cells[0] ?? ''), 'heading')]
    return columns.map((column, at) => cell(addressOf(at, number), cellsOf(row, columns)[at] ?? '', column))
  })
  return [header, ...body].map((cells, index) => element('row', { r: index + 1 }, ...cells))
}

function cell(address: string, value: DocumentCell, column: DocumentColumn): Xml {
  const kind = kindOf(value, column)
  const text = String(value)
  if (kind === 'number') return valueCell(address, text, 'number')
  if (kind === 'day' && text >= FIRST_DAY) return valueCell(address, String(daysBetween(DAY_ZERO, text)), 'day')
  return textCell(address, text, isFormula(text) ? 'formulaLike' : 'text')
}

// Excel counts a 29 February 1900 that never was; before March its count is another one.
const FIRST_DAY = '1900-03-01'
const DAY_ZERO = '1899-12-30'

function valueCell(address: string, value: string, style: Style): Xml {
  return element('c', { r: address, s: STYLES.indexOf(style) }, element('v', {}, value))
}

/** In letters: Excel takes a file with a longer one for damaged. */
const LONGEST_CELL = 32_767

function textCell(address: string, text: string, style: Style): Xml {
  const attributes = { r: address, s: STYLES.indexOf(style) }
  if (text === '') return element('c', attributes)
  const content = element('t', { 'xml:space': 'preserve' }, escapeXml(cutText(text, LONGEST_CELL)))
  return element('c', { ...attributes, t: 'inlineStr' }, element('is', {}, content))
}

const DAY_FORMAT = 164
const TEXT_FORMAT = 49

function styles(): Xml {
  const looks: Readonly<Record<Style, { readonly font: 0 | 1; readonly format: number; readonly fill?: number }>> = {
    plain: { font: 0, format: 0 },
    header: { font: 1, format: 0, fill: 2 },
    heading: { font: 1, format: 0 },
    text: { font: 0, format: 0 },
    formulaLike: { font: 0, format: TEXT_FORMAT },
    day: { font: 0, format: DAY_FORMAT },
    number: { font: 0, format: 0 },
  }
  const formats = STYLES.map((style) => {
    const { font, format, fill = 0 } = looks[style]
    const wrapped = style === 'header' || style === 'text' || style === 'formulaLike' ? 1 : undefined
    return element(
      'xf',
      {
        numFmtId: format,
        fontId: font,
        fillId: fill,
        borderId: 0,
        xfId: 0,
        applyNumberFormat: 1,
        applyFont: 1,
        applyFill: 1,
        applyAlignment: 1,
      },
      element('alignment', { vertical: 'top', wrapText: wrapped }),
    )
  })
  const font = (...marks: readonly Xml[]) =>
    element(
      'font',
      {},
      ...marks,
      element('sz', { val: 11 }),
      element('name', { val: 'Calibri' }),
      element('family', { val: 2 }),
    )
  const grey = element('patternFill', { patternType: 'solid' }, element('fgColor', { rgb: 'FFE7E6E6' }))
  // The first two fills are the same in every workbook.
  const fills = [
    element('patternFill', { patternType: 'none' }),
    element('patternFill', { patternType: 'gray125' }),
    grey,
  ]
  return element(
    'styleSheet',
    { xmlns: MAIN },
    element('numFmts', { count: 1 }, element('numFmt', { numFmtId: DAY_FORMAT, formatCode: 'yyyy\\-mm\\-dd' })),
    element('fonts', { count: 2 }, font(), font(element('b', {}))),
    element('fills', { count: fills.length }, ...fills.map((fill) => element('fill', {}, fill))),
    element('borders', { count: 1 }, element('border', {})),
    element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    element('cellXfs', { count: formats.length }, ...formats),
    element('cellStyles', { count: 1 }, element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
  )
}

/** The first and the last cell that the filter is about. */
function corners({ columns, rows }: DocumentTable): readonly [string, string] {
  return ['A1', addressOf(columns.length - 1, rows.length + 1)]
}

/** `A1`, `B1` … `AA1`. */
function addressOf(column: number, row: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return `${letters}${row}`
}

function fixed(address: string): string {
  return address.replace(/^([A-Z]+)/, '$$$1$$')
}

const LONGEST_NAME = 31
/** Excel keeps it for itself, and takes a file that has it for damaged. */
const RESERVED_NAME = 'history'

/** Captions as Excel lets sheets be called: short, without some signs, no two alike. */
function sheetNames(tables: readonly DocumentTable[]): string[] {
  const taken = new Set([RESERVED_NAME])
  return tables.map(({ caption }) => {
    const wanted = caption.replace(/[[\]\\/:*?\s]+/g, ' ').slice(0, LONGEST_NAME)
    const base = wanted.replace(/^[' ]+|[' ]+$/g, '')
    let name = base
    for (let count = 1; name === '' || taken.has(name.toLowerCase()); count++) {
      name = `${base.slice(0, LONGEST_NAME - 1 - String(count).length)} ${count}`.trim()
    }
    taken.add(name.toLowerCase())
    return name
  })
}
