import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareReadings, isReadingKey, numberIn, type Reading, readingKey, readReading } from './reading.ts'

const WHOLE = { at: '2026-03-17', value: '16 av 22', note: 'mål 18', by: 'Malte', time: 5 }

describe('readReading', () => {
  it('reads what was written down, and nothing for the rest', () => {
    expect(readReading(readingKey('r1'), WHOLE)).toEqual({ id: 'r1', ...WHOLE })
    expect(readReading(readingKey('r1'), { ...WHOLE, note: 1, by: null, time: '5', more: 1 })).toEqual({
      ...{ id: 'r1', at: WHOLE.at, value: WHOLE.value, note: '', by: '', time: 0 },
    })
  })

  it.each([null, undefined, 'x', 7, {}, { at: '2026' }, { value: '3' }, { at: 1, value: '3' }])(
    'is nothing for %j',
    (value) => {
      expect(readReading(readingKey('r1'), value)).toBeUndefined()
    },
  )

  it.each(['reading:', 'reading:a b', 'reading:_a', 'field:a', '', `reading:${'x'.repeat(61)}`])(
    'has no key %j',
    (key) => {
      expect(isReadingKey(key)).toBe(false)
      expect(readReading(key, WHOLE)).toBeUndefined()
    },
  )

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant('reading:a'), fc.string()),
        fc.anything(),
        (key, value) => void readReading(key, value),
      ),
    )
  })
})

describe('readings', () => {
  const of = (at: string, time = 0, id = 'a'): Reading => ({ id, at, value: '1', note: '', by: '', time })
  const order = (...readings: Reading[]) => readings.sort(compareReadings).map(({ at, id }) => `${at} ${id}`)

  it('stand by their days, and terms by theirs: a spring before the autumn of its year', () => {
    expect(order(of('2026-05-19'), of('2026-03-17'))).toEqual(['2026-03-17 a', '2026-05-19 a'])
    expect(order(of('ht 2025'), of('VT 2026'), of('vt 2025'))).toEqual(['vt 2025 a', 'ht 2025 a', 'VT 2026 a'])
    expect(order(of('ht 2025'), of('2026-03-17'), of('2025-09-01'))).toEqual([
      '2025-09-01 a',
      'ht 2025 a',
      '2026-03-17 a',
    ])
  })

  it('stand as they were written where their days are the same, and by their ids where that is too', () => {
    expect(order(of('2026', 2, 'a'), of('2026', 1, 'c'), of('2026', 1, 'b'))).toEqual(['2026 b', '2026 c', '2026 a'])
  })
})

describe('numberIn', () => {
  it.each([
    ['16 av 22', 16],
    ['63 %', 63],
    ['−1,5 %', -1.5],
    ['-3', -3],
    ['1 200', 1200],
    [' 0.5', 0.5],
    ['ofta', undefined],
    ['från 11 till 7', undefined],
    ['', undefined],
  ])('of %j is %j', (text, number) => {
    expect(numberIn(text)).toBe(number)
  })
})
