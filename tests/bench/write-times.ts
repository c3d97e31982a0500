import * as Y from 'yjs'

/** When each letter was written, by client and clock: shared by all people of one generator, whose clock is one. */
export class WriteTimes {
  readonly #times = new Map<number, Map<number, number>>()

  note(client: number, clock: number, at: number): void {
    const times = this.#times.get(client)
    if (times) times.set(clock, at)
    else this.#times.set(client, new Map([[clock, at]]))
  }

  /** How long ago each noted letter in the update was written. */
  agesIn(update: Uint8Array, now: number): number[] {
    const { from, to } = Y.parseUpdateMeta(update)
    const ages: number[] = []
    for (const [client, end] of to) {
      const times = this.#times.get(client)
      if (!times) continue
      for (let clock = from.get(client)!; clock < end; clock++) {
        const at = times.get(clock)
        if (at !== undefined) ages.push(now - at)
      }
    }
    return ages
  }
}
