import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openContent } from './content.ts'
import { isDay, readPlan } from './plan.ts'

function planOf(values: Readonly<Record<string, unknown>>) {
  const content = openContent(new Y.Doc())
  for (const [key, value] of Object.entries(values)) content.plan.set(key, value)
  return readPlan(content)
}

const model = { id: 'rog', version: 1 }

describe('readPlan', () => {
  it('reads a plan with everything', () => {
    const done = { by: 'Frida', at: 3 }
    expect(planOf({ model, start: '2026-09-01', 'date:s1': '2026-09-01', 'done:t1': done })).toEqual({
      model,
      start: '2026-09-01',
      dates: { s1: '2026-09-01' },
      done: { t1: done },
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ['without a model', { start: '2026-09-01', 'date:s1': '2026-09-01' }],
    ['whose model was taken back', { model: null, start: null }],
    ['with half a model', { model: { id: 'rog' } }],
    ['with a model of odd values', { model: { id: 7, version: 1 } }],
    ['whose model is a shared type', { model: new Y.Map([['id', 'rog']]) }],
  ])('is nothing for a room %s', (_, values) => {
    expect(planOf(values)).toBeUndefined()
  })

  it('passes over odd values, and reads no more of the others than they are', () => {
    const odd = {
      'date:s1': '2026-02-31',
      'date:s2': 7,
      'done:t1': true,
      'done:t2': { by: 'Frida' },
      other: 1,
      'done:t4': { by: 'Frida', at: 1e300 },
    }
    const long = { model: { ...model, more: 1 }, 'done:t3': { by: 'Frida', at: 3, more: 1 } }
    expect(planOf({ ...long, start: 'i höst', ...odd })).toEqual({
      model,
      start: '',
      dates: {},
      done: { t3: { by: 'Frida', at: 3 } },
    })
  })

  it('has no ticks but those that were made', () => {
    const plan = planOf({ model, 'done:toString': { by: 'Frida', at: 3 } })!
    expect('constructor' in plan.done).toBe(false)
    expect('toString' in plan.done).toBe(true)
  })

  it('never throws', () => {
    const key = fc.constantFrom('model', 'start', 'date:s1', 'date:', 'date:__proto__', 'done:t1', 'done:', 'x')
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(model, '2026-09-01', undefined, { by: 'a', at: 1 }))
    fc.assert(
      fc.property(fc.dictionary(key, value), (values) => {
        const plan = planOf(values)
        if (plan) expect(plan.start === '' || isDay(plan.start)).toBe(true)
      }),
    )
  })
})

describe('isDay', () => {
  it.each(['2026-09-01', '2028-02-29', '1999-12-31'])('is true for %s', (day) => {
    expect(isDay(day)).toBe(true)
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-9-1',
    '0000-01-01',
    '9999-12-31',
    '2026-09-01T00:00',
    '',
    7,
    null,
  ])('is false for %j, which no calendar can reckon with', (day) => {
    expect(isDay(day)).toBe(false)
  })
})
