import { describe, expect, it } from 'vitest'
import { isTime } from './time.ts'

describe('isTime', () => {
  it.each([Date.UTC(9999, 11, 31, 23, 59, 59, 999), Date.parse('0000-01-01T00:00:00Z'), 0])(
    'is true of %d, whose day can be written',
    (time) => {
      expect(isTime(time)).toBe(true)
      expect(new Date(time).toISOString()).toMatch(/^\d{4}-\d\d-\d\dT/)
    },
  )

  it.each([
    Date.UTC(9999, 11, 31, 23, 59, 59, 999) + 1,
    Date.parse('0000-01-01T00:00:00Z') - 1,
    ...[8.64e15, Number.NaN, Number.POSITIVE_INFINITY, -1e300, '1', null],
  ])('is false of %s', (value) => {
    expect(isTime(value)).toBe(false)
  })
})
