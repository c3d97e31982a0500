import { EventEmitter } from 'node:events'
import { Duplex } from 'node:stream'
import type { Log } from '@samtavla/server/log.ts'
import type { LiveDocument } from '@samtavla/server/rooms/live-document.ts'
import { Registry } from '@samtavla/server/rooms/registry.ts'
import { Budget } from '@samtavla/server/sockets/budget.ts'
import { Connection } from '@samtavla/server/sockets/connection.ts'
import type { Store } from '@samtavla/server/storage/store.ts'
import { addBoard, startRoom } from '@samtavla/shared/edits/boards.ts'
import { addCards, cardsIn, deleteCards, mergeCards, moveCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { readBoard } from '@samtavla/shared/model/board.ts'
import { readCard } from '@samtavla/shared/model/card.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import { newRoomId, newUserId, type RoomId, type UserId } from '@samtavla/shared/model/ids.ts'
import {
  acknowledgedFrame,
  awarenessFrame,
  decodeMessage,
  noticeFrame,
  refusedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@samtavla/shared/protocol/messages.ts'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { seeded, seededBytes } from '../support/seeded.ts'
import { type Dice, mutated, randomBytes } from './mutate.ts'
import { wildUpdate } from './wild.ts'

/** A connection's budget would make it wait after more. */
const FRAMES_A_CONNECTION = 60
const SERVER_CLIENT = 4

/** What a socket is to a connection, without a network: frames are handed over at once, and what is sent is looked at. */
class DirectSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  isPaused = false
  bufferedAmount = 0
  readonly #onSent: (frame: Uint8Array) => void

  constructor(onSent: (frame: Uint8Array) => void = () => {}) {
    super()
    this.#onSent = onSent
  }

  send(frame: Uint8Array): void {
    this.#onSent(frame)
  }

  ping(): void {}

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  close(): void {
    if (this.readyState !== this.OPEN) return
    this.readyState = 3
    this.emit('close')
  }

  terminate(): void {
    this.close()
  }

  /** The other end has sent this. */
  receive(frame: Uint8Array): void {
    this.emit('message', Buffer.from(frame), true)
  }
}

class NoNetwork extends Duplex {
  override _read(): void {}

  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done()
  }
}

/**
 * A room on the real way from frame to disk: connection, document, registry, journal, store. Two people write in it honestly and
 * send, between their good frames, any number of bad ones; a third only watches.
 */
export class FuzzedRoom {
  /** How often the document has changed. */
  changes = 0
  readonly #store: Store
  readonly #registry: Registry
  readonly #document: LiveDocument
  readonly #dice: Dice
  readonly #writers: readonly Writer[]
  readonly #watcher = new Y.Doc()
  readonly #watching: DirectSocket

