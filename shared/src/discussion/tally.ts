import type { CardId } from '../model/ids.ts'
import { type DotBallot, type MatrixBallot, type Placement, RATINGS, type RatingBallot } from './ballot.ts'

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

/** How far the group says that a card holds here. */
export interface RatingTally {
  /** How many people chose 1, 2, 3 and 4. */
  readonly ratings: readonly number[]
  /** How many rated other cards and not this one. */
  readonly unsure: number
}

export type DotTallies = Readonly<Record<CardId, DotTally>>
export type MatrixTallies = Readonly<Record<CardId, MatrixTally>>
export type RatingTallies = Readonly<Record<CardId, RatingTally>>

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

/** How many gave each rating, for each of the round's cards; those that nobody could rate are there, too. */
export function tallyRatings(cards: readonly CardId[], ballots: readonly RatingBallot[]): RatingTallies {
  return Object.fromEntries(
    cards.map((card) => {
      const given = ballots.flatMap((ballot) => ballot[card] ?? [])
      return [card, { ratings: countSteps(given, RATINGS), unsure: ballots.length - given.length }]
    }),
  )
}

function tallyOf(placements: readonly Placement[]): MatrixTally {
  const effects = countSteps(
    placements.map(({ effect }) => effect),
    STEPS,
  )
  const controls = countSteps(
    placements.map(({ control }) => control),
    STEPS,
  )
  return { effect: meanOf(effects), control: meanOf(controls), effects, controls, people: placements.length }
}

function countSteps(values: readonly number[], steps: readonly number[]): number[] {
  return steps.map((step) => values.filter((value) => value === step).length)
}

function meanOf(counts: readonly number[]): number {
  const people = counts.reduce((sum, count) => sum + count, 0)
  return people === 0 ? 0 : counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / people
}
