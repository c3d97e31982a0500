import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { assert } from '../lib/assert.ts'

export type Part = Y.Item | Y.GC | Y.Skip
/** An update, read and not applied. Parts of one client are in the order of their clocks. */
export type UpdateParts = ReturnType<typeof Y.decodeUpdate> & {
  /** What the document does not have yet. */
  readonly fresh: readonly Part[]
}

/**
 * S5: the most parts in one update, stretches that it deletes, and clients whose writing it brings. Five hundred pasted rows are
 * 3,000 parts, and our client sends more than it may in several updates (split-update.ts); a full sync says of everything that was
 * ever deleted that it is.
 */
export interface UpdateLimits {
  readonly parts: number
  readonly deletes: number
  readonly clients: number
  /** Items that are passed on the way to where each new one goes, for all of them: honest ones pass hardly any. */
  readonly steps: number
}
export const LIMITS: UpdateLimits = { parts: 6_000, deletes: 250_000, clients: 2_000, steps: 100_000 }
/** What may bring back a whole room, to a document that has lost it. The size of a frame is limit enough. */
export const GENEROUS_LIMITS: UpdateLimits = {
  parts: 1_000_000,
  deletes: 1_000_000,
  clients: 100_000,
  steps: 10_000_000,
}
/** S5: the deepest nesting of values and of types. */
export const MAX_DEPTH = 16
const MAX_CLOCK = 2 ** 31
/** Objects with such keys would get another prototype or constructor where they are read. */
const RESERVED_KEYS = ['__proto__', 'constructor', 'prototype']

/** What Yjs reads and no client of it writes is refused here: it would not be applied as it was looked at. */
export function readParts(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits): UpdateParts {
  const decoder = decoding.createDecoder(update)
  const reader = new CarefulReader(decoder, limits)
  // `new` on a function that returns an object gives that object: Yjs makes its reader itself, and this one is to be asked after.
  const Reader = function reuse() {
    return reader
  } as unknown as typeof Y.UpdateDecoderV1
  const parts = Y.decodeUpdateV2(update, Reader)
  // V2 bytes read as V1 look like an empty update and a long rest.
  assert(!decoding.hasContent(decoder), 'an update ends where its bytes end')
  for (const part of parts.structs) {
    assert(part.length > 0 && part.id.clock + part.length <= MAX_CLOCK, 'every part has a length')
    if (part instanceof Y.Item) checkContent(part.content)
  }
  for (const deletes of parts.ds.clients.values()) {
    let end = 0
    for (const { clock, len } of deletes) {
      // Yjs writes them sorted and apart; overlapping ones would be walked through again and again.
      assert(clock >= end && len > 0 && clock + len <= MAX_CLOCK, 'deletes have lengths, in order and apart')
      end = clock + len
    }
  }
  return { ...parts, fresh: freshOf(doc, parts.structs) }
}

/** What of them the document does not have, or has only the first half of. */
export function freshOf(doc: Y.Doc, structs: readonly Part[]): Part[] {
  return structs.filter(
    (part) => !(part instanceof Y.Skip) && part.id.clock + part.length > Y.getState(doc.store, part.id.client),
  )
}

export function isReservedKey(key: string): boolean {
  return RESERVED_KEYS.includes(key)
}

/** Reads as Yjs does, and stops at what no client of it writes: before it costs time or memory, and not after. */
class CarefulReader extends Y.UpdateDecoderV1 {
  readonly #limits: UpdateLimits
  readonly #clients = new Set<number>()
  #parts = 0
  #deletes = 0
  #depth = 0

  constructor(decoder: decoding.Decoder, limits: UpdateLimits) {
    super(decoder)
    this.#limits = limits
  }

  /** Yjs asks once for each client's block; of two blocks it would keep only the second. */
  override readClient(): number {
    const client = super.readClient()
    assert(!this.#clients.has(client), 'a client has one block')
    assert(this.#clients.size < this.#limits.clients, 'an update has not too many clients')
    this.#clients.add(client)
    return client
  }

  override readInfo(): number {
    assert(++this.#parts <= this.#limits.parts, 'an update has not too many parts')
    return super.readInfo()
  }

  override readDsLen(): number {
    assert(++this.#deletes <= this.#limits.deletes, 'an update has not too many deletes')
    return super.readDsLen()
  }

  /** Lists and objects are read here and not by lib0, which goes as deep as the bytes say, and takes any key. */
  override readAny(): unknown {
    const { arr, pos } = this.restDecoder
    if (arr[pos] === ANY_LIST) return this.#readList()
    if (arr[pos] === ANY_OBJECT) return this.#readObject()
    return super.readAny()
  }

  #readList(): unknown[] {
    const list: unknown[] = []
    for (let left = this.#enter(); left > 0; left--) list.push(this.readAny())
    this.#depth--
    return list
  }

  #readObject(): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    for (let left = this.#enter(); left > 0; left--) {
      const key = decoding.readVarString(this.restDecoder)
      assert(!isReservedKey(key), 'no key is reserved')
      object[key] = this.readAny()
    }
    this.#depth--
    return object
  }

  /** How many things are inside of the list or object that begins here. */
  #enter(): number {
    assert(++this.#depth <= MAX_DEPTH, 'values are not nested too deep')
    decoding.readUint8(this.restDecoder)
    return decoding.readVarUint(this.restDecoder)
  }
}

/** The type bytes of lib0's any-encoding. */
const ANY_LIST = 117
const ANY_OBJECT = 118

/** What is read as JSON comes without a look at its depth. A document inside a document is nobody's here. */
function checkContent(content: Y.Item['content']): void {
  if (content instanceof Y.ContentJSON) for (const value of content.getContent()) checkJson(value, 1)
  else if (content instanceof Y.ContentEmbed) checkJson(content.embed, 1)
  else if (content instanceof Y.ContentFormat) checkJson(content.value, 1)
  else assert(!(content instanceof Y.ContentDoc), 'there are no documents in documents')
}

function checkJson(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  assert(depth <= MAX_DEPTH, 'values are not nested too deep')
  for (const [key, inner] of Object.entries(value)) {
    assert(!isReservedKey(key), 'no key is reserved')
    checkJson(inner, depth + 1)
  }
}
