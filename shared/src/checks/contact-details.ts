import type { Span } from './personal-number.ts'

/** Bounded before the @, so that a long word without one is not read again from each of its letters. */
const EMAIL = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu

/** As many digits, and signs between them, as a telephone number can have. */
const NUMBER = /(?<![\p{L}\d]|\d[.,:-])(?:\+|0)[\d()\-‐‑–−/ \u00a0]{6,22}\d(?![\p{L}\d%]|[.,:]\d)/gu
const SIGNS = /[()\-‐‑–−/ \u00a0]+/
/** 01-02-2025, 0800-0930 and the like: dates, years and times. */
const NO_TELEPHONE = [/^\d\d\W\d\d\W\d{4}$/, /^0\d[0-5]\d\W+[0-2]\d[0-5]\d$/, /^0\d{3}\W+(?:19|20)\d\d$/]

/** PRIV-W2: e-mail addresses and telephone numbers in a text. */
export function contactDetails(text: string): Span[] {
  const emails = text.includes('@') ? [...text.matchAll(EMAIL)] : []
  const numbers = [...text.matchAll(NUMBER)].filter(([number]) => isTelephone(number))
  return [...emails, ...numbers].map((found) => ({ start: found.index, end: found.index + found[0].length }))
}

function isTelephone(number: string): boolean {
  const digits = number.replace(/\D/g, '')
  if (NO_TELEPHONE.some((shape) => shape.test(number))) return false
  if (number.startsWith('+') || digits.startsWith('00')) return digits.length >= 9 && digits.length <= 15
  if (digits.length < 8 || digits.length > 11 || digits[1] === '0') return false
  // A lone digit or a long row after the area code is something else, such as a table's row.
  const [area = '', ...groups] = number.split(SIGNS)
  if (groups.length === 0) return digits.length >= 9
  return area.length >= 2 && area.length <= 5 && groups.every((group) => group.length >= 2 && group.length <= 8)
}
