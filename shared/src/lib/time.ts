/** The years 0 to 9999: those of which a day is written as YYYY-MM-DD. */
const [FIRST, LAST] = [-62_167_219_200_000, 253_402_300_799_999]

/** Milliseconds since 1970 in a year that a day can be written of, so that whoever reads it can show it. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= FIRST && value <= LAST
}
