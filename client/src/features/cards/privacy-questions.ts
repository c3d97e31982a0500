import { findingsKey, isUnshareable, type PrivacyConcern, privacyFindings } from '@samtavla/shared/checks/privacy.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { OpenRoom } from '../../hooks/room-context.ts'

/** What to ask about a text before it is shared, and whether it can be shared as it is. */
export interface PrivacyQuestion {
  readonly concerns: readonly PrivacyConcern[]
  /** The same for as long as what is asked about is the same, whatever else changes in the text; empty for no question. */
  readonly key: string
  /** PRIV-E1: it has to be changed first. */
  readonly isStop: boolean
}

/** What was asked about and shared anyway in a visit to a room, by the visit's store: it is not asked about again. */
const kept = new WeakMap<OpenRoom['store'], Set<string>>()

/** Read once for each state of a card: a board has thousands, and every render asks. */
const doubts = new WeakMap<Card, boolean>()

export function questionOf(text: string): PrivacyQuestion {
  const findings = privacyFindings(text)
  return {
    concerns: [...new Set(findings.map(({ concern }) => concern))],
    key: findingsKey(text, findings),
    isStop: isUnshareable(findings),
  }
}

export function keepAnyway({ store }: OpenRoom, { key }: PrivacyQuestion): void {
  kept.set(store, (kept.get(store) ?? new Set()).add(key))
}

/** There is something to ask that this person has not answered by sharing it anyway. */
export function isOpen({ store }: OpenRoom, { key, isStop }: PrivacyQuestion): boolean {
  return key !== '' && (isStop || !kept.get(store)?.has(key))
}

/** The card's text may be about one person, so that everybody sees a mark on it. */
export function isDoubtful(card: Card): boolean {
  let doubt = doubts.get(card)
  if (doubt === undefined) {
    doubt = privacyFindings(card.text).length > 0
    doubts.set(card, doubt)
  }
  return doubt
}
