import { type DocumentLanguage, LOCALES, type PlanDocument } from './document.ts'
import { RELATIONSHIPS } from './office-file.ts'
import { element, escapeXml, type Xml } from './xml.ts'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The outermost element of a part of a Word file. */
export function wordRoot(name: string, ...children: readonly Xml[]): Xml {
  return element(`w:${name}`, { 'xmlns:w': WORD, 'xmlns:r': RELATIONSHIPS }, ...children)
}

/** An element of Word's, with its `val`. */
export function word(name: string, value?: string | number): Xml {
  return element(`w:${name}`, { 'w:val': value })
}

export function coreProperties({ title, language }: PlanDocument): Xml {
  return element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    element('dc:title', {}, escapeXml(title)),
    element('dc:language', {}, LOCALES[language]),
  )
}

export function settings(language: DocumentLanguage): Xml {
  // Without this Word takes the file for one from 2007.
  const mode = element('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  })
  return wordRoot('settings', element('w:compat', {}, mode), word('themeFontLang', LOCALES[language]))
}

const FONT = 'Calibri'

export function fonts(): Xml {
  return wordRoot('fonts', element('w:font', { 'w:name': FONT }, word('altName', 'Arial'), word('family', 'swiss')))
}

const PAGE: Readonly<Record<DocumentLanguage, readonly [page: string, of: string]>> = {
  sv: ['Sida ', ' av '],
  en: ['Page ', ' of '],
}

export function footer(language: DocumentLanguage): Xml {
  const [page, of] = PAGE[language]
  const words = (text: string) => element('w:r', {}, element('w:t', { 'xml:space': 'preserve' }, text))
  const field = (name: string) => element('w:fldSimple', { 'w:instr': ` ${name} ` }, words('1'))
  const style = element('w:pPr', {}, word('pStyle', 'Footer'))
  return wordRoot('ftr', element('w:p', {}, style, words(page), field('PAGE'), words(of), field('NUMPAGES')))
}

interface ParagraphStyle {
  readonly id: string
  /** As Word knows it, whatever language its screens are in. */
  readonly name: string
  /** In half points. */
  readonly size: number
  readonly isBold?: boolean
  /** In twentieths of a point. */
  readonly before: number
  readonly after: number
  /** Stays on the page of what comes after it. */
  readonly keepsNext?: boolean
  /** 0 for the highest heading. */
  readonly level?: number
  readonly alignment?: 'right'
}

const PARAGRAPHS: readonly ParagraphStyle[] = [
  { id: 'Heading1', name: 'heading 1', size: 36, isBold: true, before: 0, after: 120, keepsNext: true, level: 0 },
  { id: 'Heading2', name: 'heading 2', size: 28, isBold: true, before: 320, after: 120, keepsNext: true, level: 1 },
  { id: 'Subtitle', name: 'Subtitle', size: 22, before: 0, after: 40 },
  { id: 'Caption', name: 'caption', size: 22, isBold: true, before: 200, after: 80, keepsNext: true },
  { id: 'TableText', name: 'Table Text', size: 19, before: 0, after: 0 },
  { id: 'Footer', name: 'footer', size: 18, before: 0, after: 0, alignment: 'right' },
]

export function styles(language: DocumentLanguage): Xml {
  const defaults = element(
    'w:rPr',
    {},
    element('w:rFonts', { 'w:ascii': FONT, 'w:hAnsi': FONT, 'w:eastAsia': FONT, 'w:cs': FONT }),
    word('sz', 22),
    word('szCs', 22),
    word('lang', LOCALES[language]),
  )
  const spacing = element('w:spacing', { 'w:after': 120, 'w:line': 264, 'w:lineRule': 'auto' })
  return wordRoot(
    'styles',
    element(
      'w:docDefaults',
      {},
      element('w:rPrDefault', {}, defaults),
      element('w:pPrDefault', {}, element('w:pPr', {}, spacing)),
    ),
    element(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
      word('name', 'Normal'),
      word('qFormat'),
    ),
    ...PARAGRAPHS.map(paragraphStyle),
    tableStyle(),
  )
}

function paragraphStyle({ id, name, size, isBold, before, after, keepsNext, level, alignment }: ParagraphStyle): Xml {
  const paragraph = [
    ...(keepsNext ? [word('keepNext')] : []),
    element('w:spacing', { 'w:before': before, 'w:after': after }),
    ...(alignment ? [word('jc', alignment)] : []),
    ...(level === undefined ? [] : [word('outlineLvl', level)]),
  ]
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    word('name', name),
    word('basedOn', 'Normal'),
    ...(level === undefined ? [] : [word('next', 'Normal')]),
    word('qFormat'),
    element('w:pPr', {}, ...paragraph),
    element('w:rPr', {}, ...(isBold ? [word('b'), word('bCs')] : []), word('sz', size), word('szCs', size)),
  )
}

/** Lines all around, and room between them and the texts. */
function tableStyle(): Xml {
  const line = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '7F7F7F' }
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => element(`w:${side}`, line))
  const margin = (side: string, width: number) => element(`w:${side}`, { 'w:w': width, 'w:type': 'dxa' })
  const margins = [margin('top', 40), margin('left', 85), margin('bottom', 40), margin('right', 85)]
  return element(
    'w:style',
    { 'w:type': 'table', 'w:styleId': 'TableGrid' },
    word('name', 'Table Grid'),
    element('w:tblPr', {}, element('w:tblBorders', {}, ...borders), element('w:tblCellMar', {}, ...margins)),
  )
}
