import { notNow, passedOver, tieAtCut } from '../discussion/departure.ts'
import type { RoundResult } from '../discussion/round.ts'
import type { DotTallies } from '../discussion/tally.ts'
import type { Card } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'

/** PRI-G1: one to three problems are what a group can go on with at a time. */
export const MOST_PRIORITIES = 3

/** Whether a group may still vote on a problem and choose it: it has a text, and it is not parked, handed over or called a cause. */
export function isOpenProblem({ status, erased }: Pick<Card, 'status' | 'erased'>): boolean {
  return !status && !erased
}

/** What is said to those who choose problems; none of it stops them, but that a departure wants a reason. */
export interface ChoiceNotes {
  /** PRI-G1 and RT-14: more than three are chosen. */
  readonly isMany: boolean
  /** PRI-W2: those that are left out although they have more dots than one that is chosen. */
  readonly passedOver: readonly CardId[]
  /** PRI-W2: chosen ones that are placed where the group would not do them now. */
  readonly notNow: readonly CardId[]
  /** PRI-I1: those with the same number of dots of which some are chosen and some are not. */
  readonly tied: readonly CardId[]
}

/** Looks at a choice beside the newest closed rounds. */
export function notesOnChoice(chosen: readonly CardId[], results: Pick<RoundResult, 'dots' | 'matrix'>): ChoiceNotes {
  return {
    isMany: chosen.length > MOST_PRIORITIES,
    passedOver: passedOver(chosen, results.dots),
    notNow: notNow(chosen, results.matrix),
    tied: results.dots ? tieAtCut(results.dots, chosen.length) : [],
  }
}

/** PRI-I1: the groups of problems with as many dots as each other, wherever the group draws the line among the first three. */
export function tiesOf(dots: DotTallies): CardId[][] {
  const cuts = Array.from({ length: MOST_PRIORITIES }, (_, i) => tieAtCut(dots, i + 1))
  return cuts.filter((tie, i) => tie.length > 0 && cuts.findIndex((other) => other[0] === tie[0]) === i)
}
