import { readCsv, writeCsv } from '@samtavla/shared/exchange/csv.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nastyInputs } from '../../support/nasty-inputs.ts'
import { cardRow, regionIds } from './generators.ts'

const swedish = Object.fromEntries(swot.regions.map(({ id, label }) => [id, label.sv]))

function refusal(text: string): string {
  const parsed = readCsv(text, swot)
  return parsed.ok ? 'ok' : `${parsed.error.reason}@${parsed.error.row}`
}

describe('reading', () => {
  test.each([
    'Text;Fält;Vikt;Färg;Författare\nLugnt, tryggt;Styrkor;3;gul;Kim\n',
    'författare,COLOUR,weight,annat,region,card\r\nKim,Yellow,3,x,strengths,"Lugnt, tryggt"',
    '\uFEFFlapp\tfield\tvikt\tcolor\tauthor\rLugnt, tryggt\tSTYRKOR:\t 3 \t GUL \tKim\r',
  ])('finds separator and columns in %j', (text) => {
    const row = { text: 'Lugnt, tryggt', region: 'styrkor', weight: 3, color: 'yellow', author: 'Kim' }
    expect(readCsv(text, swot)).toEqual({ ok: true, rows: [row] })
  })

  test('passes over codes and statuses, which a card gets where it comes to', () => {
    const parsed = readCsv('No.,Text,Field,Status\nP4,a,hot,Parked', swot)
    expect(parsed).toEqual({ ok: true, rows: [{ text: 'a', region: 'hot' }] })
  })

  test('takes a single column as it stands', () => {
    const parsed = readCsv('Text\nett, två; tre\n\n"fyra"', swot)
    expect(parsed.ok && parsed.rows.map((row) => row.text)).toEqual(['ett, två; tre', 'fyra'])
  })

  test('knows the labels of the board', () => {
    const parsed = readCsv('Fält;Text\nDet vi kan;a', swot, { styrkor: 'Det vi kan' })
    expect(parsed).toEqual({ ok: true, rows: [{ text: 'a', region: 'styrkor' }] })
  })

  test('keeps line breaks in quotes', () => {
    expect(readCsv('Text;Fält\n"a\nb";hot', swot)).toEqual({ ok: true, rows: [{ text: 'a\nb', region: 'hot' }] })
  })

  test.each([
    ['Text;Fält\na;Hot\n\nb;Nöjen', 'unknown-region@4'],
    ['Text;Vikt\na;6', 'bad-weight@2'],
    ['Text;Vikt\na;1\nb;tre', 'bad-weight@3'],
    ['Text;Färg\na;lila', 'bad-color@2'],
    ['Text;Fält\na;"Hot\nb;Hot', 'unclosed-quote@2'],
    ['"Text;Fält\na;Hot', 'unclosed-quote@1'],
    ['Fält;Vikt\nHot;3', 'no-text-column@1'],
    ['bara en lista\nutan rubrik', 'no-text-column@1'],
    ['Text,Fält\nhej, du,Hot', 'too-many-cells@2'],
    ['Fält,Text\nHot,hej, du', 'too-many-cells@2'],
    ['', 'empty@1'],
    ['Text;Fält\n;Hot\n', 'empty@1'],
  ])('refuses %j', (text, expected) => {
    expect(refusal(text)).toBe(expected)
  })

  test('refuses what is too long or too much', () => {
    expect(refusal(`Text\n${'x'.repeat(501)}`)).toBe('text-too-long@2')
    expect(refusal(`Text\n${'a\n'.repeat(501)}`)).toBe('too-many-rows@502')
  })

  test('answers to nasty input', () => {
    for (const text of nastyInputs) {
      expect(readCsv(text, swot)).toHaveProperty('ok')
      expect(readCsv(`Text;Fält\n${text}`, swot)).toHaveProperty('ok')
    }
  })
})

describe('writing', () => {
  test('follows the spreadsheets of the language', () => {
    const rows = [{ text: 'Lugnt; tryggt, "ro"', region: 'mojligheter', weight: 2, color: 'green', author: 'Kim' }]
    expect(writeCsv(rows, 'sv', swedish)).toBe(
      '\uFEFFFält;Text;Vikt;Färg;Författare\r\nMöjligheter;"Lugnt; tryggt, ""ro""";2;grön;Kim\r\n',
    )
    expect(writeCsv([{ text: 'a', region: 'hot' }], 'en', { hot: 'Threats' })).toBe(
      '\uFEFFField,Text,Weight,Colour,Author\r\nThreats,a,,,\r\n',
    )
  })

  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', "'=1"])('makes no formula of %j', (text) => {
    const csv = writeCsv([{ text, region: undefined, author: text }], 'sv', {})
    expect(csv.split(';').filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  test('is read back to the letter', () => {
    const labels = fc.dictionary(
      fc.constantFrom(...regionIds),
      fc.oneof(fc.constantFrom('Hot', 'styrkor', '-Egna'), fc.string()),
    )
    fc.assert(
      fc.property(fc.array(cardRow, { minLength: 1 }), fc.constantFrom('sv', 'en'), labels, (rows, language, own) => {
        const all = { ...swedish, ...own }
        expect(readCsv(writeCsv(rows, language, all), swot, all)).toEqual({ ok: true, rows })
      }),
    )
  })

  test('is readable without the board for the labels of the tool', () => {
    fc.assert(
      fc.property(fc.array(cardRow, { minLength: 1 }), (rows) => {
        expect(readCsv(writeCsv(rows, 'sv', swedish), swot)).toEqual({ ok: true, rows })
      }),
    )
  })

  test('leaves out cards without text', () => {
    expect(writeCsv([{ text: ' ', region: 'hot' }], 'en', {})).toBe('\uFEFFField,Text,Weight,Colour,Author\r\n')
  })
})

describe('writing codes and statuses', () => {
  const rows = [
    { text: 'a', region: 'hot', code: 'P4', status: '=Parkerat: tas i höst' },
    { text: 'b', region: 'hot', code: 'C10' },
  ]

  test('gives a column for each that any card has', () => {
    expect(writeCsv(rows, 'sv', swedish)).toBe(
      "\uFEFFNr;Fält;Text;Vikt;Färg;Författare;Status\r\nP4;Hot;a;;;;'=Parkerat: tas i höst\r\nC10;Hot;b;;;;\r\n",
    )
    expect(writeCsv(rows.slice(1), 'en', swedish)).toBe('\uFEFFNo.,Field,Text,Weight,Colour,Author\r\nC10,Hot,b,,,\r\n')
  })

  test('is read back as the same cards without them', () => {
    const plain = rows.map(({ text, region }) => ({ text, region }))
    expect(readCsv(writeCsv(rows, 'sv', swedish), swot)).toEqual({ ok: true, rows: plain })
  })
})
