import { addDays, daysBetween, weekdayOf } from '@samtavla/shared/processes/days.ts'
import { isFree } from '@samtavla/shared/processes/holidays.ts'
import { loadProcessModel, processModels } from '@samtavla/shared/processes/index.ts'
import type { ProcessModel, Step } from '@samtavla/shared/processes/process-model.ts'
import { dueDate, suggestDates } from '@samtavla/shared/processes/schedule.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const FIRST = '2025-01-01'
const LAST = '2035-12-31'
const start = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days))

async function modelOf(id: string): Promise<ProcessModel> {
  const model = await loadProcessModel(id)
  if (!model) throw new Error(`No model ${id}`)
  return model
}

function daysFrom(first: string, last: string): string[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index))
}

describe.each(processModels.map(({ id }) => id))('%s', (id) => {
  test('has no meeting on a weekend, a holiday or in a break', async () => {
    const model = await modelOf(id)
    fc.assert(
      fc.property(start, (day) => {
        expect([...suggestDates(model, day).values()].filter(isFree)).toEqual([])
      }),
    )
  })

  test('begins on the start, or on the first day after it that is not free', async () => {
    const model = await modelOf(id)
    fc.assert(
      fc.property(start, (day) => {
        const [first] = suggestDates(model, day).values()
        if (first) expect(daysFrom(day, first).filter((other) => !isFree(other))).toEqual([first])
        else expect(model.steps).toEqual([])
      }),
    )
  })

  test('has its meetings in the order of its steps, each on a later day', async () => {
    const model = await modelOf(id)
    const order = model.steps.map((step) => step.id)
    fc.assert(
      fc.property(start, (day) => {
        const dates = suggestDates(model, day)
        expect([...dates.keys()]).toEqual(order.filter((step) => dates.has(step)))
        expect([...dates.values()]).toEqual([...new Set(dates.values())].sort())
      }),
    )
  })

  test('keeps to its gaps, and is later only when the whole gap is free', async () => {
    const model = await modelOf(id)
    fc.assert(
      fc.property(start, (day) => {
        for (const [before, date, step] of pairs(model, suggestDates(model, day))) {
          if (!step.gap) continue
          const [earliest, latest] = [step.gap.min, step.gap.max].map((weeks) => addDays(before, weeks * 7))
          expect(date >= earliest!).toBe(true)
          if (date <= latest!) continue
          expect(daysFrom(earliest!, latest!).filter((other) => !isFree(other))).toEqual([])
          const firstOpen = daysFrom(addDays(latest!, 1), date).find((other) => !isFree(other))!
          expect(daysBetween(firstOpen, date)).toBeLessThan(7)
        }
      }),
    )
  })

  test('has each task due after the meeting before and by the one after', async () => {
    const model = await modelOf(id)
    fc.assert(
      fc.property(start, (day) => {
        const dates = suggestDates(model, day)
        for (const { last, next, due, from } of dueDates(model, dates)) {
          if (last) expect(due! > last).toBe(true)
          if (next && from === 'next-meeting' && due) expect(due < next).toBe(true)
        }
      }),
    )
  })
})

test('four meetings are in the middle of their gaps, on one weekday', async () => {
  expect([...suggestDates(await modelOf('rog-fyra-traffar'), '2026-09-01')]).toEqual([
    ['s1', '2026-09-01'],
    ['s2', '2026-10-13'],
    ['s3', '2026-11-24'],
    // Six weeks later is in the Christmas break; the next Tuesday after it is still in the gap.
    ['s4', '2027-01-12'],
  ])
})

test('a meeting keeps its weekday when it can', async () => {
  const model = await modelOf('orebro-lokalt-processtod')
  fc.assert(
    fc.property(start, (day) => {
      const dates = suggestDates(model, day)
      const weekday = weekdayOf(dates.get('s1')!)
      for (const [before, date, { gap }] of pairs(model, dates)) {
        const inGap = daysFrom(addDays(before, gap!.min * 7), addDays(before, gap!.max * 7))
        if (weekdayOf(date) === weekday || date > inGap.at(-1)!) continue
        expect(inGap.filter((other) => weekdayOf(other) === weekday && !isFree(other))).toEqual([])
      }
    }),
  )
})

test('webinars are evenly spread, and the regional meeting is one and all its days are open', async () => {
  const model = await modelOf('kontigo-rsp-paket')
  const dates = [...suggestDates(model, '2027-01-19')]
  expect(dates.map(([step]) => step)).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'r1'])
  expect(dates.map(([, day]) => day).slice(0, 3)).toEqual(['2027-01-19', '2027-02-09', '2027-03-02'])
  fc.assert(
    fc.property(start, (day) => {
      expect(isFree(addDays(suggestDates(model, day).get('r1')!, 1))).toBe(false)
    }),
  )
})

test('coaching, lectures and preparations have no date', async () => {
  const [rsp, workshop] = [await modelOf('kontigo-rsp-paket'), await modelOf('fou-forbattringsverkstad')]
  expect(['s0', 'k1'].filter((step) => suggestDates(rsp, '2026-09-01').has(step))).toEqual([])
  expect([...suggestDates(workshop, '2026-09-01').keys()]).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'])
})

test('the brief is due on 7 September when the workshop starts on the 13th, as its document says', async () => {
  const model = await modelOf('fou-forbattringsverkstad')
  const preparation = stepOf(model, 'd0')
  const dates = suggestDates(model, '2017-09-13')
  expect(dueDate(preparation.tasks[0]!, preparation, dates)).toBe('2017-09-07')
})

test('a task is due so many days before the next meeting or after the last one', async () => {
  const model = await modelOf('rog-fyra-traffar')
  const dates = new Map([
    ['s3', '2026-11-24'],
    ['s4', '2027-01-12'],
  ])
  const [third, fourth] = [stepOf(model, 's3'), stepOf(model, 's4')]
  expect(dueDate(third.tasks[0]!, third, dates)).toBe('2027-01-05')
  expect(dueDate(fourth.tasks[0]!, fourth, dates)).toBe('2027-01-26')
})

test('the next meeting of a step that is repeated last is its own, and an unknown meeting gives no date', async () => {
  const model = await modelOf('orebro-lokalt-processtod')
  const followUp = stepOf(model, 's8')
  expect(dueDate(followUp.tasks[0]!, followUp, new Map([['s8', '2027-04-06']]))).toBe('2027-05-01')
  expect(dueDate(followUp.tasks[0]!, followUp, new Map([['s7', '2027-03-09']]))).toBeUndefined()
})

function stepOf(model: ProcessModel, id: string): Step {
  return model.steps.find((step) => step.id === id)!
}

/** Each task: when it is due, and the meetings before and after that. */
function dueDates(model: ProcessModel, dates: ReadonlyMap<string, string>) {
  return model.steps.flatMap((step) => {
    const last = dates.get(step.id)
    const next = [...dates.values()].find((date) => last === undefined || date > last)
    return step.tasks.map((task) => ({ last, next, due: dueDate(task, step, dates), from: task.due.from }))
  })
}

/** Each meeting but the first: the date before it, its own, and its step. */
function pairs(model: ProcessModel, dates: ReadonlyMap<string, string>): [string, string, Step][] {
  const all = [...dates]
  return all.slice(1).map(([id, date], index) => [all[index]![1], date, stepOf(model, id)])
}
