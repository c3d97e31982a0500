import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { keepFigures } from '../edits/private-figures.ts'
import { openPrivateFigures, readPrivateFigures } from './private-figures.ts'

const FIGURE = { value: 50, unit: '%', n: 6 } as const
const READING = { id: 'a', at: 'vt 2024', value: '40 %', note: '', by: 'Malte', time: 1 }

describe('figures that only their writer sees', () => {
  it('are read as they were kept, and forgotten', () => {
    const figures = openPrivateFigures(new Y.Doc())
    keepFigures(figures, new Map([['card_a', { ...FIGURE, readings: [READING] }]]))
    keepFigures(figures, new Map([['card_b', { ...FIGURE, n: 40, readings: [] }]]))
    expect([...readPrivateFigures(figures)]).toEqual([
      ['card_a', { ...FIGURE, readings: [READING] }],
      ['card_b', { ...FIGURE, n: 40, readings: [] }],
    ])
    keepFigures(figures, new Map([['card_a', undefined]]))
    expect([...readPrivateFigures(figures).keys()]).toEqual(['card_b'])
  })

  it('leave nothing of what they were in a document that collects its garbage', () => {
    const figures = openPrivateFigures(new Y.Doc())
    keepFigures(figures, new Map([['card_a', { ...FIGURE, unit: 'kvastar', readings: [] }]]))
    keepFigures(figures, new Map([['card_a', undefined]]))
    expect(Buffer.from(Y.encodeStateAsUpdate(figures.doc)).includes('kvastar')).toBe(false)
  })

  it.each<[string, string, unknown]>([
    ['an id of another kind', 'board_a', FIGURE],
    ['no number', 'card_a', { ...FIGURE, value: '50' }],
    ['a number that is none', 'card_a', { ...FIGURE, value: Number.NaN }],
    ['a unit that is too long', 'card_a', { ...FIGURE, unit: 'x'.repeat(41) }],
    ['a group of nobody', 'card_a', { ...FIGURE, n: 0 }],
    ['a part of somebody', 'card_a', { ...FIGURE, n: 6.5 }],
    ['nothing', 'card_a', null],
    ['a type of Yjs', 'card_a', new Y.Text('50')],
  ])('are none with %s', (_, id, value) => {
    const figures = openPrivateFigures(new Y.Doc())
    figures.figures.set(id, value)
    expect(readPrivateFigures(figures).size).toBe(0)
  })

  it('have no readings that nobody of ours would write', () => {
    const figures = openPrivateFigures(new Y.Doc())
    figures.figures.set('card_a', { ...FIGURE, readings: [null, { id: '__proto__', at: '', value: '' }, READING, 'x'] })
    expect(readPrivateFigures(figures).get('card_a')?.readings).toEqual([READING])
    figures.figures.set('card_a', { ...FIGURE, readings: 'x' })
    expect(readPrivateFigures(figures).get('card_a')?.readings).toEqual([])
  })

  it('are looked at up to a number', () => {
    const figures = openPrivateFigures(new Y.Doc())
    const many = Array.from({ length: 2_100 }, (_, i) => [`card_${i}`, { ...FIGURE, readings: [] }] as const)
    keepFigures(figures, new Map(many))
    expect(readPrivateFigures(figures).size).toBe(2_000)
  })
})
