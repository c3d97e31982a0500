import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import { planFacts } from '@samtavla/shared/processes/plan-facts.ts'
import { expect, it } from 'vitest'

it('asks for nothing without a plan', () => {
  expect(planFacts(undefined, undefined)).toEqual({ followUps: [], needsChain: false })
})

it('finds the days of a model’s follow-up meetings, and whether it asks for an effect chain', async () => {
  const model = await loadProcessModel('orebro-lokalt-processtod')
  const dates = { s7: '2026-02-17', s8: '2026-03-17' }
  expect(planFacts({ dates }, model)).toEqual({ followUps: ['2026-03-17'], needsChain: true })
})

it('reckons the days of follow-ups that a model puts after a step', async () => {
  const model = (await loadProcessModel('orebro-lokalt-processtod'))!
  const later = { ...model, followUps: [{ step: 's7', weeksAfter: 2, text: model.name }] }
  expect(planFacts({ dates: { s7: '2026-02-17' } }, later).followUps).toEqual(['2026-03-03'])
})
