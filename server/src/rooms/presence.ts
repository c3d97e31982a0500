import { type AwarenessEntry, awarenessFrame } from '@samtavla/shared/protocol/messages.ts'
import { MAX_STATE, type PresenceUser } from '@samtavla/shared/protocol/presence.ts'
import type { Peer, Viewer } from './peer.ts'

interface Person {
  clock: number
  state: string
  peer: Peer
}

/**
 * Who is here and what they point at, for one document (docs/spec/sync.md, PRE1–PRE4).
 *
 * Every change only marks a person as changed; once a tick, the document takes one frame with the newest state of all marked
 * people and sends it to everybody. A cursor move thus costs one frame per recipient and tick, however many people move.
 */
export class Presence {
  readonly #people = new Map<number, Person>()
  readonly #clientOf = new Map<Peer, number>()
  readonly #changed = new Map<number, AwarenessEntry | undefined>()
  readonly #onChange: () => void

  /** `onChange` is told that there is something for the next tick. */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Takes what a connection says of itself; entries for other ids are ignored. */
  receive(peer: Peer, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (entry.state === 'null') this.#takeBack(peer, entry)
      else this.#update(peer, entry)
    }
  }

  /** The frame that tells a newcomer who is here. */
  everyone(): Uint8Array {
    return awarenessFrame([...this.#people.entries()].map(([client, { clock, state }]) => ({ client, clock, state })))
  }

  get count(): number {
    return this.#people.size
  }

  /** The frame with all that changed since it was last taken; `undefined` when nothing did. */
  takeChanges(): Uint8Array | undefined {
    const entries: AwarenessEntry[] = []
    for (const [client, gone] of this.#changed) {
      const person = this.#people.get(client)
      if (person) entries.push({ client, clock: person.clock, state: person.state })
      else if (gone) entries.push(gone)
    }
    this.#changed.clear()
    return entries.length > 0 ? awarenessFrame(entries) : undefined
  }

  /** PRE4: the person is gone for everyone at the next tick. */
  leave(peer: Peer): void {
    const client = this.#clientOf.get(peer)
    if (client === undefined) return
    this.#clientOf.delete(peer)
    this.#remove(client)
  }

  /** PRE1: the first id that nobody else's live connection owns; the same person's newer connection takes over. */
  #bind(peer: Peer, client: number): void {
    const owner = this.#people.get(client)?.peer
    if (owner && owner.viewer.user !== peer.viewer.user) return
    if (owner) this.#clientOf.delete(owner)
    this.#clientOf.set(peer, client)
  }

  #update(peer: Peer, entry: AwarenessEntry): void {
    const own = this.#clientOf.get(peer)
    if (own !== undefined && own !== entry.client) return
    // An id is bound only together with a state, so that nobody owns one that others do not see.
    const state = stamp(entry.state, peer.viewer)
    if (state === undefined) return
    if (own === undefined) this.#bind(peer, entry.client)
    if (this.#clientOf.get(peer) !== entry.client) return
    const known = this.#people.get(entry.client)
    if (known && known.peer === peer && entry.clock <= known.clock) return
    this.#people.set(entry.client, { clock: entry.clock, state, peer })
    this.#mark(entry.client)
  }

  #takeBack(peer: Peer, { client, clock }: AwarenessEntry): void {
    if (this.#clientOf.get(peer) !== client) return
    this.#clientOf.delete(peer)
    this.#remove(client, clock)
  }

  #remove(client: number, clock = 0): void {
    const known = this.#people.get(client)
    if (!known) return
    this.#people.delete(client)
    // At the same clock it counts as a removal, and leaves the next one to a person who only lost the connection.
    this.#mark(client, { client, clock: Math.max(clock, known.clock), state: 'null' })
  }

  #mark(client: number, gone?: AwarenessEntry): void {
    this.#changed.set(client, gone)
    this.#onChange()
  }
}

/** PRE2: the state with the server's own word of who it is, or `undefined` when it is not an acceptable state. */
function stamp(state: string, viewer: Viewer): string | undefined {
  if (state.length > MAX_STATE) return undefined
  let value: unknown
  try {
    value = JSON.parse(state)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const user: PresenceUser = { id: viewer.user, name: viewer.name, role: viewer.role, color: viewer.color }
  if ('user' in value) return JSON.stringify({ ...value, user })
  // Our own client leaves the name to us: its text is then taken as it is, which is cheaper than to write it anew.
  const rest = state.slice(state.indexOf('{') + 1)
  return `{"user":${JSON.stringify(user)}${Object.keys(value).length > 0 ? ',' : ''}${rest}`
}
