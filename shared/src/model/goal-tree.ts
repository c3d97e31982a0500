import type { Card } from './card.ts'
import { type CardSource, type Forest, growForest, headsIn, standIn, upFrom } from './card-tree.ts'
import type { CardId } from './ids.ts'
import { numberIn } from './reading.ts'

/**
 * Goals under the problems that they are to do away with, their parts and signs under them. `placed` are a board's goals and signs, in
 * its order. The problems that the group goes on with, `first`, are there without goals too.
 */
export function goalForest(source: CardSource, placed: readonly CardId[], first: readonly CardId[]): Forest {
  const addressed = new Map(placed.map((card) => [card, upFrom(source, card, 'addresses')]))
  const chosen = first.flatMap((id) => standIn(source, id) ?? [])
  const heads = [...new Set([...chosen, ...headsIn(source, [...addressed.values()].flat())])]
  return growForest(placed, heads, {
    parentsOf: (card) => [...upFrom(source, card, 'part_of'), ...upFrom(source, card, 'sign_of')],
    headsOf: (card) => addressed.get(card)!,
  })
}

/** How far a goal has come. Each of the three is there when something says it. */
export interface GoalProgress {
  readonly baseline: number | undefined
  readonly now: number | undefined
  readonly target: number | undefined
  /** 0 at the baseline and 1 at the target, whichever is higher; below 0 where it got worse. */
  readonly share: number | undefined
}

/** Read from its fields and its newest reading that begins with a number. */
export function goalProgress({ fields, readings }: Pick<Card, 'fields' | 'readings'>): GoalProgress {
  const [baseline, target] = [numberIn(fields.baseline ?? ''), numberIn(fields.target ?? '')]
  const now = readings.map(({ value }) => numberIn(value)).findLast((value) => value !== undefined)
  const isWay = baseline !== undefined && target !== undefined && target !== baseline
  return {
    baseline,
    now,
    target,
    share: isWay && now !== undefined ? (now - baseline) / (target - baseline) : undefined,
  }
}
