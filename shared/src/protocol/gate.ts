import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { assert } from '../lib/assert.ts'

/** Whether an update can be taken in whole: yes, no because something before it is missing, or no because it is not an update. */
export type UpdateVerdict = 'complete' | 'gap' | 'malformed'

export type Part = Y.Item | Y.GC | Y.Skip
/** An update, read and not applied. Parts of one client are in the order of their clocks. */
export type UpdateParts = ReturnType<typeof Y.decodeUpdate> & {
  /** What the document does not have yet. */
  readonly fresh: readonly Part[]
}

export interface Inspection {
  readonly verdict: UpdateVerdict
  /** There unless it is malformed. */
  readonly parts: UpdateParts | undefined
}

/**
 * S5: the most parts in one update, stretches that it deletes, and clients whose writing it brings. Five hundred pasted rows are
 * 3,000 parts; a full sync says of everything that was ever deleted that it is.
 */
export interface UpdateLimits {
  readonly parts: number
  readonly deletes: number
  readonly clients: number
}
const LIMITS: UpdateLimits = { parts: 10_000, deletes: 250_000, clients: 2_000 }
/** What may bring back a whole room, to a document that has lost it. The size of a frame is limit enough. */
export const GENEROUS_LIMITS: UpdateLimits = { parts: 1_000_000, deletes: 1_000_000, clients: 100_000 }
/** S5: the deepest nesting of values and of types. */
export const MAX_DEPTH = 16
const MAX_CLOCK = 2 ** 31
/** Items that are passed on the way from neighbour to neighbour, for a whole update: no text has as many. */
const MAX_STEPS = 100_000
/** Objects with such keys would get another prototype or constructor where they are read. */
const RESERVED_KEYS = ['__proto__', 'constructor', 'prototype']

/**
 * Looks at a V1 update before it is applied (SYN3, S5). A document never takes an update that would leave something pending:
 * pending parts are invisible, are sent to everyone, and cost more with each further one.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits = LIMITS): Inspection {
  let parts: UpdateParts
  try {
    parts = readParts(doc, update, limits)
  } catch {
    return { verdict: 'malformed', parts: undefined }
  }
  const known = new KnownClocks(doc)
  const isWhole = takeAll(parts.structs, known) && areDeletesKnown(parts, known)
  if (isWhole && !fitsIn(doc, update, parts)) return { verdict: 'malformed', parts: undefined }
  return { verdict: isWhole ? 'complete' : 'gap', parts }
}

function freshOf(doc: Y.Doc, structs: readonly Part[]): Part[] {
  return structs.filter(
    (part) => !(part instanceof Y.Skip) && part.id.clock + part.length > Y.getState(doc.store, part.id.client),
  )
}

export function isReservedKey(key: string): boolean {
  return RESERVED_KEYS.includes(key)
}

function areDeletesKnown({ ds }: UpdateParts, known: KnownClocks): boolean {
  for (const [client, deletes] of ds.clients) {
    for (const { clock, len } of deletes) if (clock + len > known.of(client)) return false
  }
  return true
}

/**
 * False when a new item names a right neighbour that does not stand to the right of its left one. No client writes that, and where
 * such an item comes to stand depends on when it arrives: replicas would differ for good (R5). Where it cannot be seen from the
 * neighbours, because they are new themselves, or gone, it is tried on a copy.
 */
function fitsIn(doc: Y.Doc, update: Uint8Array, { fresh }: UpdateParts): boolean {
  const walk = new Walk()
  let isSeen = true
  for (const [i, part] of fresh.entries()) {
    if (!(part instanceof Y.Item)) continue
    isSeen &&= !goesOnFromGone(doc, part)
    if (!part.rightOrigin) continue
    const leftId = leftOf(doc, part)
    // What goes to the beginning is before everything.
    if (!leftId) continue
    const [left, right] = [knownItem(doc, leftId), knownItem(doc, part.rightOrigin)]
    if (left && right) {
      if (!walk.isBefore(left, leftId, right, part.rightOrigin)) return false
    } else if (isSeen) isSeen = continues(part, fresh[i - 1])
  }
  return isSeen || fitsInCopy(doc, update, fresh)
}

