import type { Card } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import { SIGN_REGIONS } from '../tools/goals.ts'
import type { RoomIndex } from './room-index.ts'
import { breach, type CardRule, dayIn, numberOf, type Rule, regionsOf } from './rule.ts'
import { isActivity } from './wording.ts'

/** A goal without parts that nobody will see coming. */
export const LACKS_SIGN: CardRule = {
  of: ['goal'],
  check: ({ id }, room) => hasSigns(room) && isLowest(room, id) && room.down(id, 'sign_of', 'sign').length === 0,
}

/** B.13: what is asked of goals and of the signs that one will see. */
export const GOAL_CHECKS = {
  /** A chosen problem needs a long-term goal and a sub-goal. */
  'GOAL-G1': {
    of: ['problem'],
    check: ({ id }, room) => {
      if (!room.isChosen(id) || !hasBothLengths(room)) return false
      const regions = new Set(goalsOf(room, id).map((goal) => room.card(goal)?.place.region))
      return !(regions.has('delmal') && regions.size > 1)
    },
  },
  /** A sub-goal that is due after the goal that it is a part of. */
  'GOAL-W1': {
    of: ['goal'],
    check: (card, room) => {
      const due = dayIn(card, 'due')
      const late = room.up(card.id, 'part_of', 'goal').filter((id) => {
        const parent = room.card(id)
        const last = parent && dayIn(parent, 'due')
        return due !== undefined && last !== undefined && due > last
      })
      return late.length > 0 && breach([card.id, ...late])
    },
  },
  /** Nobody can see afterwards how far one came. */
  'GOAL-W2': { of: ['goal'], check: ({ fields }) => !fields.baseline },
  /** It says what one does, and not what comes of it. */
  'GOAL-W3': { of: ['goal'], check: ({ text }) => isActivity(text) },
  /** It asks for no more than there is already. */
  'GOAL-W4': { of: ['goal'], check: isReachedAlready },
  'SIGN-G1': LACKS_SIGN,
  /** Nobody knows who will notice it, or how. */
  'SIGN-W1': { of: ['sign'], check: ({ fields }) => !fields.noticed_by || !fields.how },
} as const satisfies Readonly<Record<string, Rule>>

/** The goals of a problem: those that are said to be about it, what they are parts of, and their own parts. */
export function goalsOf(room: RoomIndex, problem: CardId): CardId[] {
  const about = room.down(problem, 'addresses', 'goal')
  const found = new Set(about)
  for (const goal of about) for (const other of [...allAbove(room, goal), ...allBelow(room, goal)]) found.add(other)
  return [...found]
}

/** A goal is a part of itself. */
export function isPartOf(room: RoomIndex, part: CardId, whole: CardId): boolean {
  return part === whole || allAbove(room, part).includes(whole)
}

/** It has no parts. */
function isLowest(room: RoomIndex, goal: CardId): boolean {
  return room.down(goal, 'part_of', 'goal').length === 0
}

/** Signs can be written somewhere in the room. */
function hasSigns(room: RoomIndex): boolean {
  return room.boards('goals').some((board) => SIGN_REGIONS.some((region) => regionsOf(board).includes(region)))
}

function hasBothLengths(room: RoomIndex): boolean {
  return room
    .boards('goals')
    .some((board) => ['langsiktigt', 'delmal'].every((region) => regionsOf(board).includes(region)))
}

function allAbove(room: RoomIndex, goal: CardId): CardId[] {
  const found = new Set(room.up(goal, 'part_of', 'goal'))
  for (const id of found) for (const above of room.up(id, 'part_of', 'goal')) found.add(above)
  return [...found]
}

function allBelow(room: RoomIndex, goal: CardId): CardId[] {
  const found = new Set(room.down(goal, 'part_of', 'goal'))
  for (const id of found) for (const below of room.down(id, 'part_of', 'goal')) found.add(below)
  return [...found]
}

const MORE = /(?<!\p{L})(minst|fler|mer|högre|öka\p{L}*|at least|more|higher|increase\p{L}*)(?!\p{L})/iu
const LESS =
  /(?<!\p{L})(högst|färre|mindre|lägre|minska\p{L}*|at most|fewer|less|lower|decrease\p{L}*|reduce\p{L}*)(?!\p{L})/iu

/** Whether more or less is better is what the goal's first such word says; without any, only the same number is no goal. */
function isReachedAlready(card: Card): boolean {
  const [baseline, target] = [numberOf(card, 'baseline'), numberOf(card, 'target')]
  if (baseline === undefined || target === undefined) return false
  const [more, less] = [MORE, LESS].map((words) => words.exec(card.text)?.index ?? Number.POSITIVE_INFINITY) as [
    number,
    number,
  ]
  if (more === less) return target === baseline
  return more < less ? target <= baseline : target >= baseline
}
