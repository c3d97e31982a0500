import type { Card } from '../model/card.ts'
import { isOpenAction } from '../model/follow-up.ts'
import type { CardId } from '../model/ids.ts'
import { actionPlan, CHANGED_STATUSES } from '../tools/action-plan.ts'
import { type Completeness, completeness } from './completeness.ts'
import type { Breach } from './finding.ts'
import { plainText } from './plain-text.ts'
import type { RoomIndex } from './room-index.ts'
import { breach, breachOn, type CardRule, dayIn, type Rule } from './rule.ts'
import { namesPerson } from './wording.ts'

/** What one role can have on its hands at once, and a plan in all. */
const MOST_OPEN = 4
const MOST_ACTIONS = 12
/** Within how many days after an action is due one looks whether it helped. */
const FOLLOW_UP_DAYS = 30

/** Everybody, and so nobody. */
const NOBODY = new Set(
  (
    'alla|vi|skolan|alla lärare|all personal|alla i personalen|personalen|lärarna|hela skolan|vi alla|' +
    'everybody|everyone|all|we|we all|all of us|the school|all teachers|all staff|the staff|the teachers'
  ).split('|'),
)

/** B.14: what is asked of an action plan. */
export const ACTION_CHECKS = {
  /** Due on a day on which nobody is there. */
  'ACT-W1': {
    of: ['action'],
    check: (card, room) => {
      const due = dayIn(card, 'due')
      return isOpenAction(card) && due !== undefined && room.facts.calendar.isFree(due)
    },
  },
  /** More than one role can carry. */
  'ACT-W2': { checkRoom: manyOnOne },
  /** Nobody in particular is responsible. */
  'ACT-W3': {
    of: ['action'],
    check: ({ fields }) => NOBODY.has(plainText(fields.responsible ?? '').replace(/[.!]$/, '')),
  },
  /** It is called after a person. */
  'ACT-W4': { of: ['action'], check: ({ text }) => namesPerson(text) },
  /** More than a group can keep in hand. */
  'ACT-W5': {
    checkRoom: (room) => {
      const count = room.cardsOf('action').length
      const [board] = room.boards('action_plan')
      return board && count > MOST_ACTIONS ? [breachOn(board, { count })] : []
    },
  },
  /** No meeting follows it up within a month. Where the plan has no days, there is nothing to hold it against. */
  'ACT-W6': {
    of: ['action'],
    check: (card, { facts }) => {
      const due = dayIn(card, 'due')
      if (!isOpenAction(card) || due === undefined || facts.followUps.length === 0) return false
      const wait = (day: string) => facts.calendar.daysBetween(due, day)
      return !facts.followUps.some((day) => wait(day) >= 0 && wait(day) <= FOLLOW_UP_DAYS)
    },
  },
} as const satisfies Readonly<Record<string, Rule>>

/** An activity that is part of no action. */
export const LACKS_ACTION: CardRule = {
  of: ['activity'],
  check: ({ id }, room) => room.up(id, 'breaks_down', 'action').length === 0,
}

/** B.15: what is asked of activities, of what is spread, and of support. */
export const ACTIVITY_CHECKS = {
  'APL-W1': LACKS_ACTION,
  /** An activity that is due after its action. */
  'APL-W2': {
    of: ['activity'],
    check: (card, room) => {
      const due = dayIn(card, 'due')
      if (due === undefined) return false
      const overrun = room.up(card.id, 'breaks_down', 'action').filter((id) => {
        const action = room.card(id)
        const last = action && dayIn(action, 'due')
        return last !== undefined && due > last
      })
      return overrun.length > 0 && breach([card.id, ...overrun])
    },
  },
  /** It is spread before anybody knows whether it helped. */
  'APL-W3': {
    of: ['spreading'],
    check: ({ id }, room) => {
      const actions = room.up(id, 'spreads', 'action')
      const signs = actions.flatMap((action) => room.down(action, 'shows', 'sign'))
      return actions.length > 0 && !signs.some((sign) => hasReading(room, sign))
    },
  },
  /** Support that was neither ordered nor declined. */
  'APL-G1': { of: ['support'], check: ({ fields }) => !fields.state || fields.state === 'planned' },
} as const satisfies Readonly<Record<string, Rule>>

/** Somebody has read it. */
export function hasReading(room: RoomIndex, sign: CardId): boolean {
  return (room.card(sign)?.readings.length ?? 0) > 0
}

/** What an action has of what it needs. One that was adjusted, moved or stopped says why, and one that was stopped nothing more. */
export function completenessOf(
  card: Card,
  room: RoomIndex,
): Pick<Completeness, 'filled' | 'total'> & { readonly missing: string[] } {
  const { id, fields } = card
  const needsReason = CHANGED_STATUSES.includes(fields.status ?? '')
  // What was adjusted on its card has its reason on the thread to what it said before.
  const hasReason = fields.reason !== undefined || room.linksFrom(id).some(({ kind }) => kind === 'replaces')
  const reason = needsReason ? 1 : 0
  const lacksReason = needsReason && !hasReason ? ['reason'] : []
  if (fields.status === 'stopped') return { filled: hasReason ? 1 : 0, total: 1, missing: lacksReason }
  const found = completeness(actionPlan, card, standingLinks(id, room))
  return {
    filled: found.filled + reason - lacksReason.length,
    total: found.total + reason,
    missing: [...found.missing.map((field) => field.id), ...lacksReason],
  }
}

/** The threads of an action whose other ends stand, with what merged cards bring along. */
function standingLinks(id: CardId, room: RoomIndex) {
  return [
    ...room.up(id, 'acts_on', 'cause').map((to) => ({ kind: 'acts_on', from: id, to }) as const),
    ...room.up(id, 'serves', 'goal').map((to) => ({ kind: 'serves', from: id, to }) as const),
    ...room.down(id, 'shows', 'sign').map((from) => ({ kind: 'shows', from, to: id }) as const),
  ]
}

function manyOnOne(room: RoomIndex): Breach[] {
  const open = room.cardsOf('action').filter((card) => isOpenAction(card) && card.fields.responsible)
  const byRole = Map.groupBy(open, ({ fields }) => plainText(fields.responsible!))
  return [...byRole.values()]
    .filter((cards) => cards.length > MOST_OPEN)
    .map((cards) =>
      breach(
        cards.map(({ id }) => id),
        { role: cards[0]!.fields.responsible!, count: cards.length },
      ),
    )
}