/** Its beginning is known, and gone from the document. */
function goesOnFromGone(doc: Y.Doc, { id }: Y.Item): boolean {
  const state = Y.getState(doc.store, id.client)
  return state > id.clock && !knownItem(doc, Y.createID(id.client, state - 1))
}

/** Of an item that is partly known, the new part stands after the known one. */
function leftOf(doc: Y.Doc, { id, origin }: Y.Item): Y.ID | null {
  const state = Y.getState(doc.store, id.client)
  return state > id.clock ? Y.createID(id.client, state - 1) : origin
}

/** It was written right after the part before, at the same place. */
function continues(part: Y.Item, before: Part | undefined): boolean {
  return before instanceof Y.Item && isSame(part.origin, before.lastId) && isSame(part.rightOrigin, before.rightOrigin)
}

function isSame(a: Y.ID | null, b: Y.ID | null): boolean {
  return Y.compareIDs(a, b)
}

function fitsInCopy(doc: Y.Doc, update: Uint8Array, fresh: readonly Part[]): boolean {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  try {
    Y.applyUpdate(copy, update)
  } catch {
    // What Yjs cannot take in is no update.
    return false
  }
  const walk = new Walk()
  return fresh.every((part) => {
    if (!(part instanceof Y.Item) || !part.rightOrigin) return true
    const [item, right] = [knownItem(copy, part.lastId), knownItem(copy, part.rightOrigin)]
    return !item || !right || walk.isBefore(item, part.lastId, right, part.rightOrigin)
  })
}

/** Looks to the right in lists, so far and no further for one update. */
class Walk {
  #steps = MAX_STEPS

  isBefore(left: Y.Item, leftId: Y.ID, right: Y.Item, rightId: Y.ID): boolean {
    if (left === right) return rightId.clock > leftId.clock
    let next = left.right
    while (next && next !== right && this.#steps-- > 0) next = next.right
    return next !== null
  }
}

function knownItem(doc: Y.Doc, id: Y.ID): Y.Item | undefined {
  if (id.clock >= Y.getState(doc.store, id.client)) return undefined
  const item: unknown = Y.getItem(doc.store, id)
  return item instanceof Y.Item ? item : undefined
}

/** What Yjs reads and no client of it writes is refused here: it would not be applied as it was looked at. */
function readParts(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits): UpdateParts {
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

  add(part: Part): void {
    if (part instanceof Y.Skip) return
    const { id, length } = part
    this.#clocks.set(id.client, Math.max(this.of(id.client), id.clock + length))
  }
}

/**
 * Goes through the parts in the order in which they can be applied: each after those of its client before it and after what it
 * names of other clients. False when something is not there, or when parts wait for each other in a circle.
 */
function takeAll(parts: readonly Part[], known: KnownClocks): boolean {
  // Nearly always they come in such an order.
  let taken = 0
  while (taken < parts.length && missingFor(parts[taken]!, known) === undefined) known.add(parts[taken++]!)
  return taken === parts.length || takeInTurns(parts.slice(taken), known)
}

function takeInTurns(parts: readonly Part[], known: KnownClocks): boolean {
  const queues = queuesOf(parts)
  for (const [client, queue] of queues) {
    // The last client's next part is needed by the one before it, and so on.
    const chain = [client]
    const waiting = new Set(chain)
    while (queue.length > 0) {
      const part = queues.get(chain.at(-1)!)?.at(-1)
      if (!part) return false
      const missing = missingFor(part, known)
      if (missing !== undefined) {
        if (waiting.has(missing)) return false
        chain.push(missing)
        waiting.add(missing)
        continue
      }
      known.add(part)
      queues.get(chain.at(-1)!)!.pop()
      if (chain.length > 1) waiting.delete(chain.pop()!)
    }
  }
  return true
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
