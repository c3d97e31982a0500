import type { CardId } from '../model/ids.ts'
import { ACTION_CHECKS, ACTIVITY_CHECKS } from './action-checks.ts'
import { BRIEF_CHECKS, EVIDENCE_CHECKS, HISTORY_CHECKS, STATE_CHECKS } from './analysis-checks.ts'
import type { CardKind } from './card-kind.ts'
import { CAUSE_CHECKS } from './cause-checks.ts'
import { CHAIN_CHECKS } from './chain-checks.ts'
import { type Breach, compareFindings, type Finding, levelOf } from './finding.ts'
import { FOLLOW_UP_CHECKS } from './follow-up-checks.ts'
import { GOAL_CHECKS } from './goal-checks.ts'
import { type RoomFacts, RoomIndex } from './room-index.ts'
import type { CardRule, RoomRule, Rule } from './rule.ts'
import { THREAD_CHECKS } from './thread-checks.ts'

/** Every rule that is looked at over a whole room; those of one card's own words are in `card-hints`. */
export const ROOM_CHECKS = {
  ...THREAD_CHECKS,
  ...STATE_CHECKS,
  ...HISTORY_CHECKS,
  ...EVIDENCE_CHECKS,
  ...CAUSE_CHECKS,
  ...GOAL_CHECKS,
  ...CHAIN_CHECKS,
  ...ACTION_CHECKS,
  ...ACTIVITY_CHECKS,
  ...FOLLOW_UP_CHECKS,
  ...BRIEF_CHECKS,
} as const satisfies Readonly<Record<string, Rule>>

export type CheckCode = keyof typeof ROOM_CHECKS
export type RoomFinding = Finding<CheckCode>
/** The rules of the red thread (B.24), of which the room's list of gaps is made. */
export type ThreadCode = keyof typeof THREAD_CHECKS
export type ThreadFinding = Finding<ThreadCode>

/** Whether a finding is one of the red thread. */
export function isThreadFinding(finding: Finding): finding is ThreadFinding {
  return Object.hasOwn(THREAD_CHECKS, finding.code)
}

const RULES = Object.entries(ROOM_CHECKS) as [CheckCode, Rule][]
const isRoomRule = (entry: [CheckCode, Rule]): entry is [CheckCode, RoomRule] => 'checkRoom' in entry[1]
const ROOM_RULES = RULES.filter(isRoomRule)
const CARD_RULES = new Map<CardKind, [CheckCode, CardRule][]>()
for (const [code, rule] of RULES) {
  if ('checkRoom' in rule) continue
  for (const kind of rule.of) CARD_RULES.set(kind, [...(CARD_RULES.get(kind) ?? []), [code, rule]])
}

/** All rules that a room does not keep, sorted by level and code. */
export function roomFindings(facts: RoomFacts): readonly RoomFinding[] {
  return new RoomChecker(facts).findings
}

/**
 * Keeps what was found of each card, and looks again only at what newer facts can have changed: it remembers which cards were looked
 * at for each. `update` always leaves what `roomFindings` would give.
 */
export class RoomChecker {
  #index: RoomIndex
  #findings: readonly RoomFinding[] = []
  readonly #ofCard = new Map<CardId, readonly RoomFinding[]>()
  /** The cards that a card's findings depend on, and the other way round. */
  readonly #reads = new Map<CardId, ReadonlySet<CardId>>()
  readonly #readers = new Map<CardId, Set<CardId>>()

  constructor(facts: RoomFacts) {
    this.#index = new RoomIndex(facts)
    this.#checkAll()
  }

  get findings(): readonly RoomFinding[] {
    return this.#findings
  }

  update(facts: RoomFacts): readonly RoomFinding[] {
    if (!hasSameGround(facts, this.#index.facts)) {
      this.#index = new RoomIndex(facts)
      this.#ofCard.clear()
      this.#reads.clear()
      this.#readers.clear()
      this.#checkAll()
      return this.#findings
    }
    const touched = this.#index.update(facts)
    const again = new Set(touched)
    for (const id of touched) for (const reader of this.#readers.get(id) ?? []) again.add(reader)
    for (const id of again) this.#checkCard(id)
    this.#gather()
    return this.#findings
  }

  #checkAll(): void {
    for (const { id } of this.#index.facts.cards) this.#checkCard(id)
    this.#gather()
  }

  #checkCard(id: CardId): void {
    const reads = new Set<CardId>()
    this.#index.onRead = (card) => reads.add(card)
    const found = findingsOn(this.#index, id)
    this.#index.onRead = undefined
    if (found.length > 0) this.#ofCard.set(id, found)
    else this.#ofCard.delete(id)
    for (const card of this.#reads.get(id) ?? []) if (!reads.has(card)) this.#readers.get(card)?.delete(id)
    this.#reads.set(id, reads)
    for (const card of reads) {
      const readers = this.#readers.get(card)
      if (readers) readers.add(id)
      else this.#readers.set(card, new Set([id]))
    }
  }

  #gather(): void {
    const ofRoom = ROOM_RULES.flatMap(([code, { checkRoom }]) =>
      checkRoom(this.#index).map((each) => findingOf(code, each)),
    )
    this.#findings = [...this.#ofCard.values()].flat().concat(ofRoom).sort(compareFindings)
  }
}

/** What every card may depend on is the same. It changes seldom, and then all is looked at anew. */
function hasSameGround(facts: RoomFacts, before: RoomFacts): boolean {
  const isSame = facts.boards === before.boards && facts.calendar === before.calendar
  return isSame && groundOf(facts) === groundOf(before)
}

function groundOf({ today, priorities, followUps, rated, needsChain }: RoomFacts): string {
  return JSON.stringify([today, priorities, followUps, rated, needsChain])
}

function findingsOn(index: RoomIndex, id: CardId): RoomFinding[] {
  const kind = index.kindOf(id)
  const card = index.card(id)
  if (!kind || !card) return []
  return (CARD_RULES.get(kind) ?? []).flatMap(([code, rule]) => {
    const found: boolean | Breach = rule.check(card, index)
    if (found === false) return []
    return findingOf(code, found === true ? { cards: [id] } : found)
  })
}

function findingOf(code: CheckCode, breach: Breach): RoomFinding {
  return { code, level: levelOf(code), ...breach }
}
