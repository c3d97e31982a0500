import * as Y from 'yjs'
import { holdsWords, isErased, isVersionOfErased } from '../model/card.ts'
import { boardOfNotes, type Content } from '../model/content.ts'
import { isHidden } from '../model/figure.ts'
import { isId } from '../model/ids.ts'
import { linkOfKey, readLinkNoteKey } from '../model/link.ts'
import { isReadingKey } from '../model/reading.ts'
import {
  fieldRule,
  isMark,
  MAX_BOARDS,
  MAX_CARDS,
  MAX_STORED_TEXT,
  MAX_VALUES,
  mayHoldInNotes,
  mostValues,
  notesRule,
  REQUIRED_FIELDS,
  type RecordKind,
  VALUE_ROOTS,
  type ValueRoot,
  valueRule,
} from '../model/shape.ts'
import { isReservedKey, MAX_DEPTH, type UpdateParts } from './update-parts.ts'

/** What an update would do to a room's content. */
export type ContentVerdict =
  /** `guarded`: required values that it touches, as they are now, or that it brings; see `restoreRequired`. */
  | { readonly kind: 'fits'; readonly guarded: readonly Guarded[] }
  /** It writes words where they were removed for privacy; nothing else is wrong with it. */
  | { readonly kind: 'writes-in-erased'; readonly guarded: readonly Guarded[] }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'not-ours'; readonly detail: string }

/** A value that must not go missing. */
export interface Guarded {
  /** Where it stands, once the update is applied. */
  readonly record: () => Y.Map<unknown> | undefined
  readonly key: string
  readonly value: unknown
  /** It was overwritten, and what took its place may come in another frame of the same sender. */
  readonly mayFollow: boolean
}

/** S5: of root types that are nobody's but some client's. */
const MAX_ROOTS = 50
const MAX_ROOT_NAME = 100
const MAX_KEY = 200

const OUR_ROOTS = [...VALUE_ROOTS, 'boards', 'cards']

/**
 * S6: looks at an update that is complete, before it is applied: whether our root types would still be what readers expect. Its
 * cost grows with the update and not with the document. Root types of other names are only held within limits.
 * `mayBeServers`: what only the server writes may come back from clients, to a document that has lost some of it.
 */
export function inspectContent(content: Content, parts: UpdateParts, mayBeServers = false): ContentVerdict {
  const inspection = new Inspection(content, parts, mayBeServers)
  try {
    return inspection.run()
  } catch (error) {
    if (error instanceof Misfit) return { kind: 'not-ours', detail: error.message }
    throw error
  }
}

/**
 * Puts back required values that an applied update has taken away: what clients of ours never do, and what cannot be seen
 * beforehand without doing it. Gives how many there were. Called in a transaction.
 */
export function restoreRequired(guarded: readonly Guarded[]): number {
  let restored = 0
  for (const { record: find, key, value } of guarded) {
    const record = find()
    if (!record || value === undefined || record.has(key)) continue
    record.set(key, value)
    restored++
  }
  return restored
}

/** Thrown where an update does not fit; says what it is about and never what anybody wrote. */
class Misfit extends Error {}

function expectFit(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Misfit(what)
}

/** A shared type that is there, or the part of the update that will make one. */
type Holder = Y.AbstractType<unknown> | Y.Item

/** Where a part stands: in which root, under which keys from there; `undefined` stands for a position in a list. */
interface Place {
  readonly holder: Holder | string
  readonly key: string | undefined
}

class Inspection {
  readonly #mayBeServers: boolean
  readonly #content: Content
  readonly #parts: UpdateParts
  readonly #new: readonly Y.Item[]
  /** New parts by client, in the order of their clocks. */
  readonly #newOf = new Map<number, Y.Item[]>()
  readonly #places = new Map<Y.Item, Place | undefined>()
  readonly #pathOf = new Map<Holder, readonly (string | undefined)[]>()
  readonly #records = new Map<string, RecordKind>()
  /**
   * What it brings for the fields of new records and does not delete itself; of several values for one field, a living one. Nothing
   * stands for a value that came without its content: when much was written offline, what took its place may follow in another frame.
   */
  readonly #brought = new Map<string, Map<string, unknown>>()
  readonly #newRoots = new Set<string>()
  /** The keys under which records that are there get a value for the first time; those of new records are in `#brought`. */
  readonly #newFields = new Map<Y.Map<unknown>, Set<string>>()
  readonly #newValues = new Map(VALUE_ROOTS.map((root) => [root, new Set<string>()]))
  /** Letters in a row share their place: one look is enough for all, but for how many they are. */
  readonly #placesInRoots = new Set<Place>()
  readonly #placesInTexts = new Set<Place>()
  readonly #erasedPlaces = new Set<Place>()
  readonly #lengths = new Map<Holder, number>()
  readonly #guarded: Guarded[] = []
  #writesInErased = false

