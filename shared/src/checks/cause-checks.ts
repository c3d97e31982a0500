import type { CardId } from '../model/ids.ts'
import { hasEvidence } from '../model/thread.ts'
import type { RoomIndex } from './room-index.ts'
import { breach, type Rule } from './rule.ts'

const FEWEST_CAUSES = 2
const MOST_ROOTS = 3
const LONGEST_CHAIN = 5

/** B.10: what the cause analysis asks of a chosen problem, and of causes. */
export const CAUSE_CHECKS = {
  /** Fewer than two causes. */
  'CAU-G1': {
    of: ['problem'],
    check: ({ id }, room) => room.isChosen(id) && room.hasBoard('causes') && causesOf(room, id).length < FEWEST_CAUSES,
  },
  /** No root cause in structures or processes. */
  'CAU-G2': {
    of: ['problem'],
    check: ({ id }, room) => {
      if (!room.isChosen(id) || !room.hasBoard('causes')) return false
      return !rootsOf(room, id).some((cause) => ['struktur', 'process'].includes(levelOfCause(room, cause) ?? ''))
    },
  },
  /** Causes that explain each other. */
  'CAU-E1': { of: ['cause'], check: ({ id }, room) => deeperThan(room, id).includes(id) },
  /** More root causes than a group can work on. */
  'CAU-W1': {
    of: ['problem'],
    check: ({ id }, room) => {
      const roots = rootsOf(room, id)
      return roots.length > MOST_ROOTS && breach([id, ...roots], { count: roots.length })
    },
  },
  /** It is said that one knows, and not how. */
  'CAU-W2': {
    of: ['cause'],
    check: ({ id, fields }, room) => fields.confidence === 'vet' && !hasEvidence(room, id),
  },
  /** So many whys that the last answers are guesses. */
  'CAU-W3': { of: ['cause'], check: ({ id }, room) => isEndOfLongChain(room, id) },
} as const satisfies Readonly<Record<string, Rule>>

/** A problem's causes, and what lies behind them. */
export function causesOf(room: RoomIndex, problem: CardId): CardId[] {
  const found = room.down(problem, 'caused_by', 'cause').flatMap((cause) => withDeeper(room, cause))
  return [...new Set(found)]
}

/** A cause, and what lies behind it, however far. */
export function withDeeper(room: RoomIndex, cause: CardId): CardId[] {
  return [cause, ...deeperThan(room, cause).filter((id) => id !== cause)]
}

/** The level that a cause is on: what is said of it, or else the branch that it stands on. */
export function levelOfCause(room: RoomIndex, cause: CardId): string | undefined {
  const card = room.card(cause)
  return card && (card.fields.level ?? card.place.region)
}

function deeperThan(room: RoomIndex, cause: CardId): CardId[] {
  const found = new Set(room.down(cause, 'because_of', 'cause'))
  // A set that grows while one goes through it.
  for (const id of found) for (const deeper of room.down(id, 'because_of', 'cause')) found.add(deeper)
  return [...found]
}

function rootsOf(room: RoomIndex, problem: CardId): CardId[] {
  return causesOf(room, problem).filter((id) => room.card(id)?.fields.root === 'ja')
}

/** The deepest of more than five causes, each the answer to why the one before. */
function isEndOfLongChain(room: RoomIndex, id: CardId): boolean {
  if (room.down(id, 'because_of', 'cause').length > 0) return false
  let edge: readonly CardId[] = [id]
  const seen = new Set(edge)
  for (let length = 1; edge.length > 0; length++) {
    if (length > LONGEST_CHAIN) return true
    edge = edge.flatMap((cause) => room.up(cause, 'because_of', 'cause')).filter((cause) => !seen.has(cause))
    for (const cause of edge) seen.add(cause)
  }
  return false
}
