/** Where something stands in a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

const SEPARATOR = String.raw`[ \u00a0\u202f\-‐‑–−+./]`
/**
 * Year, month, day and four digits, with the spaces and dashes that people put between these and nowhere else; a telephone
 * number has them elsewhere. Every repetition is bounded.
 */
const CANDIDATE = new RegExp(
  String.raw`(?<![\p{L}\d+]|\d[.,])(?:(18|19|20)[ \u00a0]?)?(\d\d)(${SEPARATOR}?)(\d\d)${SEPARATOR}?(\d\d)(${SEPARATOR}{0,3})(\d{4})(?![\p{L}\d])`,
  'gu',
)
const NAMED =
  /(?:person|samordnings|national|personal|identity)[- ]?(?:nummer|nr|number|no)\P{L}*$|\bp(?:er)?s?nr\P{L}*$|född\P{L}*$|born\P{L}*$/iu
/** Ten digits in a row that begin so are a telephone number more often than somebody born in 2001–2004 or in 2007. */
const TELEPHONE = /^0(?:[1-4]|70)/

/** PRIV-E1: the personnummer and samordningsnummer in a text. */
export function personalNumbers(text: string): Span[] {
  const found: Span[] = []
  for (const candidate of text.matchAll(CANDIDATE)) {
    if (isPersonalNumber(candidate, text))
      found.push({ start: candidate.index, end: candidate.index + candidate[0].length })
  }
  return found
}

function isPersonalNumber(candidate: RegExpExecArray, text: string): boolean {
  const [whole, century, year = '', afterYear, month = '', day = '', beforeLast, last = ''] = candidate
  if (!hasDate(century, year, Number(month), Number(day) % 60)) return false
  if (Number(day) > 91 || !isChecked(year + month + day + last)) return false
  // 2025-11-18 1440 is a date and a time.
  if (afterYear && beforeLast?.trim() === '' && beforeLast !== '' && isTime(last)) return false
  if (!TELEPHONE.test(whole) || /\D/.test(whole)) return true
  return NAMED.test(text.slice(Math.max(0, candidate.index - 30), candidate.index))
}

function hasDate(century: string | undefined, year: string, month: number, day: number): boolean {
  // Of two centuries the leap years are the same but for 1900.
  const date = new Date(Date.UTC(Number((century ?? '20') + year), month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function isTime(digits: string): boolean {
  return Number(digits.slice(0, 2)) < 24 && Number(digits.slice(2)) < 60
}

/** The last digit is right: every second digit counts double, by the sum of its digits (Luhn). */
function isChecked(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[i]) * (i % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