  constructor(content: Content, parts: UpdateParts, mayBeServers: boolean) {
    this.#mayBeServers = mayBeServers
    this.#content = content
    this.#parts = parts
    this.#new = parts.fresh.filter((part) => part instanceof Y.Item)
    for (const item of this.#new) {
      const items = this.#newOf.get(item.id.client)
      if (items) items.push(item)
      else this.#newOf.set(item.id.client, [item])
    }
  }

  run(): ContentVerdict {
    for (const item of this.#new) this.#lookAt(item)
    for (const [client, deletes] of this.#parts.ds.clients) this.#lookAtDeletes(client, deletes)
    for (const [id, kind] of this.#records) this.#lookAtWhole(kind, id)
    this.#countRoots()
    const { cards, boards } = this.#content
    const added = (kind: RecordKind) => [...this.#records.values()].filter((each) => each === kind).length
    if (cards._map.size + added('card') > MAX_CARDS && added('card') > 0) return { kind: 'too-many' }
    if (boards._map.size + added('board') > MAX_BOARDS && added('board') > 0) return { kind: 'too-many' }
    if (this.#isAnyTooFull()) return { kind: 'too-many' }
    for (const [root, keys] of this.#newValues) {
      if (keys.size > 0 && this.#content[root]._map.size + keys.size > mostValues(root)) return { kind: 'too-many' }
    }
    return { kind: this.#writesInErased ? 'writes-in-erased' : 'fits', guarded: this.#guarded }
  }

  #isAnyTooFull(): boolean {
    const isTooFull = (present: number, added: number) => added > 0 && present + added > MAX_VALUES
    const isOldTooFull = [...this.#newFields].some(([record, keys]) => isTooFull(record._map.size, keys.size))
    return isOldTooFull || [...this.#brought.values()].some((fields) => isTooFull(0, fields.size))
  }

  /** Which of several values for a field stays is only known when all have their places: if none does, this one is put back. */
  #lookAtWhole(kind: RecordKind, id: string): void {
    const fields = this.#broughtTo(id)
    expectFit(kind === 'board' || fields.has('text'), 'a new card has a text')
    for (const key of REQUIRED_FIELDS[kind]) {
      expectFit(fields.has(key), 'a new record has what it needs')
      const record = () => this.#recordsOf(kind).get(id)
      this.#guarded.push({ record, key, value: fields.get(key), mayFollow: false })
    }
  }

  #broughtTo(id: string): Map<string, unknown> {
    const fields = this.#brought.get(id) ?? new Map<string, unknown>()
    this.#brought.set(id, fields)
    return fields
  }

  #newFieldsOf(record: Y.Map<unknown>): Set<string> {
    const fields = this.#newFields.get(record) ?? new Set<string>()
    this.#newFields.set(record, fields)
    return fields
  }

  #recordsOf(kind: RecordKind): Y.Map<Y.Map<unknown>> {
    return kind === 'card' ? this.#content.cards : this.#content.boards
  }

  #lookAt(item: Y.Item): void {
    const place = this.#placeOf(item)
    // Beside what is collected already it will be collected, too.
    if (!place || this.#placesInRoots.has(place)) return
    if (this.#placesInTexts.has(place)) {
      this.#countLetters(item, place)
      return
    }
    const path = [...this.#pathTo(place.holder), place.key]
    expectFit(path.length <= MAX_DEPTH + 1, 'types are not nested too deep')
    expectFit(
      !place.key || (place.key.length <= MAX_KEY && !isReservedKey(place.key)),
      'keys are short and not reserved',
    )
    const [root, ...keys] = path
    if (OUR_ROOTS.includes(root!)) this.#lookAtOurs(root!, keys, item, place)
    else if (boardOfNotes(root!)) {
      this.#lookAtRoot(root!)
      this.#lookInNotes(item, place)
    } else {
      this.#lookAtRoot(root!)
      this.#placesInRoots.add(place)
    }
  }

  #lookAtOurs(root: string, keys: readonly (string | undefined)[], item: Y.Item, place: Place): void {
    const valueRoot = VALUE_ROOTS.find((each) => each === root)
    if (valueRoot) this.#lookAtValue(valueRoot, keys, item)
    else this.#lookInRecords(root === 'cards' ? 'card' : 'board', keys, item, place)
  }

  #lookAtValue(root: ValueRoot, [key, ...rest]: readonly (string | undefined)[], item: Y.Item): void {
    const rule = key === undefined || rest.length > 0 ? undefined : valueRule(root, key, this.#mayBeServers)
    expectFit(rule && isValue(item, rule), `${root} holds values of ours`)
    if (root === 'links' && isWritten(item) && this.#isOfErased(key!)) this.#writesInErased = true
    if (!this.#content[root]._map.has(key!)) this.#newValues.get(root)!.add(key!)
  }

  #lookInRecords(
    kind: RecordKind,
    [id, field, ...rest]: readonly (string | undefined)[],
    item: Y.Item,
    place: Place,
  ): void {
    expectFit(id !== undefined, 'records are no list')
    if (rest.length > 0) {
      expectFit(kind === 'card' && field === 'text' && rest[0] === undefined, 'only a text holds more')
      if (isErased(this.#content.cards.get(id))) this.#erasedPlaces.add(place)
      this.#placesInTexts.add(place)
      this.#countLetters(item, place)
    } else if (field !== undefined) this.#lookAtField(kind, id, field, item)
    else this.#lookAtRecord(kind, id, item)
  }

  #lookAtField(kind: RecordKind, id: string, field: string, item: Y.Item): void {
    if (kind === 'card' && field === 'text') {
      this.#lookAtNewText(id, item)
      return
    }
    const rule = fieldRule(kind, field, this.#mayBeServers)
    expectFit(rule && isValue(item, rule), 'a record holds values of ours')
    if (kind === 'card' && this.#takesNoWords(id, field)) {
      this.#writesInErased ||= isWritten(item)
    }
    if (kind === 'card' && field === 'state' && this.#records.has(id) && isWritten(item)) {
      this.#writesInErased ||= isVersionOfErased(this.#content.cards, item.content.getContent()[0])
    }
    this.#noteField(kind, id, field, item)
  }

  /** FIG4: beside a figure that others may not see there is no reading either, unless it comes with one that they may. */
  #takesNoWords(card: string, field: string): boolean {
    const record = this.#content.cards.get(card)
    return (holdsWords(field) && isErased(record)) || (isReadingKey(field) && isHidden(record?.get('figure')))
  }

  /** What an arrow to or from such a card says is of its words. */
  #isOfErased(key: string): boolean {
    const ends = readLinkNoteKey(key) && linkOfKey(key)
    return ends !== undefined && [ends.from, ends.to].some((id) => isErased(this.#content.cards.get(id)))
  }

  #lookAtRecord(kind: RecordKind, id: string, item: Y.Item): void {
    const present = this.#recordsOf(kind)._map
    expectFit(isId(kind, id) && !present.has(id) && !this.#records.has(id), 'a record is made once')
    const isMap = item.content instanceof Y.ContentType && item.content.type instanceof Y.Map
    expectFit(isMap || item.content instanceof Y.ContentDeleted, 'a record is a map')
    if (isMap) this.#records.set(id, kind)
  }

  #lookAtNewText(card: string, item: Y.Item): void {
    const fields = this.#broughtTo(card)
    expectFit(this.#records.has(card) && !fields.has('text'), "a card's text is made once, with the card")
    expectFit(item.content instanceof Y.ContentType && item.content.type instanceof Y.Text, "a card's text is a text")
    expectFit(!Y.isDeleted(this.#parts.ds, item.id), 'texts are never removed')
    fields.set('text', item.content.type)
  }

  #countLetters(item: Y.Item, place: Place): void {
    if (item.content instanceof Y.ContentDeleted) return
    const { holder } = place
    expectFit(item.content instanceof Y.ContentString && typeof holder !== 'string', 'a text holds letters')
    const before = this.#lengths.get(holder) ?? (holder instanceof Y.Text ? holder.length : 0)
    this.#lengths.set(holder, before + item.length)
    expectFit(before + item.length <= MAX_STORED_TEXT, 'a text is not too long')
    if (this.#erasedPlaces.has(place)) this.#writesInErased = true
  }

  /** Keeps in mind what a record has at present, or gets, in case it has nothing afterwards. */
  #noteField(kind: RecordKind, id: string, field: string, item: Y.Item): void {
    const isDeleted = Y.isDeleted(this.#parts.ds, item.id)
    const isEmpty = item.content instanceof Y.ContentDeleted
    const present = this.#recordsOf(kind).get(id)
    if (present && !present._map.has(field)) this.#newFieldsOf(present).add(field)
    if (this.#recordsOf(kind).has(id)) this.#guard(kind, id, field, isEmpty && !isDeleted)
    else if (!isDeleted) {
      const fields = this.#broughtTo(id)
      fields.set(field, item.content.getContent()[0] ?? fields.get(field))
    }
  }

  #guard(kind: RecordKind, id: string, field: string, mayFollow = false): void {
    const record = this.#recordsOf(kind).get(id)
    if (record instanceof Y.Map && REQUIRED_FIELDS[kind].includes(field)) {
      this.#guarded.push({ record: () => record, key: field, value: record.get(field), mayFollow })
    }
  }

  #lookAtRoot(root: string): void {
    const { share } = this.#content.doc
    expectFit(root.length <= MAX_ROOT_NAME && !isReservedKey(root), 'root names are short and not reserved')
    if (!share.has(root)) this.#newRoots.add(root)
  }

  /** What has another shape cannot be shown, and an editor would take it out of the text for everybody. */
  #lookInNotes(item: Y.Item, { holder, key }: Place): void {
    const { content } = item
    const parent = nameInNotes(holder)
    if (content instanceof Y.ContentDeleted) return
    if (key !== undefined) {
      const rule = notesRule(parent, key)
      expectFit(rule && isValue(item, rule), 'elements of notes have attributes of ours')
    } else if (parent === 'text') {
      const isMarked = content instanceof Y.ContentFormat && isMark(content.key, content.value)
      expectFit(isMarked || content instanceof Y.ContentString, 'texts of notes hold letters, bold or italic')
    } else {
      const child = content instanceof Y.ContentType ? nameOfType(content.type) : ''
      expectFit(mayHoldInNotes(parent, child), 'notes hold elements of ours in their order')
    }
  }

  /** At the end: a board may come after its notes. */
  #countRoots(): void {
    const isOthers = (name: string) => !OUR_ROOTS.includes(name) && !this.#isNotes(name)
    const added = [...this.#newRoots].filter(isOthers)
    if (added.length === 0) return
    const present = [...this.#content.doc.share.keys()].filter(isOthers)
    expectFit(present.length + added.length <= MAX_ROOTS, 'there are not too many root types')
  }

  /** Each board may have its own. */
  #isNotes(root: string): boolean {
    const board = boardOfNotes(root)
    return board !== undefined && (this.#content.boards._map.has(board) || this.#records.get(board) === 'board')
  }

  /** Only what is live is looked at: most of what an update says is deleted has been so for long. */
  #lookAtDeletes(client: number, deletes: readonly { clock: number; len: number }[]): void {
    const structs = this.#content.doc.store.clients.get(client)
    if (!structs) return
    for (const { clock, len } of deletes) {
      if (clock >= Y.getState(this.#content.doc.store, client)) return
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i]!
        if (struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item && !struct.deleted) this.#lookAtDelete(struct)
      }
    }
  }

  #lookAtDelete(item: Y.Item): void {
    // Letters, and list items: the many.
    if (item.parentSub === null) return
    const [root, id, field] = [...this.#pathTo(item.parent as Holder), item.parentSub]
    if (root === 'meta' ? id === 'generation' : root === 'cards' && (field === 'erased' || field === 'revealedAs')) {
      expectFit(this.#mayBeServers, 'what only the server writes is its to remove')
      // The server itself removes a seal, with the text; the others never.
      if (field === 'revealedAs') return
      const record = item.parent as Y.Map<unknown>
      this.#guarded.push({
        record: () => record,
        key: item.parentSub,
        value: item.content.getContent()[0],
        mayFollow: false,
      })
      return
    }
    if (root !== 'cards' && root !== 'boards') return
    expectFit(!(item.content instanceof Y.ContentType), 'records and texts are never removed')
    this.#guard(root === 'cards' ? 'card' : 'board', id!, field!)
  }

  /** As Yjs finds it out: from what stands left, else from what stands right, else as it is written there. */
  #placeOf(item: Y.Item): Place | undefined {
    const beside = item.origin ?? item.rightOrigin
    const neighbour = beside ? this.#findNew(beside) : undefined
    // Nearly always the neighbour came before.
    const known = neighbour && this.#places.get(neighbour)
    const place = known ?? (neighbour ? this.#placeAlong(neighbour) : this.#placeOfFirst(item, beside))
    this.#places.set(item, place)
    return place
  }

  /** Letters stand beside letters, thousands in a row: they are walked and not recursed into. */
  #placeAlong(item: Y.Item): Place | undefined {
    const row: Y.Item[] = []
    for (let at = item; ; ) {
      row.push(at)
      const beside = at.origin ?? at.rightOrigin
      const neighbour = beside ? this.#findNew(beside) : undefined
      const isKnown = neighbour && this.#places.has(neighbour)
      if (neighbour && !isKnown) {
        at = neighbour
        continue
      }
      const place = neighbour ? this.#places.get(neighbour) : this.#placeOfFirst(at, beside)
      for (const each of row) this.#places.set(each, place)
      return place
    }
  }

  #placeOfFirst(item: Y.Item, beside: Y.ID | null): Place | undefined {
    return beside ? this.#placeBeside(beside) : this.#placeWritten(item)
  }

  #placeBeside(id: Y.ID): Place | undefined {
    const neighbour = this.#findPresent(id)
    if (!(neighbour instanceof Y.Item) || !neighbour.parent) return undefined
    return { holder: neighbour.parent as Holder, key: neighbour.parentSub ?? undefined }
  }

  #placeWritten(item: Y.Item): Place | undefined {
    const parent: unknown = item.parent
    const key = item.parentSub ?? undefined
    if (typeof parent === 'string') return { holder: parent, key }
    if (!(parent instanceof Y.ID)) return undefined
    const fresh = this.#findNew(parent)
    const made = fresh ?? this.#findPresent(parent)
    if (!(made instanceof Y.Item) || !(made.content instanceof Y.ContentType)) return undefined
    return { holder: fresh ?? (made.content.type as Holder), key }
  }

  /** From the root's name to the type itself. */
  #pathTo(holder: Holder | string, depth = 0): readonly (string | undefined)[] {
    if (typeof holder === 'string') return [holder]
    const known = this.#pathOf.get(holder)
    if (known) return known
    // Before it costs anything: an update may well begin with the inmost type.
    expectFit(depth <= MAX_DEPTH, 'types are not nested too deep')
    const path = holder instanceof Y.Item ? this.#pathOfNew(holder, depth) : this.#pathOfPresent(holder, depth)
    this.#pathOf.set(holder, path)
    return path
  }

  #pathOfNew(item: Y.Item, depth: number): readonly (string | undefined)[] {
    const place = this.#placeOf(item)
    return place ? [...this.#pathTo(place.holder, depth + 1), place.key] : ['']
  }

  #pathOfPresent(type: Y.AbstractType<unknown>, depth: number): readonly (string | undefined)[] {
    const item = type._item
    if (!item) return [Y.findRootTypeKey(type)]
    return [...this.#pathTo(item.parent as Holder, depth + 1), item.parentSub ?? undefined]
  }

  #findNew({ client, clock }: Y.ID): Y.Item | undefined {
    return findAt(this.#newOf.get(client), clock)
  }

  #findPresent({ client, clock }: Y.ID): Y.Item | Y.GC | undefined {
    const { store } = this.#content.doc
    const structs = store.clients.get(client)
    if (!structs || clock >= Y.getState(store, client)) return undefined
    return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC
  }
}

