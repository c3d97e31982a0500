import type { CardId } from '../model/ids.ts'
import type { DotBallot, MatrixBallot, Placement } from './ballot.ts'

/** A card's part of a closed round of dots: how many it got, from how many people. */
export interface DotTally {
  readonly dots: number
  readonly people: number
}

/** Where the group placed a card: the mean of all who placed it, how they are spread, and how many they are. */
export interface MatrixTally {
  readonly effect: number
  readonly control: number
  /** How many people chose 1, 2, 3, 4 and 5. */
  readonly effects: readonly number[]
  readonly controls: readonly number[]
  readonly people: number
}

export type DotTallies = Readonly<Record<CardId, DotTally>>
export type MatrixTallies = Readonly<Record<CardId, MatrixTally>>

const NO_DOTS: DotTally = { dots: 0, people: 0 }
const STEPS = [1, 2, 3, 4, 5]

/** The sums of a round, for each of its cards; cards that nobody chose are there with nothing. */
export function tallyDots(cards: readonly CardId[], ballots: Iterable<DotBallot>): DotTallies {
  const sums = new Map<CardId, DotTally>(cards.map((card) => [card, NO_DOTS]))
  for (const ballot of ballots) {
    for (const [card, count] of Object.entries(ballot) as [CardId, number][]) {
      const { dots, people } = sums.get(card) ?? NO_DOTS
      sums.set(card, { dots: dots + count, people: people + 1 })
    }
  }
  return Object.fromEntries(sums)
}

/** The group's picture of a round: only cards that somebody placed. */
export function tallyMatrix(ballots: Iterable<MatrixBallot>): MatrixTallies {
  const placed = new Map<CardId, Placement[]>()
  for (const ballot of ballots) {
    for (const [card, placement] of Object.entries(ballot) as [CardId, Placement][]) {
      const present = placed.get(card)
      if (present) present.push(placement)
      else placed.set(card, [placement])
    }
  }
  return Object.fromEntries([...placed].map(([card, placements]) => [card, tallyOf(placements)]))
}

function tallyOf(placements: readonly Placement[]): MatrixTally {
  const effects = countSteps(placements.map(({ effect }) => effect))
  const controls = countSteps(placements.map(({ control }) => control))
  return { effect: meanOf(effects), control: meanOf(controls), effects, controls, people: placements.length }
}

function countSteps(values: readonly number[]): number[] {
  return STEPS.map((step) => values.filter((value) => value === step).length)
}

function meanOf(counts: readonly number[]): number {
  const people = counts.reduce((sum, count) => sum + count, 0)
  return people === 0 ? 0 : counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / people
}
