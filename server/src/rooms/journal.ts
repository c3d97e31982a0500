import { StorageError } from '../storage/storage-error.ts'
import type { JournalEntry, Store } from '../storage/store.ts'

/** How long the first entry of a batch waits for company, so that one commit serves every room. */
const COMMIT_WINDOW_MS = 10
/** A batch of this size does not wait. */
const FULL_BATCH_BYTES = 64 * 1024
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 5_000

export interface JournalOptions {
  /** Told when a commit is refused, and when one succeeds again. */
  readonly onSavingChange: (isSaving: boolean, error?: unknown) => void
  /** Told when the disk has failed: the process has to end, for nobody knows what is on it. Nothing is called durable any more. */
  readonly onFatal: (error: StorageError) => void
}

interface Pending {
  readonly entry: JournalEntry | undefined
  readonly onDurable: () => void
}

/**
 * The one way to the disk for updates of all documents (ACK1): entries are gathered for some milliseconds, committed in one
 * transaction, and only then called durable, in the order in which they came.
 *
 * A refused commit (a full disk, one that takes no writes) keeps its batch: nothing is called durable, nothing is dropped, and
 * the same entries are tried again until they are stored. A disk that fails is another matter: after a failed fsync the system
 * may call pages clean that were never written, so trying again could promise what is not there.
 */
export class Journal {
  readonly #store: Pick<Store['docs'], 'append'>
  readonly #options: JournalOptions
  #queue: Pending[] = []
  #queuedBytes = 0
  #isWriting = false
  #timer: NodeJS.Timeout | undefined
  #isSaving = true
  #onIdle: (() => void)[] = []

  constructor(store: Pick<Store['docs'], 'append'>, options: JournalOptions) {
    this.#store = store
    this.#options = options
  }

  /** False from a failed commit until one succeeds. */
  get isSaving(): boolean {
    return this.#isSaving
  }

  append(entry: JournalEntry, onDurable: () => void): void {
    this.#queuedBytes += entry.update.length
    this.#enqueue({ entry, onDurable })
  }

  /** Calls back when everything that was appended before is durable. */
  barrier(onDurable: () => void): void {
    if (this.#queue.length === 0 && !this.#isWriting) onDurable()
    else this.#enqueue({ entry: undefined, onDurable })
  }

  /** Resolves when nothing is waiting. */
  async drain(): Promise<void> {
    await new Promise<void>((resolve) => this.barrier(resolve))
    if (this.#isWriting) await new Promise<void>((resolve) => this.#onIdle.push(resolve))
  }

  #enqueue(pending: Pending): void {
    this.#queue.push(pending)
    if (this.#isWriting) return
    if (this.#queuedBytes >= FULL_BATCH_BYTES) this.#startWriting()
    else this.#timer ??= setTimeout(() => this.#startWriting(), COMMIT_WINDOW_MS)
  }

  #startWriting(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#isWriting) return
    this.#isWriting = true
    void this.#writeAll()
  }

  async #writeAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue
      this.#queue = []
      this.#queuedBytes = 0
      await this.#commit(batch.flatMap((pending) => pending.entry ?? []))
      for (const pending of batch) pending.onDurable()
    }
    this.#isWriting = false
    for (const resolve of this.#onIdle.splice(0)) resolve()
  }

  async #commit(entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0) return
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        await this.#store.append(entries)
        this.#setSaving(true)
        return
      } catch (error) {
        this.#setSaving(false, error)
        if (isFatal(error)) return this.#die(error)
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
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

function isFatal(error: unknown): error is StorageError {
  return error instanceof StorageError && error.code === 'disk-failed'
}
