import type { Duplex } from 'node:stream'
import {
  acknowledgedFrame,
  awarenessFrame,
  bringsUpdate,
  decodeMessage,
  type Message,
  type Notice,
  noticeFrame,
  refusedFrame,
} from '@samtavla/shared/protocol/messages.ts'
import type { WebSocket } from 'ws'
import { Failure, type FailureReason } from '../errors.ts'
import type { LiveDocument } from '../rooms/live-document.ts'
import type { Peer, Viewer } from '../rooms/peer.ts'
import type { Budget } from './budget.ts'

/**
 * R11: what may wait for a slow reader. Above the first, presence is left out. Above the second, updates are left out, too, until
 * all of it is read; then one update brings what was missed. Above the third, or after so long, the connection is given up: its
 * client comes back and catches up.
 */
const BUSY_BYTES = 256 * 1024
const BEHIND_BYTES = 1024 * 1024
const HOPELESS_BYTES = 8 * 1024 * 1024
const HOPELESS_MS = 30_000

/** S4: a message costs a token of the connection's budget, and one more for each so many bytes that it brings or asks for. */
const BYTES_PER_TOKEN = 64 * 1024

/** R10: how soon it is asked again whether the disk takes something. */
const FULL_WAIT_MS = 250

/** Frames that wait for a full sync, and frames answered for that come after them. */
const MOST_HELD_BACK = 5_000

const KEEPALIVE = awarenessFrame([])

export interface ConnectionOptions {
  readonly socket: WebSocket
  /** What the socket writes to: several frames can go out in one write. */
  readonly transport: Duplex
  readonly document: LiveDocument
  readonly viewer: Viewer
  readonly session: string
  readonly budget: Budget
  /** The client asked for acknowledgements. */
  readonly wantsAcks: boolean
  readonly onClose: (connection: Connection) => void
  /** A connection ended by its own fault; told without any content. */
  readonly onFault: (error: unknown) => void
}

/**
 * One socket on one document: reads frames, asks the document, answers. Rights are the document's matter and are looked up for
 * each message (S9). Who sends more than their budget is read more slowly, and nobody else notices.
 */
export class Connection implements Peer {
  readonly viewer: Viewer
  readonly session: string
  readonly #socket: WebSocket
  readonly #transport: Duplex
  readonly #document: LiveDocument
  readonly #wantsAcks: boolean
  readonly #onFault: (error: unknown) => void
  readonly #budget: Budget
  /** Frames that came beyond the budget, which the socket had read already when it was told to stop. */
  #backlog: Buffer[] = []
  #backlogTimer: NodeJS.Timeout | undefined
  /** The client has said what it has, and it is not from before an erasure. */
  #isCurrent = false
  /** Frames with updates that came, and how many of them from the first are answered for. */
  #received = 0
  #answered = 0
  #answeredAhead = new Set<number>()
  /** Frames that lacked their predecessors, until a full sync. */
  #heldBack: number[] = []
  #ackTimer: NodeJS.Immediate | undefined
  #sentSinceBeat = false
  #isAlive = true
  /** Since when updates are left out, and what the client had then. */
  #behind: { readonly since: number; readonly stateVector: Uint8Array } | undefined
  #isCatchingUp = false

  constructor(options: ConnectionOptions) {
    const { socket, transport, document, viewer, session, budget, wantsAcks, onClose, onFault } = options
    this.viewer = viewer
    this.session = session
    this.#budget = budget
    this.#socket = socket
    this.#transport = transport
    this.#document = document
    this.#wantsAcks = wantsAcks
    this.#onFault = onFault
    const onDrain = () => this.#catchUp()
    transport.on('drain', onDrain)
    socket.on('message', (data, isBinary) => this.#onFrame(data as Buffer, isBinary))
    socket.on('pong', () => {
      this.#isAlive = true
    })
    socket.on('close', () => {
      transport.off('drain', onDrain)
      clearTimeout(this.#backlogTimer)
      document.leave(this)
      onClose(this)
    })
    document.join(this)
  }

  get isHeldBack(): boolean {
    return this.#heldBack.length > 0
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > HOPELESS_BYTES) {
      this.#socket.terminate()
      return
    }
    this.#sentSinceBeat = true
    this.#socket.send(frame)
  }

  sendTick(update: Uint8Array | undefined, presence: Uint8Array | undefined): void {
    const waiting = this.#socket.bufferedAmount
    if (waiting > BEHIND_BYTES) {
      this.#behind ??= { since: performance.now(), stateVector: this.#document.relayedStateVector() }
    }
    this.#transport.cork()
    if (update && !this.#behind) this.send(update)
    if (presence && waiting <= BUSY_BYTES) this.send(presence)
    this.#transport.uncork()
  }

  notify(notice: Notice): void {
    if (this.#wantsAcks) this.send(noticeFrame(notice))
  }

  charge(bytes: number): void {
    this.#budget.spend(bytes / BYTES_PER_TOKEN)
  }

  /** Leaves the document at once: the other end may take its time to hang up. */
  close(reason: FailureReason): void {
    this.#document.leave(this)
    this.#backlog = []
    this.#socket.resume()
    this.#socket.close(new Failure(reason).closeCode, reason)
  }

  /** SYN4: keeps a quiet connection open, and gives up one whose other end is gone. Called at each beat. */
  beat(): void {
    const isHopeless = this.#behind && performance.now() - this.#behind.since > HOPELESS_MS
    if (!this.#isAlive || isHopeless) {
      this.#socket.terminate()
      return
    }
    // Who is read slowly answers a ping late.
    this.#isAlive = this.#backlog.length > 0
    this.#socket.ping()
    if (!this.#sentSinceBeat) this.send(KEEPALIVE)
    this.#sentSinceBeat = false
  }

  #catchUp(): void {
    if (!this.#behind || this.#isCatchingUp || this.#socket.bufferedAmount > BUSY_BYTES) return
    const { stateVector } = this.#behind
    this.#isCatchingUp = true
    this.#document.catchUp(this, stateVector, () => {
      this.#behind = undefined
      this.#isCatchingUp = false
    })
  }

  #onFrame(data: Buffer, isBinary: boolean): void {
    // Who has been told to go may go on sending for half a minute.
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (!isBinary) {
      this.#endByFault(new Failure('bad-request', 'text frame'))
      return
    }
    this.#backlog.push(data)
    this.#readBacklog()
  }

  #readBacklog(): void {
    clearTimeout(this.#backlogTimer)
    while (this.#backlog.length > 0 && this.#socket.readyState === this.#socket.OPEN) {
      const mustWait = this.#document.isFull && bringsUpdate(this.#backlog[0]!)
      const wait = mustWait ? FULL_WAIT_MS : this.#budget.wait()
      if (wait > 0) {
        this.#socket.pause()
        this.#backlogTimer = setTimeout(() => this.#readBacklog(), wait)
        return
      }
      this.#take(this.#backlog.shift()!)
    }
    if (this.#socket.isPaused) this.#socket.resume()
  }

  #take(data: Buffer): void {
    try {
      const message = decodeMessage(data)
      this.charge(data.length)
      this.#handle(message)
    } catch (error) {
      this.#endByFault(error)
    }
  }

  #endByFault(error: unknown): void {
    this.#onFault(error)
    this.close('bad-request')
  }

