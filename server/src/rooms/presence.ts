import type { UserId } from '@samtavla/shared/model/ids.ts'
import { type AwarenessEntry, awarenessFrame } from '@samtavla/shared/protocol/messages.ts'
import { MAX_STATE, type PresenceUser } from '@samtavla/shared/protocol/presence.ts'
import type { Peer, Viewer } from './peer.ts'

/** PRE1: ids without a socket that are kept for their person: each person's newest, and of all people's the newest. */
const MOST_KEPT_OF_PERSON = 50
const MOST_KEPT = 5_000
const GONE = 'null'

interface Person {
  readonly user: UserId
  clock: number
  state: string
  /** The socket that speaks for the id; none when it has closed. */
  peer: Peer | undefined
}

/**
 * Who is here and what they point at, for one document (docs/spec/sync.md, PRE1–PRE4).
 *
 * Every change only marks a person as changed; once a tick, the document takes one frame with the newest state of all marked
 * people and sends it to everybody. A cursor move thus costs one frame per recipient and tick, however many people move.
 */
export class Presence {
  /** By id; those who are gone in the order in which they went, so that nobody else comes in their name. */
  readonly #people = new Map<number, Person>()
  /** The one id of each socket, from the first that it named until it closes. */
  readonly #clientOf = new Map<Peer, number>()
  readonly #changed = new Set<number>()
  readonly #writerOf: (client: number) => UserId | undefined
  readonly #onChange: () => void

  /** `writerOf` says whose an id is by what was written with it. `onChange` is told that there is something for the next tick. */
  constructor(writerOf: (client: number) => UserId | undefined, onChange: () => void) {
    this.#writerOf = writerOf
    this.#onChange = onChange
  }

  /** Takes what a connection says of itself; entries for other ids are ignored. */
  receive(peer: Peer, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (entry.state === GONE) this.#takeBack(peer, entry)
      else this.#update(peer, entry)
    }
  }

  /** Whose an id is that was named here: the first one's, for as long as that is remembered (PRE1). */
  userOf(client: number): UserId | undefined {
    return this.#people.get(client)?.user
  }

  /** The frame that tells a newcomer who is here. */
  everyone(): Uint8Array {
    return awarenessFrame([...this.#people.keys()].map((client) => this.#entryOf(client)).filter(isHere))
  }

  get count(): number {
    return [...this.#people.values()].filter(isHere).length
  }

  /** The frame with all that changed since it was last taken; `undefined` when nothing did. */
  takeChanges(): Uint8Array | undefined {
    if (this.#changed.size === 0) return undefined
    const entries = [...this.#changed].map((client) => this.#entryOf(client))
    this.#changed.clear()
    if (!entries.every(isHere)) this.#forgetOldest()
    return awarenessFrame(entries)
  }

  /** PRE4: the person is gone for everyone at the next tick. */
  leave(peer: Peer): void {
    const client = this.#clientOf.get(peer)
    this.#clientOf.delete(peer)
    const person = client === undefined ? undefined : this.#people.get(client)
    if (client === undefined || person?.peer !== peer) return
    this.#end(client, person)
    person.peer = undefined
    this.#people.delete(client)
    this.#people.set(client, person)
  }

  #update(peer: Peer, { client, clock, state: said }: AwarenessEntry): void {
    if (!this.#mayName(peer, client)) return
    // An id is bound only together with a state, so that nobody owns one that others do not see.
    const state = stamp(said, peer.viewer)
    if (state === undefined) return
    const known = this.#people.get(client)
    if (known?.peer === peer && clock <= known.clock) return
    this.#clientOf.set(peer, client)
    this.#people.set(client, { user: peer.viewer.user, clock, state, peer })
    this.#mark(client)
  }

  /** PRE1: one id for each socket, and nobody else's. The same person's newer connection takes over. */
  #mayName(peer: Peer, client: number): boolean {
    if ((this.#clientOf.get(peer) ?? client) !== client) return false
    const owner = this.#writerOf(client) ?? this.userOf(client)
    return owner === undefined || owner === peer.viewer.user
  }

  #takeBack(peer: Peer, { client, clock }: AwarenessEntry): void {
    const person = this.#people.get(client)
    if (person?.peer === peer) this.#end(client, person, clock)
  }

  #end(client: number, person: Person, clock = 0): void {
    if (!isHere(person)) return
    // At the same clock it counts as a removal, and leaves the next one to a person who only lost the connection.
    person.clock = Math.max(clock, person.clock)
    person.state = GONE
    this.#mark(client)
  }

  #mark(client: number): void {
    this.#changed.add(client)
    this.#onChange()
  }

  #entryOf(client: number): AwarenessEntry {
    const { clock, state } = this.#people.get(client)!
    return { client, clock, state }
  }

  #forgetOldest(): void {
    const ofPerson = new Map<UserId, number>()
    let kept = 0
    for (const [client, { user, peer }] of [...this.#people].toReversed()) {
      if (peer) continue
      const own = (ofPerson.get(user) ?? 0) + 1
      ofPerson.set(user, own)
      if (own > MOST_KEPT_OF_PERSON || ++kept > MOST_KEPT) this.#people.delete(client)
    }
  }
}

function isHere({ state }: { readonly state: string }): boolean {
  return state !== GONE
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
