/** Listeners by key, so that a change to one thing wakes only what shows that thing. */
export class KeyedListeners {
  readonly #listeners = new Map<string, Set<() => void>>()

  add(key: string, listener: () => void): () => void {
    let listeners = this.#listeners.get(key)
    if (!listeners) {
      listeners = new Set()
      this.#listeners.set(key, listeners)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(key)
    }
  }

  notify(keys: Iterable<string>): void {
    for (const key of keys) for (const listener of [...(this.#listeners.get(key) ?? [])]) listener()
  }
}
