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
  refused,
  unsavedChanges,
  withheld,
} from '@samtavla/shared/protocol/outbox.ts'
import { splitUpdate } from '@samtavla/shared/protocol/split-update.ts'
import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { pauseBefore } from './pauses.ts'
import { changeBy, onOwnUpdate } from './updates.ts'

export type ConnectionState = 'connecting' | 'open' | 'offline' | 'ended'

/** A tries-again connection that was never open within this time is said to be offline. */
const PATIENCE_MS = 4_000
/** A socket that has not opened by then never will. */
const OPENING_MS = 10_000
/** The server says something every 20 seconds. */
const SILENCE_MS = 45_000
/** After this long without a word it is worth asking whether there is still anybody. */
const DOUBT_MS = 22_000
/** Whoever is asked and there answers within this. */
const ANSWER_MS = 3_000
/** A person who comes back to the page twice in this time need not be told twice. */
const SHORTEST_WAKE_MS = 500
/** Own presence is sent at most this often (P11). */
const PRESENCE_MS = 50
/** Asks for everyone's presence, which is the shortest question that the server answers. */
const ARE_YOU_THERE = Uint8Array.of(3)
/** What a close code means when the server says no more. */
const CLOSE_REASONS: Record<number, string> = {
  4401: 'not-signed-in',
  4403: 'not-a-member',
  4404: 'room-not-found',
  4409: 'content-replaced',
  4413: 'too-large',
}
const ROLE_CHANGED = 4503

/** What the door says to a connection that wants to open: come in, try later, or a reason why it is no use to try again. */
export type Admission = 'come' | 'later' | { readonly endReason: string }

export interface DocConnectionOptions {
  readonly url: string
  readonly doc: Y.Doc
  readonly awareness?: Awareness
  /** Somebody has just been let in, and need not be asked about again. */
  readonly isAdmitted: boolean
  /** What this browser kept is in the document, or never will be. Before that, nothing is asked and nothing said (S16). */
  readonly whenLoaded?: Promise<void>
  /** Asked before every other opening: a browser is not told why a socket does not open. */
  readonly admit: () => Promise<Admission>
  /** Told of what was received, when it is in the document. */
  readonly onReceived?: (update: Uint8Array) => void
  /** State, unsaved changes or the server's saving changed. */
  readonly onChange: () => void
}

/**
 * One document's socket: keeps it in step with the server, comes back by itself with growing, scattered pauses, and knows which
 * changes the server has stored (shared/protocol/outbox.ts).
 */
export class DocConnection {
  state: ConnectionState = 'connecting'
  /** The document has been in step with the server at least once. */
  hasSynced = false
  /** The server said that its disk takes no writes. */
  isServerSaving = true
  /** The server said that what is stored cannot be served, and that this is what could be read of it. */
  isRescued = false
  /** The server said that it restarts and will be back. */
  isServerRestarting = false
  /** Why it ended for good. */
  endReason: string | undefined
  /** Why the server did not take what was sent. Nothing more is sent until the next connection, which tries all of it again. */
  refusal: string | undefined
  outbox: Outbox = emptyOutbox
  readonly #options: DocConnectionOptions
  readonly #stopListening: () => void
  #socket: WebSocket | undefined
  #isAdmitted: boolean
  #isAsking = false
  #retries = 0
  #triedAt = 0
  #heardAt = 0
  #retryTimer: number | undefined
  #silenceTimer: number | undefined
  #patienceTimer: number | undefined
  #presenceTimer: number | undefined
  #presenceSentAt = 0
  #lastKey = 0

