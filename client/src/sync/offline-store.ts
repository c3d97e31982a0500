import * as Y from 'yjs'
import {
  FACTS,
  isListOfChanges,
  type KeptChanges,
  nameOfChanges,
  nameOfDraft,
  openCopy,
  PATIENCE_MS,
  placeOfDraft,
  putSaved,
  readFacts,
  request,
  type Saved,
  type StoredFacts,
  UPDATES,
} from './copy-database.ts'
import { eraseDatabase, keep, stored } from './local-copies.ts'
import { onOwnUpdate } from './updates.ts'

/** Own edits are kept this soon after the keystroke (R3), all that came meanwhile with them in one write. */
const OWN_MS = 250
/** What came from the server is there to be fetched again, and can wait for a quieter moment. */
const OTHERS_MS = 2_000
/** More records than this are folded into one when the copy is opened. */
const MOST_RECORDS = 50
/** Another window that removes the copy has by then removed what else there is, or begun a new one. */
const RETURN_MS = 1_000

export interface OfflineStoreOptions {
  /** Told of what earlier visits left, just before the document gets it. */
  readonly onFound: (facts: StoredFacts) => void
  /** Told when the browser ceases to keep what is written, and when it does again. */
  readonly onKeeping: (isKeeping: boolean) => void
  /** Whether a copy that was removed may be made anew. Without it, it stays away. */
  readonly mayReturn?: () => boolean
  /** Told when it was made anew with the document, so that the facts are noted again. */
  readonly onReturn?: () => void
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
  /** The visit, by the Yjs client that it began with. */
  readonly #client: number
  readonly #name: string
  readonly #options: OfflineStoreOptions
  readonly #stopListening: () => void
  #db: IDBDatabase | undefined
  #pending: Uint8Array[] = []
  /** The copy was removed. If it is made anew, it is with the whole document. */
  #isGone = false
  /** Facts that wait to be written. */
  #changes: readonly string[] | undefined
  #saved: Saved | undefined
  #drafts = new Map<string, string>()
  /** What other visits had left and this one has taken over, as it stood there. */
  readonly #inherited = new Map<string, unknown>()
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
    this.#client = doc.clientID
    this.#options = options
    this.#stopListening = onOwnUpdate(doc, this.#onOwnUpdate)
    window.addEventListener('pagehide', this.#flush)
    window.addEventListener('visibilitychange', this.#onVisibility)
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
   * Makes the copy anew from the document, so that nothing is left of what that holds no more. Other windows lose it with what
   * they have written into it, and make it anew themselves when they are in step with the server.
   */
  renew(): void {
    if (!this.#db) return
    this.#onGone(0)
    eraseDatabase(this.#name)
  }

  #letGo(): void {
    this.#isEnded = true
    clearTimeout(this.#patienceTimer)
    clearTimeout(this.#timer)
    clearTimeout(this.#returnTimer)
    this.#pending = []
    this.#stopListening()
    window.removeEventListener('pagehide', this.#flush)
    window.removeEventListener('visibilitychange', this.#onVisibility)
    this.#close()
  }

  #close(): void {
    this.#db?.close()
    this.#db = undefined
  }

  /** Another window removes the copy, or the browser clears its storage: they would have to wait for this one. */
  #onGone = (pauseMs = RETURN_MS): void => {
    this.#close()
    this.#isGone = true
    this.#pending = []
    this.#inherited.clear()
    clearTimeout(this.#returnTimer)
    this.#returnTimer = window.setTimeout(() => void this.#return(), pauseMs)
  }

  /** In a room that is open and in step, a copy that another window had to give up is made anew. */
  async #return(): Promise<void> {
    if (!this.#options.mayReturn?.()) {
      this.#setKeeping(false)
      this.#returnTimer = window.setTimeout(() => void this.#return(), RETURN_MS)
      return
    }
    const patience = setTimeout(() => this.#setKeeping(false), PATIENCE_MS)
    try {
      if (!(await this.#open())) return
      this.#isGone = false
      this.#pending = [Y.encodeStateAsUpdate(this.#doc)]
      this.#options.onReturn?.()
      this.#flush()
    } catch {
      this.#giveUp()
    } finally {
      clearTimeout(patience)
    }
  }

  /** False when there is no use for it any more. */
  async #open(): Promise<boolean> {
    const db = await openCopy(this.#name)
    if (this.#isEnded) {
      db.close()
      return false
    }
    db.onversionchange = db.onclose = () => this.#onGone()
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
      const updates = stores.objectStore(UPDATES)
      const [records, keys, facts] = await Promise.all([
        request<Uint8Array[]>(updates.getAll()),
        request(updates.getAllKeys()),
        readFacts(stores.objectStore(FACTS)),
      ])
      if (this.#isEnded) return
      clearTimeout(this.#patienceTimer)
      for (const [name, fact] of facts.raw) this.#inherited.set(name, fact)
      this.#options.onFound(facts)
      this.#apply(records)
      if (records.length > MOST_RECORDS) this.#fold(keys.at(-1)!)
    } catch {
      this.#giveUp()
    }
  }

  /** Puts the whole document in the place of the many updates that it was read from, in one transaction. */
  #fold(last: IDBValidKey): void {
    const store = this.#write(() => {})
    store.delete(IDBKeyRange.upperBound(last))
    store.add(Y.encodeStateAsUpdate(this.#doc))
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

  /** A phone may end a page that is out of sight without another word. */
  #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') this.#flush()
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
    if (saved) putSaved(facts, saved)
    for (const [place, text] of drafts) this.#writeDraft(facts, place, text)
    // Without waiting for the answer: when the page goes away, none comes, and what is not committed is dropped.
    store.transaction.commit()
    store.transaction.addEventListener('complete', () => {
      this.#dropInherited((name) => (changes && isListOfChanges(name)) || drafts.has(placeOfDraft(name) ?? ''))
    })
  }

  #writeChanges(facts: IDBObjectStore, keys: readonly string[]): void {
    const own = nameOfChanges(this.#client)
    if (keys.length === 0) facts.delete(own)
    else facts.put({ keys, turn: ++this.#turn } satisfies KeptChanges, own)
  }

  #writeDraft(facts: IDBObjectStore, place: string, text: string): void {
    const own = nameOfDraft(this.#client, place)
    if (text === '') facts.delete(own)
    else facts.put(text, own)
  }

  /** This visit goes on with them under its own name. A window that is still open may have written something later: that stays. */
  #dropInherited(isDue: (name: string) => boolean): void {
    const due = [...this.#inherited].filter(([name]) => isDue(name))
    if (due.length === 0 || !this.#db) return
    const facts = this.#write(() => {}).transaction.objectStore(FACTS)
    for (const [name, found] of due) {
      const fact: IDBRequest<unknown> = facts.get(name)
      fact.onsuccess = () => {
        if (JSON.stringify(fact.result) === JSON.stringify(found)) facts.delete(name)
      }
      this.#inherited.delete(name)
    }
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

/** Browsers clear what they have not promised to keep. Some ask the person, so it is asked once, when there is a reason. */
function askToStay(): void {
  const asked = 'samtavla/asked-to-stay'
  if (stored(asked) || !keep(asked, 'yes')) return
  void navigator.storage?.persist?.().catch(() => false)
}
