import {
  type Anchor,
  type Caret,
  type PresenceState,
  type PresenceUser,
  readPresence,
} from '@samtavla/shared/protocol/presence.ts'
import type { Awareness } from 'y-protocols/awareness'
import { KeyedListeners } from './keyed-listeners.ts'

/** A person in the room; one, however many windows they have open. */
export interface Person extends PresenceUser {
  readonly isMe: boolean
  /** All their windows are hidden. */
  readonly isAway: boolean
}

/** What somebody else is doing with a card or in a region. */
export interface Activity {
  readonly user: PresenceUser
  readonly kind: 'editing' | 'dragging' | 'writing'
}

export interface RemoteCursor {
  readonly client: number
  readonly user: PresenceUser
  readonly anchor: Anchor
}

export interface RemoteCaret {
  readonly client: number
  readonly user: PresenceUser
  readonly caret: Caret
}

type OwnState = Omit<PresenceState, 'user'>

const NO_ACTIVITY: readonly Activity[] = []

/**
 * Who is here and what they do, from awareness. Cursors have a listener of their own and never pass through React (P11); people
 * and activities are stable values that change only when they do.
 */
export class Presence {
  readonly #awareness: Awareness
  #me: PresenceUser
  readonly #listeners = new KeyedListeners()
  readonly #states = new Map<number, PresenceState>()
  #people: readonly Person[]
  #activities = new Map<string, readonly Activity[]>()

  constructor(awareness: Awareness, me: PresenceUser) {
    this.#awareness = awareness
    this.#me = me
    this.#people = [{ ...me, isMe: true, isAway: false }]
    awareness.setLocalState({})
    awareness.on('change', this.#onChange)
    // Who came before is known already, and no change will tell of them.
    this.#onChange({ added: [...awareness.getStates().keys()], updated: [], removed: [] })
    document.addEventListener('visibilitychange', this.#onVisibility)
  }

  stop(): void {
    this.#awareness.off('change', this.#onChange)
    document.removeEventListener('visibilitychange', this.#onVisibility)
  }

  /** The person's own name, role or colour is another one. */
  setMe(me: PresenceUser): void {
    this.#me = me
    this.#listeners.notify(this.#takePeople())
  }

  /** Says something of oneself to the others. */
  say(part: Partial<OwnState>): void {
    this.#awareness.setLocalState({ ...this.#awareness.getLocalState(), ...part })
  }

  /** Oneself first, the others by name. */
  people(): readonly Person[] {
    return this.#people
  }

  /** What others do with a card or in a region (`BOARD/REGION`). */
  activities(key: string): readonly Activity[] {
    return this.#activities.get(key) ?? NO_ACTIVITY
  }

  cursorsOn(board: string): RemoteCursor[] {
    const cursors: RemoteCursor[] = []
    for (const [client, { user, cursor }] of this.#states) {
      if (cursor?.board === board && user.id !== this.#me.id) cursors.push({ client, user, anchor: cursor })
    }
    return cursors
  }

  caretsOn(board: string): RemoteCaret[] {
    const carets: RemoteCaret[] = []
    for (const [client, { user, caret }] of this.#states) {
      if (caret?.board === board && user.id !== this.#me.id) carets.push({ client, user, caret })
    }
    return carets
  }

  /** Where a person is: their newest state with a place in it. */
  placeOf(userId: string): PresenceState | undefined {
    return [...this.#states.values()].findLast((state) => state.user.id === userId && state.board !== undefined)
  }

  /** `key` is `people`, `cursors`, `carets`, a card's id or `BOARD/REGION`. */
  subscribe(key: string, listener: () => void): () => void {
    return this.#listeners.add(key, listener)
  }

  #onChange = (changes: { added: number[]; updated: number[]; removed: number[] }): void => {
    const clients = [...changes.added, ...changes.updated, ...changes.removed]
    const others = clients.filter((client) => client !== this.#awareness.clientID)
    if (others.length === 0) return
    const changed = new Set(['cursors'])
    for (const client of others) {
      const state = readPresence(this.#awareness.getStates().get(client))
      // A pointer moves far more often than a caret, and each caret is looked up in the text.
      if (caretKey(state) !== caretKey(this.#states.get(client))) changed.add('carets')
      if (state) this.#states.set(client, state)
      else this.#states.delete(client)
    }
    for (const key of [...this.#takePeople(), ...this.#takeActivities()]) changed.add(key)
    this.#listeners.notify(changed)
  }

  #takePeople(): string[] {
    const byId = new Map<string, Person>([[this.#me.id, { ...this.#me, isMe: true, isAway: false }]])
    for (const { user, away } of this.#states.values()) {
      if (user.id === this.#me.id) continue
      const isAway = away === true && (byId.get(user.id)?.isAway ?? true)
      byId.set(user.id, { ...user, isMe: false, isAway })
    }
    const [me, ...others] = [...byId.values()]
    const next = [me!, ...others.sort((a, b) => a.name.localeCompare(b.name, 'sv') || (a.id < b.id ? -1 : 1))]
    if (JSON.stringify(next) === JSON.stringify(this.#people)) return []
    this.#people = next
    return ['people']
  }

  #takeActivities(): string[] {
    const next = new Map<string, Activity[]>()
    const add = (key: string | null | undefined, activity: Activity) => {
      if (key) next.set(key, [...(next.get(key) ?? []), activity])
    }
    for (const { user, editing, dragging, writing } of this.#states.values()) {
      if (user.id === this.#me.id) continue
      add(editing, { user, kind: 'editing' })
      add(writing, { user, kind: 'writing' })
      for (const card of dragging ?? []) add(card, { user, kind: 'dragging' })
    }
    const changed: string[] = []
    const stable = new Map<string, readonly Activity[]>()
    for (const key of new Set([...next.keys(), ...this.#activities.keys()])) {
      const [old, fresh] = [this.#activities.get(key), next.get(key)]
      const isSame = JSON.stringify(old) === JSON.stringify(fresh)
      if (!isSame) changed.push(key)
      if (fresh) stable.set(key, isSame && old ? old : fresh)
    }
    this.#activities = stable
    return changed
  }

  #onVisibility = (): void => {
    this.say({ away: document.hidden, ...(document.hidden ? { cursor: null } : {}) })
  }
}

function caretKey(state: PresenceState | undefined): string {
  return state?.caret ? JSON.stringify([state.caret, state.user]) : ''
}
