import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { assert } from '../lib/assert.ts'

/** Whether an update can be taken in whole: yes, no because something before it is missing, or no because it is not an update. */
export type UpdateVerdict = 'complete' | 'gap' | 'malformed'

type Struct = Y.Item | Y.GC | Y.Skip
type Decoded = ReturnType<typeof Y.decodeUpdate>

/**
 * Looks at a V1 update before it is applied (SYN3). A document never takes an update that would leave something pending:
 * pending parts are invisible, are sent to everyone, and cost more with each further one.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array): UpdateVerdict {
  let decoded: Decoded
  try {
    decoded = decode(update)
  } catch {
    return 'malformed'
  }
  const known = new KnownClocks(doc)
  if (!takeAll(decoded.structs, known)) return 'gap'
  for (const [client, deletes] of decoded.ds.clients) {
    for (const { clock, len } of deletes) if (clock + len > known.of(client)) return 'gap'
  }
  return 'complete'
}

/** What Yjs reads and no client of it writes is refused here: it would not be applied as it was looked at. */
function decode(update: Uint8Array): Decoded {
  const decoder = decoding.createDecoder(update)
  const decoded = Y.decodeUpdateV2(update, decoderOver(decoder))
  // V2 bytes read as V1 look like an empty update and a long rest.
  assert(!decoding.hasContent(decoder), 'an update ends where its bytes end')
  for (const { id, length } of decoded.structs) {
    assert(length > 0 && Number.isSafeInteger(id.clock + length), 'every part has a length')
  }
  for (const deletes of decoded.ds.clients.values()) {
    let end = 0
    for (const { clock, len } of deletes) {
      // Yjs writes them sorted and apart; overlapping ones would be walked through again and again.
      assert(clock >= end && len > 0 && Number.isSafeInteger(clock + len), 'deletes have lengths, in order and apart')
      end = clock + len
    }
  }
  return decoded
}

function decoderOver(decoder: decoding.Decoder): typeof Y.UpdateDecoderV1 {
  return class extends Y.UpdateDecoderV1 {
    readonly #clients = new Set<number>()

    constructor() {
      super(decoder)
    }

    /** Yjs asks once for each client's block; of two blocks it would keep only the second. */
    override readClient(): number {
      const client = super.readClient()
      assert(!this.#clients.has(client), 'a client has one block')
      this.#clients.add(client)
      return client
    }
  }
}

/** How much of each client's writing the document will have, while an update is gone through. */
class KnownClocks {
  readonly #store: Y.Doc['store']
  readonly #clocks = new Map<number, number>()

  constructor(doc: Y.Doc) {
    this.#store = doc.store
  }

  of(client: number): number {
    return this.#clocks.get(client) ?? Y.getState(this.#store, client)
  }

  add(struct: Struct): void {
    if (struct instanceof Y.Skip) return
    const { id, length } = struct
    this.#clocks.set(id.client, Math.max(this.of(id.client), id.clock + length))
  }
}

/**
 * Goes through the parts in the order in which they can be applied: each after those of its client before it and after what it
 * names of other clients. False when something is not there, or when parts wait for each other in a circle.
 */
function takeAll(structs: readonly Struct[], known: KnownClocks): boolean {
  const queues = queuesOf(structs)
  for (const [client, queue] of queues) {
    // The last client's next part is needed by the one before it, and so on.
    const chain = [client]
    while (queue.length > 0) {
      const struct = queues.get(chain.at(-1)!)?.at(-1)
      if (!struct) return false
      const missing = missingFor(struct, known)
      if (missing !== undefined) {
        if (chain.includes(missing)) return false
        chain.push(missing)
        continue
      }
      known.add(struct)
      queues.get(chain.at(-1)!)!.pop()
      if (chain.length > 1) chain.pop()
    }
  }
  return true
}

/** Each client's parts, the next one last. */
function queuesOf(structs: readonly Struct[]): Map<number, Struct[]> {
  const queues = new Map<number, Struct[]>()
  for (const struct of structs.toReversed()) {
    const queue = queues.get(struct.id.client)
    if (queue) queue.push(struct)
    else queues.set(struct.id.client, [struct])
  }
  return queues
}

/** A client of whose writing something must be there first. */
function missingFor(struct: Struct, known: KnownClocks): number | undefined {
  const { client, clock } = struct.id
  // What is skipped may well be known already; if it is not, the part after it says so.
  if (struct instanceof Y.Skip) return undefined
  if (clock > known.of(client)) return client
  if (!(struct instanceof Y.Item)) return undefined
  const parent: unknown = struct.parent
  const named = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
  return named.find((id) => id && id.clock >= known.of(id.client))?.client
}
