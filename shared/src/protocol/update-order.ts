import * as Y from 'yjs'
import type { Part, UpdateParts } from './update-parts.ts'

/** How much of a client's writing is there: its first clock that is not. */
export type StateOf = (client: number) => number

/**
 * The parts of an update in an order in which they can be applied: each after those of its client before it, and after what it names
 * of other clients. Nothing when something that they or the deletes name is not there, or when parts wait for each other in a circle.
 */
export function inOrder(parts: Pick<UpdateParts, 'structs' | 'ds'>, stateOf: StateOf): readonly Part[] | undefined {
  const known = new KnownClocks(stateOf)
  const ordered = takeAll(parts.structs, known)
  return ordered && areDeletesKnown(parts, known) ? ordered : undefined
}

/** How much of each client's writing the document will have, while an update is gone through. */
class KnownClocks {
  readonly #stateOf: StateOf
  readonly #clocks = new Map<number, number>()

  constructor(stateOf: StateOf) {
    this.#stateOf = stateOf
  }

  of(client: number): number {
    return this.#clocks.get(client) ?? this.#stateOf(client)
  }

  add(part: Part): void {
    if (part instanceof Y.Skip) return
    const { id, length } = part
    this.#clocks.set(id.client, Math.max(this.of(id.client), id.clock + length))
  }
}

function areDeletesKnown({ ds }: Pick<UpdateParts, 'ds'>, known: KnownClocks): boolean {
  for (const [client, deletes] of ds.clients) {
    for (const { clock, len } of deletes) if (clock + len > known.of(client)) return false
  }
  return true
}

function takeAll(parts: readonly Part[], known: KnownClocks): readonly Part[] | undefined {
  // Nearly always they come in such an order.
  let taken = 0
  while (taken < parts.length && missingFor(parts[taken]!, known) === undefined) known.add(parts[taken++]!)
  if (taken === parts.length) return parts
  const others = takeInTurns(parts.slice(taken), known)
  return others && [...parts.slice(0, taken), ...others]
}

function takeInTurns(parts: readonly Part[], known: KnownClocks): readonly Part[] | undefined {
  const ordered: Part[] = []
  const queues = queuesOf(parts)
  for (const [client, queue] of queues) {
    // The last client's next part is needed by the one before it, and so on.
    const chain = [client]
    const waiting = new Set(chain)
    while (queue.length > 0) {
      const part = queues.get(chain.at(-1)!)?.at(-1)
      if (!part) return undefined
      const missing = missingFor(part, known)
      if (missing !== undefined) {
        if (waiting.has(missing)) return undefined
        chain.push(missing)
        waiting.add(missing)
        continue
      }
      known.add(part)
      ordered.push(part)
      queues.get(chain.at(-1)!)!.pop()
      if (chain.length > 1) waiting.delete(chain.pop()!)
    }
  }
  return ordered
}

/** Each client's parts, the next one last. */
function queuesOf(parts: readonly Part[]): Map<number, Part[]> {
  const queues = new Map<number, Part[]>()
  for (const part of parts.toReversed()) {
    const queue = queues.get(part.id.client)
    if (queue) queue.push(part)
    else queues.set(part.id.client, [part])
  }
  return queues
}

/** A client of whose writing something must be there first. */
function missingFor(part: Part, known: KnownClocks): number | undefined {
  const { client, clock } = part.id
  // What is skipped may well be known already; if it is not, the part after it says so.
  if (part instanceof Y.Skip) return undefined
  if (clock > known.of(client)) return client
  if (!(part instanceof Y.Item)) return undefined
  if (isMissing(part.origin, known)) return part.origin.client
  if (isMissing(part.rightOrigin, known)) return part.rightOrigin.client
  const parent: unknown = part.parent
  return parent instanceof Y.ID && isMissing(parent, known) ? parent.client : undefined
}

function isMissing(id: Y.ID | null, known: KnownClocks): id is Y.ID {
  return id !== null && id.clock >= known.of(id.client)
}