/** The name under which `mayHoldInNotes` knows what holds a part. */
function nameInNotes(holder: Holder | string): string {
  if (typeof holder === 'string') return 'notes'
  if (!(holder instanceof Y.Item)) return holder._item ? nameOfType(holder) : 'notes'
  return holder.content instanceof Y.ContentType ? nameOfType(holder.content.type) : ''
}

function nameOfType(type: unknown): string {
  if (type instanceof Y.XmlText) return 'text'
  // An element may be called anything, also `text`.
  return type instanceof Y.XmlElement && type.nodeName !== 'text' ? type.nodeName : ''
}

/** The item of a sorted list that covers the clock. */
function findAt(items: readonly Y.Item[] | undefined, clock: number): Y.Item | undefined {
  let [low, high] = [0, (items?.length ?? 0) - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const item = items![middle]!
    if (item.id.clock > clock) high = middle - 1
    else if (item.id.clock + item.length <= clock) low = middle + 1
    else return item
  }
  return undefined
}

function isWritten({ content }: Y.Item): boolean {
  return content instanceof Y.ContentAny && content.arr[0] !== null
}

/** One value that the rule allows; or one that is deleted already, which is nothing any more. */
function isValue(item: Y.Item, rule: (value: unknown) => boolean): boolean {
  if (item.content instanceof Y.ContentDeleted) return true
  return item.content instanceof Y.ContentAny && item.length === 1 && rule(item.content.arr[0])
}
