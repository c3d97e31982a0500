import type { JournalEntry } from '../storage/store.ts'

/** What a journal needs of the commit that it shares with the journals of all other documents. */
export interface SharedCommit {
  /** False from a commit that the disk refused until one succeeds. */
  readonly isSaving: boolean
  /** So much waits for the disk that no more should be taken. */
  readonly isFull: boolean
  /** Asks for a commit of what has come to the journal, so many bytes. */
  request(journal: Journal, bytes: number): void
}

/** What of a journal goes into one commit. */
export interface JournalBatch {
  readonly journal: Journal
  readonly entries: readonly JournalEntry[]
  readonly bytes: number
  /** How much of what waits is settled with it. */
  readonly length: number
}

interface Pending {
  readonly entry: JournalEntry | undefined
  readonly onDurable: () => void
}

/** A document whose updates cannot be stored takes no more than this meanwhile. */
const MOST_HELD_BYTES = 16 * 1024 * 1024

/**
 * The one way to the disk for the updates of a document (ACK1): they are called durable once they are committed, in the order in
 * which they came. While a commit is refused they wait, and nothing is dropped.
 */
export class Journal {
  /** In bytes, since the newest snapshot. */
  size = 0
  readonly #commit: SharedCommit
  readonly #onHeldChange: (error?: unknown) => void
  /** Begins with an entry: what waits behind none is called back at once. */
  #pending: Pending[] = []
  #waitingBytes = 0
  #isHeld = false

  /** `onHeldChange` is told when the updates of this document cannot be stored, with the reason, and when they can again. */
  constructor(commit: SharedCommit, onHeldChange: (error?: unknown) => void) {
    this.#commit = commit
    this.#onHeldChange = onHeldChange
  }

  /** False while nothing of this document can be stored: from a refused commit until one succeeds. */
  get isSaving(): boolean {
    return this.#commit.isSaving && !this.#isHeld
  }

  /** The disk takes all others but this one. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** So much waits to be stored that no more should be taken. */
  get isFull(): boolean {
    return this.#isHeld ? this.#waitingBytes >= MOST_HELD_BYTES : this.#commit.isFull
  }

  get isEmpty(): boolean {
    return this.#pending.length === 0
  }

  /** How much waits to be stored. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }

  append(entry: JournalEntry, onDurable: () => void): void {
    this.#pending.push({ entry, onDurable })
    this.size += entry.update.length
    this.#waitingBytes += entry.update.length
    this.#commit.request(this, entry.update.length)
  }

  /** Calls back when everything that was appended before is durable. */
  barrier(onDurable: () => void): void {
    if (this.#pending.length === 0) onDurable()
    else this.#pending.push({ entry: undefined, onDurable })
  }

  /** Resolves when nothing is waiting. */
  drain(): Promise<void> {
    return new Promise((resolve) => this.barrier(resolve))
  }

  /** For the commit: everything that waits. */
  batch(): JournalBatch {
    const entries = this.#pending.flatMap(({ entry }) => entry ?? [])
    return { journal: this, entries, bytes: this.#waitingBytes, length: this.#pending.length }
  }

  /** For the commit: the batch is on the disk. */
  onCommitted({ bytes, length }: JournalBatch): void {
    this.#waitingBytes -= bytes
    this.#setHeld(false)
    for (const { onDurable } of this.#takeFirst(length)) onDurable()
  }

  /** For the commit: the batch cannot be stored, although the disk takes others. It will be tried again. */
  onRefused(error: unknown): void {
    this.#setHeld(true, error)
  }

  /** So many of what waits, and the barriers right behind them. */
  #takeFirst(count: number): Pending[] {
    let end = count
    while (end < this.#pending.length && !this.#pending[end]!.entry) end++
    return this.#pending.splice(0, end)
  }

  #setHeld(isHeld: boolean, error?: unknown): void {
    if (isHeld === this.#isHeld) return
    this.#isHeld = isHeld
    this.#onHeldChange(error)
  }
}
