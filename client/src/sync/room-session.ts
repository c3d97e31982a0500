import { may } from '@samtavla/shared/access/can.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ApiError, api, type RoomAccess } from '../api/api.ts'
import { type ConnectionState, DocConnection } from './doc-connection.ts'
import { copyName } from './local-copies.ts'
import { OfflineStore } from './offline-store.ts'

/** What the screen says about saving. `unsaved` counts edits that are not known to be on the server's disk. */
export interface SaveState {
  readonly connection: ConnectionState
  readonly unsaved: number
  readonly isSaved: boolean
  /** False while the server's disk takes no writes. */
  readonly isServerSaving: boolean
  /** The server has said goodbye and will be back. */
  readonly isServerRestarting: boolean
  /** Why there is no connection any more: a stable word. */
  readonly endReason: string | undefined
}

/** One visit to a room: its documents, their sockets, the local copy, and who else is here. */
export class RoomSession {
  readonly access: RoomAccess
  readonly content = openContent(new Y.Doc())
  readonly stage = openStage(new Y.Doc())
  readonly awareness = new Awareness(this.content.doc)
  readonly #connections: readonly DocConnection[]
  readonly #local: OfflineStore
  readonly #listeners = new Set<() => void>()
  #state: SaveState

  constructor(access: RoomAccess) {
    this.access = access
    this.#local = new OfflineStore(copyName(access.user, access.room), this.content.doc)
    const contentOptions = { doc: this.content.doc, awareness: this.awareness }
    this.#connections = [
      new DocConnection({ ...contentOptions, ...this.#socketOf('content') }),
      new DocConnection({ doc: this.stage.doc, ...this.#socketOf('stage') }),
    ]
    this.#state = this.#readState()
    window.addEventListener('pagehide', this.#onPageHide)
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
    const fromHere = this.#local.whenLoaded.then(() => (this.content.boards.size > 0 ? undefined : fromServer))
    await Promise.race([fromServer, fromHere])
  }

  /** The same object until something changes. */
  get saveState(): SaveState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  end(): void {
    window.removeEventListener('pagehide', this.#onPageHide)
    for (const connection of this.#connections) connection.end()
    this.awareness.destroy()
    this.#local.end()
    this.content.doc.destroy()
    this.stage.doc.destroy()
  }

  get #content(): DocConnection {
    return this.#connections[0]!
  }

  #socketOf(kind: 'content' | 'stage') {
    const origin = window.location.origin.replace(/^http/, 'ws')
    return {
      url: `${origin}/sync/${this.access.room}/${kind}?ack=1`,
      onChange: () => this.#onChange(),
      whyEnded: () => this.#whyEnded(),
    }
  }

  /** A browser is not told why a socket did not open, so the room is asked for over HTTP. */
  async #whyEnded(): Promise<string | undefined> {
    try {
      const access = await api.room(this.access.room)
      return access.role === this.access.role ? undefined : 'role-changed'
    } catch (error) {
      const reason = error instanceof ApiError ? error.reason : 'unexpected'
      return ['not-signed-in', 'not-a-member', 'room-not-found', 'not-found'].includes(reason) ? reason : undefined
    }
  }

  #onChange(): void {
    // The connections report while they are being made, before there is a state to compare with.
    if (!this.#connections) return
    const next = this.#readState()
    const keys = Object.keys(next) as (keyof SaveState)[]
    if (keys.every((key) => next[key] === this.#state[key])) return
    if (next.endReason && !this.#state.endReason) this.#onEnded(next.endReason)
    this.#state = next
    for (const listener of [...this.#listeners]) listener()
  }

  /** Who may not read the room any more keeps no copy of it; a changed role only means to come back. */
  #onEnded(reason: string): void {
    if (reason !== 'role-changed' && this.#content.unsaved === 0) this.#local.erase()
  }

  #readState(): SaveState {
    const { state, unsaved, isServerSaving, isServerRestarting, endReason } = this.#content
    // Of those who only read the server asks nothing, and they have nothing to save.
    const isSaved = this.#content.isSaved || !may(this.access.role, 'editBoard')
    return { connection: state, unsaved, isSaved, isServerSaving, isServerRestarting, endReason }
  }

  #onPageHide = (): void => {
    this.awareness.setLocalState(null)
  }
}
