import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type DocAddress, mayReadDoc, parseDocName } from '@samtavla/shared/access/can.ts'
import type { UserId } from '@samtavla/shared/model/ids.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { addressOf } from '../auth/address.ts'
import { readSessionCookie } from '../auth/cookie.ts'
import type { Limits } from '../auth/limits.ts'
import type { Sessions } from '../auth/sessions.ts'
import type { Config } from '../config.ts'
import { Failure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { LiveDocument } from '../rooms/live-document.ts'
import type { Viewer } from '../rooms/peer.ts'
import type { Registry } from '../rooms/registry.ts'
import { enterRoom, viewerOf } from '../services/access.ts'
import type { Store } from '../storage/store.ts'
import { Budgets } from './budget.ts'
import { Connection } from './connection.ts'

/** SYN5. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024
/** SYN4: a stock client reconnects after 30 seconds of silence. */
const BEAT_MS = 20_000
const SYNC_PATH = '/sync/'
/** S4: sockets on one document, of one person on one document (their tabs and devices), of one person, and in all. */
const MOST_ON_DOCUMENT = 200
const MOST_OF_PERSON_ON_DOCUMENT = 20
const MOST_OF_PERSON = 60
const MOST_IN_ALL = 5_000

export interface SyncParts {
  readonly config: Config
  readonly store: Store
  readonly sessions: Sessions
  readonly limits: Limits
  readonly registry: Registry
  readonly log: Log
}

/** Who came in, to which document, and by which session. */
interface Entry {
  readonly address: DocAddress
  readonly viewer: Viewer
  readonly session: string
}

interface Admission extends Omit<Entry, 'address'> {
  readonly document: LiveDocument
  readonly wantsAcks: boolean
}

/** Lets sockets in: everything about a connection that is decided once, before there is one. */
export class SyncServer {
  readonly #parts: SyncParts
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })
  readonly #connections = new Set<Connection>()
  readonly #socketsOf = new Map<UserId, number>()
  readonly #budgets = new Budgets()
  readonly #beat: NodeJS.Timeout
  #isStopping = false

  constructor(server: Server, parts: SyncParts) {
    this.#parts = parts
    server.on('upgrade', (request, socket, head) => void this.#onUpgrade(request, socket, head))
    this.#beat = setInterval(() => {
      for (const connection of this.#connections) connection.beat()
      this.#budgets.forgetFull()
    }, BEAT_MS)
  }

  get connections(): number {
    return this.#connections.size
  }

  /** Lets nobody in any more and asks everybody to come back, in random order so that they do not all come at once. */
  async stop(spreadMs: number): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#beat)
    for (const connection of this.#connections) connection.notify('restarting')
    const closings = [...this.#connections].map(async (connection) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * spreadMs))
      connection.close('server-restarting')
    })
    await Promise.all(closings)
  }

  async #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Without a listener, a connection that breaks during the upgrade would end the process.
    socket.on('error', () => socket.destroy())
    const address = addressOf(request, this.#parts.config)
    try {
      await this.#parts.limits.upgrade(address)
      const admission = await this.#admit(request)
      this.#needPlace(admission)
      let isConnected = false
      // Calls back before it returns, or not at all: when the socket is gone or this is no handshake, which it answers itself.
      this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        isConnected = true
        this.#connect(webSocket, socket, admission)
      })
      if (isConnected) void this.#checkSession(admission.session)
      else this.#parts.registry.release(admission.document)
    } catch (error) {
      this.#reject(socket, error)
      await this.#parts.limits.upgradeFailed(address)
    }
  }

  /** S2: who signed out while the door was open had no connection yet that could have been closed. */
  async #checkSession(session: string): Promise<void> {
    const { sessions, registry, log } = this.#parts
    try {
      if (!(await sessions.isGood(session))) await registry.closeSession(session)
    } catch (error) {
      log.warn({ err: error }, 'session not checked')
    }
  }

  /** S1, S9, S10: path, origin, session, membership and right to read, in that order, and only then the document. */
  async #admit(request: IncomingMessage): Promise<Admission> {
    const { config, registry } = this.#parts
    const url = URL.parse(request.url ?? '/', 'http://localhost')
    if (!url?.pathname.startsWith(SYNC_PATH)) throw new Failure('not-found')
    if (!config.origins.includes(request.headers.origin ?? '')) throw new Failure('foreign-origin')
    const name = decodeURI(url.pathname.slice(SYNC_PATH.length))
    const { address } = await this.#enter(request, name)
    const document = await registry.hold(address)
    try {
      // Again: who was removed while the document was loading has no connection yet that could have been closed.
      const { viewer, session } = await this.#enter(request, name)
      return { document, viewer, session, wantsAcks: url.searchParams.get('ack') === '1' }
    } catch (error) {
      registry.release(document)
      throw error
    }
  }

  async #enter(request: IncomingMessage, name: string): Promise<Entry> {
    const { config, store, sessions, limits } = this.#parts
    if (this.#isStopping) throw new Failure('server-restarting')
    const session = await sessions.find(readSessionCookie(request.headers.cookie, config.publicUrl))
    if (!session) throw new Failure('not-signed-in')
    limits.known.note(addressOf(request, config))
    const address = parseDocName(name)
    if (!address) throw new Failure('not-found')
    const viewer = viewerOf(await enterRoom(store, session.user, address.room))
    if (!mayReadDoc(viewer.role, viewer.user, address)) throw new Failure('not-allowed')
    return { address, viewer, session: session.hash }
  }

  /** Looked at when nothing else can come in between: who comes at the same moment counts. */
  #needPlace({ document, viewer }: Admission): void {
    const own = [...document.peers].filter((peer) => peer.viewer.user === viewer.user).length
    const isFull =
      this.#connections.size >= MOST_IN_ALL ||
      document.peers.size >= MOST_ON_DOCUMENT ||
      own >= MOST_OF_PERSON_ON_DOCUMENT ||
      (this.#socketsOf.get(viewer.user) ?? 0) >= MOST_OF_PERSON
    if (!isFull) return
    this.#parts.registry.release(document)
    throw new Failure('too-many-requests', 'sockets')
  }

  #connect(socket: WebSocket, transport: Duplex, admission: Admission): void {
    const { log, registry } = this.#parts
    const { document, viewer } = admission
    socket.on('error', (error) => log.debug({ err: error, doc: document.name }, 'socket error'))
    const budget = this.#budgets.take(viewer.user)
    const connection = new Connection({
      ...admission,
      budget,
      socket,
      transport,
      onFault: (error) => log.warn({ err: error, doc: document.name, user: viewer.user }, 'closed for a bad message'),
      onClose: (closed) => {
        this.#connections.delete(closed)
        this.#countSocket(viewer.user, -1)
        this.#budgets.giveBack(viewer.user, budget)
        registry.release(document)
      },
    })
    this.#connections.add(connection)
    this.#countSocket(viewer.user, 1)
  }

  #countSocket(user: UserId, change: 1 | -1): void {
    const count = (this.#socketsOf.get(user) ?? 0) + change
    if (count > 0) this.#socketsOf.set(user, count)
    else this.#socketsOf.delete(user)
  }

  #reject(socket: Duplex, error: unknown): void {
    const failure =
      error instanceof Failure ? error : new Failure(error instanceof URIError ? 'not-found' : 'unexpected')
    if (failure.reason === 'unexpected') this.#parts.log.error({ err: error }, 'upgrade failed')
    // An upgraded socket is outside the server's timeouts: it would stay for as long as the other end likes.
    socket.once('finish', () => socket.destroy())
    socket.end(
      `HTTP/1.1 ${failure.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\nX-Reason: ${failure.reason}\r\n\r\n`,
    )
  }
}
