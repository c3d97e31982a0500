import { may, type Role } from '@samtavla/shared/access/can.ts'
import { readComment } from '@samtavla/shared/discussion/comment.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { readGeneration } from '@samtavla/shared/edits/erasure.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { PrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ApiError, api, type RoomAccess } from '../api/api.ts'
import { changesOf, draftsOf, type Saved, type StoredFacts } from './copy-database.ts'
import { type Admission, type ConnectionState, DocConnection } from './doc-connection.ts'
import {
  besideName,
  copyName,
  eraseDatabase,
  isRoomKept,
  type KeptRoom,
  keepRoom,
  keptRoom,
  privateName,
  toldName,
  updateRoom,
} from './local-copies.ts'
import { OfflineStore } from './offline-store.ts'
import { holdVisit } from './open-visits.ts'
import { PrivateSession } from './private-session.ts'

/** A door that has not answered by then is asked again. */
const PATIENCE_MS = 10_000
/** A page that has not been given the time for so long has slept. */
const NAP_MS = 15_000
const TICK_MS = 5_000
/** Answers after which it is no use to come back. */
const FINAL = ['not-signed-in', 'not-a-member', 'room-not-found', 'not-found']

/** What the screen says about saving. */
export interface SaveState {
  readonly connection: ConnectionState
  /** How many changes are not known to be on the server's disk. */
  readonly unsaved: number
  readonly isSaved: boolean
  /** Why the server did not take what was written last. */
  readonly refusal: string | undefined
  /** False while this browser keeps nothing of what is written. */
  readonly isKept: boolean
  /** False while the server's disk takes no writes. */
  readonly isServerSaving: boolean
  /** The room is damaged on the server: it shows what could be read, and nothing can be written. */
  readonly isRescued: boolean
  /** The server has said goodbye and will be back. */
  readonly isServerRestarting: boolean
  /**
   * Why there is no connection any more: a stable word. Beside the server's there are `role-lowered` (what is unsent may not be
   * sent any more) and `other-person` (somebody else has signed in here).
   */
  readonly endReason: string | undefined
}

export interface SessionEvents {
  /** The person's role, name or colour is another one. */
  readonly onAccess: (access: RoomAccess, before: RoomAccess) => void
  /** So many changes that had waited for the network, or for another visit, are on the server. */
  readonly onReturned: (changes: number) => void
}

export interface VisitKind {
  /** False for a visit that begins with what this browser knew, and has yet to ask. */
  readonly isConfirmed?: boolean
  /** The visit leaves this browser's copy as it is: the server cannot take it now, or it could not be read. */
  readonly isBeside?: boolean
}

/**
 * One visit to a room: its documents, their sockets, the local copy, and who else is here. Before a socket opens again the door
 * is asked: a new role is taken over in place, and a room in which something was removed for privacy is not mixed with a copy from before.
 */
export class RoomSession {
  readonly content = openContent(new Y.Doc())
  readonly stage = openStage(new Y.Doc())
  readonly discussion = openDiscussion(new Y.Doc())
  /** What the visit is known by, beside others of the same person. */
  readonly client = this.content.doc.clientID
  /** With an id of its own: the document's is nobody else's business before something is written under it. */
  readonly awareness = new Awareness(new Y.Doc())
  readonly #events: SessionEvents
  readonly #connections: readonly DocConnection[]
  readonly #local: OfflineStore
  /** What only the server writes, as it was told last. */
  readonly #told: readonly OfflineStore[]
  #private: PrivateSession | undefined
  readonly #saved = new Map<number, number>()
  readonly #drafts = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  readonly #tick: number
  readonly #isBeside: boolean
  readonly #letGoOfVisit: () => void
  /** What removals for privacy this browser's copy has gone through. */
  #copyGeneration: number
  #access: RoomAccess
  #state: SaveState
  #asking: Promise<Admission> | undefined
  #isKept = true
  /** Changes that somebody has seen waiting. */
  #waited = 0
  #tickedAt = Date.now()

