import type { Card } from '../model/card.ts'
import { MIN_GROUP } from '../model/figure.ts'
import { isOpenAction } from '../model/follow-up.ts'
import type { CardId } from '../model/ids.ts'
import { hasEvidence } from '../model/thread.ts'
import { completenessOf, LACKS_ACTION } from './action-checks.ts'
import { levelOfCause, withDeeper } from './cause-checks.ts'
import { EMPTY_LINKS, stepsOf } from './chain-checks.ts'
import type { Breach } from './finding.ts'
import { lastFollowUp } from './follow-up-checks.ts'
import { goalsOf, isPartOf, LACKS_SIGN } from './goal-checks.ts'
import { MOST_PRIORITIES } from './priority-checks.ts'
import type { RoomIndex } from './room-index.ts'
import { breach, dayAt, dayIn, type Rule } from './rule.ts'

/** How long a comment may stay unanswered before the room is reminded of it. */
const COMMENT_DAYS = 14

const isChosen = ({ id }: Card, room: RoomIndex): boolean => room.isChosen(id)

/** B.24: what breaks the red thread. What is asked for in the next tool is asked once there is a board of it. */
export const THREAD_CHECKS = {
  /** A chosen problem that rests on nothing. */
  'RT-01': { of: ['problem'], check: (card, room) => isChosen(card, room) && !hasEvidence(room, card.id) },
  /** A chosen problem without a cause. */
  'RT-02': {
    of: ['problem'],
    check: (card, room) =>
      isChosen(card, room) && room.hasBoard('causes') && room.down(card.id, 'caused_by', 'cause').length === 0,
  },
  /** A cause that no action acts on, nor on what lies behind it. */
  'RT-03': {
    of: ['cause'],
    check: (card, room) =>
      room.hasBoard('action_plan') &&
      !isWordedAnew(card, room) &&
      !withDeeper(room, card.id).some((cause) => room.down(cause, 'acts_on', 'action').length > 0),
  },
  /** An action without a cause. */
  'RT-04': {
    of: ['action'],
    check: ({ id }, room) => room.hasBoard('causes') && room.up(id, 'acts_on', 'cause').length === 0,
  },
  /** A chosen problem without a long-term goal. */
  'RT-05': {
    of: ['problem'],
    check: (card, room) =>
      isChosen(card, room) &&
      room.hasBoard('goals') &&
      !goalsOf(room, card.id).some((id) => room.card(id)?.place.region !== 'delmal'),
  },
  /** A chosen problem without an effect chain, where the process model asks for one. */
  'RT-06': { checkRoom: withoutChain },
  'RT-07': LACKS_SIGN,
  /** A sign that was not read although there was a follow-up. */
  'RT-08': {
    checkRoom: (room) =>
      lastFollowUp(room) === undefined
        ? []
        : room.cardsOf('sign').flatMap(({ id, readings }) => (readings.length === 0 ? breach([id]) : [])),
  },
  /** An action of which not all is said that it needs. */
  'RT-09': { of: ['action'], check: incomplete },
  /** An action that goes on although its day is past, and nobody has followed it up since. */
  'RT-10': { checkRoom: overdue },
  'RT-11': LACKS_ACTION,
  /** An action that goes on, without activities. */
  'RT-12': {
    of: ['action'],
    check: (card, room) =>
      room.hasBoard('activity_plan') &&
      isOpenAction(card) &&
      room.down(card.id, 'breaks_down', 'activity').length === 0,
  },
  /** A problem that was parked, handed over or called a cause, and nobody says why. */
  'RT-13': { of: ['aside', 'cause'], check: ({ status }) => status !== undefined && status.reason.trim() === '' },
  /** More than three chosen problems, or none, once it was decided. */
  'RT-14': { checkRoom: wrongNumber },
  'RT-15': EMPTY_LINKS,
  /** All causes of a problem lie with the pupils. */
  'RT-16': {
    of: ['problem'],
    check: ({ id }, room) => {
      const causes = room.down(id, 'caused_by', 'cause').flatMap((cause) => withDeeper(room, cause))
      return causes.length > 0 && causes.every((cause) => levelOfCause(room, cause) === 'individ')
    },
  },
  /** An open comment that has stood for more than two weeks. */
  'RT-17': { checkRoom: oldComments },
  /** An action whose sign belongs to another goal than the action does. */
  'RT-18': { of: ['action'], check: signsOfOthers },
  /** A figure of a group that is too small. */
  'RT-19': {
    of: ['statistic'],
    check: ({ figure }) => figure !== undefined && 'n' in figure && figure.n < MIN_GROUP,
  },
} as const satisfies Readonly<Record<string, Rule>>

/** A problem that was called a cause, and of which a cause in other words was made. */
function isWordedAnew({ id, status }: Card, room: RoomIndex): boolean {
  return status !== undefined && room.down(id, 'based_on', 'cause').length > 0
}

/** A chain is a problem's if its board says so, or if it begins in the problem or in one of its causes. */
function withoutChain(room: RoomIndex): Breach[] {
  const boards = room.boards('effect_chain')
  if (!room.facts.needsChain || boards.length === 0) return []
  const drawn = new Set(boards.filter(({ id }) => room.countIn(id) > 0).map(({ facts }) => facts.problem))
  const chosen = room.cardsOf('problem').filter(({ id }) => room.isChosen(id))
  return chosen.flatMap(({ id }) => (drawn.has(id) || stepsOf(room, id).length > 0 ? [] : breach([id])))
}

function incomplete(card: Card, room: RoomIndex): boolean | Breach {
  const { filled, total, missing } = completenessOf(card, room)
  return missing.length > 0 && breach([card.id], { filled, total, missing })
}

function overdue(room: RoomIndex): Breach[] {
  const last = lastFollowUp(room)
  return room.cardsOf('action').flatMap((card) => {
    const due = dayIn(card, 'due')
    const isPast = due !== undefined && due < room.facts.today && isOpenAction(card)
    return isPast && (last === undefined || last < due) ? breach([card.id], { due }) : []
  })
}

function wrongNumber(room: RoomIndex): Breach[] {
  if (room.facts.priorities.length === 0) return []
  const chosen = room.cardsOf('problem').filter(({ id }) => room.isChosen(id))
  const isRight = chosen.length > 0 && chosen.length <= MOST_PRIORITIES
  return isRight ? [] : [breach(chosen.map(({ id }) => id))]
}

function oldComments(room: RoomIndex): Breach[] {
  return room.facts.comments.flatMap(({ id, card, at, resolved }) => {
    const day = dayAt(at)
    if (resolved || !day || !isOnBoard(room, card)) return []
    const days = room.facts.calendar.daysBetween(day, room.facts.today)
    return days > COMMENT_DAYS ? breach([card], { comment: id, days }) : []
  })
}

/** A comment on a card that is nobody's concern any more reminds nobody. */
function isOnBoard(room: RoomIndex, id: CardId): boolean {
  const kind = room.kindOf(id)
  return kind !== undefined && kind !== 'aside'
}

/** A sign of a part of the goal is one of the goal, too. */
function signsOfOthers({ id }: Card, room: RoomIndex): boolean | Breach {
  const goals = room.up(id, 'serves', 'goal')
  if (goals.length === 0) return false
  const others = room.down(id, 'shows', 'sign').filter((sign) => {
    const shown = room.up(sign, 'sign_of', 'goal')
    return shown.length > 0 && !shown.some((goal) => goals.some((served) => isPartOf(room, goal, served)))
  })
  return others.length > 0 && breach([id, ...others])
}
