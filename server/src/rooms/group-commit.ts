import { StorageError, type StorageErrorCode } from '../storage/storage-error.ts'
import type { JournalEntry, Store } from '../storage/store.ts'
import type { Journal, JournalBatch, SharedCommit } from './journal.ts'

/** How long the first entry of a batch waits for company, so that one commit serves every room. */
const COMMIT_WINDOW_MS = 10
/** A batch of this size does not wait. */
const FULL_BATCH_BYTES = 64 * 1024
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 5_000
/** S4: what clients write while the disk takes no writes is kept in memory up to this. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024

/** These say that nobody's entries can be stored at present. Any other error may be about some of the entries. */
const ABOUT_ALL: ReadonlySet<StorageErrorCode> = new Set([
  'disk-full',
  'read-only',
  'busy',
  'disk-failed',
  'closed',
  'worker-died',
])

export interface GroupCommitOptions {
  /** Told when the disk refuses a commit, and when one succeeds again. */
  readonly onSavingChange: (isSaving: boolean, error?: unknown) => void
  /** Told when the disk has failed: the process has to end, for nobody knows what is on it. Nothing is called durable any more. */
  readonly onFatal: (error: StorageError) => void
}

/**
 * Commits what the journals of all documents hold, in one transaction for all of them, after some milliseconds of gathering.
 *
 * 1. A disk that takes no writes (a full one, for instance) keeps the batch: the same entries are tried again until they are stored.
 * 2. Entries that are refused for another reason (R15: a damaged page) are tried document by document. Those that are refused
 *    alone are held back and tried again by and by; everybody else's are stored.
 * 3. A disk that fails is another matter: after a failed fsync the system may call pages clean that were never written, so trying
 *    again could promise what is not there.
 */
export class GroupCommit implements SharedCommit {
  readonly #store: Pick<Store['docs'], 'append'>
  readonly #options: GroupCommitOptions
  readonly #ready = new Set<Journal>()
  readonly #held = new Set<Journal>()
  /** Of everything that waits, in whatever journal. */
  #bytes = 0
  #isWriting = false
  #timer: NodeJS.Timeout | undefined
  #isSaving = true

  constructor(store: Pick<Store['docs'], 'append'>, options: GroupCommitOptions) {
    this.#store = store
    this.#options = options
  }

  get isSaving(): boolean {
    return this.#isSaving
  }

  /** What is held back fills its own journal and nobody else's. */
  get isFull(): boolean {
    return this.#waitingBytes() >= MOST_WAITING_BYTES
  }

  request(journal: Journal, bytes: number): void {
    this.#bytes += bytes
    if (!this.#held.has(journal)) this.#schedule(journal)
  }

  #schedule(journal: Journal): void {
    this.#ready.add(journal)
    if (this.#isWriting) return
    if (this.#waitingBytes() >= FULL_BATCH_BYTES) this.#startWriting()
    else this.#timer ??= setTimeout(() => this.#startWriting(), COMMIT_WINDOW_MS)
  }

  #waitingBytes(): number {
    let bytes = this.#bytes
    for (const journal of this.#held) bytes -= journal.waitingBytes
    return bytes
  }

  #startWriting(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isWriting = true
    void this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    while (this.#ready.size > 0) {
      const batches = [...this.#ready].map((journal) => journal.batch())
      this.#ready.clear()
      const heldBack = batches.filter(({ journal }) => this.#held.has(journal))
      await this.#commit(batches.filter((batch) => !heldBack.includes(batch)))
      for (const batch of heldBack) await this.#commit([batch])
    }
    this.#isWriting = false
  }

  async #commit(batches: readonly JournalBatch[]): Promise<void> {
    if (batches.length === 0) return
    const refusal = await this.#append(batches.flatMap(({ entries }) => entries))
    if (!refusal) for (const batch of batches) this.#settle(batch)
    else if (batches.length === 1) this.#hold(batches[0]!.journal, refusal.error)
    else for (const batch of batches) await this.#commit([batch])
  }

  /** Resolves when the entries are on the disk, or with the reason why these cannot be stored. */
  async #append(entries: readonly JournalEntry[]): Promise<{ readonly error: unknown } | undefined> {
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        await this.#store.append(entries)
        this.#setSaving(true)
        return undefined
      } catch (error) {
        if (!isAboutAll(error)) return { error }
        this.#setSaving(false, error)
        if (error.code === 'disk-failed') return this.#die(error)
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
  }

  #settle(batch: JournalBatch): void {
    this.#held.delete(batch.journal)
    this.#bytes -= batch.bytes
    batch.journal.onCommitted(batch)
    // What came to it while it was held back has asked for nothing.
    if (!batch.journal.isEmpty) this.#schedule(batch.journal)
  }

  #hold(journal: Journal, error: unknown): void {
    this.#held.add(journal)
    // What has come meanwhile waits for the next try, too.
    this.#ready.delete(journal)
    setTimeout(() => this.#schedule(journal), LAST_RETRY_MS)
    journal.onRefused(error)
    // It was refused for what it holds: the disk takes others.
    this.#setSaving(true)
  }

  /** Never resolves: no acknowledgement may follow. */
  #die(error: StorageError): Promise<never> {
    this.#options.onFatal(error)
    return new Promise(() => {})
  }

  #setSaving(isSaving: boolean, error?: unknown): void {
    if (isSaving === this.#isSaving) return
    this.#isSaving = isSaving
    this.#options.onSavingChange(isSaving, error)
  }
}

function isAboutAll(error: unknown): error is StorageError {
  return error instanceof StorageError && ABOUT_ALL.has(error.code)
}
