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
  /** What was looked at, and may be applied: the update without parts, and halves of parts, that the document has. */
  readonly update: Uint8Array
  /** It was tried on a copy of the document, which costs as much as reading that. */
  readonly isTried: boolean
}

/**
 * S5: the most parts in one update, stretches that it deletes, and clients whose writing it brings. Five hundred pasted rows are
 * 3,000 parts; a full sync says of everything that was ever deleted that it is.
 */
export interface UpdateLimits {
  readonly parts: number
  readonly deletes: number
  readonly clients: number
  /** Items that are passed on the way to where each new one goes, for all of them: honest ones pass hardly any. */
  readonly steps: number
}
const LIMITS: UpdateLimits = { parts: 10_000, deletes: 250_000, clients: 2_000, steps: 100_000 }
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
/** Of so many new parts each may pass all others. */
const FEW = 300
/** Objects with such keys would get another prototype or constructor where they are read. */
const RESERVED_KEYS = ['__proto__', 'constructor', 'prototype']

/**
 * Looks at a V1 update before it is applied (SYN3, S5). A document never takes an update that would leave something pending:
 * pending parts are invisible, are sent to everyone, and cost more with each further one.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits = LIMITS): Inspection {
  let news: { readonly update: Uint8Array; readonly parts: UpdateParts }
  try {
    news = readNews(doc, update, limits)
  } catch {
    return { verdict: 'malformed', parts: undefined, update, isTried: false }
  }
  const { parts } = news
  const known = new KnownClocks(doc)
  const isWhole = takeAll(parts.structs, known) && areDeletesKnown(parts, known)
  if (!isWhole) return { ...news, verdict: 'gap', isTried: false }
  // Few need no order.
  const fresh = parts.fresh.length > FEW ? freshOf(doc, known.taken) : parts.fresh
  const fit = fitOf(doc, fresh, limits)
  const isTried = fit === 'unseen'
  const fits = isTried ? fitsInCopy(doc, news.update, fresh, limits) : fit === 'fits'
  return fits ? { ...news, verdict: 'complete', isTried } : { ...news, verdict: 'malformed', parts: undefined, isTried }
}

/**
 * Reads an update, without the known halves of its parts: of such a part Yjs believes what it says of its parent, and places it by
 * the half that is known, which may be somewhere else.
 */
