import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from './days.ts'
import { movedBy, placeOf, scaleOf, schoolYearOf, spanOf } from './timeline.ts'

describe('when a card goes on', () => {
  it('is from its start to its last day, or only its last day, or the school years that it names', () => {
    expect(spanOf({ start: '2026-01-26', due: '2026-03-06' })).toEqual({ start: '2026-01-26', end: '2026-03-06' })
    expect(spanOf({ due: '2026-03-06' })).toEqual({ start: undefined, end: '2026-03-06' })
    expect(spanOf({ date: '2026-03-06' })).toEqual({ start: undefined, end: '2026-03-06' })
    expect(spanOf({ start: '2026-03-06' })).toEqual({ start: undefined, end: '2026-03-06' })
    expect(spanOf({ from: '2019', to: '2020' })).toEqual({ start: '2019-08-16', end: '2021-06-11' })
    expect(spanOf({ from: '2021' })).toEqual({ start: '2021-08-16', end: '2022-06-11' })
  })

  it('is nothing where it says no day, and a start after the end is none', () => {
    expect(spanOf({})).toBeUndefined()
    expect(spanOf({ due: 'i vår' })).toBeUndefined()
    expect(spanOf({ start: '2026-05-01', due: '2026-03-06' })).toEqual({ start: undefined, end: '2026-03-06' })
    expect(spanOf({ from: '2021', to: '2019' })).toEqual({ start: '2021-08-16', end: '2022-06-11' })
  })
})

describe('the scale of a timeline', () => {
  it('has whole weeks from a Monday, with the Easter break of schools and the summer marked', () => {
    const scale = scaleOf([{ start: '2026-03-09', end: '2026-06-26' }], '2025-01-01')!
    const breaks = scale.columns.filter(({ isBreak }) => isBreak).map(({ week }) => week)
    expect(weekdayOf(scale.first)).toBe(1)
    expect(scale.columns[0]!.week).toBe(10)
    expect(breaks).toContain(14)
    expect(breaks).toContain(25)
    expect(breaks).not.toContain(13)
  })

  it('has school years where it is about many of them', () => {
    const scale = scaleOf([{ start: '2019-08-16', end: '2025-06-11' }], '2026-01-01')!
    expect(scale.columns.map(({ start, week }) => [start.slice(0, 4), week])).toEqual(
      ['2019', '2020', '2021', '2022', '2023', '2024'].map((year) => [year, undefined]),
    )
    expect(schoolYearOf('2026-07-31')).toBe(2025)
    expect(schoolYearOf('2026-08-01')).toBe(2026)
  })

  it('shows today where that is near, and is nothing without a day', () => {
    expect(scaleOf([], '2026-01-01')).toBeUndefined()
    const scale = scaleOf([{ start: undefined, end: '2026-02-02' }], '2026-01-12')!
    expect(scale.first <= '2026-01-12').toBe(true)
  })

  it('holds every span, in its order', () => {
    const day = fc.integer({ min: 0, max: 600 }).map((i) => addDays('2025-08-01', i))
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), day, (days, now) => {
        const scale = scaleOf(
          days.map((end) => ({ start: undefined, end })),
          now,
        )!
        expect(daysBetween(scale.first, scale.end)).toBeGreaterThan(0)
        const places = days.toSorted().map((end) => placeOf(scale, end))
        expect(places.every((place) => place >= 0 && place < 1)).toBe(true)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
      { numRuns: 30 },
    )
  })
})

describe('moving along a timeline', () => {
  it('moves both ends, or the last one, and never the end before the start', () => {
    const fields = { start: '2026-01-26', due: '2026-03-06' }
    expect(movedBy(fields, 7, 'both')).toEqual({ start: '2026-02-02', due: '2026-03-13' })
    expect(movedBy(fields, -7, 'last')).toEqual({ due: '2026-02-27' })
    expect(movedBy(fields, -70, 'last')).toBeUndefined()
    expect(movedBy({ date: '2026-03-06' }, 1, 'both')).toEqual({ date: '2026-03-07' })
    expect(movedBy({ from: '2019' }, 7, 'both')).toBeUndefined()
  })
})
