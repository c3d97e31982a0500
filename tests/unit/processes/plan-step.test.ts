import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import { nextStep, roleName, tasksOf } from '@samtavla/shared/processes/plan-step.ts'
import { expect, test } from 'vitest'

const model = (await loadProcessModel('rog-fyra-traffar'))!

test('a role has a name in both languages, and an unknown one has none', () => {
  expect(roleName(model, 'manager')).toEqual({ sv: 'Verksamhetsansvarig', en: 'Manager in charge' })
  expect(roleName(model, 'nobody')).toBeUndefined()
})

test('the next step is the first that is not passed', () => {
  expect(nextStep(model, new Set())?.id).toBe('s0')
  expect(nextStep(model, new Set(['s0', 's2']))?.id).toBe('s1')
  expect(nextStep(model, new Set(['s0', 's1', 's2', 's3', 's4']))).toBeUndefined()
})

test('a role has its tasks with their steps, those that are done with others too', () => {
  const ids = tasksOf(model, 'manager').map(({ step, task }) => `${step.id} ${task.id}`)
  expect(ids).toEqual(['s0 t000-1', 's0 t000-2', 's1 t000-4', 's1 t000-6', 's2 t000-8', 's4 t000-12'])
  expect(tasksOf(model, 'nobody')).toEqual([])
})
