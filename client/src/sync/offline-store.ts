import * as Y from 'yjs'

const UPDATES = 'updates'
/** Own edits are kept this soon after the keystroke (R3), all that came meanwhile with them in one write. */
const OWN_MS = 250
/** What came from the server is there to be fetched again, and can wait for a quieter moment. */
const OTHERS_MS = 2_000
/** More records than this are folded into one when the copy is opened. */
const MOST_RECORDS = 50

/**
 * This browser's copy of one document, in IndexedDB: what was written and not yet sent survives a reload and a crash, and a room
 * that was open before is there at once. Where the browser keeps nothing (a private window, a full disk), `whenLoaded` still
 * resolves and everything else works as without a copy.
 */
export class OfflineStore {
  readonly whenLoaded: Promise<void>
  readonly #doc: Y.Doc
  readonly #name: string
  #db: IDBDatabase | undefined
  #pending: Uint8Array[] = []
  #timer: number | undefined
  #isUrgent = false
  #isEnded = false

  constructor(name: string, doc: Y.Doc) {
    this.#name = name
    this.#doc = doc
    doc.on('update', this.#onUpdate)
    window.addEventListener('pagehide', this.#flush)
    this.whenLoaded = this.#load()
  }

  /** Writes what waits and lets go of the copy, which stays for the next visit. */
  end(): void {
    this.#flush()
    this.#isEnded = true
    this.#doc.off('update', this.#onUpdate)
    window.removeEventListener('pagehide', this.#flush)
    this.#db?.close()
  }

  /** Removes the copy from this browser. */
  erase(): void {
    this.#pending = []
    this.end()
    indexedDB.deleteDatabase(this.#name)
  }

  async #load(): Promise<void> {
    try {
      const db = await openDatabase(this.#name)
      if (this.#isEnded) {
        db.close()
        return
      }
      this.#db = db
      const records = await request<Uint8Array[]>(db.transaction(UPDATES).objectStore(UPDATES).getAll())
      const applyAll = () => {
        for (const record of records) Y.applyUpdate(this.#doc, record, this)
      }
      Y.transact(this.#doc, applyAll, this, false)
      if (records.length > MOST_RECORDS) this.#fold()
    } catch {
      // No copy in this browser: the server's is enough, and unsent edits live as long as the page.
      this.#db = undefined
    }
  }

  /** Puts the whole document in the place of its many updates, in one transaction. */
  #fold(): void {
    const store = this.#write()
    store?.clear()
    store?.add(Y.encodeStateAsUpdate(this.#doc))
  }

  #write(): IDBObjectStore | undefined {
    return this.#db?.transaction(UPDATES, 'readwrite').objectStore(UPDATES)
  }

  #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this) return
    this.#pending.push(update)
    // An own edit does not wait for the long pause that somebody else's began.
    if (this.#timer !== undefined && (this.#isUrgent || !transaction.local)) return
    clearTimeout(this.#timer)
    this.#isUrgent = transaction.local
    this.#timer = window.setTimeout(this.#flush, transaction.local ? OWN_MS : OTHERS_MS)
  }

  #flush = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isUrgent = false
    const pending = this.#pending
    if (pending.length === 0 || !this.#db) return
    this.#pending = []
    const store = this.#write()
    store?.add(pending.length === 1 ? pending[0]! : Y.mergeUpdates(pending))
    // Without waiting for the answer: when the page goes away, none comes, and what is not committed is dropped.
    store?.transaction.commit()
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(UPDATES, { autoIncrement: true })
  return request(opening)
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