function readNews(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits): { update: Uint8Array; parts: UpdateParts } {
  const parts = readParts(doc, update, limits)
  if (!parts.fresh.some(({ id }) => Y.getState(doc.store, id.client) > id.clock)) return { update, parts }
  const news = Y.diffUpdate(update, Y.encodeStateVector(doc))
  return { update: news, parts: readParts(doc, news, limits) }
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
 * A misfit when a new item names a right neighbour that does not stand to the right of its left one. No client writes that, and
 * where such an item comes to stand depends on when it arrives: replicas would differ for good (R5). Unseen when the neighbours are
 * new themselves. A misfit, too, when Yjs would pass more items than the limit before all have their places: of many parts, given in
 * an order in which they can be taken, those among themselves, too.
 */
function fitOf(doc: Y.Doc, fresh: readonly Part[], { steps }: UpdateLimits): 'fits' | 'unseen' | 'misfit' {
  const walk = new Walk(doc, steps, fresh.length > FEW ? new NewOrder(doc) : undefined)
  let isSeen = true
  for (const [i, part] of fresh.entries()) {
    if (!(part instanceof Y.Item)) continue
    if (!walk.hasWayFor(part)) return 'misfit'
    // What goes to the beginning is before everything.
    if (!part.rightOrigin || !part.origin) continue
    const [left, right] = [knownItem(doc, part.origin), knownItem(doc, part.rightOrigin)]
    if (left && right) {
      if (!walk.isBefore(left, part.origin, right, part.rightOrigin)) return 'misfit'
    } else if (isSeen) isSeen = continues(part, fresh[i - 1])
  }
  return isSeen ? 'fits' : 'unseen'
}

/** It was written right after the part before, at the same place. */
function continues(part: Y.Item, before: Part | undefined): boolean {
  return before instanceof Y.Item && isSame(part.origin, before.lastId) && isSame(part.rightOrigin, before.rightOrigin)
}

function isSame(a: Y.ID | null, b: Y.ID | null): boolean {
  return Y.compareIDs(a, b)
}

function fitsInCopy(doc: Y.Doc, update: Uint8Array, fresh: readonly Part[], { steps }: UpdateLimits): boolean {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  try {
    Y.applyUpdate(copy, update)
  } catch {
    // What Yjs cannot take in is no update.
    return false
  }
  const walk = new Walk(copy, steps)
  return fresh.every((part) => {
    if (!(part instanceof Y.Item) || !part.rightOrigin) return true
    const [item, right] = [knownItem(copy, part.lastId), knownItem(copy, part.rightOrigin)]
    return !item || !right || walk.isBefore(item, part.lastId, right, part.rightOrigin)
  })
}

/** Looks along lists, so far and no further for one update. */
class Walk {
  readonly #doc: Y.Doc
  readonly #order: NewOrder | undefined
  #steps: number

  constructor(doc: Y.Doc, steps: number, order?: NewOrder) {
    this.#doc = doc
    this.#steps = steps
    this.#order = order
  }

  isBefore(left: Y.Item, leftId: Y.ID, right: Y.Item, rightId: Y.ID): boolean {
    if (left === right) return rightId.clock > leftId.clock
    let next = left.right
    while (next && next !== right && this.#steps-- > 0) next = next.right
    return next === right
  }

  /** Counts what Yjs passes until it knows where a new item goes (`Item.integrate`). False when it is too much. */
  hasWayFor(item: Y.Item): boolean {
    this.#steps -= this.#knownOnTheWay(item) + (this.#order?.onTheWay(item) ?? 0)
    return this.#steps >= 0
  }

  /** Those with the same left neighbour, and those that were written beside one of them. */
  #knownOnTheWay(item: Y.Item): number {
    const left = item.origin ? knownItem(this.#doc, item.origin) : undefined
    const right = item.rightOrigin ? knownItem(this.#doc, item.rightOrigin) : undefined
    if (item.origin && (!left || left === right)) return 0
    let next = left ? left.right : this.#firstOf(item, right)
    if (!next || next === right) return 0
    // In the middle of an item it stands beside the other half of that.
    const isInside = left && !isSame(left.lastId, item.origin)
    const passed = new Set<Y.Item>(isInside ? [left] : [])
    while (next && next !== right && passed.size <= this.#steps) {
      const isSibling = isSame(next.origin, item.origin)
      const before = isSibling || !next.origin ? undefined : knownItem(this.#doc, next.origin)
      if (!isSibling && !(before && passed.has(before))) break
      passed.add(next)
      next = next.right
    }
    return passed.size
  }

  /** What stands first where an item without a left neighbour goes. */
  #firstOf({ parent, parentSub }: Y.Item, right: Y.Item | undefined): Y.Item | null {
    const type = right ? right.parent : knownType(this.#doc, parent)
    const key = right ? right.parentSub : parentSub
    if (!(type instanceof Y.AbstractType)) return null
    let first = key === null ? type._start : (type._map.get(key) ?? null)
    while (first?.left && this.#steps-- > 0) first = first.left
    return first
  }
}

/** What of an update's own parts Yjs passes. None for whoever writes one after the other, each beside what stands there. */
class NewOrder {
  readonly #doc: Y.Doc
  #placed = 0
  /** The newest of those at the same place: to the right of one item, or at one beginning. */
  readonly #newestAt = new Map<string, Y.ID>()
  /** The list of each, by its first and its last letter. */
  readonly #listOf = new Map<string, string>()
  readonly #names = new Map<unknown, string>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  onTheWay(item: Y.Item): number {
    const list = this.#listFor(item)
    this.#listOf.set(nameOf(item.id), list)
    this.#listOf.set(nameOf(item.lastId), list)
    const place = item.origin ? nameOf(item.origin) : list
    const newest = this.#newestAt.get(place)
    this.#newestAt.set(place, item.id)
    const others = this.#placed++
    return newest === undefined || isSame(newest, item.rightOrigin) ? 0 : others
  }

  /** All that it cannot be told for count as one list. */
  #listFor({ origin, rightOrigin, parent, parentSub }: Y.Item): string {
    const beside = origin ?? rightOrigin
    if (beside) {
      const known = knownItem(this.#doc, beside)
      return known ? this.#nameList(known.parent, known.parentSub) : (this.#listOf.get(nameOf(beside)) ?? '')
    }
    return this.#nameList(knownType(this.#doc, parent) ?? parent, parentSub)
  }

  #nameList(parent: unknown, key: string | null): string {
    const id = parent instanceof Y.ID ? nameOf(parent) : parent
    const name = this.#names.get(id) ?? `list ${this.#names.size}`
    this.#names.set(id, name)
    return `${name}/${key ?? ''}`
  }
}

function nameOf({ client, clock }: Y.ID): string {
  return `${client}:${clock}`
}

/** The type that a part names as its parent, if the document has it. */
function knownType(doc: Y.Doc, parent: unknown): unknown {
  if (typeof parent === 'string') return doc.share.get(parent)
  const item = parent instanceof Y.ID ? knownItem(doc, parent) : undefined
  return item?.content instanceof Y.ContentType ? item.content.type : undefined
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
  /** What was added, in its order. */
  readonly taken: Part[] = []
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
    this.taken.push(part)
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
