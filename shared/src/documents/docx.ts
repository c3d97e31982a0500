import {
  cellsOf,
  cellText,
  columnWidths,
  type DocumentLanguage,
  type DocumentRow,
  type DocumentSection,
  type DocumentTable,
  isWide,
  kindOf,
  type PlanDocument,
} from './document.ts'
import { coreProperties, fonts, footer, settings, styles, word, wordRoot } from './docx-parts.ts'
import { contentTypes, relationships, zipParts } from './office-file.ts'
import { element, escapeXml, type Xml } from './xml.ts'

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What the text refers to. The kind of each part is also its name. */
const PARTS = ['styles', 'settings', 'fontTable', 'footer']
const FOOTER = `rId${PARTS.indexOf('footer') + 1}`

/**
 * A document for Word, and for what else reads its files: Word's own headings, tables whose first row is a header on every page and
 * whose captions are read aloud too, no row cut by the end of a page, the language of the document, and numbered A4 pages, which lie
 * down where a table needs it. The same document always gives the same bytes.
 */
export function toDocx(document: PlanDocument): Uint8Array<ArrayBuffer> {
  const { language } = document
  const types = PARTS.map((name) => [`word/${name}.xml`, `officedocument.wordprocessingml.${name}`])
  return zipParts({
    '[Content_Types].xml': contentTypes({
      'word/document.xml': 'officedocument.wordprocessingml.document.main',
      'docProps/core.xml': 'package.core-properties',
      ...Object.fromEntries(types),
    }),
    '_rels/.rels': relationships([
      { type: 'officeDocument', target: 'word/document.xml' },
      { type: 'core-properties', target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(document),
    'word/document.xml': wordRoot('document', element('w:body', {}, ...body(document))),
    'word/_rels/document.xml.rels': relationships(PARTS.map((name) => ({ type: name, target: `${name}.xml` }))),
    'word/styles.xml': styles(language),
    'word/settings.xml': settings(language),
    'word/fontTable.xml': fonts(),
    'word/footer.xml': footer(language),
  })
}

function body({ title, subtitle, sections, language }: PlanDocument): Xml[] {
  const head = [
    paragraph(title, { style: 'Heading1' }),
    ...subtitle.map((line) => paragraph(line, { style: 'Subtitle' })),
  ]
  const runs = runsOfPages(sections)
  const last = runs.length - 1
  return runs.flatMap((run, index) => {
    const content = run.sections.flatMap((section) => sectionBody(section, run, language))
    const page = pageOf(run)
    // The last of the pages are said by the body itself, all others by a paragraph at their end.
    const end = index === last ? page : element('w:p', {}, element('w:pPr', {}, word('pStyle', 'TableText'), page))
    return [...(index === 0 ? head : []), ...content, end]
  })
}

/** Sections that follow each other on pages of one shape. */
interface PageRun {
  readonly isWide: boolean
  readonly sections: DocumentSection[]
}

/** At least one, even without sections. */
function runsOfPages(sections: readonly DocumentSection[]): PageRun[] {
  const [first, ...others] = sections
  const runs: PageRun[] = [{ isWide: first !== undefined && isWide(first), sections: first ? [first] : [] }]
  for (const section of others) {
    const run = runs.at(-1)
    if (run?.isWide === isWide(section)) run.sections.push(section)
    else runs.push({ isWide: isWide(section), sections: [section] })
  }
  return runs
}

/** A4 and its margins, in twentieths of a point. */
const SHORT_SIDE = 11_906
const LONG_SIDE = 16_838
const MARGIN = 1_134

function pageOf({ isWide }: PageRun): Xml {
  const [width, height] = isWide ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE]
  const sides = { 'w:top': MARGIN, 'w:right': MARGIN, 'w:bottom': MARGIN, 'w:left': MARGIN }
  return element(
    'w:sectPr',
    {},
    element('w:footerReference', { 'w:type': 'default', 'r:id': FOOTER }),
    element('w:pgSz', { 'w:w': width, 'w:h': height, 'w:orient': isWide ? 'landscape' : undefined }),
    element('w:pgMar', { ...sides, 'w:header': MARGIN / 2, 'w:footer': MARGIN / 2, 'w:gutter': 0 }),
  )
}

function sectionBody(section: DocumentSection, run: PageRun, language: DocumentLanguage): Xml[] {
  const width = (run.isWide ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN
  return [
    paragraph(section.heading, { style: 'Heading2' }),
    ...section.paragraphs.map((text) => paragraph(text, {})),
    ...section.tables.flatMap((each) => [
      paragraph(each.caption, { style: 'Caption' }),
      table(each, width, language),
      // Two tables with nothing between them are one.
      paragraph('', { style: 'TableText' }),
      ...(each.notes ?? []).map((text) => paragraph(text, {})),
    ]),
  ]
}

interface Look {
  readonly style?: string
  readonly isBold?: boolean
  readonly keepsNext?: boolean
  readonly alignment?: 'right' | undefined
}

function paragraph(text: string, { style, isBold, keepsNext, alignment }: Look): Xml {
  const properties = [
    ...(style ? [word('pStyle', style)] : []),
    ...(keepsNext ? [word('keepNext')] : []),
    ...(alignment ? [word('jc', alignment)] : []),
  ]
  const bold = isBold ? element('w:rPr', {}, word('b'), word('bCs')) : ''
  const lines = text.split(/\r\n|\r|\n/).map((line) => element('w:t', { 'xml:space': 'preserve' }, escapeXml(line)))
  const runs = text === '' ? '' : element('w:r', {}, bold, lines.join(element('w:br', {})))
  return element('w:p', {}, element('w:pPr', {}, ...properties), runs)
}

function table(content: DocumentTable, width: number, language: DocumentLanguage): Xml {
  const { columns, rows, caption } = content
  const wanted = columnWidths(content)
  const total = wanted.reduce((sum, one) => sum + one, 0)
  const widths = wanted.map((one) => Math.round((one / total) * width))
  const header = columns.map(({ label }, index) =>
    cell(paragraph(label, { style: 'TableText', isBold: true }), { width: widths[index], isShaded: true }),
  )
  const rowOf = (row: DocumentRow) => {
    if (!row.isHeading) return bodyRow(row, content, widths, language)
    const text = paragraph(cellText(row.cells[0] ?? '', language), {
      style: 'TableText',
      isBold: true,
      keepsNext: true,
    })
    return tableRow([cell(text, { width, span: columns.length, isShaded: true })])
  }
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      word('tblStyle', 'TableGrid'),
      element('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
      element('w:tblLook', {
        'w:val': '0420',
        'w:firstRow': 1,
        'w:lastRow': 0,
        'w:firstColumn': 0,
        'w:lastColumn': 0,
        'w:noHBand': 0,
        'w:noVBand': 1,
      }),
      word('tblCaption', caption),
    ),
    element('w:tblGrid', {}, ...widths.map((one) => element('w:gridCol', { 'w:w': one }))),
    tableRow(header, word('tblHeader')),
    ...rows.map(rowOf),
  )
}

function bodyRow(
  row: DocumentRow,
  { columns }: DocumentTable,
  widths: readonly number[],
  language: DocumentLanguage,
): Xml {
  const cells = cellsOf(row, columns).map((value, index) => {
    const column = columns[index]
    const isNumber = column !== undefined && kindOf(value, column) === 'number'
    const look = { style: 'TableText', alignment: isNumber ? 'right' : undefined } as const
    return cell(paragraph(cellText(value, language), look), { width: widths[index] })
  })
  return tableRow(cells)
}

function tableRow(cells: readonly Xml[], ...properties: readonly Xml[]): Xml {
  return element('w:tr', {}, element('w:trPr', {}, word('cantSplit'), ...properties), ...cells)
}

interface CellShape {
  readonly width: number | undefined
  readonly span?: number
  readonly isShaded?: boolean
}

function cell(content: Xml, { width, span, isShaded }: CellShape): Xml {
  const properties = [
    element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    ...(span ? [word('gridSpan', span)] : []),
    ...(isShaded ? [element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'E7E6E6' })] : []),
  ]
  return element('w:tc', {}, element('w:tcPr', {}, ...properties), content)
}