  constructor(options: DocConnectionOptions) {
    this.#options = options
    this.#isAdmitted = options.isAdmitted
    this.#stopListening = onOwnUpdate(options.doc, this.#onOwnUpdate)
    options.awareness?.on('update', this.#onAwarenessUpdate)
    void this.#connect()
  }

  /** Nothing is left that the server has not stored. */
  get isSaved(): boolean {
    return this.outbox.isOpen && this.refusal === undefined && this.outbox.underWay.length === 0
  }

  get unsaved(): readonly string[] {
    return unsavedChanges(this.outbox)
  }

  /** Earlier visits left these unsaved, in the copy that is waited for. */
  foundUnsaved(changes: readonly string[]): void {
    this.#setOutbox(edited(this.outbox, ...changes))
  }

  /** Something has happened after which a dead connection should be noticed: the page is seen again, the network is back. */
  wake(): void {
    if (this.state === 'ended') return
    if (this.#socket?.readyState === WebSocket.OPEN) {
      if (Date.now() - this.#heardAt > DOUBT_MS) this.#ask()
    } else if (!this.isServerRestarting) {
      // What is under way may have begun before: if it fails, the next try is soon.
      this.#retries = 0
      if (!this.#socket) this.#trySoon()
    }
  }

  /** The browser says that there is no network. */
  goOffline(): void {
    if (this.state === 'ended') return
    this.#drop()
    this.#set('offline')
    this.#retry()
  }

  /** Closes and opens again, which sends everything that the server lacks. */
  tryAgain(): void {
    this.#drop()
    this.#retries = 0
    void this.#connect()
  }

  /** Closes for good. */
  end(reason?: string): void {
    this.endReason ??= reason
    const { awareness } = this.#options
    this.#stopListening()
    awareness?.off('update', this.#onAwarenessUpdate)
    for (const timer of [this.#retryTimer, this.#silenceTimer, this.#patienceTimer, this.#presenceTimer]) {
      clearTimeout(timer)
    }
    this.#drop()
    this.#set('ended')
  }

  async #connect(): Promise<void> {
    clearTimeout(this.#retryTimer)
    if (this.state === 'ended' || this.#socket || this.#isAsking) return
    this.#triedAt = Date.now()
    this.#beginPatience()
    if (!(await this.#isLetIn())) return
    const socket = new WebSocket(this.#options.url)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#expectWord(OPENING_MS)
    // In the order in which they come, since all wait for the same.
    const whenReady = async (take: () => void) => {
      await this.#options.whenLoaded
      if (socket === this.#socket) take()
    }
    socket.onopen = () => whenReady(() => this.#onOpen())
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => whenReady(() => this.#onFrame(new Uint8Array(data)))
    socket.onclose = (event) => this.#onClose(socket, event)
  }

  #beginPatience(): void {
    if (this.state === 'offline') return
    this.#set('connecting')
    this.#patienceTimer ??= window.setTimeout(() => {
      if (this.state === 'connecting') this.#set('offline')
    }, PATIENCE_MS)
  }

  async #isLetIn(): Promise<boolean> {
    const wasAdmitted = this.#isAdmitted
    this.#isAdmitted = false
    if (wasAdmitted) return true
    this.#isAsking = true
    await this.#options.whenLoaded
    const admission = await this.#options.admit()
    this.#isAsking = false
    if (this.state === 'ended') return false
    if (admission === 'come') return true
    if (admission === 'later') this.#retry()
    else this.end(admission.endReason)
    return false
  }

  #onOpen(): void {
    const { doc, awareness } = this.#options
    // Both are said again on each connection for as long as they are so.
    this.isRescued = false
    this.isServerSaving = true
    this.#send(syncStep1Frame(Y.encodeStateVector(doc)))
    // A new clock: the others were told that this person is gone, at the clock that it had.
    awareness?.setLocalState(awareness.getLocalState())
    this.#sendPresence()
    this.#expectWord(SILENCE_MS)
  }

  #onFrame(frame: Uint8Array): void {
    this.#heardAt = Date.now()
    this.#expectWord(SILENCE_MS)
    const message = decodeMessage(frame)
    const { awareness } = this.#options
    switch (message.type) {
      case 'sync-step-1':
        this.#answer(message.stateVector)
        break
      case 'update':
        this.#takeIn(message.update, message.isStep2)
        if (message.isStep2) this.#onSynced()
        break
      case 'awareness':
        if (awareness && message.entries.length > 0)
          applyAwarenessUpdate(awareness, frame.subarray(payloadStart(frame)), this)
        break
      case 'acknowledged':
        this.#setOutbox(acknowledged(this.outbox, message.count))
        break
      case 'refused':
        this.refusal = message.reason
        this.#setOutbox(refused(this.outbox, message.count))
        break
      case 'notice':
        this.#onNotice(message.notice)
        break
    }
  }

  #takeIn(update: Uint8Array, isStep2: boolean): void {
    const { doc, onReceived } = this.#options
    const apply = () => Y.applyUpdate(doc, update, this)
    if (isStep2 && doc.store.clients.size > 0) {
      // It names all that was ever deleted, which is no news to a document that is here already.
      const news = changeBy(doc, apply)
      if (news) onReceived?.(news)
    } else {
      apply()
      onReceived?.(update)
    }
  }

  #onNotice(notice: string): void {
    if (notice === 'restarting') this.isServerRestarting = true
    if (notice === 'rescued') this.isRescued = true
    if (notice === 'saving' || notice === 'not-saving') this.isServerSaving = notice === 'saving'
    this.#options.onChange()
  }

  /** Outbox, step 6: everything that the server lacks. */
  #answer(stateVector: Uint8Array): void {
    // What was refused on this connection would be refused again.
    if (this.refusal !== undefined) return
    const clocks = Y.decodeStateVector(stateVector)
    const lacking = Y.encodeStateAsUpdate(this.#options.doc, stateVector)
    const updates = splitUpdate(lacking, (client) => clocks.get(client) ?? 0)
    for (const [i, update] of updates.entries()) this.#send(i === 0 ? syncStep2Frame(update) : updateFrame(update))
    this.#setOutbox(opened(this.outbox, updates.length))
  }

  #onSynced(): void {
    this.hasSynced = true
    this.isServerRestarting = false
    this.#retries = 0
    clearTimeout(this.#patienceTimer)
    this.#patienceTimer = undefined
    this.#set('open')
  }

  #onClose(socket: WebSocket, event: CloseEvent): void {
    if (socket !== this.#socket) return
    this.#drop()
    if (event.code >= 4400 && event.code < 4500) {
      this.end(event.reason || CLOSE_REASONS[event.code] || 'unexpected')
      return
    }
    if (this.state === 'open') this.#set('connecting')
    if (event.code === ROLE_CHANGED) void this.#connect()
    else this.#retry()
  }

  /** A roomful of people does not come back in the same moment. */
  #retry(): void {
    if (this.state === 'ended') return
    if (this.#retries >= 2) this.#set('offline')
    const pause = pauseBefore(this.#retries++, this.isServerRestarting, Math.random())
    clearTimeout(this.#retryTimer)
    this.#retryTimer = window.setTimeout(() => void this.#connect(), pause)
  }

  /** Not more often than a person can see a difference. */
  #trySoon(): void {
    clearTimeout(this.#retryTimer)
    const pause = Math.max(0, this.#triedAt + SHORTEST_WAKE_MS - Date.now())
    this.#retryTimer = window.setTimeout(() => void this.#connect(), pause)
  }

  #ask(): void {
    this.#send(ARE_YOU_THERE)
    this.#expectWord(ANSWER_MS)
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = undefined
    clearTimeout(this.#silenceTimer)
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null
      socket.close()
    }
    this.refusal = undefined
    this.#setOutbox(closed(this.outbox))
    const { awareness } = this.#options
    if (awareness) {
      const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID)
      removeAwarenessStates(awareness, others, this)
    }
  }

  /** Gives the connection up when nothing is heard for so long. */
  #expectWord(ms: number): void {
    clearTimeout(this.#silenceTimer)
    this.#silenceTimer = window.setTimeout(() => {
      this.#drop()
      if (this.state === 'open') this.#set('connecting')
      this.#retry()
    }, ms)
  }

  #onOwnUpdate = (update: Uint8Array, _origin: unknown, transaction: Y.Transaction): void => {
    const key = this.#keyOf(transaction)
    if (this.refusal !== undefined) {
      this.#setOutbox(withheld(this.outbox, key))
      return
    }
    if (this.outbox.isOpen) this.#sendEdit(update, transaction)
    this.#setOutbox(edited(this.outbox, key))
  }

  /** A roomful of cards at once takes several frames; the change is stored with the last. */
  #sendEdit(update: Uint8Array, { beforeState }: Y.Transaction): void {
    const updates = splitUpdate(update, (client) => beforeState.get(client) ?? 0)
    for (const each of updates) this.#send(updateFrame(each))
    for (const _ of updates.slice(1)) this.outbox = edited(this.outbox)
  }

  /** Letters of one text have one key, so that they count as one change; everything else is a change of its own. */
  #keyOf({ changed }: Y.Transaction): string {
    const [type, ...others] = changed.keys()
    const item = type instanceof Y.Text && others.length === 0 ? type._item : null
    return item ? `text ${item.id.client}:${item.id.clock}` : `${this.#options.doc.clientID} ${++this.#lastKey}`
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
