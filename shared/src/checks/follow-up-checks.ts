import type { Card } from '../model/card.ts'
import { isOpenAction } from '../model/follow-up.ts'
import { CHANGED_STATUSES } from '../tools/action-plan.ts'
import { hasReading } from './action-checks.ts'
import type { Breach } from './finding.ts'
import type { RoomIndex } from './room-index.ts'
import { breach, breachOn, dayAt, dayIn, type Rule } from './rule.ts'

/** Where a follow-up says what comes of it. */
const DECIDING = ['justera', 'agera', 'kvar', 'fortsatt']
/** Where it looks ahead, before anything was followed up. */
const PLANNING = ['plan', 'utvardera', 'planera']
/** Where the work as a whole is looked back on. */
const CLOSING = ['uppnatt', 'kvar', 'resultat', 'fortsatt']
const WITHOUT_ADJUSTMENT = 3

/** B.16: what a follow-up leaves open. */
export const FOLLOW_UP_CHECKS = {
  /** An action is late, and no follow-up says what becomes of it. */
  'FU-G1': {
    checkRoom: (room) => {
      if (!room.hasBoard('followup')) return []
      return room.cardsOf('action').flatMap((card) => {
        const due = dayIn(card, 'due')
        const isLate = due !== undefined && due < room.facts.today && isOpenAction(card)
        return isLate && !isDecidedOn(room, card) ? breach([card.id], { due }) : []
      })
    },
  },
  /** It is said to be done, and nobody has looked whether it helped. */
  'FU-W1': {
    of: ['action'],
    check: ({ id, fields }, room) => {
      if (fields.status !== 'done' || !room.hasBoard('followup')) return false
      const signs = room.down(id, 'shows', 'sign')
      return signs.length > 0 && !signs.some((sign) => hasReading(room, sign))
    },
  },
  /** Three follow-ups and nothing was changed. */
  'FU-W2': { checkRoom: withoutAdjustment },
  /** One looks back on the work, and nobody owns what goes on. */
  'FU-G2': {
    checkRoom: (room) => {
      const boards = room.boards('followup')
      if (boards.some(({ facts }) => facts.owner_after)) return []
      const closing = boards.find(({ id }) => CLOSING.some((region) => room.countIn(id, region) > 0))
      return closing ? [breachOn(closing)] : []
    },
  },
} as const satisfies Readonly<Record<string, Rule>>

/** The last day on which something was followed up; nothing before there was any. */
export function lastFollowUp(room: RoomIndex): string | undefined {
  return followUpDays(room).at(-1)
}

/** The days of the meetings that have been, and those on which something was written down. */
function followUpDays(room: RoomIndex): string[] {
  const { today, followUps } = room.facts
  const held = followUps.filter((day) => day < today)
  const written = room
    .cardsOf('followup')
    .filter(({ place }) => !PLANNING.includes(place.region))
    // What was written silently has no author and no time.
    .map(({ author }) => dayAt(author?.at) ?? today)
  return [...new Set([...held, ...written])].sort()
}

function isDecidedOn(room: RoomIndex, { id, fields }: Card): boolean {
  if (CHANGED_STATUSES.includes(fields.status ?? '')) return true
  return room.down(id, 'follows_up', 'followup').some((followUp) => {
    const card = room.card(followUp)
    return card !== undefined && (card.fields.decision !== undefined || DECIDING.includes(card.place.region))
  })
}

function withoutAdjustment(room: RoomIndex): Breach[] {
  const since = followUpDays(room).at(-WITHOUT_ADJUSTMENT)
  const [board] = room.boards('followup')
  if (!board || since === undefined) return []
  const isSince = (time: number | undefined): boolean => (dayAt(time) ?? room.facts.today) >= since
  const isAdjusted =
    room.cardsOf('action').some(({ fields }) => CHANGED_STATUSES.includes(fields.status ?? '')) ||
    room.facts.links.some(({ kind, at }) => kind === 'replaces' && isSince(at)) ||
    room.cardsOf('followup').some(({ place, author }) => DECIDING.includes(place.region) && isSince(author?.at))
  return isAdjusted ? [] : [breachOn(board)]
}
