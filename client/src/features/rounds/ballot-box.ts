import type { Ballot, Placement } from '@samtavla/shared/discussion/ballot.ts'
import type { CardId, RoomId, RoundId } from '@samtavla/shared/model/ids.ts'
import { ApiError, api, PASSING } from '../../api/api.ts'
import type { RoomStore } from '../../model/room-store.ts'

/** What a ballot says of one card: a number of dots, a rating, or a place. */
export type Choice = number | Placement

/**
 * `loading`: what the person has said before is not known yet. `waiting`: what they say now has not reached the server, and is sent
 * again. `refused`: the server did not take it, and what is shown is what counts.
 */
export type BallotState = 'loading' | 'saving' | 'saved' | 'waiting' | 'refused'

const PAUSE_MS = 2_000

/**
 * One person's own ballot in one round.
 *
 * 1. It is read once. Then every choice is shown at once and the whole ballot is sent, one request at a time: what was chosen
 *    meanwhile goes with the next.
 * 2. Without an answer the ballot is sent again until there is one, also when its board is no longer shown.
 * 3. Is the stored ballot not the one that was replaced – an answer got lost, or the person voted on another device – it is read
 *    again, and the newest choice, which is this one, replaces it. A ballot is whole, so it never counts twice.
 */
export class BallotBox {
  readonly #room: RoomId
  readonly #round: RoundId
  /** Somebody else may have signed in here since: the server takes it from nobody but this person. */
  readonly #user: string
  readonly #listeners = new Set<() => void>()
  #choices: Ballot = {}
  #revision = 0
  #state: BallotState = 'loading'
  #reason = ''
  #isRead = false
  #isChanged = false
  #isWorking = false

  constructor(room: RoomId, round: RoundId, user: string) {
    this.#room = room
    this.#round = round
    this.#user = user
    void this.#work()
  }

  /** The same object until a choice changes. */
  get choices(): Ballot {
    return this.#choices
  }

  get state(): BallotState {
    return this.#state
  }

  /** The server's word, when it refused. */
  get reason(): string {
    return this.#reason
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says something of a card, or takes back what was said. Nothing happens before the ballot has been read. */
  choose(card: CardId, choice: Choice | undefined): void {
    if (this.#state === 'loading') return
    const { [card]: _former, ...others } = this.#choices as Record<CardId, Choice>
    this.#choices = (choice === undefined ? others : { ...others, [card]: choice }) as Ballot
    this.#isChanged = true
    this.#tell(this.#state === 'waiting' ? 'waiting' : 'saving')
    void this.#work()
  }

  /** Looks whether the person has said something else on another device. */
  refresh(): void {
    if (this.#isWorking || this.#state === 'refused') return
    this.#isRead = false
    void this.#work()
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return
    this.#isWorking = true
    while (!this.#isRead || this.#isChanged) {
      try {
        await (this.#isRead ? this.#send() : this.#read())
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (!(await this.#goOnAfter(error.reason))) break
      }
    }
    this.#isWorking = false
  }

  async #read(): Promise<void> {
    const { choices, revision } = await api.ballot(this.#room, this.#round, this.#user)
    this.#isRead = true
    this.#revision = revision
    if (this.#isChanged) return
    this.#choices = choices
    this.#tell(this.#reason === '' ? 'saved' : 'refused')
  }

  async #send(): Promise<void> {
    const choices = this.#choices
    if (this.#state !== 'waiting') this.#tell('saving')
    const { revision } = await api.cast(this.#room, this.#round, { choices, revision: this.#revision }, this.#user)
    this.#revision = revision
    if (choices !== this.#choices) return
    this.#isChanged = false
    this.#reason = ''
    this.#tell('saved')
  }

  /** Resolves when the work can go on, with whether it can. */
  async #goOnAfter(reason: string): Promise<boolean> {
    if (reason === 'not-so-any-more') {
      this.#isRead = false
      return true
    }
    if (PASSING.includes(reason)) {
      this.#tell(this.#state === 'loading' || !this.#isChanged ? this.#state : 'waiting')
      await pause()
      return true
    }
    this.#reason = reason
    const wasSending = this.#isRead
    this.#isChanged = false
    this.#isRead = false
    if (!wasSending) this.#tell('refused')
    return wasSending
  }

  #tell(state: BallotState): void {
    this.#state = state
    for (const listener of [...this.#listeners]) listener()
  }
}

/** A while, or until the network is back. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, PAUSE_MS)
    window.addEventListener('online', end)
  })
}

// By visits: a box outlives the board that shows it, and never meets another person's.
const boxes = new WeakMap<RoomStore, Map<RoundId, BallotBox>>()

export function ballotBoxOf(store: RoomStore, room: RoomId, round: RoundId, user: string): BallotBox {
  const ofStore = boxes.get(store) ?? new Map<RoundId, BallotBox>()
  boxes.set(store, ofStore)
  const box = ofStore.get(round) ?? new BallotBox(room, round, user)
  ofStore.set(round, box)
  return box
}
