import * as Y from 'yjs'
import { ById } from './by-id.ts'
import type { Part, UpdateLimits } from './update-parts.ts'

/** Of so many new parts each may pass all others. */
const FEW = 300

export interface Fit {
  readonly verdict: 'fits' | 'unseen' | 'misfit'
  /** Items that were passed on the way to where each new one goes. */
  readonly passed: number
}

/**
 * A misfit when a new item names a right neighbour that does not stand to the right of its left one. No client writes that, and
 * where such an item comes to stand depends on when it arrives: replicas would differ for good (R5). Unseen when the neighbours are
 * new themselves. A misfit, too, when Yjs would pass more items than the limit before all have their places: of many parts, given in
 * an order in which they can be taken, those among themselves, too.
 */
export function fitOf(doc: Y.Doc, fresh: readonly Part[], { steps }: UpdateLimits): Fit {
  const walk = new Walk(doc, steps, fresh.length > FEW ? new NewOrder(doc) : undefined)
  const verdict = verdictOf(doc, fresh, walk)
  return { verdict, passed: walk.passed }
}

function verdictOf(doc: Y.Doc, fresh: readonly Part[], walk: Walk): Fit['verdict'] {
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

/** The same of parts that stand beside each other: seen on a copy of the document, where they have been placed. */
export function fitsInCopy(doc: Y.Doc, update: Uint8Array, fresh: readonly Part[], { steps }: UpdateLimits): boolean {
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
  readonly #limit: number
  #steps: number

  constructor(doc: Y.Doc, steps: number, order?: NewOrder) {
    this.#doc = doc
    this.#limit = steps
    this.#steps = steps
    this.#order = order
  }

  get passed(): number {
    return this.#limit - Math.max(this.#steps, 0)
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
  /** The newest of those at the same place: to the right of one letter, or at one beginning. */
  readonly #newestAfter = new ById<Y.ID>()
  readonly #newestFirst = new Map<string, Y.ID>()
  /** The list of each, by its first and its last letter. */
  readonly #listOf = new ById<string>()
  readonly #names = new Map<unknown, string>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  onTheWay(item: Y.Item): number {
    const list = this.#listFor(item)
    this.#listOf.set(item.id, list)
    if (item.length > 1) this.#listOf.set(item.lastId, list)
    const newest = this.#replaceNewest(item, list)
    const others = this.#placed++
    return newest === undefined || isSame(newest, item.rightOrigin) ? 0 : others
  }

  #replaceNewest({ id, origin }: Y.Item, list: string): Y.ID | undefined {
    const newest = origin ? this.#newestAfter.get(origin) : this.#newestFirst.get(list)
    if (origin) this.#newestAfter.set(origin, id)
    else this.#newestFirst.set(list, id)
    return newest
  }

  /** All that it cannot be told for count as one list. */
  #listFor({ origin, rightOrigin, parent, parentSub }: Y.Item): string {
    const beside = origin ?? rightOrigin
    if (beside) {
      const known = knownItem(this.#doc, beside)
      return known ? this.#nameList(known.parent, known.parentSub) : (this.#listOf.get(beside) ?? '')
    }
    return this.#nameList(knownType(this.#doc, parent) ?? parent, parentSub)
  }

  #nameList(parent: unknown, key: string | null): string {
    const id = parent instanceof Y.ID ? `${parent.client}:${parent.clock}` : parent
    const name = this.#names.get(id) ?? `list ${this.#names.size}`
    this.#names.set(id, name)
    return `${name}/${key ?? ''}`
  }
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
