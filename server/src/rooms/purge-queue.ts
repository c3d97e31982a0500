import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { DocStore, Purged } from '../storage/store.ts'

/** To forget holds up everybody's writes: it may take a twentieth of the time, and of a large database one minute in between is enough. */
const PAUSE_TIMES = 19
const LONGEST_PAUSE_MS = 60_000
const AGAIN_MS = 60_000

/**
 * Takes off the disk what was erased (S16), a round at a time.
 *
 * 1. A document whose past is to go waits for the next round, once however often something is erased in it.
 * 2. The round purges all that wait, and then has the bytes of all of them forgotten at once.
 * 3. The next one begins after a pause, so that many erasures in a row hold up nobody for long.
 * 4. What could not be done comes again a minute later.
 *
 * What a stop of the server interrupts is known to the store as unpurged.
 */
export class PurgeQueue {
  readonly #store: Pick<DocStore, 'purge' | 'forget'>
  readonly #log: Log
  readonly #againMs: number
  readonly #waiting = new Set<string>()
  readonly #failed = new Set<string>()
  /** In which round a document's turn is, or was: the one under way. */
  readonly #rounds = new Map<string, Promise<void>>()
  /** The round that will take what waits. */
  #next: Promise<void> | undefined
  /** The round before it. */
  #last: Promise<void> = Promise.resolve()
  /** When the next one may begin. */
  #mayBeginAt = 0
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(store: Pick<DocStore, 'purge' | 'forget'>, log: Log, againMs = AGAIN_MS) {
    this.#store = store
    this.#log = log
    this.#againMs = againMs
  }

  add(doc: string): void {
    this.#waiting.add(doc)
    this.#next ??= this.#afterPause()
    const round = this.#next
    this.#rounds.set(doc, round)
    void round.then(() => {
      if (this.#rounds.get(doc) === round) this.#rounds.delete(doc)
    })
  }

  /** Resolves when what was erased in a document that was added is off the disk, or could not be taken off at first. */
  async done(doc: string): Promise<void> {
    await this.#rounds.get(doc)
  }

  /** Begins nothing more, and resolves when what is under way has ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    await this.#last
  }

  async #afterPause(): Promise<void> {
    await this.#last
    const pause = this.#mayBeginAt - performance.now()
    if (pause > 0) await sleep(pause, undefined, { ref: false })
    this.#next = undefined
    this.#last = this.#round()
    await this.#last
  }

  async #round(): Promise<void> {
    if (this.#isClosed) return
    const docs = [...this.#waiting]
    this.#waiting.clear()
    const purged: Purged[] = []
    for (const doc of docs) {
      const result = await this.#orAgain([doc], () => this.#store.purge(doc))
      if (result) purged.push(result)
    }
    if (purged.length === 0) return
    const start = performance.now()
    await this.#orAgain(
      purged.map(({ doc }) => doc),
      () => this.#store.forget(purged),
    )
    const end = performance.now()
    this.#mayBeginAt = end + Math.min(PAUSE_TIMES * (end - start), LONGEST_PAUSE_MS)
  }

  /** What one document or the disk refuses is tried again, and keeps no other from being purged. */
  async #orAgain<T>(docs: readonly string[], act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act()
    } catch (error) {
      this.#log.error({ docs, err: error }, 'what was erased is still on the disk; it is tried again')
      for (const doc of docs) this.#failed.add(doc)
      this.#timer ??= setTimeout(() => this.#again(), this.#againMs).unref()
      return undefined
    }
  }

  #again(): void {
    this.#timer = undefined
    for (const doc of this.#failed) this.add(doc)
    this.#failed.clear()
  }
}
