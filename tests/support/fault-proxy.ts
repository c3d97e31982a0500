import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { Address } from './raw-client.ts'

/** `up` is from the client to the server. */
export type Way = 'up' | 'down'

/** What happens to bytes on one way: they pass, they wait where they are, or they vanish. */
type Passage = 'open' | 'held' | 'lost'

interface Pace {
  readonly bytesPerSecond: number
  readonly latencyMs: number
}

/** What waits in one direction of one connection before its sender has to wait as well. */
const MAX_WAITING_BYTES = 256 * 1024
const MAX_CONNECTIONS = 1_000
/** A slow line passes on this much of a second's worth at once. */
const SLICE_SECONDS = 0.05
const LIFE_MS = 10 * 60_000

export interface FaultProxyOptions {
  /** Where to listen on loopback; a free port by default. */
  readonly port?: number
  /** After this it stops by itself, whoever has forgotten it. */
  readonly lifeMs?: number
}

/**
 * A network of one's own between clients and a server on this machine: real TCP connections in and out, which can be broken in
 * the ways in which networks break. TCP hides loss and disorder of packets from both ends, so all that is left of them is delay
 * (`slow`, `stall`) and the end of connections (`cut`).
 *
 * A fault holds for open connections and new ones until another one or `restore` takes its place. The server need not be
 * there: a connection that does not reach it is ended.
 */
export class FaultProxy {
  readonly #server: Server
  readonly #targetPort: number
  readonly #lines = new Set<Line>()
  readonly #passage: Record<Way, Passage> = { up: 'open', down: 'open' }
  readonly #life: NodeJS.Timeout
  #pace: Pace | undefined
  #isRefusing = false

