import { readMarkdown, writeMarkdown } from '@samtavla/shared/exchange/markdown.ts'
import { readPaste } from '@samtavla/shared/exchange/paste.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nastyInputs } from '../../support/nasty-inputs.ts'
import { cardText, weight } from './generators.ts'

const row = fc.record({ text: cardText, weight }, { requiredKeys: ['text'] })
const board = fc.record({
  title: fc.oneof(cardText, fc.constant('')),
  regions: fc
    .tuple(
      ...swot.regions.map(({ id, label }) =>
        fc.record({ id: fc.constant(id), label: fc.constant(label), rows: fc.array(row) }),
      ),
    )
    .filter((regions) => regions.some(({ rows }) => rows.length > 0)),
})

describe('writing', () => {
  test('gives headings and items that people can read', () => {
    const styrkor = [
      { text: 'Lugn & ro *här*', region: 'styrkor', weight: 3 },
      { text: ' ', region: 'styrkor' },
      { text: '1. ett\ntvå', region: 'styrkor' },
    ]
    const regions = [
      { label: 'Styrkor', rows: styrkor },
      { label: 'Hot', rows: [] },
    ]
    const text = '# Vår_tavla\n\n## Styrkor\n\n- Lugn \\& ro \\*här\\* (vikt 3)\n- 1\\. ett<br>två\n\n## Hot\n'
    expect(writeMarkdown({ title: 'Vår_tavla', regions }, 'sv')).toBe(text.replace('Vår_', 'Vår\\_'))
    expect(writeMarkdown({ title: 'a', regions }, 'en')).toContain('(weight 3)')
  })

  test('is read back to the letter', () => {
    fc.assert(
      fc.property(board, fc.constantFrom('sv', 'en'), ({ title, regions }, language) => {
        const rows = regions.flatMap((region) => region.rows.map((card) => ({ ...card, region: region.id })))
        const named = regions.map((region) => ({
          label: region.label[language],
          rows: region.rows.map((card) => ({ ...card, region: region.id })),
        }))
        const text = writeMarkdown({ title, regions: named }, language)
        expect(readMarkdown(text, swot)).toEqual({ ok: true, rows })
        expect(readPaste(text, swot)).toEqual({ ok: true, rows })
      }),
    )
  })

  test('has the code of a problem in front, which is read back as none of its words', () => {
    fc.assert(
      fc.property(row, fc.constantFrom('P4', 'P4b', 'C10', 'P4-27'), (card, code) => {
        const rows = [{ ...card, region: 'hot' }]
        const regions = [{ label: 'Hot', rows: rows.map((one) => ({ ...one, code })) }]
        const text = writeMarkdown({ title: 't', regions }, 'sv')
        expect(text).toContain(`\n- **${code}** `)
        expect(readMarkdown(text, swot)).toEqual({ ok: true, rows })
        expect(readPaste(text, swot)).toEqual({ ok: true, rows })
      }),
    )
  })

  test('is read back with labels of the board', () => {
    const label = '**Vårt** <eget> #'
    const text = writeMarkdown({ title: 't', regions: [{ label, rows: [{ text: 'a', region: 'hot' }] }] }, 'sv')
    expect(readMarkdown(text, swot, { hot: label })).toEqual({ ok: true, rows: [{ text: 'a', region: 'hot' }] })
  })
})

describe('reading', () => {
  test('takes bold words for words unless they are a code of ours', () => {
    const parsed = readMarkdown('- **A4** papper\n- **P4**: fyra\n- P5 fem', swot)
    expect(parsed.ok && parsed.rows.map(({ text }) => text)).toEqual(['A4 papper', 'P4: fyra', 'P5 fem'])
  })

  test('understands what people write by hand', () => {
    const text = [
      '# SWOT *2024*',
      '**Styrkor:**',
      '* **Syfte:** lugn',
      '  och ro (Vikt 2)',
      '+ nästa',
      '  - under',
      'Hot',
      '===',
      '1) fritt',
      'utan punkt (vikt 7)',
      '- &aring;',
    ].join('\r\n')
    expect(readMarkdown(text, swot)).toEqual({
      ok: true,
      rows: [
        { text: 'Syfte: lugn och ro', region: 'styrkor', weight: 2 },
        { text: 'nästa', region: 'styrkor' },
        { text: 'under', region: 'styrkor' },
        { text: 'fritt', region: 'hot' },
        { text: 'utan punkt (vikt 7)', region: 'hot' },
        { text: 'å', region: 'hot' },
      ],
    })
  })

  test('refuses with the line', () => {
    expect(readMarkdown(`# a\n\n- b\n- ${'x'.repeat(501)}`, swot)).toMatchObject({
      error: { reason: 'text-too-long', row: 4 },
    })
    expect(readMarkdown('# a\n\n## Hot\n', swot)).toMatchObject({ error: { reason: 'empty' } })
  })

  test('answers to nasty input', () => {
    for (const text of nastyInputs) expect(readMarkdown(text, swot)).toHaveProperty('ok')
  })
})