  private constructor(store: Store, registry: Registry, document: LiveDocument, seed: number) {
    const random = seeded(seed)
    this.#store = store
    this.#registry = registry
    this.#document = document
    this.#dice = (below) => Math.floor(random() * below)
    // What the server itself puts right has its own id, which would be another one each time.
    document.doc.clientID = SERVER_CLIENT
    document.doc.on('update', () => {
      this.changes++
    })
    this.#watching = this.#connect(newUser(random), (frame) => this.#watch(frame))
    this.#watching.receive(syncStep1Frame(Y.encodeStateVector(this.#watcher)))
    this.#writers = [2, 3].map((client) => {
      const user = newUser(random)
      return new Writer(client, user, document.doc, random, () => this.#connect(user))
    })
  }

  /** A fresh room, the same for the same seed. */
  static async open(store: Store, log: Log, seed: number): Promise<FuzzedRoom> {
    const random = seeded(seed)
    const room = newRoomId((count) => seededBytes(random, count))
    const content = firstContent(random)
    await store.rooms.create({ id: room, title: 'Fuzz', createdAt: 0, example: undefined, content })
    const registry = new Registry(store, log, { onFatal: fail, onTitle: () => {}, lingerMs: 0 })
    const document = await registry.hold({ room, kind: 'content', user: undefined })
    return new FuzzedRoom(store, registry, document, seed)
  }

  /** The document, for decoders that are tried by themselves. */
  get doc(): Y.Doc {
    return this.#document.doc
  }

  get id(): RoomId {
    return this.#document.address.room
  }

  /** A frame that somebody could send, most often a bad one. Sending it tells whether the connection stays. */
  nextFrame(): { readonly frame: Uint8Array; send(): boolean } {
    const writer = this.#writers[this.#dice(this.#writers.length)]!
    const frame = writer.nextFrame(this.#dice)
    return { frame, send: () => this.#send(writer, frame) }
  }

  /** Bytes that could be an update, most often a bad one. */
  nextUpdate(): Uint8Array {
    return this.#writers[this.#dice(this.#writers.length)]!.nextUpdate(this.#dice)
  }

  /** Lets timers and the disk have their turn, and gives the writers a document that is in step again. */
  async settle(): Promise<void> {
    await this.#registry.drain()
    await new Promise((resolve) => setImmediate(resolve))
    for (const writer of this.#writers) writer.renew(this.#document.doc)
  }

  /** Throws where the document is not what it should be: whole, readable, as it is stored, and as others have it. */
  async check(): Promise<void> {
    const { doc, name } = this.#document
    for (const writer of this.#writers) writer.hangUp()
    await this.settle()
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('Something is pending')
    checkReadable(openContent(doc))
    const stored = await this.#store.docs.load(name)
    const replay = new Y.Doc()
    for (const update of [...(stored.snapshot ? [stored.snapshot] : []), ...stored.updates])
      Y.applyUpdate(replay, update)
    expectEqual(replay, doc, 'what is stored')
    this.#watching.receive(syncStep1Frame(Y.encodeStateVector(this.#watcher)))
    await this.settle()
    expectEqual(this.#watcher, doc, 'what somebody else has')
    replay.destroy()
  }

  async close(): Promise<void> {
    for (const writer of this.#writers) writer.hangUp()
    this.#watching.close()
    await this.#registry.drain()
    this.#registry.release(this.#document)
    await this.#registry.close()
    this.#document.stop()
    this.#watcher.destroy()
  }

  /** False when it was refused and the connection ended; then it has left nothing behind. */
  #send(writer: Writer, frame: Uint8Array): boolean {
    const before = this.changes
    const isRefused = writer.send(frame)
    if (isRefused && this.changes > before) throw new Error('A refused frame changed the document')
    return !isRefused
  }

  #watch(frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message.type === 'update') Y.applyUpdate(this.#watcher, message.update)
    if (message.type === 'awareness') for (const { state } of message.entries) JSON.parse(state)
  }

  #connect(user: UserId, onSent?: (frame: Uint8Array) => void): DirectSocket {
    const socket = new DirectSocket(onSent)
    new Connection({
      socket: socket as unknown as WebSocket,
      transport: new NoNetwork(),
      document: this.#document,
      viewer: { user, name: 'Fuzz', color: 0, role: 'member' },
      session: user,
      budget: new Budget(),
      wantsAcks: true,
      onClose: () => {},
      onFault: (error) => {
        // What comes in may be refused by any error of ours, but not by one that says that we went too far.
        if (error instanceof RangeError && /call stack|Invalid array length|allocation/.test(error.message)) throw error
      },
    })
    return socket
  }
}

/**
 * One person with a document of their own, whose honest frames are what the bad ones are made from. A bad one that is taken puts
 * that document out of step for good: it then has a client id twice.
 */
class Writer {
  readonly #user: UserId
  readonly #random: () => number
  readonly #connect: () => DirectSocket
  /** The newest honest updates, for mutation and repetition. */
  readonly #updates: Uint8Array[] = []
  #pen: Pen
  #client: number
  #socket: DirectSocket | undefined
  #sent = 0
  #clock = 0
  #wildClient: number

  constructor(client: number, user: UserId, doc: Y.Doc, random: () => number, connect: () => DirectSocket) {
    this.#client = client
    this.#wildClient = client * 1_000_000
    this.#user = user
    this.#random = random
    this.#connect = connect
    this.#pen = this.#newPen(doc)
  }

  /** Goes on with a fresh copy and another client id. */
  renew(doc: Y.Doc): void {
    this.hangUp()
    this.#pen.content.doc.destroy()
    this.#client += 10
    this.#pen = this.#newPen(doc)
  }

  nextUpdate(dice: Dice): Uint8Array {
    if (dice(12) === 0) return wildUpdate(Y.encodeStateAsUpdate(this.#pen.content.doc), ++this.#wildClient, dice)
    if (this.#updates.length < 3 || dice(4) === 0) this.#edit(dice)
    const update = this.#updates[dice(3) === 0 ? dice(this.#updates.length) : this.#updates.length - 1]!
    if (dice(12) === 0) return update
    if (dice(40) === 0) return Y.encodeStateAsUpdate(this.#pen.content.doc)
    return mutated(update, this.#updates, dice)
  }

  nextFrame(dice: Dice): Uint8Array {
    const chance = dice(100)
    if (chance < 5) return randomBytes(dice(40), dice)
    // Good on the outside, so that what is inside is looked at.
    if (chance < 60) return (dice(4) === 0 ? syncStep2Frame : updateFrame)(this.nextUpdate(dice))
    const frame = this.#otherFrame(dice)
    return dice(6) === 0 ? frame : mutated(frame, [updateFrame(this.nextUpdate(dice))], dice)
  }

  /** True when it was refused, and the connection ended. */
  send(frame: Uint8Array): boolean {
    const socket = this.#openSocket()
    this.#sent++
    socket.receive(frame)
    return socket.readyState !== socket.OPEN
  }

  hangUp(): void {
    this.#socket?.close()
    this.#socket = undefined
  }

  #newPen(server: Y.Doc): Pen {
    const doc = new Y.Doc()
    doc.clientID = this.#client
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
    doc.on('update', (update: Uint8Array) => {
      this.#updates.push(update)
      if (this.#updates.length > 40) this.#updates.shift()
    })
    return newPen(openContent(doc), this.#user, 'Fuzz', {
      now: () => ++this.#clock,
      bytes: (count) => seededBytes(this.#random, count),
    })
  }

  #openSocket(): DirectSocket {
    if (this.#socket?.readyState !== 1 || this.#sent >= FRAMES_A_CONNECTION) {
      this.hangUp()
      this.#socket = this.#connect()
      this.#sent = 0
      this.#socket.receive(syncStep1Frame(Y.encodeStateVector(this.#pen.content.doc)))
    }
    return this.#socket
  }

  #edit(dice: Dice): void {
    const { content } = this.#pen
    const board = [...content.boards.keys()][0] as Parameters<typeof cardsIn>[1]
    const cards = cardsIn(content, board, 'styrkor')
    const card = cards[dice(cards.length)]
    const target = { board, region: 'styrkor', before: 'end' } as const
    const chance = dice(10)
    if (!card || (chance < 3 && cards.length < 30)) addCards(this.#pen, target, [{ text: 'ord '.repeat(1 + dice(8)) }])
    else if (chance < 7)
      spliceText(this.#pen, card.id, 0, Math.min(dice(3), card.text.length), 'bokstäver'.slice(dice(9)))
    else if (chance === 7) moveCards(this.#pen, [card.id], { ...target, before: 'start' })
    else if (chance === 8)
      mergeCards(
        this.#pen,
        cards.slice(0, 2).map(({ id }) => id),
        'tillsammans',
      )
    else deleteCards(this.#pen, [card.id])
  }

  #otherFrame(dice: Dice): Uint8Array {
    switch (dice(8)) {
      case 0:
        return syncStep1Frame(Y.encodeStateVector(this.#pen.content.doc))
      case 1:
        return Uint8Array.of(3)
      case 2:
        return acknowledgedFrame(dice(1_000))
      case 3:
        return refusedFrame(dice(1_000), 'not-allowed')
      case 4:
        return noticeFrame('saving')
      default: {
        const state = dice(5) === 0 ? 'null' : JSON.stringify({ board: 'board_x', cursor: { x: dice(9) } })
        return awarenessFrame([{ client: this.#client, clock: ++this.#clock, state }])
      }
    }
  }
}

function checkReadable(content: Content): void {
  for (const [id, record] of content.boards) if (!readBoard(id, record)) throw new Error(`${id} is no board any more`)
  for (const [id, record] of content.cards) if (!readCard(id, record)) throw new Error(`${id} is no card any more`)
  writeRoomFile(content, new Date(0))
}

/** All that can be read, and all that was ever written. Which marks of formats are needless each replica tidies up for itself. */
function expectEqual(replica: Y.Doc, doc: Y.Doc, what: string): void {
  const isSame = clocksOf(replica) === clocksOf(doc) && jsonOf(replica) === jsonOf(doc)
  if (!isSame) throw new Error(`${what} differs from the document`)
}

function clocksOf(doc: Y.Doc): string {
  return JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b))
}

function jsonOf(doc: Y.Doc): string {
  return JSON.stringify(writeRoomFile(openContent(doc), new Date(0)))
}

function newUser(random: () => number): UserId {
  return newUserId((count) => seededBytes(random, count))
}

function firstContent(random: () => number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  const pen = newPen(openContent(doc), newUser(random), 'Servern', {
    now: () => 0,
    bytes: (count) => seededBytes(random, count),
  })
  startRoom(pen, 'Fuzz')
  addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' })
  return Y.encodeStateAsUpdate(doc)
}

function fail(error: Error): never {
  throw error
}
