import type { Duplex } from 'node:stream'
import {
  acknowledgedFrame,
  awarenessFrame,
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

/** Above this, presence is left out; above the second, the connection is given up: its client comes back and catches up. */
const BUSY_BYTES = 256 * 1024
const HOPELESS_BYTES = 8 * 1024 * 1024

const KEEPALIVE = awarenessFrame([])

export interface ConnectionOptions {
  readonly socket: WebSocket
  /** What the socket writes to: several frames can go out in one write. */
  readonly transport: Duplex
  readonly document: LiveDocument
  readonly viewer: Viewer
  readonly session: string
  /** The client asked for acknowledgements. */
  readonly wantsAcks: boolean
  readonly onClose: (connection: Connection) => void
  /** A connection ended by its own fault; told without any content. */
  readonly onFault: (error: unknown) => void
}

/**
 * One socket on one document: reads frames, asks the document, answers. Rights are the document's matter and are looked up for
 * each message (S9).
 */
export class Connection implements Peer {
  readonly viewer: Viewer
  readonly session: string
  readonly #socket: WebSocket
  readonly #transport: Duplex
  readonly #document: LiveDocument
  readonly #wantsAcks: boolean
  readonly #onFault: (error: unknown) => void
  /** Frames with updates that came, and how many of them from the first are answered for. */
  #received = 0
  #answered = 0
  #answeredAhead = new Set<number>()
  /** Frames that lacked their predecessors, until a full sync. */
  #heldBack: number[] = []
  #ackTimer: NodeJS.Immediate | undefined
  #sentSinceBeat = false
  #isAlive = true

  constructor({ socket, transport, document, viewer, session, wantsAcks, onClose, onFault }: ConnectionOptions) {
    this.viewer = viewer
    this.session = session
    this.#socket = socket
    this.#transport = transport
    this.#document = document
    this.#wantsAcks = wantsAcks
    this.#onFault = onFault
    socket.on('message', (data, isBinary) => this.#onFrame(data as Buffer, isBinary))
    socket.on('pong', () => {
      this.#isAlive = true
    })
    socket.on('close', () => {
      document.leave(this)
      onClose(this)
    })
    document.join(this)
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
    const isKeepingUp = this.#socket.bufferedAmount <= BUSY_BYTES
    this.#transport.cork()
    if (update) this.send(update)
    if (presence && isKeepingUp) this.send(presence)
    this.#transport.uncork()
  }

  notify(notice: Notice): void {
    if (this.#wantsAcks) this.send(noticeFrame(notice))
  }

  /** Leaves the document at once: the other end may take its time to hang up. */
  close(reason: FailureReason): void {
    this.#document.leave(this)
    this.#socket.close(new Failure(reason).closeCode, reason)
  }

  /** SYN4: keeps a quiet connection open, and gives up one whose other end is gone. Called at each beat. */
  beat(): void {
    if (!this.#isAlive) {
      this.#socket.terminate()
      return
    }
    this.#isAlive = false
    this.#socket.ping()
    if (!this.#sentSinceBeat) this.send(KEEPALIVE)
    this.#sentSinceBeat = false
  }

  #onFrame(data: Buffer, isBinary: boolean): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    try {
      if (!isBinary) throw new Failure('bad-request', 'text frame')
      this.#handle(decodeMessage(data))
    } catch (error) {
      this.#onFault(error)
      this.close('bad-request')
    }
  }

  #handle(message: Message): void {
    switch (message.type) {
      case 'sync-step-1':
        this.#document.answer(this, message.stateVector)
        return
      case 'update':
        this.#receive(message)
        return
      case 'awareness':
        this.#document.presence.receive(this, message.entries)
        return
      case 'query-awareness':
        this.send(this.#document.presence.everyone())
        return
      default:
        throw new Failure('bad-request', `${message.type} is for clients`)
    }
  }

  #receive({ update, isStep2 }: { update: Uint8Array; isStep2: boolean }): void {
    const frame = ++this.#received
    const outcome = this.#document.receive(this, update, () => {
      this.#answer(frame)
      if (isStep2) this.#answerHeldBack(frame)
    })
    if (outcome === 'malformed') throw new Failure('bad-request', 'malformed update')
    if (outcome === 'not-allowed') this.#refuse(frame)
    if (outcome === 'gap') {
      this.#heldBack.push(frame)
      this.#document.askForAll(this)
    }
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

  #refuse(frame: number): void {
    if (this.#wantsAcks) this.send(refusedFrame(frame, 'not-allowed'))
    this.#answer(frame)
  }
}
