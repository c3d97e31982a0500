import {
  type AwarenessEntry,
  awarenessFrame,
  decodeMessage,
  type Message,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@samtavla/shared/protocol/messages.ts'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { until } from './people.ts'

/** A busy machine takes its time, and who is not let in is told at once. */
const OPEN_MS = 20_000

/** Where a server is. */
export interface Address {
  readonly url: string
  readonly syncUrl: string
}

export interface RawClientOptions {
  readonly doc?: Y.Doc
  /** Ask for acknowledgements, which is what our own client does. */
  readonly ack?: boolean
  /** Whether it answers the server's step 1, as every honest client does. */
  readonly answers?: boolean
  /** Told of the number of the frame that a step 2 was. */
  readonly onStep2?: (frame: number) => void
  /** Told of each count that the server acknowledges. */
  readonly onAck?: (count: number) => void
}

/** A socket with nothing hidden: what it received is kept as it came, and it sends whatever bytes it is told to. */
export class RawClient {
  readonly socket: WebSocket
  /** Holds what the server sent, and what was there before. */
  readonly doc: Y.Doc
  readonly received: Message[] = []
  /** Frames with updates that were sent, as ACK2 counts them. */
  sent = 0
  acknowledged = 0
  closeCode: number | undefined
  readonly #options: RawClientOptions

  constructor(server: Address, cookie: string, docName: string, options: RawClientOptions = {}) {
    this.#options = options
    this.doc = options.doc ?? new Y.Doc()
    this.socket = new WebSocket(`${server.syncUrl}/${docName}${options.ack ? '?ack=1' : ''}`, {
      headers: { Cookie: cookie, Origin: server.url },
    })
    this.socket.on('message', (data) => this.#take(decodeMessage(data as Buffer)))
    this.socket.on('error', () => {})
    this.socket.on('close', (code) => {
      this.closeCode = code
    })
  }

  /** Opens a socket and waits until what the server has is here. Throws when the server does not let it in. */
  static async open(
    server: Address,
    { cookie }: { readonly cookie: string },
    docName: string,
    options: RawClientOptions = {},
  ): Promise<RawClient> {
    const client = new RawClient(server, cookie, docName, options)
    await until('the socket opens', () => client.isOpen || client.closeCode !== undefined, OPEN_MS)
    client.sendStep1()
    await until('the server answers', () => client.isSynced || client.closeCode !== undefined, OPEN_MS)
    if (!client.isSynced) throw new Error(`Closed with ${client.closeCode} before it was synced`)
    return client
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  get isSynced(): boolean {
    return this.of('update').some(({ isStep2 }) => isStep2)
  }

  /** What came of one type. */
  of<Type extends Message['type']>(type: Type): Extract<Message, { type: Type }>[] {
    return this.received.filter((message): message is Extract<Message, { type: Type }> => message.type === type)
  }

  get notices(): string[] {
    return this.of('notice').map(({ notice }) => notice)
  }

  /** The newest state that was told of a client id; `undefined` when nothing was or the person left. */
  stateOf(client: number): Record<string, unknown> | undefined {
    const entries = this.of('awareness').flatMap(({ entries: all }) => all)
    const entry = entries.findLast((candidate) => candidate.client === client)
    return entry && entry.state !== 'null' ? (JSON.parse(entry.state) as Record<string, unknown>) : undefined
  }

  send(frame: Uint8Array | string): void {
    this.socket.send(frame)
  }

  sendStep1(): void {
    this.send(syncStep1Frame(Y.encodeStateVector(this.doc)))
  }

  /** Answers for the frame's number. */
  sendUpdate(update: Uint8Array): number {
    this.send(updateFrame(update))
    return ++this.sent
  }

  sendStep2(update: Uint8Array): number {
    this.send(syncStep2Frame(update))
    return ++this.sent
  }

  sendAwareness(...entries: readonly AwarenessEntry[]): void {
    this.send(awarenessFrame(entries))
  }

  /** Changes the document and sends the change as one update. Answers for the frame's number. */
  edit(change: (doc: Y.Doc) => void): number {
    return this.sendUpdate(changeOf(this.doc, change))
  }

  /** Resolves when the server has read everything that was sent before: it reads in order and answers a query at once. */
  async settle(): Promise<void> {
    const before = this.of('awareness').length
    this.send(Uint8Array.of(3))
    await until('the server answers a query', () => this.of('awareness').length > before || !this.isOpen)
  }

  async acknowledgedUpTo(count: number): Promise<void> {
    await until(`${count} frames are acknowledged`, () => this.acknowledged >= count)
  }

  async closed(): Promise<number> {
    await until('the socket is closed', () => this.closeCode !== undefined)
    return this.closeCode!
  }

  close(): void {
    this.socket.terminate()
  }

  #take(message: Message): void {
    this.received.push(message)
    if (message.type === 'update') Y.applyUpdate(this.doc, message.update, this)
    if (message.type === 'sync-step-1' && this.#options.answers !== false) {
      const frame = this.sendStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector))
      this.#options.onStep2?.(frame)
    }
    if (message.type === 'acknowledged') {
      this.acknowledged = message.count
      this.#options.onAck?.(message.count)
    }
  }
}

/** Makes a change and returns it as one update. */
export function changeOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  doc.transact(() => change(doc))
  doc.off('update', keep)
  return updates[0] ?? Y.encodeStateAsUpdate(doc, before)
}

/** Adds a mark to a root type that is nobody's but the tests'. */
export function mark(text: string): (doc: Y.Doc) => void {
  return (doc) => doc.getArray<string>('marks').push([text])
}

export function marksOf(doc: Y.Doc): string[] {
  return doc.getArray<string>('marks').toArray()
}
