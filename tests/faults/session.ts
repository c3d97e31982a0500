import { createHash } from 'node:crypto'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, cardsIn } from '@samtavla/shared/edits/cards.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import {
  awarenessFrame,
  decodeMessage,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@samtavla/shared/protocol/messages.ts'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { History } from '../support/history.ts'
import type { Person } from '../support/people.ts'
import { type Address, changeOf, mark, marksOf } from '../support/raw-client.ts'
import { seeded, seededBytes } from '../support/seeded.ts'
import type { PlannedEdit } from './plan.ts'

// As the client waits (client/src/sync/doc-connection.ts).
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 10_000
const SILENCE_MS = 45_000
/** A frame that is held back for the next one goes after this without it. */
const HELD_MS = 30
/** A board has room for this many cards of a run. */
const MAX_CARDS = 300

export interface SessionOptions {
  readonly name: string
  readonly person: Person
  /** Where the server is at present. */
  readonly at: () => Address
  readonly docName: string
  readonly history: History
  readonly seed: number
  /** How far the person's clock is off. */
  readonly clockOffMs: number
}

/**
 * One person's document and the connections that it has one after another: it comes back by itself with the client's pauses,
 * keeps what it wrote without a connection, and has a book of its own of what was acknowledged, frame by frame.
 */
export class Session {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly written: string[] = []
  /** What the server last said of its disk on this connection. */
  isServerSaving = true
  /** Texts that were acknowledged by a server that had said that it saves nothing. */
  acknowledgedUnsaved = 0
  /** It was told that the server goes and comes back. */
  isToldOfRestart = false
  /** Why it was sent away for good. */
  endReason: string | undefined
  /** Some frames go out twice, and some after the one behind them; with those that arrive it is the same. */
  isMangling = false
  /** Whether it tries to come back. */
  isHeld = false
  /** Since the connection was made: what arrived of the document, and when all of it was here. */
  bytesReceived = 0
  syncedAt: number | undefined
  readonly #options: SessionOptions
  readonly #random: () => number
  readonly #pen: Pen
  readonly #acknowledged = new Set<string>()
  readonly #present = new Map<number, string>()
  #presenceClock = 0
  #socket: WebSocket | undefined
  /** What each frame with an update carries on this connection, from number 1. */
  #frames: (readonly string[])[] = []
  #answered = 0
  /** The server's step 1 is answered: from then on each edit is a frame. */
  #isOpen = false
  #held: { readonly update: Uint8Array; readonly texts: readonly string[] } | undefined
  #heldFromServer: Uint8Array | undefined
  #retries = 0
  #timers: Partial<Record<'retry' | 'silence' | 'held', NodeJS.Timeout>> = {}

  constructor(options: SessionOptions) {
    this.#options = options
    this.name = options.name
    this.#random = seeded(options.seed)
    this.doc.clientID = 1 + Math.floor(this.#random() * 0xffff_fffe)
    this.#pen = newPen(openContent(this.doc), options.person.user as Pen['user'], options.name, {
      now: () => Date.now() + options.clockOffMs,
      bytes: (count) => seededBytes(this.#random, count),
    })
  }

  /** Everything that it wrote is acknowledged, on this connection or an earlier one. */
  get isSaved(): boolean {
    return this.#acknowledged.size === this.written.length && this.#isOpen
  }

  get isConnected(): boolean {
    return this.#isOpen
  }

  get acknowledged(): number {
    return this.#acknowledged.size
  }

  get texts(): string[] {
    return marksOf(this.doc)
  }

  /** How many texts its document has. */
  get count(): number {
    return this.doc.getArray('marks').length
  }

  /** The people that it is told of, itself not among them. */
  get others(): number {
    return this.#present.size - (this.#present.has(this.doc.clientID) ? 1 : 0)
  }

