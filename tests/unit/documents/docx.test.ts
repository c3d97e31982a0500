import type { PlanDocument } from '@samtavla/shared/documents/document.ts'
import { toDocx } from '@samtavla/shared/documents/docx.ts'
import type { Element } from '@xmldom/xmldom'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { all, asWritable, partsOf, valOf } from '../../support/office-file.ts'
import { actions, oddText, plan } from './examples.ts'

const parts = partsOf(toDocx(plan))
const body = parts.get('word/document.xml')

function textOf(parent: Element): string {
  const pieces = [...all(parent, '*')].filter(({ tagName }) => tagName === 'w:t' || tagName === 'w:br')
  return pieces.map((piece) => (piece.tagName === 'w:br' ? '\n' : piece.textContent)).join('')
}

function paragraphsOf(style: string): string[] {
  return all(body, 'w:p')
    .filter((paragraph) => valOf(paragraph, 'w:pStyle') === style)
    .map(textOf)
}

function rowsOf(table: Element | undefined): string[][] {
  return all(table, 'w:tr').map((row) => all(row, 'w:tc').map(textOf))
}

describe('a Word file', () => {
  test('has every part that another one refers to, and a type for each', () => {
    const paths = [...parts.keys()]
    const targets = ['_rels/.rels', 'word/_rels/document.xml.rels'].flatMap((path) => {
      const folder = path.startsWith('word') ? 'word/' : ''
      return all(parts.get(path), 'Relationship').map((one) => folder + one.getAttribute('Target'))
    })
    const typed = all(parts.get('[Content_Types].xml'), 'Override').map((one) => one.getAttribute('PartName')?.slice(1))
    const contents = paths.filter((path) => path.endsWith('.xml') && path !== '[Content_Types].xml')
    expect(targets.sort()).toEqual(contents.sort())
    expect(typed.sort()).toEqual(contents)
  })

  test('says its title and its language', () => {
    const core = parts.get('docProps/core.xml')
    expect(all(core, 'dc:title')[0]?.textContent).toBe('Åtgärdsplan & mål')
    expect(all(core, 'dc:language')[0]?.textContent).toBe('sv-SE')
    expect(valOf(parts.get('word/styles.xml'), 'w:lang')).toBe('sv-SE')
    const english = partsOf(toDocx({ ...plan, language: 'en' }))
    expect(valOf(english.get('word/styles.xml'), 'w:lang')).toBe('en-GB')
  })

  test('has headings that Word knows as headings', () => {
    expect(paragraphsOf('Heading1')).toEqual(['Åtgärdsplan & mål'])
    expect(paragraphsOf('Heading2')).toEqual(['Bakgrund', 'Åtgärder', 'Uppföljning'])
    const styles = all(parts.get('word/styles.xml'), 'w:style').filter((style) => valOf(style, 'w:outlineLvl'))
    const levels = styles.map((style) => [valOf(style, 'w:name'), valOf(style, 'w:outlineLvl')])
    expect(levels).toEqual([
      ['heading 1', '0'],
      ['heading 2', '1'],
    ])
  })

  test('uses no style that it does not have', () => {
    const styles = all(parts.get('word/styles.xml'), 'w:style').map((style) => style.getAttribute('w:styleId'))
    const used = [body, parts.get('word/footer.xml')].flatMap((part) =>
      ['w:pStyle', 'w:tblStyle'].flatMap((name) => all(part, name).map((one) => one.getAttribute('w:val'))),
    )
    expect(styles).toEqual(expect.arrayContaining(used))
  })

  test('has the subtitle and the paragraphs in their order', () => {
    expect(paragraphsOf('Subtitle')).toEqual(plan.subtitle)
    const texts = all(body, 'w:p').map(textOf)
    expect(texts.slice(0, 7)).toEqual([plan.title, ...plan.subtitle, 'Bakgrund', 'Första stycket.', 'Andra <stycket>.'])
  })

  test('has tables with a header on every page, whose rows are not cut', () => {
    const rows = all(all(body, 'w:tbl')[0], 'w:tr')
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 0, 0, 0, 0])
    expect(rows.map((row) => all(row, 'w:cantSplit').length)).toEqual([1, 1, 1, 1, 1])
  })

  test('says in the cells what the document says', () => {
    expect(rowsOf(all(body, 'w:tbl')[0])).toEqual([
      ['Nr', 'Åtgärd', 'Ansvarig', 'Klart'],
      ['P4 Elever kommer för sent'],
      ['1', '=SUM(A1:A9)', 'Kim Ek', '2026-03-06'],
      ['2,5', 'Läs "högt" & <ofta>\nvarje dag 😀', 'Sam Ål', 'efter lovet'],
      ['3', '', '', ''],
    ])
  })

  test('lets a heading span its table and stay with the row below it', () => {
    const heading = all(all(body, 'w:tbl')[0], 'w:tr')[1]
    expect(valOf(heading, 'w:gridSpan')).toBe('4')
    expect(all(heading, 'w:keepNext')).toHaveLength(1)
  })

  test('has captions that are seen and that are read aloud', () => {
    expect(paragraphsOf('Caption')).toEqual(['Åtgärder läsåret 2026/27', 'Uppföljning'])
    const captions = all(body, 'w:tbl').map((table) => valOf(table, 'w:tblCaption'))
    expect(captions).toEqual(['Åtgärder läsåret 2026/27', 'Uppföljning'])
  })

  test('has what is to be said of a table below it', () => {
    const noted = {
      ...plan,
      sections: [{ heading: 'Mål', paragraphs: [], tables: [{ ...actions, notes: ['A1: mål saknas'] }] }],
    }
    const last = all(partsOf(toDocx(noted)).get('word/document.xml'), 'w:p')
      .map(textOf)
      .at(-1)
    expect(last).toBe('A1: mål saknas')
  })

  test('lays A4 pages down where a table is wide, and only there', () => {
    const pages = all(body, 'w:pgSz').map((size) => ['w:w', 'w:h', 'w:orient'].map((name) => size.getAttribute(name)))
    expect(pages).toEqual([
      ['11906', '16838', null],
      ['16838', '11906', 'landscape'],
    ])
  })

  test.each([
    ['sv', 'Sida 1 av 1'],
    ['en', 'Page 1 of 1'],
  ] as const)('numbers its pages in %s', (language, text) => {
    const footer = partsOf(toDocx({ ...plan, language })).get('word/footer.xml')
    expect(footer && textOf(footer)).toBe(text)
    expect(all(footer, 'w:fldSimple').map((field) => field.getAttribute('w:instr')?.trim())).toEqual([
      'PAGE',
      'NUMPAGES',
    ])
    expect(all(body, 'w:footerReference')).toHaveLength(2)
  })

  test('can be without sections', () => {
    const empty = partsOf(toDocx({ ...plan, sections: [] })).get('word/document.xml')
    expect(all(empty, 'w:sectPr')).toHaveLength(1)
  })

  test('can be read whatever the texts are', () => {
    fc.assert(
      fc.property(oddText, oddText, (text, other) => {
        const table = {
          id: 't',
          caption: other,
          columns: [{ label: other, kind: 'text' as const }],
          rows: [{ cells: [text] }],
        }
        const document: PlanDocument = {
          title: other,
          subtitle: [],
          language: 'sv',
          sections: [{ heading: other, paragraphs: [other], tables: [table] }],
        }
        const read = all(partsOf(toDocx(document)).get('word/document.xml'), 'w:tbl')[0]
        expect(rowsOf(read)).toEqual([[asWritable(other)], [asWritable(text)]])
      }),
      { seed: 20260306, numRuns: 60 },
    )
  })

  test('leaves out what XML cannot say', () => {
    const core = partsOf(toDocx({ ...plan, title: 'halvt \uD83D tecken\u0000\uFFFE' })).get('docProps/core.xml')
    expect(all(core, 'dc:title')[0]?.textContent).toBe('halvt  tecken')
  })

  test('is the same to the byte each time', () => {
    expect(toDocx(plan)).toEqual(toDocx(plan))
  })
})
