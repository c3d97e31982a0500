import { once } from 'node:events'
import { spliceText } from '@samtavla/shared/edits/cards.ts'
import { type CardId, newBoardId, newCardId } from '@samtavla/shared/model/ids.ts'
import {
  awarenessFrame,
  decodeMessage,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@samtavla/shared/protocol/messages.ts'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { addSwot, addTexts, penOn } from './board-content.ts'
import type { Load } from './load.ts'
import { openSocket } from './read-document.ts'
import type { WriteTimes } from './write-times.ts'

const AWARENESS = 1
const BOARD = newBoardId()
const CARD = newCardId()
/** Who writes for hours begins anew in the same card. */
const LONG_TEXT = 400
/** So many updates are kept before they are applied: more than a load of seconds brings. */
const MANY_UPDATES = 2_000
const LETTERS = 'abcdefghijklmnopqrstuvwxyzåäö'

export interface PersonInput {
  readonly load: Load
  readonly url: string
  readonly cookie: string
  readonly writes: boolean
  readonly writeTimes: WriteTimes
}

interface Measured {
  readonly ages: number[]
  readonly updateAges: number[]
  readonly acknowledgements: number[]
  cursors: number
  edits: number
  frames: number
}

/**
 * One person at one socket. Every frame is read; awareness frames are looked into only by those who measure ages, and updates
 * are kept and applied afterwards, so that many people are cheap while it counts.
 */
export class LoadPerson {
  readonly url: string
  readonly cookie: string
  readonly writes: boolean
  measuresAges = false
  /** What this person wrote, and in which card. */
  typed = ''
  card: CardId | undefined
  closedWith: number | undefined
  framesRead = 0

  readonly #load: Load
  readonly #writeTimes: WriteTimes
  readonly #about: string
  readonly #socket: WebSocket
  readonly #doc = new Y.Doc()
  readonly #pen = penOn(this.#doc)
  /** What this person has: a document, and the updates that are not in it yet, in the order in which they came or were made. */
  readonly #held = new Y.Doc()
  #updates: Uint8Array[] = []
  // Not everybody's at the same moment.
  #mostUpdates = MANY_UPDATES * (1 + Math.random())
  #clock = 0
  /** When each step 2 and update frame was sent: the acknowledgements count them (ACK2). */
  readonly #sentAt: number[] = []
  #acknowledged = 0
  #isSynced = false
  #isMeasuring = false
  #measured: Measured = noMeasures()

  private constructor({ load, url, cookie, writes, writeTimes }: PersonInput) {
    this.#load = load
    this.#writeTimes = writeTimes
    this.#about = 'x'.repeat(load.stateBytes ?? 0)
    this.url = url
    this.cookie = cookie
    this.writes = writes
    this.#socket = openSocket(url, cookie, load.origin)
    this.#socket.on('close', (code) => {
      this.closedWith = code
    })
    this.#socket.on('message', (frame: Buffer) => this.#receive(frame))
    this.#doc.on('update', (update: Uint8Array) => {
      this.#keep(update)
      this.#sendCounted(updateFrame(update))
    })
  }

  get isAcknowledged(): boolean {
    return this.#acknowledged === this.#sentAt.length
  }

  heldDocument(): Y.Doc {
    const updates = this.#updates
    this.#updates = []
    this.#held.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#held, update)
    })
    return this.#held
  }

  /** Resolves when the document is here, and writers have their card. */
  static async connect(input: PersonInput): Promise<LoadPerson> {
    const person = new LoadPerson(input)
    await person.#enter()
    return person
  }

  async #enter(): Promise<void> {
    await once(this.#socket, 'open')
    if (this.#load.target === 'samtavla') {
      this.#socket.send(syncStep1Frame(Y.encodeStateVector(this.#doc)))
      while (!this.#isSynced) await once(this.#socket, 'message')
    }
    if (this.writes) this.#addCard()
  }

  moveCursor(): void {
    const state = {
      board: BOARD,
      cursor: { board: BOARD, region: 'styrkor', card: CARD, x: Math.random(), y: Math.random() },
      sentAt: performance.now(),
      ...(this.#about && { about: this.#about }),
    }
    this.#clock += 1
    this.#socket.send(
      awarenessFrame([{ client: this.#doc.clientID, clock: this.#clock, state: JSON.stringify(state) }]),
    )
    if (this.#isMeasuring) this.#measured.cursors += 1
  }

  typeLetter(): void {
    if (!this.card) return
    const letter = LETTERS[this.typed.length % LETTERS.length]!
    const removed = this.typed.length >= LONG_TEXT ? LONG_TEXT / 2 : 0
    this.#writeTimes.note(this.#doc.clientID, Y.getState(this.#doc.store, this.#doc.clientID), performance.now())
    const typed = removed
      ? spliceText(this.#pen, this.card, 0, removed, letter)
      : spliceText(this.#pen, this.card, this.typed.length, 0, letter)
    if (!typed.ok) throw new Error(typed.reason)
    this.typed = removed ? letter + this.typed.slice(removed) : this.typed + letter
    if (this.#isMeasuring) this.#measured.edits += 1
  }

  startMeasuring(): void {
    this.#measured = noMeasures()
    this.#isMeasuring = true
  }

  stopMeasuring(): Measured {
    this.#isMeasuring = false
    return this.#measured
  }

  close(): void {
    this.#socket.close()
  }

  #addCard(): void {
    this.typed = LETTERS
    this.card = addTexts(this.#pen, addSwot(this.#pen), 'styrkor', [this.typed])[0]
  }

  #receive(frame: Buffer): void {
    this.framesRead += 1
    if (this.#isMeasuring) this.#measured.frames += 1
    if (frame[0] === AWARENESS && !this.measuresAges) return
    const now = performance.now()
    const message = decodeMessage(frame)
    if (message.type === 'awareness') {
      if (this.#isMeasuring) this.#measureAges(message.entries, now)
    } else if (message.type === 'update') {
      // A copy: what the frame lies in is the socket's, and much larger.
      this.#keep(message.update.slice())
      if (this.#isMeasuring && this.measuresAges) {
        this.#measured.updateAges.push(...this.#writeTimes.agesIn(message.update, now))
      }
      if (message.isStep2) this.#isSynced = true
    } else if (message.type === 'sync-step-1' && this.#load.target === 'samtavla') {
      this.#sendCounted(syncStep2Frame(Y.encodeStateAsUpdate(this.#doc, message.stateVector)))
    } else if (message.type === 'acknowledged') {
      this.#measureAcknowledgements(message.count, now)
    }
  }

  #keep(update: Uint8Array): void {
    this.#updates.push(update)
    if (this.#updates.length >= this.#mostUpdates) this.heldDocument()
  }

  #measureAges(entries: readonly { client: number; state: string }[], now: number): void {
    for (const { client, state } of entries) {
      if (client === this.#doc.clientID || state === 'null') continue
      const { sentAt } = JSON.parse(state) as { sentAt?: number }
      if (sentAt !== undefined) this.#measured.ages.push(now - sentAt)
    }
  }

  #measureAcknowledgements(count: number, now: number): void {
    for (; this.#acknowledged < count; this.#acknowledged++) {
      if (this.#isMeasuring) this.#measured.acknowledgements.push(now - this.#sentAt[this.#acknowledged]!)
    }
  }

  #sendCounted(frame: Uint8Array): void {
    this.#sentAt.push(performance.now())
    this.#socket.send(frame)
  }
}

function noMeasures(): Measured {
  return { ages: [], updateAges: [], acknowledgements: [], cursors: 0, edits: 0, frames: 0 }
}
