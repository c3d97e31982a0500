import type { CardId } from './ids.ts'
import type { Link, LinkKind } from './link.ts'

/** Where links and merged cards are found, by either end. */
export interface ThreadSource {
  /** What grew out of the card, and what it grew out of. */
  linksTo(card: CardId): readonly Link[]
  linksFrom(card: CardId): readonly Link[]
  /** The cards that were merged into it, and the one that it was merged into. */
  originalsOf(card: CardId): readonly CardId[]
  mergedInto(card: CardId): CardId | undefined
}

/** One card of a thread, and how far it is from where the thread was picked up: 1 for its neighbours. */
export interface ThreadStep {
  readonly card: CardId
  readonly distance: number
  /** How it hangs together with the step before, and which step that was. */
  readonly through: LinkKind | 'original'
  readonly via: CardId
}

/**
 * The red thread upwards: what a card grew out of, and what that grew out of, nearest first and no card twice. A merged card rests on
 * its originals.
 */
export function threadUp(source: ThreadSource, card: CardId): ThreadStep[] {
  return walk(card, (id) => [
    ...source.linksFrom(id).map(({ to, kind }) => ({ card: to, through: kind })),
    ...source.originalsOf(id).map((original) => ({ card: original, through: 'original' as const })),
  ])
}

/** The red thread downwards: what became of a card, and of that. */
export function threadDown(source: ThreadSource, card: CardId): ThreadStep[] {
  return walk(card, (id) => {
    const merged = source.mergedInto(id)
    return [
      ...source.linksTo(id).map(({ from, kind }) => ({ card: from, through: kind })),
      ...(merged ? [{ card: merged, through: 'original' as const }] : []),
    ]
  })
}

/** Whether a card rests on anything but what it was merged of. */
export function hasEvidence(source: ThreadSource, card: CardId): boolean {
  const seen = new Set([card])
  // A set that grows while one goes through it: originals of originals, and no card twice.
  for (const id of seen) {
    if (source.linksFrom(id).some(({ kind }) => kind === 'based_on')) return true
    for (const original of source.originalsOf(id)) seen.add(original)
  }
  return false
}

function walk(start: CardId, next: (card: CardId) => Omit<ThreadStep, 'distance' | 'via'>[]): ThreadStep[] {
  const seen = new Set([start])
  const steps: ThreadStep[] = []
  let edge: readonly CardId[] = [start]
  for (let distance = 1; edge.length > 0; distance++) {
    const found: CardId[] = []
    for (const via of edge) {
      for (const step of next(via)) {
        if (seen.has(step.card)) continue
        seen.add(step.card)
        found.push(step.card)
        steps.push({ ...step, distance, via })
      }
    }
    edge = found
  }
  return steps
}