  constructor(access: RoomAccess, events: SessionEvents, { isConfirmed = true, isBeside = false }: VisitKind = {}) {
    this.#access = access
    this.#events = events
    this.#isBeside = isBeside
    this.#copyGeneration = isBeside ? (keptRoom(access.room)?.generation ?? 0) : access.generation
    this.content.doc.on('afterTransaction', this.#onContent)
    this.content.meta.observe(this.#updateRoom)
    const beside = besideName(access.user, access.room)
    // A visit that was killed has left it behind.
    eraseDatabase(beside)
    const copy = copyName(access.user, access.room)
    this.#letGoOfVisit = holdVisit(copy, this.client)
    this.#local = new OfflineStore(isBeside ? beside : copy, this.content.doc, {
      onFound: (facts) => this.#onFound(facts),
      onKeeping: (isKeeping) => {
        this.#isKept = isKeeping
        this.#onChange()
      },
      mayReturn: () => this.#mayMakeCopy(),
      onReturn: () => this.#onCopyReturned(),
    })
    const door = { isAdmitted: isConfirmed, admit: () => this.#ask() }
    const quietly = { onFound: () => {}, onKeeping: () => {}, mayReturn: () => this.#mayMakeCopy() }
    const told = (['stage', 'discussion'] as const).map((kind) => {
      const { doc } = this[kind]
      const copy = new OfflineStore(toldName(access.user, access.room, kind), doc, quietly)
      const { whenLoaded } = copy
      const onReceived = (update: Uint8Array) => copy.noteReceived(update)
      return { copy, open: () => new DocConnection({ ...door, whenLoaded, onReceived, doc, ...this.#socketOf(kind) }) }
    })
    this.#told = told.map(({ copy }) => copy)
    this.#connections = [
      new DocConnection({
        ...door,
        whenLoaded: this.#local.whenLoaded,
        onReceived: (update) => this.#local.noteReceived(update),
        doc: this.content.doc,
        awareness: this.awareness,
        ...this.#socketOf('content'),
      }),
      ...told.map(({ open }) => open()),
    ]
    this.#state = this.#readState()
    keepRoom(this.#keptRoom())
    this.#listen('addEventListener')
    this.#tick = window.setInterval(this.#onTick, TICK_MS)
    this.discussion.comments.observe(this.#onComments)
    for (const part of [this.stage.silences, this.stage.revealed, this.content.meta] as Y.Map<unknown>[]) {
      part.observe(this.#onSilence)
    }
    this.#onSilence()
  }

  /**
   * Where people have written silently, now or before, or where something was removed for privacy, the private document is open all
   * through the visit: what was written offline is sent, what came late is shown, and what was removed is removed from the copy.
   */
  #onSilence = (): void => {
    const { silences, revealed } = this.stage
    if (silences.size + revealed.size + this.generation > 0 && may(this.#access.role, 'editBoard')) this.openPrivate()
  }

  /** Of a comment that was removed nothing stays in this browser's copy. */
  #onComments = ({ changes }: Y.YMapEvent<unknown>): void => {
    const { comments } = this.discussion
    const isRemoved = (id: string) => readComment(id, comments.get(id))?.removed !== undefined
    const changed = [...changes.keys].filter(([, { action }]) => action === 'update')
    if (changed.some(([id]) => isRemoved(id))) this.#discussionCopy.renew()
  }

  /** What the person writes for themselves in this room. Its socket opens with the first question. */
  openPrivate(): PrivateNotes {
    const { user, room } = this.#access
    this.#private ??= new PrivateSession({
      ...{ isAdmitted: this.#state.connection === 'open', admit: () => this.#ask() },
      ...this.#socketOf(`private/${user}`),
      copy: privateName(user, room),
    })
    return this.#private.notes
  }

  get access(): RoomAccess {
    return this.#access
  }

  /** How often something was erased in the room, as far as this visit's content knows. */
  get generation(): number {
    return readGeneration(this.content)
  }

  /** How far the server has everything: what is written beyond that is unsent. */
  get saved(): Saved {
    return this.#saved
  }

  /** Texts that are not yet part of the room, by the place (`BOARD/REGION`) where they are being written. */
  get drafts(): ReadonlyMap<string, string> {
    return this.#drafts
  }

  /** The person's private document, once it was opened. */
  get privateNotes(): PrivateSession | undefined {
    return this.#private
  }

  /** Keeps such a text in this browser; an empty one leaves nothing behind. */
  keepDraft(place: string, text: string): void {
    if (text === '') this.#drafts.delete(place)
    else this.#drafts.set(place, text)
    this.#local.noteDraft(place, text)
    this.#tell()
  }

  /** Resolves when there is something to show: the server's copy, or this browser's own when that comes first and is not empty. */
  async ready(): Promise<void> {
    const fromServer = new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        if (this.#content.hasSynced || this.#content.state === 'ended') {
          stop()
          resolve()
        }
      })
    })
    const fromHere = this.isKeptHere().then((isKept) => (isKept ? undefined : fromServer))
    await Promise.race([fromServer, fromHere])
  }

  /** Resolves with whether this browser has a copy to show. One that has not gone through all removals for privacy is none. */
  async isKeptHere(): Promise<boolean> {
    await this.#local.whenLoaded
    return !this.isEmpty && this.generation === this.#copyGeneration
  }

  /** Every room has a board from its first moment. */
  get isEmpty(): boolean {
    return this.content.boards.size === 0
  }

  /** The same object until something changes. */
  get saveState(): SaveState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sends again what was refused. */
  tryAgain(): void {
    this.#content.tryAgain()
    this.#private?.tryAgain()
  }

  /** Leaves nothing in this browser's copy of what the document does not hold any more. */
  renewCopy(): void {
    this.#local.renew()
  }

  /** Ends the visit and removes its copy from this browser. */
  erase(): void {
    this.#local.erase()
    this.#discussionCopy.erase()
    this.end()
  }

  end(): void {
    clearInterval(this.#tick)
    this.#listen('removeEventListener')
    this.content.doc.off('afterTransaction', this.#onContent)
    for (const connection of this.#connections) connection.end()
    window.removeEventListener('beforeunload', this.#onLeaving)
    this.awareness.destroy()
    if (this.#isBeside) this.#local.erase()
    else this.#local.end()
    for (const copy of this.#told) copy.end()
    this.#private?.end()
    this.#letGoOfVisit()
    this.content.doc.destroy()
    this.stage.doc.destroy()
    this.discussion.doc.destroy()
  }

  get #discussionCopy(): OfflineStore {
    return this.#told[1]!
  }

  get #content(): DocConnection {
    return this.#connections[0]!
  }

  #socketOf(kind: 'content' | 'stage' | 'discussion' | `private/${string}`) {
    const origin = window.location.origin.replace(/^http/, 'ws')
    return { url: `${origin}/sync/${this.#access.room}/${kind}?ack=1`, onChange: () => this.#onChange() }
  }

  /** Both sockets ask at the same time and get the same answer. */
  #ask(): Promise<Admission> {
    this.#asking ??= this.#askDoor().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #askDoor(): Promise<Admission> {
    try {
      return this.#enter(await api.room(this.#access.room, PATIENCE_MS))
    } catch (error) {
      const reason = error instanceof ApiError ? error.reason : 'unexpected'
      return FINAL.includes(reason) ? { endReason: reason } : 'later'
    }
  }

  #enter(access: RoomAccess): Admission {
    const before = this.#access
    if (access.user !== before.user) return { endReason: 'other-person' }
    if (access.generation > this.generation && !this.isEmpty) return { endReason: 'content-replaced' }
    if (this.#hasUnsendable(access.role)) return { endReason: 'role-lowered' }
    this.#access = access
    keepRoom(this.#keptRoom())
    if (access.role !== before.role || access.name !== before.name || access.color !== before.color) {
      this.#events.onAccess(access, before)
      this.#onChange()
    }
    return 'come'
  }

  /** What somebody has begun to write goes the way of what they have written: it is offered to them, and does not stay by chance. */
  #hasUnsendable(role: Role): boolean {
    const unsent = this.#content.unsaved.length + (this.#private?.unsaved.length ?? 0) + this.#drafts.size
    return !may(role, 'editBoard') && unsent > 0
  }

  #onFound({ saved, visits }: StoredFacts): void {
    for (const [client, clock] of saved) this.#reach(client, clock)
    // What is being written now is newer than what was found.
    for (const [place, text] of draftsOf(visits)) if (!this.#drafts.has(place)) this.#drafts.set(place, text)
    this.#tell()
    const changes = changesOf(visits)
    this.#waited = Math.max(this.#waited, changes.length)
    if (may(this.#access.role, 'editBoard')) this.#content.foundUnsaved(changes)
  }

  /** What came from the server is on its disk, and with it everything that the same client wrote before. */
  #onContent = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this.#content) return
    for (const [client, clock] of transaction.afterState) {
      if (clock > (transaction.beforeState.get(client) ?? 0)) this.#reach(client, clock)
    }
    this.#local.noteSaved(this.#saved)
  }

  #onAllSaved(): void {
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.content.doc))) this.#reach(client, clock)
    this.#local.noteSaved(this.#saved)
    if (this.#waited > 0) this.#events.onReturned(this.#waited)
    this.#waited = 0
  }

  /** In step with the server, also with what was erased: another window may have heard of that first. */
  #mayMakeCopy(): boolean {
    const { user, room } = this.#access
    const isCurrent = this.generation >= (keptRoom(room)?.generation ?? 0)
    return this.#state.connection === 'open' && isRoomKept(user, room) && isCurrent
  }

  #onCopyReturned(): void {
    if (!this.#isBeside) this.#copyGeneration = this.generation
    this.#updateRoom()
    this.#local.noteChanges(this.#content.unsaved)
    this.#local.noteSaved(this.#saved)
    for (const [place, text] of this.#drafts) this.#local.noteDraft(place, text)
  }

  #reach(client: number, clock: number): void {
    if (clock > (this.#saved.get(client) ?? 0)) this.#saved.set(client, clock)
  }

  #keptRoom(): KeptRoom {
    const title = this.content.meta.get('title')
    return {
      ...this.#access,
      title: typeof title === 'string' ? title : this.#access.title,
      // Another window may have made the copy anew meanwhile.
      generation: Math.max(this.#copyGeneration, keptRoom(this.#access.room)?.generation ?? 0),
      unsaved: this.#state.unsaved,
    }
  }

  #updateRoom = (): void => updateRoom(this.#keptRoom())

  #onChange(): void {
    // The connections report while they are being made, before there is a state to compare with.
    if (!this.#connections) return
    const [content, ...others] = this.#connections as [DocConnection, ...DocConnection[]]
    const ended = others.find(({ endReason }) => endReason)?.endReason
    if (ended && !content.endReason) content.end(ended)
    // The hand refuses whoever only reads; nothing that came about nevertheless is sent when they may write again.
    const isUnsendable = content.unsaved.length > 0 && !may(this.#access.role, 'editBoard')
    if (isUnsendable && !content.endReason) content.end('role-lowered')
    const before = this.#state
    const next = this.#readState()
    const keys = Object.keys(next) as (keyof SaveState)[]
    if (keys.every((key) => next[key] === before[key])) return
    this.#state = next
    if (next.connection === 'offline') this.#waited = next.unsaved
    if (next.unsaved !== before.unsaved || next.isSaved !== before.isSaved) this.#onUnsaved()
    this.#tell()
  }

  #tell(): void {
    const isOnlyHere = !this.#state.isKept && (this.#state.unsaved > 0 || this.#drafts.size > 0)
    window[isOnlyHere ? 'addEventListener' : 'removeEventListener']('beforeunload', this.#onLeaving)
    for (const listener of [...this.#listeners]) listener()
  }

  #onUnsaved(): void {
    this.#local.noteChanges(this.#content.unsaved)
    if (this.#content.isSaved) this.#onAllSaved()
    if (this.#content.isSaved || this.#state.connection !== 'open') this.#updateRoom()
  }

  #readState(): SaveState {
    const { state, unsaved, refusal, isServerSaving, isServerRestarting, isRescued, endReason } = this.#content
    // Of those who only read the server asks nothing, and they have nothing to save.
    const isOnlyRead = isRescued || !may(this.#access.role, 'editBoard')
    const own = this.#private
    const isContentSaved = this.#content.isSaved || (isOnlyRead && unsaved.length === 0)
    const isSaved = isContentSaved && (own?.unsaved.length ?? 0) === 0
    // What is written beside the copy lives as long as the page. In a rescued room nothing is written.
    const isKept = this.#isKept && (isRescued || !this.#isBeside) && (own?.isKept ?? true)
    const waiting = unsaved.length + (own?.unsaved.length ?? 0)
    return {
      connection: state,
      unsaved: waiting,
      isSaved,
      refusal,
      isKept,
      isServerSaving,
      isServerRestarting,
      isRescued,
      endReason,
    }
  }

  #listen(how: 'addEventListener' | 'removeEventListener'): void {
    window[how]('online', this.#wake)
    window[how]('focus', this.#wake)
    window[how]('pageshow', this.#wake)
    document[how]('visibilitychange', this.#wake)
    window[how]('offline', this.#onOffline)
    window[how]('pagehide', this.#onPageHide)
  }

  #wake = (): void => {
    for (const connection of this.#connections) connection.wake()
    this.#private?.wake()
  }

  /** A laptop that was closed with the page in sight tells of nothing when it is opened again. */
  #onTick = (): void => {
    const hasSlept = Date.now() - this.#tickedAt > NAP_MS
    this.#tickedAt = Date.now()
    if (hasSlept) this.#wake()
  }

  /** The browser asks in its own words. */
  #onLeaving = (event: BeforeUnloadEvent): void => event.preventDefault()

  #onOffline = (): void => {
    for (const connection of this.#connections) connection.goOffline()
    this.#private?.goOffline()
  }

  #onPageHide = (): void => {
    this.awareness.setLocalState(null)
    this.#updateRoom()
  }
}
