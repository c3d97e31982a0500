import { addDays, type Day, dayOf, weekdayOf, weekOf, yearOf } from './days.ts'

const FRIDAY = 5
const SATURDAY = 6
const AUTUMN_BREAK_WEEK = 44

/**
 * Easter Sunday, by the anonymous Gregorian algorithm: Nature, vol. 13, 20 April 1876, p. 487; also in Jean Meeus,
 * Astronomical Algorithms, chapter 8. The names are those of the algorithm.
 */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

/** Sweden's public holidays that are not every Sunday, by the law on public holidays (1989:253), in the order of the year. */
export function publicHolidays(year: number): readonly Day[] {
  const easter = easterSunday(year)
  return [
    dayOf(year, 1, 1),
    dayOf(year, 1, 6),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    dayOf(year, 5, 1),
    addDays(easter, 39),
    addDays(easter, 49),
    dayOf(year, 6, 6),
    addDays(midsummerEve(year), 1),
    firstOn(SATURDAY, dayOf(year, 10, 31)),
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
  ].sort()
}

/** Days that are no public holidays and that everybody has off all the same: the eves of midsummer, Christmas and New Year. */
export function holidayEves(year: number): readonly Day[] {
  return [midsummerEve(year), dayOf(year, 12, 24), dayOf(year, 12, 31)]
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) >= SATURDAY
}

/** A public holiday, or an eve that is as free as one. */
export function isHoliday(day: Day): boolean {
  const year = yearOf(day)
  return publicHolidays(year).includes(day) || holidayEves(year).includes(day)
}

/**
 * In a break that schools usually have: autumn (week 44), Christmas (20 December to 8 January), the week before Easter, and
 * summer (12 June to 15 August). Each municipality decides its own days, so these are what to avoid and not what is known. The
 * winter break is in any of four weeks, and is left out.
 */
export function isSchoolBreak(day: Day): boolean {
  const date = day.slice('2026-'.length)
  const easter = easterSunday(yearOf(day))
  return (
    weekOf(day) === AUTUMN_BREAK_WEEK ||
    date >= '12-20' ||
    date <= '01-08' ||
    (day >= addDays(easter, -6) && day < easter) ||
    (date >= '06-12' && date <= '08-15')
  )
}

/** A day on which no meeting is suggested: a weekend, a holiday or a day in a school break. */
export function isFree(day: Day): boolean {
  return isWeekend(day) || isHoliday(day) || isSchoolBreak(day)
}

/** The Friday from 19 to 25 June. */
function midsummerEve(year: number): Day {
  return firstOn(FRIDAY, dayOf(year, 6, 19))
}

/** The first such weekday from the day on. */
function firstOn(weekday: number, from: Day): Day {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7)
}
