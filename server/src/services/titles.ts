import type { RoomId } from '@samtavla/shared/model/ids.ts'
import type { Log } from '../log.ts'
import type { RoomStore } from '../storage/store.ts'

/** Keeps the list's copies of the rooms' titles: only the newest of a room waits, and one is written at a time. */
export class Titles {
  readonly #store: Pick<RoomStore, 'setTitle'>
  readonly #log: Log
  readonly #waiting = new Map<RoomId, string>()
  #writing: Promise<void> | undefined

  constructor(store: Pick<RoomStore, 'setTitle'>, log: Log) {
    this.#store = store
    this.#log = log
  }

  set(room: RoomId, title: string): void {
    this.#waiting.set(room, title)
    this.#writing ??= this.#writeAll()
  }

  /** Resolves when nothing waits. */
  async drain(): Promise<void> {
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    for (const [room, title] of this.#waiting) {
      this.#waiting.delete(room)
      await this.#store.setTitle(room, title).catch((error: unknown) => {
        // The room itself has the title: the list follows at the next change of it.
        this.#log.warn({ err: error, room }, 'title not stored')
      })
    }
    this.#writing = undefined
  }
}
