import type { CardId } from '@samtavla/shared/model/ids.ts'

export type SortValue = string | number | undefined

export interface Sorting {
  /** A column's id. */
  readonly by: string
  readonly isDown: boolean
}

/** What one person wants to see of a table: words that a row holds, and what fields hold, by their ids. */
export interface RowFilter {
  readonly text: string
  readonly values: Readonly<Record<string, string>>
}

export const NO_FILTER: RowFilter = { text: '', values: {} }

/** Chosen in a filter for what is not filled in; no value of a field is one letter. */
export const UNSET = '-'

/** The rows as they were chosen, and all that were there then. */
export interface Held {
  readonly chosen: readonly CardId[]
  readonly known: ReadonlySet<CardId>
}

/** Whether a filter lets every row through. */
export function isPlain(filter: RowFilter): boolean {
  return filter.text.trim() === '' && Object.values(filter.values).every((value) => value === '')
}

/**
 * The rows that are shown: those that were chosen, in the order that they had then, and after them what has come since. Nothing jumps
 * while others write.
 */
export function heldRows(all: readonly CardId[], held: Held | undefined): readonly CardId[] {
  if (!held) return all
  const there = new Set(all)
  return [...held.chosen.filter((id) => there.has(id)), ...all.filter((id) => !held.known.has(id))]
}

/** Every word of the filter is in the row's text, and each field holds what is asked of it. */
export function matches(
  { text, values }: RowFilter,
  rowText: string,
  fields: Readonly<Record<string, string>>,
): boolean {
  const row = rowText.toLowerCase()
  const words = text.toLowerCase().split(/\s+/)
  return (
    words.every((word) => row.includes(word)) &&
    Object.entries(values).every(([field, value]) => {
      if (value === '') return true
      return value === UNSET ? !fields[field] : fields[field] === value
    })
  )
}

/** In the order of their values; equal ones stay as they stood, and those without one come last whichever way it goes. */
export function sorted(
  ids: readonly CardId[],
  valueFor: (id: CardId) => SortValue,
  { isDown }: Pick<Sorting, 'isDown'>,
  locale: string,
): CardId[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const values = new Map(ids.map((id) => [id, valueFor(id)]))
  return ids.toSorted((a, b) => {
    const [first, second] = [values.get(a), values.get(b)]
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined)
    const order =
      typeof first === 'number' && typeof second === 'number' ? first - second : compare(`${first}`, `${second}`)
    return isDown ? -order : order
  })
}
