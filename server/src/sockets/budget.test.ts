import type { UserId } from '@samtavla/shared/model/ids.ts'
import { expect, test } from 'vitest'
import { Budgets } from './budget.ts'

const [ANNA, MALTE] = ['user_anna', 'user_malte'] as UserId[]

/** Budgets, and a clock that stands still until it is moved. */
function scene() {
  let now = 0
  return {
    budgets: new Budgets(() => now),
    pass: (ms: number) => {
      now += ms
    },
  }
}

test('[S4] who comes back goes on with what they had left, and nobody else does', () => {
  const { budgets, pass } = scene()
  const first = budgets.take(ANNA!)
  first.spend(500)
  const wait = first.wait()
  budgets.giveBack(ANNA!, first)
  expect(budgets.take(MALTE!).wait()).toBe(0)
  const again = budgets.take(ANNA!)
  expect(again.wait()).toBe(wait)
  pass(wait)
  expect(again.wait()).toBe(0)
})

test('[S4] ten connections a minute are no burden, and another at the same time has a budget of its own', () => {
  const { budgets, pass } = scene()
  const open = budgets.take(ANNA!)
  open.spend(500)
  for (let i = 0; i < 10; i++) {
    const budget = budgets.take(ANNA!)
    expect(budget.wait()).toBe(0)
    budget.spend(20)
    budgets.giveBack(ANNA!, budget)
    pass(6_000)
  }
})

test('[S4] however often somebody comes back, they have as many budgets as connections at a time', () => {
  const { budgets } = scene()
  for (let round = 0; round < 5; round++) {
    const both = [budgets.take(ANNA!), budgets.take(ANNA!)]
    expect(both.map((budget) => budget.wait() > 0)).toEqual([round > 0, round > 0])
    for (const budget of both) {
      if (round === 0) budget.spend(1_000)
      budgets.giveBack(ANNA!, budget)
    }
    budgets.forgetFull()
  }
})

test('[S4] a budget that is full again is nobody’s any more', () => {
  const { budgets, pass } = scene()
  const [spent, full] = [budgets.take(ANNA!), budgets.take(MALTE!)]
  spent.spend(300)
  budgets.giveBack(ANNA!, spent)
  budgets.giveBack(MALTE!, full)
  pass(4_000)
  budgets.forgetFull()
  expect(budgets.take(ANNA!)).toBe(spent)
  expect(budgets.take(MALTE!)).not.toBe(full)
  budgets.giveBack(ANNA!, spent)
  pass(1_000)
  budgets.forgetFull()
  expect(budgets.take(ANNA!)).not.toBe(spent)
})
