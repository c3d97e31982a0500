import { describe, expect, test } from 'vitest'
import { planRounds } from '../faults/plan.ts'
import { performScenario } from '../faults/run.ts'
import { scenarios } from '../faults/scenarios.ts'

const SEED = 20_26

describe('people on a real server keep every promise that was made to them when', () => {
  for (const [name, { rules, about }] of Object.entries(scenarios)) {
    test(`${rules} ${name}: ${about}`, { timeout: 300_000 }, async (context) => {
      const outcome = await performScenario(name, { seed: SEED, isLong: false })
      if (outcome.skipped) context.skip(outcome.skipped)
      expect(outcome.faults).toEqual([])
      expect(outcome.recoveredMs).toHaveLength(outcome.rounds)
      expect(outcome.written).toBe(plannedFor(name))
    })
  }
})

describe('a plan of faults and edits', () => {
  test('[R18] is the same again with the same seed, and another with another', () => {
    expect(planRounds(7, 50, 6)).toEqual(planRounds(7, 50, 6))
    expect(planRounds(8, 50, 6)).not.toEqual(planRounds(7, 50, 6))
  })

  test('[R18] has each text once, and work before, while and after each fault', () => {
    const rounds = planRounds(7, 50, 6)
    const texts = rounds
      .flatMap(({ before, during, after }) => [...before, ...during, ...after])
      .map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
    for (const { before, during, after } of rounds) {
      expect(Math.min(before.length, during.length, after.length)).toBeGreaterThan(0)
    }
  })
})

/** How many texts a scenario writes is in its plan alone, whatever breaks meanwhile. */
function plannedFor(name: string): number {
  const { rounds, people, prepare } = scenarios[name]!
  const planned = planRounds(SEED, rounds.short, people?.short ?? 4)
  const each = planned.map(({ before, during, after }) => before.length + during.length + after.length)
  return each.reduce((sum, count) => sum + count, prepare?.length ?? 0)
}
