import * as Y from 'yjs'
import { eraseDatabase, keep, stored } from './local-copies.ts'
import { changeBy, onOwnUpdate } from './updates.ts'

const UPDATES = 'updates'
const FACTS = 'facts'
const SAVED = 'saved'
const CHANGES = 'changes/'
const DRAFT = 'draft/'
const VERSION = 2
/** Own edits are kept this soon after the keystroke (R3), all that came meanwhile with them in one write. */
const OWN_MS = 250
/** What came from the server is there to be fetched again, and can wait for a quieter moment. */
const OTHERS_MS = 2_000
/** More records than this are folded into one when the copy is opened. */
const MOST_RECORDS = 50
/** How long a copy is waited for: a browser that does not answer keeps nobody out. */
const PATIENCE_MS = 5_000
/** Another window that removes the copy has by then removed what else there is, or begun a new one. */
const RETURN_MS = 1_000

/** How far everybody's writing is known to be on the server's disk: a clock for each Yjs client. */
export type Saved = ReadonlyMap<number, number>

/** What is known of a copy beside its content. */
export interface CopyFacts {
  /** The changes that the server is not known to have, one key each (shared/src/protocol/outbox.ts). */
  readonly changes: readonly string[]
  readonly saved: Saved
  /** Texts that are not yet part of the room, by the place where they are being written. */
  readonly drafts: ReadonlyMap<string, string>
}

export interface OfflineStoreOptions {
  /** Told of what earlier visits left, just before the document gets it. */
  readonly onFound: (facts: CopyFacts) => void
  /** Told when the browser ceases to keep what is written, and when it does again. */
  readonly onKeeping: (isKeeping: boolean) => void
  /** Whether letters may stand in the copy that the document holds no more, asked when it is opened. */
  readonly mayHoldErased?: () => boolean
  /** Whether a copy that another window has removed may be made anew. Without it, it stays away. */
  readonly mayReturn?: () => boolean
  /** Told of what another window has written into the copy, when that is found later than at first. */
  readonly onMore?: (update: Uint8Array) => void
  /** Told when it was made anew with the document, so that the facts are noted again. */
  readonly onReturn?: () => void
}

/** The unsaved changes of one visit, kept under the name of its Yjs client. `turn` tells a later list from an earlier one. */
interface KeptChanges {
  readonly keys: readonly string[]
  readonly turn: number
}

/**
 * This browser's copy of one document, in IndexedDB: what was written and not yet sent survives a reload and a crash, and a room
 * that was open before is there at once. Several windows of a person write into the same copy, and none drops what another one
 * wrote. Where the browser keeps nothing (a private window, a full disk) or does not answer in time, that is told, `whenLoaded`
 * still resolves, and everything else works as without a copy: nothing is read into the document after that, and what is in the
 * copy stays for another visit.
 */
export class OfflineStore {
  readonly whenLoaded: Promise<void>
  readonly #doc: Y.Doc
  readonly #name: string
  readonly #options: OfflineStoreOptions
  readonly #stopListening: () => void
  #db: IDBDatabase | undefined
  #pending: Uint8Array[] = []
  /** Another window has removed the copy. If it is made anew, it is with the whole document. */
  #isGone = false
  /** Facts that wait to be written. */
  #changes: readonly string[] | undefined
  #saved: Saved | undefined
  #drafts = new Map<string, string>()
  /** Lists of changes that earlier visits left and that this one has taken over. */
  readonly #inherited = new Map<string, number>()
  #turn = 0
  #timer: number | undefined
  #returnTimer: number | undefined
  #patienceTimer: number | undefined
  #isUrgent = false
  #isKeeping = true
  #isEnded = false

