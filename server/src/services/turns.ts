/** Work that is done one after the other for each key, in the order it was asked for; keys do not wait for one another. */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<void>>()

  /** The keys with work under way or waiting. */
  get busy(): number {
    return this.#last.size
  }

  /** Resolves when nothing is under way or waiting. */
  async settled(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values())
  }

  /** Settles as the work does, and keeps nothing of it. What fails holds up nobody. */
  take<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work)
    const end = () => {
      if (this.#last.get(key) === last) this.#last.delete(key)
    }
    const last = turn.then(end, end)
    this.#last.set(key, last)
    return turn
  }
}