  #handle(message: Message): void {
    switch (message.type) {
      case 'sync-step-1':
        this.#budget.spend(1)
        this.#sync(message.stateVector)
        return
      case 'update':
        this.#budget.spend(1)
        this.#receive(message)
        return
      case 'awareness':
        // Cursors move twenty times a second.
        this.#budget.spend(0.5)
        this.#document.presence.receive(this, message.entries)
        return
      case 'query-awareness':
        this.#budget.spend(1)
        this.#document.sendPresence(this)
        return
      default:
        throw new Failure('bad-request', `${message.type} is for clients`)
    }
  }

  /** SYN1: gives what the client lacks, and asks a writer for what the server lacks. */
  #sync(stateVector: Uint8Array): void {
    if (!this.#document.isCurrent(stateVector)) {
      this.close('content-replaced')
      return
    }
    const isFirst = !this.#isCurrent
    this.#isCurrent = true
    this.charge(this.#document.answer(this, stateVector))
    if (isFirst && this.#document.mayWrite(this)) this.#document.askForAll(this)
  }

  #receive({ update, isStep2 }: { update: Uint8Array; isStep2: boolean }): void {
    if (!this.#isCurrent) throw new Failure('bad-request', 'an update before the first sync step 1')
    const frame = ++this.#received
    const outcome = this.#document.receive(this, update, () => {
      this.#answer(frame)
      if (isStep2) this.#answerHeldBack(frame)
    })
    switch (outcome) {
      case 'kept':
        if (isStep2) this.#document.askHeldBack(this)
        return
      case 'malformed':
        throw new Failure('bad-request', 'malformed update')
      case 'not-allowed':
      case 'room-full':
        this.#refuse(frame, outcome)
        return
      case 'gap':
        this.#holdBack(frame)
        // A full sync that has a gap itself will not be whole by being asked for again.
        if (!isStep2) this.#document.askForAll(this)
        return
      case 'foreign':
        this.#holdBack(frame)
        return
    }
  }

  /** Who comes back sends all that waits in one frame. */
  #holdBack(frame: number): void {
    this.#heldBack.push(frame)
    if (this.#heldBack.length > MOST_HELD_BACK || this.#answeredAhead.size > MOST_HELD_BACK)
      this.close('too-many-requests')
  }

  /** SYN3: a full sync has brought what the frames before it held. */
  #answerHeldBack(fullSync: number): void {
    const covered = this.#heldBack.filter((frame) => frame < fullSync)
    this.#heldBack = this.#heldBack.filter((frame) => frame > fullSync)
    for (const frame of covered) this.#answer(frame)
  }

  /** ACK2: frames are answered for in their order, whatever the order in which they became durable. */
  #answer(frame: number): void {
    this.#answeredAhead.add(frame)
    while (this.#answeredAhead.delete(this.#answered + 1)) this.#answered++
    if (!this.#wantsAcks) return
    this.#ackTimer ??= setImmediate(() => {
      this.#ackTimer = undefined
      this.send(acknowledgedFrame(this.#answered))
    })
  }

  #refuse(frame: number, reason: 'not-allowed' | 'room-full'): void {
    if (this.#wantsAcks) this.send(refusedFrame(frame, reason))
    this.#answer(frame)
  }
}
