import { sv } from '@samtavla/shared/i18n/sv.ts'
import type { Field } from '@samtavla/shared/tools/tool.ts'
import { describe, expect, it } from 'vitest'
import { complaintOf, keptValue, openableAddress, shownValue } from './field-values.ts'

const field = (parts: Partial<Field>): Field => ({ id: 'x', label: { sv: 'X', en: 'X' }, ...parts })
const shown = (parts: Partial<Field>, value: string) => shownValue(field(parts), value, sv, 'sv')

describe('shownValue', () => {
  it('says days, school years and choices as people do', () => {
    expect(shown({ type: 'day' }, '2031-05-28')).toBe('28 maj 2031')
    expect(shown({ type: 'year' }, '2099')).toBe('2099/00')
    expect(shown({ choices: [{ id: 'ja', label: { sv: 'Klar', en: 'Done' } }] }, 'ja')).toBe('Klar')
  })

  it('leaves what somebody wrote that is none of these as it is', () => {
    expect(shown({ type: 'day' }, 'v. 22')).toBe('v. 22')
    expect(shown({ type: 'year' }, 'i fjol')).toBe('i fjol')
    expect(shown({ choices: [] }, 'kanske')).toBe('kanske')
  })
})

describe('keptValue', () => {
  it('keeps a school year by the year in which it begins, and takes no other words for one', () => {
    expect(keptValue(field({ type: 'year' }), ' 2026/27 ')).toBe('2026')
    expect(keptValue(field({ type: 'year' }), '')).toBe('')
    expect(keptValue(field({ type: 'year' }), 'i fjol')).toBeUndefined()
    expect(complaintOf(field({ type: 'year' }), 'i fjol', sv)).toBe(sv.table.yearNeeded)
  })

  it('keeps words up to what a field holds', () => {
    expect(keptValue(field({}), ' Speciallärare ')).toBe('Speciallärare')
    expect(keptValue(field({}), 'å'.repeat(501))).toBeUndefined()
    expect(complaintOf(field({}), 'å'.repeat(501), sv)).toContain('501')
  })
})

describe('openableAddress', () => {
  it('opens the web and nothing else', () => {
    expect(openableAddress('https://exempel.se/a b')).toBe('https://exempel.se/a%20b')
    expect(openableAddress('javascript:alert(1)')).toBeUndefined()
    expect(openableAddress('Finns på G:')).toBeUndefined()
  })
})
