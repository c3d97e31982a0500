import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGroup, isSharedFigure, MAX_UNIT, MIN_GROUP, readFigure } from './figure.ts'

const FIGURE = { value: 62, unit: '%', n: 45 }

describe('a figure that others may see', () => {
  it.each([FIGURE, { value: -1.5, unit: '', n: MIN_GROUP }, { hidden: 'small' }, { hidden: 'reckoned' }])(
    'is %j',
    (figure) => {
      expect(isSharedFigure(figure)).toBe(true)
      expect(readFigure(figure)).toBe(figure)
    },
  )

  it.each<[string, unknown]>([
    ['of a group of fewer than ten', { ...FIGURE, n: MIN_GROUP - 1 }],
    ['of nobody', { ...FIGURE, n: 0 }],
    ['of half a person', { ...FIGURE, n: 10.5 }],
    ['that does not say of how many', { value: 62, unit: '%' }],
    ['without end', { ...FIGURE, value: Number.POSITIVE_INFINITY }],
    ['that is none', { ...FIGURE, value: Number.NaN }],
    ['in words', { ...FIGURE, value: '62' }],
    ['with a long unit', { ...FIGURE, unit: 'x'.repeat(MAX_UNIT + 1) }],
    ['with more to it', { ...FIGURE, names: [] }],
    ['that is hidden and yet there', { ...FIGURE, hidden: 'small' }],
    ['that is hidden, with its number', { value: 62, hidden: 'small' }],
    ['that is hidden for no known reason', { hidden: 'yes' }],
    ['in a list', [FIGURE]],
    ['of nothing', null],
  ])('[PRIV-E2] is none %s', (_, figure) => {
    expect(isSharedFigure(figure)).toBe(false)
    expect(readFigure(figure)).toBeUndefined()
  })

  it('[PRIV-E2] is never of fewer than ten, whatever is written', () => {
    const any = fc.record(
      { value: fc.anything(), unit: fc.anything(), n: fc.oneof(fc.integer(), fc.anything()) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(any, fc.anything()), (value) => {
        const figure = readFigure(value)
        if (figure && 'n' in figure) expect(figure.n).toBeGreaterThanOrEqual(MIN_GROUP)
      }),
    )
  })
})

it('a group is of at least one and of whole people', () => {
  expect([1, 9, 10, 1_000_000].every(isGroup)).toBe(true)
  expect([0, -1, 1.5, 1_000_001, '10', null].some(isGroup)).toBe(false)
})
