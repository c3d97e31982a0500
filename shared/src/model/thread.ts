import type { CardId } from './ids.ts'
import type { Link } from './link.ts'

/** Where links and merged cards are found, by either end. */
export interface ThreadSource {
  /** What rests on the card, and what it rests on. */
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
  /** How it hangs together with the step before. */
  readonly through: 'based_on' | 'original'
}

/**
 * The red thread upwards: what a card rests on, and what that rests on, nearest first and no card twice. A merged card rests on
 * its originals.
 */
export function threadUp(source: ThreadSource, card: CardId): ThreadStep[] {
  return walk(card, (id) => [
    ...source.linksFrom(id).map(({ to }) => ({ card: to, through: 'based_on' as const })),
    ...source.originalsOf(id).map((original) => ({ card: original, through: 'original' as const })),
  ])
}

/** The red thread downwards: what was made of a card, and of that. */
export function threadDown(source: ThreadSource, card: CardId): ThreadStep[] {
  return walk(card, (id) => {
    const merged = source.mergedInto(id)
    return [
      ...source.linksTo(id).map(({ from }) => ({ card: from, through: 'based_on' as const })),
      ...(merged ? [{ card: merged, through: 'original' as const }] : []),
    ]
  })
}

/** Whether a card rests on anything but what it was merged of. */
export function hasEvidence(source: ThreadSource, card: CardId): boolean {
  return source.linksFrom(card).length > 0 || threadUp(source, card).some(({ through }) => through === 'based_on')
}

function walk(start: CardId, next: (card: CardId) => Omit<ThreadStep, 'distance'>[]): ThreadStep[] {
  const seen = new Set([start])
  const steps: ThreadStep[] = []
  let edge: readonly CardId[] = [start]
  for (let distance = 1; edge.length > 0; distance++) {
    const found: CardId[] = []
    for (const step of edge.flatMap(next)) {
      if (seen.has(step.card)) continue
      seen.add(step.card)
      found.push(step.card)
      steps.push({ ...step, distance })
    }
    edge = found
  }
  return steps
}