  constructor(name: string, doc: Y.Doc, options: OfflineStoreOptions) {
    this.#name = name
    this.#doc = doc
    this.#options = options
    this.#stopListening = onOwnUpdate(doc, this.#onOwnUpdate)
    window.addEventListener('pagehide', this.#flush)
    this.whenLoaded = Promise.race([this.#load(), this.#lastMoment()])
  }

  /** Writes what waits and lets go of the copy, which stays for the next visit. */
  end(): void {
    this.#flush()
    this.#letGo()
  }

  /** Removes the copy from this browser. */
  erase(): void {
    this.#letGo()
    eraseDatabase(this.#name)
  }

  /** Keeps what the document has received. */
  noteReceived(update: Uint8Array): void {
    if (this.#isEnded || this.#isGone) return
    this.#pending.push(update)
    this.#schedule(false)
  }

  /** Keeps which changes the server lacks, as soon as an own edit is kept. */
  noteChanges(changes: readonly string[]): void {
    this.#changes = changes
    this.#schedule(true)
  }

  /** Keeps how far the server has everything. */
  noteSaved(saved: Saved): void {
    this.#saved = saved
    this.#schedule(false)
  }

  /** Keeps a text that is not yet part of the room, as soon as an own edit; an empty one leaves nothing behind. */
  noteDraft(place: string, text: string): void {
    this.#drafts.set(place, text)
    this.#schedule(true)
  }

  /**
   * Puts the whole document in the place of its many updates, in one transaction, so that nothing is left of what is in it no
   * more. What another window has written meanwhile is taken into the document first.
   */
  fold(): void {
    if (!this.#db) return
    this.#pending = []
    const store = this.#write(() => this.#pending.unshift(Y.encodeStateAsUpdate(this.#doc)))
    const records: IDBRequest<Uint8Array[]> = store.getAll()
    records.onsuccess = () => {
      this.#takeInMore(records.result)
      store.clear()
      store.add(Y.encodeStateAsUpdate(this.#doc))
    }
  }

  #letGo(): void {
    this.#isEnded = true
    clearTimeout(this.#patienceTimer)
    clearTimeout(this.#timer)
    clearTimeout(this.#returnTimer)
    this.#pending = []
    this.#stopListening()
    window.removeEventListener('pagehide', this.#flush)
    this.#close()
  }

  #close(): void {
    this.#db?.close()
    this.#db = undefined
  }

  /** Another window removes the copy, or the browser clears its storage: they would have to wait for this one. */
  #onGone = (): void => {
    this.#close()
    this.#isGone = true
    this.#pending = []
    this.#returnTimer = window.setTimeout(() => void this.#return(), RETURN_MS)
  }

  /** In a room that is open and in step, a copy that another window had to give up is made anew. */
  async #return(): Promise<void> {
    if (!this.#options.mayReturn?.()) {
      this.#setKeeping(false)
      this.#returnTimer = window.setTimeout(() => void this.#return(), RETURN_MS)
      return
    }
    try {
      if (!(await this.#open())) return
      this.#isGone = false
      this.#pending = [Y.encodeStateAsUpdate(this.#doc)]
      this.#options.onReturn?.()
      this.#flush()
    } catch {
      this.#giveUp()
    }
  }

  /** False when there is no use for it any more. */
  async #open(): Promise<boolean> {
    const db = await openDatabase(this.#name)
    if (this.#isEnded) {
      db.close()
      return false
    }
    db.onversionchange = db.onclose = this.#onGone
    this.#db = db
    return true
  }

  /** No copy in this browser: the server's is enough, and unsent edits live as long as the page. */
  #giveUp(): void {
    this.#setKeeping(false)
    this.#letGo()
  }

  async #lastMoment(): Promise<void> {
    await new Promise<void>((pass) => {
      this.#patienceTimer = window.setTimeout(pass, PATIENCE_MS)
    })
    this.#giveUp()
  }

  async #load(): Promise<void> {
    try {
      if (!(await this.#open())) return
      const stores = this.#db!.transaction([UPDATES, FACTS])
      const [records, facts] = await Promise.all([
        request<Uint8Array[]>(stores.objectStore(UPDATES).getAll()),
        readFacts(stores.objectStore(FACTS)),
      ])
      if (this.#isEnded) return
      clearTimeout(this.#patienceTimer)
      this.#options.onFound(this.#inherit(facts))
      this.#apply(records)
      const hasOld = records.length > 1 && this.#options.mayHoldErased?.()
      if (hasOld || records.length > MOST_RECORDS) this.fold()
    } catch {
      this.#giveUp()
    }
  }

  #inherit({ saved, drafts, lists }: FoundFacts): CopyFacts {
    for (const [name, { turn }] of lists) this.#inherited.set(name, turn)
    return { saved, drafts, changes: [...lists.values()].flatMap(({ keys }) => keys) }
  }

  /** The other window may be gone, and never have sent what it wrote. */
  #takeInMore(records: readonly Uint8Array[]): void {
    const more = changeBy(this.#doc, () => this.#apply(records))
    if (more) this.#options.onMore?.(more)
  }

  #apply(records: readonly Uint8Array[]): void {
    const applyAll = () => {
      for (const record of records) Y.applyUpdate(this.#doc, record, this)
    }
    Y.transact(this.#doc, applyAll, this, false)
  }

  #onOwnUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.#isGone) return
    this.#pending.push(update)
    askToStay()
    this.#schedule(true)
  }

  /** An own edit does not wait for the long pause that somebody else's began. */
  #schedule(isUrgent: boolean): void {
    if (this.#isEnded || (this.#timer !== undefined && (this.#isUrgent || !isUrgent))) return
    clearTimeout(this.#timer)
    this.#isUrgent = isUrgent
    this.#timer = window.setTimeout(this.#flush, isUrgent ? OWN_MS : OTHERS_MS)
  }

  #flush = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isUrgent = false
    const pending = this.#pending
    const [changes, saved, drafts] = [this.#changes, this.#saved, this.#drafts]
    if (!this.#db || (pending.length === 0 && !changes && !saved && drafts.size === 0)) return
    this.#pending = []
    this.#changes = this.#saved = undefined
    this.#drafts = new Map()
    const update = pending.length > 1 ? Y.mergeUpdates(pending) : pending[0]
    const store = this.#write(() => {
      // It waits for the next write, behind what has come meanwhile.
      if (update) this.#pending.unshift(update)
      this.#changes ??= changes
      this.#saved ??= saved
      this.#drafts = new Map([...drafts, ...this.#drafts])
    })
    if (update) store.add(update)
    const facts = store.transaction.objectStore(FACTS)
    if (changes) this.#writeChanges(facts, changes)
    if (saved) facts.put(saved, SAVED)
    for (const [place, text] of drafts) text === '' ? facts.delete(DRAFT + place) : facts.put(text, DRAFT + place)
    // Without waiting for the answer: when the page goes away, none comes, and what is not committed is dropped.
    store.transaction.commit()
    if (changes?.length === 0) this.#dropInherited()
  }

  #writeChanges(facts: IDBObjectStore, keys: readonly string[]): void {
    const own = CHANGES + this.#doc.clientID
    if (keys.length === 0) facts.delete(own)
    else facts.put({ keys, turn: ++this.#turn } satisfies KeptChanges, own)
  }

  /** They are saved now. A window that is still open may have written a later list: that one stays. */
  #dropInherited(): void {
    if (this.#inherited.size === 0) return
    const facts = this.#write(() => {}).transaction.objectStore(FACTS)
    for (const [name, turn] of this.#inherited) {
      const list: IDBRequest<KeptChanges | undefined> = facts.get(name)
      list.onsuccess = () => {
        if (list.result?.turn === turn) facts.delete(name)
      }
    }
    this.#inherited.clear()
  }

  #write(onLost: () => void): IDBObjectStore {
    const transaction = this.#db!.transaction([UPDATES, FACTS], 'readwrite')
    transaction.oncomplete = () => this.#setKeeping(true)
    transaction.onabort = () => {
      onLost()
      this.#setKeeping(false)
    }
    return transaction.objectStore(UPDATES)
  }

  #setKeeping(isKeeping: boolean): void {
    if (this.#isKeeping === isKeeping || this.#isEnded) return
    this.#isKeeping = isKeeping
    this.#options.onKeeping(isKeeping)
  }
}

interface FoundFacts {
  readonly saved: Saved
  readonly drafts: ReadonlyMap<string, string>
  readonly lists: ReadonlyMap<string, KeptChanges>
}

async function readFacts(store: IDBObjectStore): Promise<FoundFacts> {
  const [names, values] = await Promise.all([request(store.getAllKeys()), request<unknown[]>(store.getAll())])
  const facts = new Map(names.map((name, i) => [String(name), values[i]]))
  const lists = [...facts].filter(([name]) => name.startsWith(CHANGES)) as [string, KeptChanges][]
  const drafts = [...facts].filter(([name]) => name.startsWith(DRAFT)) as [string, string][]
  return {
    saved: (facts.get(SAVED) as Saved | undefined) ?? new Map(),
    drafts: new Map(drafts.map(([name, text]) => [name.slice(DRAFT.length), text])),
    lists: new Map(lists),
  }
}

/** Browsers clear what they have not promised to keep. Some ask the person, so it is asked once, when there is a reason. */
function askToStay(): void {
  const asked = 'samtavla/asked-to-stay'
  if (stored(asked) || !keep(asked, 'yes')) return
  void navigator.storage?.persist?.().catch(() => false)
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, VERSION)
  opening.onupgradeneeded = () => {
    const { objectStoreNames } = opening.result
    if (!objectStoreNames.contains(UPDATES)) opening.result.createObjectStore(UPDATES, { autoIncrement: true })
    if (!objectStoreNames.contains(FACTS)) opening.result.createObjectStore(FACTS)
  }
  return request(opening)
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
