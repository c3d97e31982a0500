import { cellText, columnWidths, formatDay, isWide, kindOf } from '@samtavla/shared/documents/document.ts'
import { describe, expect, test } from 'vitest'
import { actions } from './examples.ts'

describe('a document', () => {
  test.each([
    ['2026-03-06', 'sv', '6 mars 2026'],
    ['2026-03-06', 'en', '6 March 2026'],
    ['2027-01-01', 'sv', '1 januari 2027'],
  ] as const)('says the day %s in %s', (day, language, text) => {
    expect(formatDay(day, language)).toBe(text)
  })

  test('refuses to say a day that there is not', () => {
    expect(() => formatDay('i vår', 'sv')).toThrow(RangeError)
  })

  test('says numbers as its language does', () => {
    expect([cellText(2.5, 'sv'), cellText(2.5, 'en'), cellText('2.5', 'sv')]).toEqual(['2,5', '2.5', '2.5'])
  })

  test('knows days and numbers only in the columns for them', () => {
    const kinds = (['text', 'day', 'number'] as const).map((kind) => {
      const column = { label: '', kind }
      return [kindOf('2026-03-06', column), kindOf(5, column), kindOf('5', column)]
    })
    expect(kinds).toEqual([
      ['text', 'text', 'text'],
      ['day', 'text', 'text'],
      ['text', 'number', 'text'],
    ])
  })

  test('lies down for more than five columns', () => {
    const wideness = [1, 5, 6].map((count) => {
      const columns = Array.from({ length: count }, () => ({ label: '', kind: 'text' as const }))
      return isWide({ heading: '', paragraphs: [], tables: [actions, { ...actions, columns }] })
    })
    expect(wideness).toEqual([false, false, true])
  })

  test('gives a column the width of its longest line, within reason, whatever its headings say', () => {
    const rows = [
      { cells: ['x'.repeat(200)], isHeading: true },
      { cells: [1, 'y'.repeat(90), 'tjugo tecken är detta\nkort', ''] },
    ]
    expect(columnWidths({ ...actions, rows })).toEqual([8, 45, 23, 8])
  })
})
