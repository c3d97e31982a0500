import { addDays, dayOf, weekdayOf } from '@samtavla/shared/processes/days.ts'
import {
  easterSunday,
  holidayEves,
  isFree,
  isHoliday,
  isSchoolBreak,
  isWeekend,
  publicHolidays,
} from '@samtavla/shared/processes/holidays.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const year = fc.integer({ min: 1990, max: 2100 })

test.each([
  ['2019-04-21'],
  ['2024-03-31'],
  ['2025-04-20'],
  ['2026-04-05'],
  ['2027-03-28'],
  ['2035-03-25'],
  ['2038-04-25'],
  ['2008-03-23'],
])('Easter Sunday is on %s', (day) => {
  expect(easterSunday(Number(day.slice(0, 4)))).toBe(day)
})

test('Easter Sunday is a Sunday from 22 March to 25 April', () => {
  fc.assert(
    fc.property(year, (some) => {
      const easter = easterSunday(some)
      expect(weekdayOf(easter)).toBe(7)
      expect(easter >= dayOf(some, 3, 22) && easter <= dayOf(some, 4, 25)).toBe(true)
    }),
  )
})

test('the holidays of 2026 are those of the almanac', () => {
  expect(publicHolidays(2026)).toEqual([
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-04-05',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-24',
    '2026-06-06',
    '2026-06-20',
    '2026-10-31',
    '2026-12-25',
    '2026-12-26',
  ])
  expect(holidayEves(2026)).toEqual(['2026-06-19', '2026-12-24', '2026-12-31'])
})

test('Midsummer and All Saints are on the Saturday of the right week', () => {
  fc.assert(
    fc.property(year, (some) => {
      const [eve] = holidayEves(some)
      expect([weekdayOf(eve!), isHoliday(addDays(eve!, 1))]).toEqual([5, true])
      expect(eve! >= dayOf(some, 6, 19) && eve! <= dayOf(some, 6, 25)).toBe(true)
      const allSaints = publicHolidays(some).filter((day) => day >= dayOf(some, 10, 31) && day <= dayOf(some, 11, 6))
      expect(allSaints.map(weekdayOf)).toEqual([6])
    }),
  )
})

test.each([
  ['autumn', '2026-10-26', '2026-11-01'],
  ['Christmas', '2026-12-20', '2027-01-08'],
  ['Easter', '2026-03-30', '2026-04-04'],
  ['summer', '2026-06-12', '2026-08-15'],
])('the %s break is from %s to %s', (_, first, last) => {
  expect([addDays(first, -1), first, last, addDays(last, 1)].map(isSchoolBreak)).toEqual([false, true, true, false])
})

test('a day is free when it is a weekend, a holiday or in a break', () => {
  expect(isWeekend('2026-09-05') && isFree('2026-09-05')).toBe(true)
  expect(isHoliday('2026-05-14') && isFree('2026-05-14')).toBe(true)
  expect(isSchoolBreak('2026-07-01') && isFree('2026-07-01')).toBe(true)
  expect(['2026-09-04', '2026-05-15', '2026-02-18'].map(isFree)).toEqual([false, false, false])
})

test.each(['2026-02-30', '2026-2-3', '1 mars', ''])('%j is no day', (text) => {
  expect(() => addDays(text, 1)).toThrow('a day of the calendar')
})
