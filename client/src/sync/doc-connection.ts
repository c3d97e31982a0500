import {
  awarenessFrame,
  decodeMessage,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@samtavla/shared/protocol/messages.ts'
import {
  acknowledged,
  closed,
  edited,
  emptyOutbox,
  type Outbox,
  opened,
  unsaved,
} from '@samtavla/shared/protocol/outbox.ts'
import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'

export type ConnectionState = 'connecting' | 'open' | 'offline' | 'ended'

/** A tries-again connection that was never open within this time is said to be offline. */
const PATIENCE_MS = 4_000
/** The server says something every 20 seconds. */
const SILENCE_MS = 45_000
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 10_000
/** Own presence is sent at most this often (P11). */
const PRESENCE_MS = 50

export interface DocConnectionOptions {
  readonly url: string
  readonly doc: Y.Doc
  readonly awareness?: Awareness
  /** State, unsaved edits or the server's saving changed. */
  readonly onChange: () => void
  /** The socket closed or did not open: asks why, and answers with a reason when it is no use to try again. */
  readonly whyEnded: () => Promise<string | undefined>
}

/**
 * One document's socket: keeps it in step with the server, comes back by itself with growing, scattered pauses, and counts what
 * the server has stored (shared/protocol/outbox.ts).
 */
export class DocConnection {
  state: ConnectionState = 'connecting'
  /** The document has been in step with the server at least once. */
  hasSynced = false
  /** The server said that its disk takes no writes. */
  isServerSaving = true
  /** The server said that it restarts and will be back. */
  isServerRestarting = false
  /** Why it ended for good. */
  endReason: string | undefined
  outbox: Outbox = emptyOutbox
  readonly #options: DocConnectionOptions
  #socket: WebSocket | undefined
  #retries = 0
  #retryTimer: number | undefined
  #silenceTimer: number | undefined
  #patienceTimer: number | undefined
  #presenceTimer: number | undefined
  #presenceSentAt = 0

  constructor(options: DocConnectionOptions) {
    this.#options = options
    options.doc.on('update', this.#onDocUpdate)
    options.awareness?.on('update', this.#onAwarenessUpdate)
    window.addEventListener('online', this.#onOnline)
    window.addEventListener('offline', this.#onOffline)
    this.#connect()
  }

  /** Nothing is left that the server has not stored. */
  get isSaved(): boolean {
    return this.outbox.isOpen && this.outbox.underWay.length === 0
  }

  get unsaved(): number {
    return unsaved(this.outbox)
  }

  /** Closes for good. */
  end(reason?: string): void {
    this.endReason ??= reason
    const { doc, awareness } = this.#options
    doc.off('update', this.#onDocUpdate)
    awareness?.off('update', this.#onAwarenessUpdate)
    window.removeEventListener('online', this.#onOnline)
    window.removeEventListener('offline', this.#onOffline)
    for (const timer of [this.#retryTimer, this.#silenceTimer, this.#patienceTimer, this.#presenceTimer]) {
      clearTimeout(timer)
    }
    this.#drop()
    this.#set('ended')
  }

  #connect(): void {
    clearTimeout(this.#retryTimer)
    if (this.state === 'ended' || this.#socket) return
    if (this.state !== 'offline') {
      this.#set('connecting')
      this.#patienceTimer ??= window.setTimeout(() => {
        if (this.state === 'connecting') this.#set('offline')
      }, PATIENCE_MS)
    }
    const socket = new WebSocket(this.#options.url)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    socket.onopen = () => this.#onOpen()
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => this.#onFrame(new Uint8Array(event.data))
    socket.onclose = (event) => void this.#onClose(socket, event)
  }

  #onOpen(): void {
    const { doc, awareness } = this.#options
    this.#send(syncStep1Frame(Y.encodeStateVector(doc)))
    // A new clock: the others were told that this person is gone, at the clock that it had.
    awareness?.setLocalState(awareness.getLocalState())
    this.#sendPresence()
    this.#listen()
  }

  #onFrame(frame: Uint8Array): void {
    this.#listen()
    const message = decodeMessage(frame)
    const { doc, awareness } = this.#options
    switch (message.type) {
      case 'sync-step-1':
        this.#answer(message.stateVector)
        break
      case 'update':
        Y.applyUpdate(doc, message.update, this)
        if (message.isStep2) this.#onSynced()
        break
      case 'awareness':
        if (awareness && message.entries.length > 0)
          applyAwarenessUpdate(awareness, frame.subarray(payloadStart(frame)), this)
        break
      case 'acknowledged':
      case 'refused':
        this.#setOutbox(acknowledged(this.outbox, message.count))
        break
      case 'notice':
        if (message.notice === 'restarting') this.isServerRestarting = true
        else this.isServerSaving = message.notice !== 'not-saving'
        this.#options.onChange()
        break
    }
  }

  /** Outbox, step 5: one frame carries everything that the server lacks. */
  #answer(stateVector: Uint8Array): void {
    this.#send(syncStep2Frame(Y.encodeStateAsUpdate(this.#options.doc, stateVector)))
    this.#setOutbox(opened(this.outbox))
  }

  #onSynced(): void {
    this.hasSynced = true
    this.isServerRestarting = false
    this.#retries = 0
    clearTimeout(this.#patienceTimer)
    this.#patienceTimer = undefined
    this.#set('open')
  }

  async #onClose(socket: WebSocket, event: CloseEvent): Promise<void> {
    if (socket !== this.#socket) return
    this.#drop()
    if (event.code >= 4400 && event.code < 4500) {
      this.end(event.reason || 'unexpected')
      return
    }
    if (this.state === 'open') this.#set('connecting')
    const reason = event.code === 1006 || event.code === 4503 ? await this.#options.whyEnded() : undefined
    if (reason) this.end(reason)
    else this.#retry()
  }

  /** Half of each pause is chance, so that a roomful of people does not come back in the same moment. */
  #retry(): void {
    if (this.state === 'ended') return
    const pause = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries++)
    if (this.#retries > 2) this.#set('offline')
    clearTimeout(this.#retryTimer)
    this.#retryTimer = window.setTimeout(() => this.#connect(), pause * (0.5 + Math.random()))
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = undefined
    clearTimeout(this.#silenceTimer)
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null
      socket.close()
    }
    this.#setOutbox(closed(this.outbox))
    const { awareness } = this.#options
    if (awareness) {
      const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID)
      removeAwarenessStates(awareness, others, this)
    }
  }

  #listen(): void {
    clearTimeout(this.#silenceTimer)
    this.#silenceTimer = window.setTimeout(() => {
      this.#drop()
      this.#set('connecting')
      this.#retry()
    }, SILENCE_MS)
  }

  #onDocUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this) return
    // What this browser had kept is in the answer to the server's step 1, unless it was read after that.
    if (!transaction.local && !this.outbox.isOpen) return
    if (this.outbox.isOpen) this.#send(updateFrame(update))
    this.#setOutbox(edited(this.outbox))
  }

  /** Only one's own state is ever sent: the server tells everyone about the others. */
  #onAwarenessUpdate = (_changes: unknown, origin: unknown): void => {
    if (origin === this) return
    const wait = this.#presenceSentAt + PRESENCE_MS - performance.now()
    if (wait <= 0) this.#sendPresence()
    else this.#presenceTimer ??= window.setTimeout(() => this.#sendPresence(), wait)
  }

  #sendPresence(): void {
    clearTimeout(this.#presenceTimer)
    this.#presenceTimer = undefined
    const { awareness } = this.#options
    if (!awareness) return
    this.#presenceSentAt = performance.now()
    const clock = awareness.meta.get(awareness.clientID)?.clock ?? 0
    const state = JSON.stringify(awareness.getLocalState())
    this.#send(awarenessFrame([{ client: awareness.clientID, clock, state }]))
  }

  #onOnline = (): void => {
    this.#retries = 0
    this.#connect()
  }

  #onOffline = (): void => {
    this.#drop()
    this.#set('offline')
    this.#retry()
  }

  #send(frame: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame as Uint8Array<ArrayBuffer>)
  }

  #setOutbox(outbox: Outbox): void {
    this.outbox = outbox
    this.#options.onChange()
  }

  #set(state: ConnectionState): void {
    if (this.state === state || this.state === 'ended') return
    this.state = state
    this.#options.onChange()
  }
}

/** Where an awareness frame's payload begins: after its type and its length, each a varUint. */
function payloadStart(frame: Uint8Array): number {
  let at = 1
  while (frame[at]! > 127) at++
  return at + 1
}
