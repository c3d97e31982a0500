import { describe, expect, it } from 'vitest'
import { figureRowsOf, groupIn, numberAndUnit, readFigureTable } from './figure-rows.ts'

const lines = (...rows: readonly (readonly string[])[]) => rows.map((cells) => cells.join('\t')).join('\r\n')

describe('a table of figures', () => {
  it('knows its columns by Swedish headings, in any order', () => {
    const table = readFigureTable(
      lines(
        ['Läsår', 'Mått', 'Grupp', 'Värde', 'Enhet', 'Antal elever', 'Källa', 'Kommentar'],
        ['2024/25', 'Klarar alla delprov', 'Åk 3', '66,5', '%', '46 elever', 'Nationella prov', 'x'],
      ),
    )
    expect(table.columns).toEqual(['period', 'text', 'group', 'value', 'unit', 'n', 'source', undefined])
    expect(figureRowsOf(table)).toEqual([
      {
        ...{ text: 'Klarar alla delprov', group: 'Åk 3', period: '2024/25', source: 'Nationella prov' },
        ...{ value: 66.5, unit: '%', n: 46 },
      },
    ])
  })

  it('knows its columns by English headings', () => {
    const { columns } = readFigureTable(
      'Measure;Group;School year;Value;Unit;n;Source\nPass;Year 3;2024/25;66;%;46;Tests',
    )
    expect(columns).toEqual(['text', 'group', 'period', 'value', 'unit', 'n', 'source'])
  })

  it('without headings is guessed by what stands in the columns', () => {
    const table = readFigureTable(
      lines(
        ['Klarar alla delprov', 'Åk 3', 'vt 2025', '66 %', '46', 'Nationella prov'],
        ['', 'Åk 6', 'vt 2025', '71 %', '48', 'Nationella prov'],
      ),
    )
    expect(table.columns).toEqual(['text', 'group', 'period', 'value', 'n', 'source'])
    expect(figureRowsOf(table).map(({ text, group, unit, value, n }) => [text, group, value, unit, n])).toEqual([
      ['Klarar alla delprov', 'Åk 3', 66, '%', 46],
      ['Klarar alla delprov', 'Åk 6', 71, '%', 48],
    ])
  })

  it('takes the number with pupils for how many they are', () => {
    const { columns } = readFigureTable(
      lines(['Trygga', 'Åk 3', '46 elever', '66'], ['Trygga', 'Åk 6', '48 elever', '70']),
    )
    expect(columns).toEqual(['text', 'group', 'n', 'value'])
  })

  it('gives no number where there is none', () => {
    const [row] = figureRowsOf(readFigureTable(lines(['Mått', 'Värde', 'n'], ['Trygga', '..', 'okänt'])))
    expect(row).toMatchObject({ value: undefined, n: undefined })
  })

  it('is read up to as many rows as one takes in', () => {
    const rows = Array.from({ length: 600 }, (_, i) => ['Trygga', `Grupp ${i}`, '66 %', '46'])
    expect(readFigureTable(lines(['Mått', 'Grupp', 'Värde', 'n'], ...rows)).rows).toHaveLength(500)
    expect(readFigureTable('')).toEqual({ columns: [], rows: [] })
  })
})

it.each([
  ['66,5 %', 66.5, '%'],
  ['1 234 poäng', 1234, 'poäng'],
  ['−3', -3, ''],
  ['66%', 66, '%'],
])('%s is a number and its unit', (text, number, unit) => {
  expect(numberAndUnit(text)).toEqual({ number, unit })
})

it.each([
  ['n = 46', 46],
  ['46 elever', 46],
  ['4,6', undefined],
  ['0', undefined],
  ['', undefined],
])('a group of %s', (text, n) => {
  expect(groupIn(text)).toBe(n)
})
