import type * as Y from 'yjs'

/** Values by the ids of Yjs items. */
export class ById<Value> {
  readonly #clients = new Map<number, Map<number, Value>>()

  get({ client, clock }: Y.ID): Value | undefined {
    return this.#clients.get(client)?.get(clock)
  }

  set({ client, clock }: Y.ID, value: Value): void {
    const clocks = this.#clients.get(client)
    if (clocks) clocks.set(clock, value)
    else this.#clients.set(client, new Map([[clock, value]]))
  }
}
