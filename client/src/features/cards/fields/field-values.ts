import type { Words } from '@samtavla/shared/i18n/sv.ts'
import { MAX_FIELD } from '@samtavla/shared/model/card.ts'
import { isDay } from '@samtavla/shared/model/plan.ts'
import { type Field, schoolYear } from '@samtavla/shared/tools/tool.ts'
import type { Language } from '../../../hooks/preferences.ts'

/** What a field counts as where nothing is written: an action of which nothing is said is planned. */
export const IMPLIED: Readonly<Record<string, string>> = { status: 'planned' }

/** What a field holds, as people say it: the choice's name, "5 juni", "2024/25". What somebody wrote that is no day stays as it is. */
export function shownValue(field: Field, written: string, w: Words, language: Language): string {
  const value = written || (IMPLIED[field.id] ?? '')
  if (value === '') return ''
  if (field.choices) return field.choices.find(({ id }) => id === value)?.label[language] ?? value
  if (field.type === 'day') return isDay(value) ? w.table.day(value) : value
  if (field.type === 'year') return schoolYear(value)
  return value
}

/** What is kept of what was written; nothing where it cannot be kept, which `complaintOf` says why. */
export function keptValue(field: Field, text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed.length > MAX_FIELD) return undefined
  if (field.type !== 'year' || trimmed === '') return trimmed
  const [, year] = /^(\d{4})\D*/.exec(trimmed) ?? []
  return year
}

/** Why a text cannot be kept in a field; nothing where it can. */
export function complaintOf(field: Field, text: string, w: Words): string | undefined {
  if (keptValue(field, text) !== undefined) return undefined
  return field.type === 'year' ? w.table.yearNeeded : w.cards.tooLong(text.trim().length, MAX_FIELD)
}

/** An address that a browser may open: what people write could be anything. */
export function openableAddress(value: string): string | undefined {
  const url = URL.parse(value)
  return url && ['https:', 'http:'].includes(url.protocol) ? url.href : undefined
}
