/** What was seen or counted at a moment: of a sign, a goal, or a figure over the years. */
export interface Reading {
  readonly id: string
  /** When: a day as YYYY-MM-DD, or a period as one says it ("vt 2025"). */
  readonly at: string
  /** What it was, as one says it: "16 av 22", "63 %", "ofta". */
  readonly value: string
  readonly note: string
  /** Who wrote it down, and when (milliseconds since 1970), as their client said it. */
  readonly by: string
  readonly time: number
}

export const MAX_READING_AT = 40
export const MAX_READING_VALUE = 100
export const MAX_READING_NOTE = 500

const READING = 'reading:'
const READING_KEY = /^reading:[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/

/** The key under which a card keeps a reading. Each has its own, so that two who read at once keep both. */
export function readingKey(id: string): string {
  return READING + id
}

export function isReadingKey(key: string): boolean {
  return READING_KEY.test(key)
}

/** Reads an entry that anybody may have written: nothing when it is no reading, or was taken away. */
export function readReading(key: string, value: unknown): Reading | undefined {
  if (!isReadingKey(key) || typeof value !== 'object' || value === null) return undefined
  const { at, value: read, note, by, time } = value as Record<string, unknown>
  if (typeof at !== 'string' || typeof read !== 'string') return undefined
  return {
    id: key.slice(READING.length),
    at,
    value: read,
    note: typeof note === 'string' ? note : '',
    by: typeof by === 'string' ? by : '',
    time: typeof time === 'number' ? time : 0,
  }
}

/** In the order of their days, and where those are the same in the order in which they were written. */
export function compareReadings(a: Reading, b: Reading): number {
  return comparePeriods(a.at, b.at) || a.time - b.time || (a.id < b.id ? -1 : 1)
}

/** Days, years and terms in their order. */
export function comparePeriods(a: string, b: string): number {
  const [first, second] = [whenOf(a), whenOf(b)]
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** A Swedish school year has a spring and an autumn; "vt 2025" comes before "ht 2025". */
function whenOf(at: string): string {
  const [, term, year] = /^(vt|ht)\s*(\d{4})$/i.exec(at.trim()) ?? []
  if (term && year) return `${year}-${term.toLowerCase() === 'vt' ? '06' : '12'}`
  return at
}

/** The number in what was read ("16 av 22" is 16, "−1,5 %" is −1.5); nothing where it begins with none. */
export function numberIn(text: string): number | undefined {
  const [found] = /^\s*[-−]?\d[\d\s]*([.,]\d+)?/u.exec(text) ?? []
  if (found === undefined) return undefined
  const number = Number(found.replaceAll(/\s/g, '').replace('−', '-').replace(',', '.'))
  return Number.isFinite(number) ? number : undefined
}