  connect(): void {
    clearTimeout(this.#timers.retry)
    if (this.#socket || this.isHeld || this.endReason !== undefined) return
    const { url, syncUrl } = this.#options.at()
    const socket = new WebSocket(`${syncUrl}/${this.#options.docName}?ack=1`, {
      headers: { Cookie: this.#options.person.cookie, Origin: url },
      handshakeTimeout: SILENCE_MS,
    })
    this.#socket = socket
    socket.on('open', () => this.#onOpen())
    socket.on('message', (data) => {
      if (socket === this.#socket) this.#onFrame(data as Buffer)
    })
    socket.on('error', () => {})
    socket.on('close', (code, reason) => {
      if (socket === this.#socket) this.#onClose(code, reason.toString())
    })
  }

  /** Does not come back before `release`. */
  hold(): void {
    this.isHeld = true
    clearTimeout(this.#timers.retry)
  }

  release(): void {
    this.isHeld = false
    this.#retries = 0
    this.connect()
  }

  write({ text, kind }: PlannedEdit): void {
    this.written.push(text)
    this.#options.history.wrote(this.name, text)
    const update = changeOf(this.doc, (doc) => {
      const scratch = doc.getArray<string>('scratch')
      if (kind === 'tidy') scratch.delete(0, scratch.length)
      scratch.push([text])
      if (kind === 'card') this.#addCard(text)
      mark(text)(doc)
    })
    if (this.#isOpen) this.#sendUpdate(update, [text])
    this.#sendPresence()
  }

  /** Takes down what its document shows. */
  look(): void {
    this.#options.history.read(this.name, this.texts)
  }

  /** Takes down all of its document, for a comparison with others. */
  settle(): void {
    this.#options.history.settled(this.name, this.texts, digestOf(this.doc))
  }

  stop(): void {
    this.endReason ??= 'stopped'
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    this.#socket?.terminate()
    this.#socket = undefined
  }

  #addCard(text: string): void {
    const board = boardsOf(this.#pen.content)[0]
    if (!board || cardsIn(this.#pen.content, board.id, 'styrkor').length >= MAX_CARDS) return
    addCards(this.#pen, { board: board.id, region: 'styrkor', before: 'end' }, [{ text }])
  }

  #onOpen(): void {
    this.isServerSaving = true
    this.bytesReceived = 0
    this.syncedAt = undefined
    this.#frames = []
    this.#answered = 0
    this.#options.history.connected(this.name)
    this.#send(syncStep1Frame(Y.encodeStateVector(this.doc)))
    this.#sendPresence()
    this.#listen()
  }

  #onFrame(frame: Buffer): void {
    this.#listen()
    const message = decodeMessage(frame)
    switch (message.type) {
      case 'sync-step-1':
        this.#answer(message.stateVector)
        break
      case 'update':
        this.bytesReceived += message.update.length
        this.#take(message.update)
        if (message.isStep2) this.#onSynced()
        break
      case 'awareness':
        for (const { client, state } of message.entries) {
          if (state === 'null') this.#present.delete(client)
          else this.#present.set(client, state)
        }
        break
      case 'acknowledged':
        this.#onAcknowledged(message.count)
        break
      case 'refused':
        for (const text of this.#frames[message.count - 1] ?? []) this.#options.history.refused(this.name, text)
        this.#frames[message.count - 1] = []
        break
      case 'notice':
        if (message.notice === 'restarting') this.isToldOfRestart = true
        else this.isServerSaving = message.notice === 'saving'
    }
  }

  #onSynced(): void {
    this.#retries = 0
    this.syncedAt ??= performance.now()
  }

  #onAcknowledged(count: number): void {
    for (const text of this.#frames.slice(this.#answered, count).flat()) {
      if (this.#acknowledged.has(text)) continue
      this.#acknowledged.add(text)
      if (!this.isServerSaving) this.acknowledgedUnsaved++
      this.#options.history.acknowledged(this.name, text)
    }
    this.#answered = Math.max(this.#answered, count)
  }

  /** One frame carries all that the server lacks. */
  #answer(stateVector: Uint8Array): void {
    this.#send(syncStep2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)))
    this.#frames.push(this.written.filter((text) => !this.#acknowledged.has(text)))
    this.#isOpen = true
  }

  #take(update: Uint8Array): void {
    const held = this.#heldFromServer
    this.#heldFromServer = undefined
    if (this.isMangling && !held && this.#random() < 0.2) {
      this.#heldFromServer = update
      this.#later()
      return
    }
    Y.applyUpdate(this.doc, update, this)
    if (held) Y.applyUpdate(this.doc, held, this)
    if (this.isMangling && this.#random() < 0.2) Y.applyUpdate(this.doc, update, this)
  }

  #sendUpdate(update: Uint8Array, texts: readonly string[]): void {
    const held = this.#held
    this.#held = undefined
    if (this.isMangling && !held && this.#random() < 0.2) {
      this.#held = { update, texts }
      this.#later()
      return
    }
    this.#sendFrame(update, texts)
    if (held) this.#sendFrame(held.update, held.texts)
    if (this.isMangling && this.#random() < 0.2) this.#sendFrame(update, texts)
  }

  #sendFrame(update: Uint8Array, texts: readonly string[]): void {
    this.#send(updateFrame(update))
    this.#frames.push(texts)
  }

  /** What waits for the next frame goes on its own when there is none. */
  #later(): void {
    clearTimeout(this.#timers.held)
    this.#timers.held = setTimeout(() => {
      if (this.#held && this.#isOpen) this.#sendFrame(this.#held.update, this.#held.texts)
      if (this.#heldFromServer) Y.applyUpdate(this.doc, this.#heldFromServer, this)
      this.#held = undefined
      this.#heldFromServer = undefined
    }, HELD_MS)
  }

  #sendPresence(): void {
    const state = JSON.stringify({ board: 'board_here', focus: `${this.written.length}` })
    this.#send(awarenessFrame([{ client: this.doc.clientID, clock: ++this.#presenceClock, state }]))
  }

  #onClose(code: number, reason: string): void {
    this.#forgetConnection()
    if (code >= 4400 && code < 4500) this.endReason = `${code} ${reason}`
    this.#retry()
  }

  #forgetConnection(): void {
    clearTimeout(this.#timers.silence)
    clearTimeout(this.#timers.held)
    this.#socket = undefined
    this.#isOpen = false
    this.#held = undefined
    this.#heldFromServer = undefined
    this.#present.clear()
  }

  #retry(): void {
    if (this.endReason !== undefined || this.isHeld) return
    const pause = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries++)
    this.#timers.retry = setTimeout(() => this.connect(), pause * (0.5 + this.#random()))
  }

  #listen(): void {
    clearTimeout(this.#timers.silence)
    this.#timers.silence = setTimeout(() => {
      const socket = this.#socket
      this.#forgetConnection()
      socket?.terminate()
      this.#retry()
    }, SILENCE_MS)
  }

  #send(frame: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame)
  }
}

/** Everything in a document but the marks, which are compared one by one. */
export function digestOf(doc: Y.Doc): string {
  // A replica knows a root type only once something of it has arrived or was asked for.
  const roots = ['meta', 'boards', 'cards'].map((name) => doc.getMap(name).toJSON())
  const json = JSON.stringify([sorted(roots), doc.getArray('scratch').toJSON()])
  return createHash('sha256').update(json).digest('hex').slice(0, 16)
}

/** Maps have no order, and their JSON one of chance. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]))
}