  private constructor(server: Server, targetPort: number, lifeMs: number) {
    this.#server = server
    this.#targetPort = targetPort
    server.on('connection', (socket) => this.#accept(socket))
    server.unref()
    this.#life = setTimeout(() => void this.stop(), lifeMs)
    this.#life.unref()
  }

  /** Resolves when it takes connections for a server on this machine's port `targetPort`. */
  static async start(targetPort: number, { port = 0, lifeMs = LIFE_MS }: FaultProxyOptions = {}): Promise<FaultProxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true }).listen(port, '127.0.0.1')
    await once(server, 'listening')
    return new FaultProxy(server, targetPort, lifeMs)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get syncUrl(): string {
    return `ws://127.0.0.1:${this.port}/sync`
  }

  /** Connections that are open at present. */
  get connections(): number {
    return this.#lines.size
  }

  /** The same server by way of the proxy, with the origin that the server knows. */
  inFrontOf(server: Address): Address {
    return { url: server.url, syncUrl: this.syncUrl }
  }

  /** Ends all connections and refuses new ones; with a way, bytes on that way vanish and connections stay. */
  cut(way?: Way): void {
    if (way) {
      this.#set({ [way]: 'lost' })
      return
    }
    this.#isRefusing = true
    for (const line of [...this.#lines]) line.reset()
  }

  /** Half-open: connections stay and are accepted, and nothing passes. What waits passes after `restore`. */
  stall(): void {
    this.#set({ up: 'held', down: 'held' })
  }

  /** Each connection carries this much in each direction, so much later. */
  slow(bytesPerSecond: number, latencyMs: number): void {
    this.#pace = { bytesPerSecond, latencyMs }
  }

  /** Everything passes again. Connections that lost bytes are ended: no TCP connection goes on without some of its bytes. */
  restore(): void {
    this.#isRefusing = false
    this.#pace = undefined
    for (const line of [...this.#lines]) if (line.hasLost) line.reset()
    this.#set({ up: 'open', down: 'open' })
  }

  /** Ends all connections and stops listening. */
  async stop(): Promise<void> {
    clearTimeout(this.#life)
    for (const line of [...this.#lines]) line.reset()
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    await closed
  }

  #set(passage: Partial<Record<Way, Passage>>): void {
    Object.assign(this.#passage, passage)
    for (const line of [...this.#lines]) line.passageChanged()
  }

  #accept(client: Socket): void {
    client.on('error', () => client.destroy())
    if (this.#isRefusing || this.#lines.size >= MAX_CONNECTIONS) {
      client.resetAndDestroy()
      return
    }
    const server = connect({ port: this.#targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const line = new Line(client, server, {
      passage: (way) => this.#passage[way],
      pace: () => this.#pace,
      onEnd: () => this.#lines.delete(line),
    })
    this.#lines.add(line)
  }
}

interface LineOptions {
  passage(way: Way): Passage
  pace(): Pace | undefined
  onEnd(): void
}

/** A client's connection and the one to the server that belongs to it. */
class Line {
  readonly #sockets: readonly [Socket, Socket]
  readonly #directions: readonly Direction[]
  readonly #options: LineOptions

  constructor(client: Socket, server: Socket, options: LineOptions) {
    this.#sockets = [client, server]
    this.#options = options
    const pace = () => options.pace()
    this.#directions = [
      new Direction(client, server, () => options.passage('up'), pace),
      new Direction(server, client, () => options.passage('down'), pace),
    ]
    for (const socket of this.#sockets) {
      socket.on('error', () => socket.destroy())
      socket.on('close', () => this.passageChanged())
    }
  }

  get hasLost(): boolean {
    return this.#directions.some(({ hasLost }) => hasLost)
  }

  /** An end that is gone takes the other one along, if what it says can pass and has passed. */
  passageChanged(): void {
    for (const direction of this.#directions) direction.flush()
    if (this.#directions.some((direction) => direction.isOver)) this.reset()
  }

  reset(): void {
    for (const direction of this.#directions) direction.stop()
    for (const socket of this.#sockets) if (!socket.destroyed) socket.resetAndDestroy()
    this.#options.onEnd()
  }
}

/** One direction of one connection: a queue with a bound, whose sender waits when it is full. */
class Direction {
  hasLost = false
  readonly #from: Socket
  readonly #to: Socket
  readonly #passage: () => Passage
  readonly #pace: () => Pace | undefined
  #queue: { readonly bytes: Buffer; readonly due: number }[] = []
  #waiting = 0
  /** When a slow line has carried what it was given so far. */
  #freeAt = 0
  #hasEnded = false
  #timer: NodeJS.Timeout | undefined

  constructor(from: Socket, to: Socket, passage: () => Passage, pace: () => Pace | undefined) {
    this.#from = from
    this.#to = to
    this.#passage = passage
    this.#pace = pace
    from.on('data', (bytes) => this.#take(bytes as Buffer))
    from.on('end', () => {
      this.#hasEnded = true
      this.flush()
    })
    to.on('drain', () => this.flush())
  }

  /** The sender is gone, and the other end can know it. */
  get isOver(): boolean {
    return this.#from.destroyed && this.#passage() === 'open' && (this.#queue.length === 0 || this.#to.destroyed)
  }

  /** Passes on what may pass by now. */
  flush(): void {
    clearTimeout(this.#timer)
    const passage = this.#passage()
    if (passage === 'lost') this.#lose()
    if (passage === 'open') this.#passOn()
    const isFull = passage === 'held' || this.#waiting > MAX_WAITING_BYTES
    if (isFull) this.#from.pause()
    else if (this.#from.isPaused()) this.#from.resume()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#queue = []
    this.#waiting = 0
  }

  #take(bytes: Buffer): void {
    const pace = this.#pace()
    if (pace) this.#queueSlowly(bytes, pace)
    else this.#queue.push({ bytes, due: 0 })
    this.#waiting += bytes.length
    this.flush()
  }

  #queueSlowly(bytes: Buffer, { bytesPerSecond, latencyMs }: Pace): void {
    const slice = Math.max(1, Math.floor(bytesPerSecond * SLICE_SECONDS))
    this.#freeAt = Math.max(this.#freeAt, performance.now())
    for (let at = 0; at < bytes.length; at += slice) {
      const part = bytes.subarray(at, at + slice)
      this.#freeAt += (part.length / bytesPerSecond) * 1_000
      this.#queue.push({ bytes: part, due: this.#freeAt + latencyMs })
    }
  }

  #lose(): void {
    if (this.#queue.length > 0 || this.#hasEnded) this.hasLost = true
    this.#queue = []
    this.#waiting = 0
  }

  #passOn(): void {
    const now = performance.now()
    // After `restore` nothing has to wait for its time any more.
    const isHurried = !this.#pace()
    while (this.#queue[0] && !this.#to.writableNeedDrain && this.#to.writable) {
      const { bytes, due } = this.#queue[0]
      if (due > now && !isHurried) {
        this.#timer = setTimeout(() => this.flush(), due - now)
        return
      }
      this.#queue.shift()
      this.#waiting -= bytes.length
      this.#to.write(bytes)
    }
    if (this.#hasEnded && this.#queue.length === 0 && this.#to.writable) this.#to.end()
  }
}
