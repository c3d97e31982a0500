import type { Reading } from '@samtavla/shared/model/reading.ts'
import { describe, expect, it } from 'vitest'
import { chartOf, heightOf } from './chart-scale.ts'

const reading = (at: string, value: string): Reading => ({ id: at, at, value, note: '', by: '', time: 0 })

describe('chartOf', () => {
  it('draws the readings that are numbers, by their days', () => {
    const readings = [
      reading('2026-01-01', '62 %'),
      reading('2026-01-11', 'ofta'),
      reading('2026-01-21', '66'),
      reading('2026-04-11', '70'),
    ]
    const { points } = chartOf(readings, [])
    expect(points.map(({ value, x }) => [value, x])).toEqual([
      [62, 0],
      [66, 0.2],
      [70, 1],
    ])
  })

  it('stands evenly where something else than a day is said, and in the middle when alone', () => {
    const readings = [reading('vt 2025', '1'), reading('ht 2025', '2'), reading('2026-05-01', '3')]
    expect(chartOf(readings, []).points.map(({ x }) => x)).toEqual([0, 0.5, 1])
    expect(chartOf([reading('2026-05-01', '3')], []).points[0]?.x).toBe(0.5)
  })

  it.each([
    [
      ['62', '66'],
      [62, 80],
      [60, 65, 70, 75, 80],
    ],
    [['0,1', '0,3'], [], [0.1, 0.15, 0.2, 0.25, 0.3]],
    [['16 av 22'], [], [15, 20]],
    [['0'], [], [0, 0.5]],
    [['-4', '8'], [undefined], [-5, 0, 5, 10]],
    [[], [], [0, 0.5, 1]],
  ])('has round lines around %j and %j', (values, marks, ticks) => {
    expect(
      chartOf(
        values.map((value, i) => reading(`2026-01-0${i + 1}`, value)),
        marks,
      ).ticks,
    ).toEqual(ticks)
  })

  it('stands as high as its value', () => {
    expect(heightOf(65, [60, 70, 80])).toBe(0.25)
  })
})
