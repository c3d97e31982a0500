import type { Words } from '@samtavla/shared/i18n/sv.ts'

export { en } from '@samtavla/shared/i18n/en.ts'
export { sv, type Words } from '@samtavla/shared/i18n/sv.ts'

/** Every sentence of a catalogue that depends on nothing. */
export function everyText(words: Words): ReadonlySet<string> {
  return new Set(textsIn(words))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
