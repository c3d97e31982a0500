import { setTimeout as sleep } from 'node:timers/promises'
import { type DocAddress, docName, type Role } from '@samtavla/shared/access/can.ts'
import { rescuedCopy } from '@samtavla/shared/exchange/rescue.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { RoomId, UserId } from '@samtavla/shared/model/ids.ts'
import type { Notice } from '@samtavla/shared/protocol/messages.ts'
import * as Y from 'yjs'
import type { Log } from '../log.ts'
import type { Store, StoredDoc } from '../storage/store.ts'
import { GroupCommit } from './group-commit.ts'
import { Journal } from './journal.ts'
import { LiveDocument } from './live-document.ts'
import type { Peer } from './peer.ts'
import { PurgeQueue } from './purge-queue.ts'

/** An empty document stays in memory this long, for the person who reloads the page. */
const LINGER_MS = 30_000
/** A journal this long, or this large, is folded into a snapshot while the document is in use. */
const COMPACT_ENTRIES = 500
const COMPACT_BYTES = 16 * 1024 * 1024
/** One that is shorter and smaller is not worth it when the document leaves memory. */
const COMPACT_ENTRIES_AT_UNLOAD = 50
const COMPACT_BYTES_AT_UNLOAD = 1024 * 1024

/** How long after a restore from a backup documents take back what others have of them. */
const HEALING_MS = 30 * 24 * 60 * 60 * 1000
/** Who erases waits this long for the disk. */
const ERASE_PATIENCE_MS = 5_000

interface Slot {
  readonly document: Promise<LiveDocument>
  /** The same, once it is there. */
  loaded: LiveDocument | undefined
  readonly journal: Journal
  holders: number
  linger: NodeJS.Timeout | undefined
}

export interface RegistryOptions {
  /** Told when the disk has failed, after which the process has to end. */
  readonly onFatal: (error: Error) => void
  readonly lingerMs?: number
  /** Told of each new title of a room, which lives in the room's content. */
  readonly onTitle: (room: RoomId, title: string) => void
  /** Told when a person opens their private document, and when they have changed it. */
  readonly onPrivateNotes?: (room: RoomId, user: UserId) => void
}

/**
 * The documents in memory. Each is loaded once, however many ask for it at the same time, is served only when it is whole, and
 * leaves memory when nobody has held it for a while and all of it is on the disk.
 */
export class Registry {
  readonly #store: Store
  readonly #log: Log
  readonly #options: RegistryOptions
  readonly #slots = new Map<string, Slot>()
  readonly #compacting = new Set<string>()
  readonly #commit: GroupCommit
  readonly #purges: PurgeQueue
  #isClosed = false

  constructor(store: Store, log: Log, options: RegistryOptions) {
    this.#store = store
    this.#log = log
    this.#options = options
    this.#commit = new GroupCommit(store.docs, {
      onSavingChange: (isSaving, error) => this.#onSavingChange(isSaving, error),
      onFatal: options.onFatal,
    })
    this.#purges = new PurgeQueue(store.docs, log)
  }

  /** False from a commit that the disk refused until one succeeds. */
  get isSaving(): boolean {
    return this.#commit.isSaving
  }

  /** Documents in memory at present. */
  get size(): number {
    return this.#slots.size
  }

  /** The document, loaded. The caller holds it in memory until it calls `release`. */
  async hold(address: DocAddress): Promise<LiveDocument> {
    const name = docName(address)
    let slot = this.#slots.get(name)
    if (!slot) {
      slot = this.#newSlot(address)
      this.#slots.set(name, slot)
      slot.document.catch(() => this.#slots.delete(name))
    }
    clearTimeout(slot.linger)
    slot.holders++
    return slot.document
  }

  release(document: LiveDocument): void {
    const slot = this.#slots.get(document.name)
    if (!slot) return
    slot.holders--
    if (slot.holders === 0) this.#lingerThenUnload(document, slot)
  }

  /** Changes a document as the server. Resolves when the change is on the disk. */
  async write(address: DocAddress, change: (doc: Y.Doc) => void): Promise<void> {
    const document = await this.hold(address)
    try {
      await document.write(change)
    } finally {
      this.release(document)
    }
  }

  /** S5: whether a document may become so many bytes larger. */
  async hasRoomFor(address: DocAddress, bytes: number): Promise<boolean> {
    const document = await this.hold(address)
    try {
      return document.hasRoomFor(bytes)
    } finally {
      this.release(document)
    }
  }

  /** Looks at a document as it is in memory. */
  async look<T>(address: DocAddress, look: (doc: Y.Doc) => T): Promise<T> {
    const document = await this.hold(address)
    try {
      return look(document.doc)
    } finally {
      this.release(document)
    }
  }

  /**
   * Changes a document as the server so that nothing of what it removes is left: neither here, nor on the disk. Resolves when
   * nothing is; or, where a large database was written anew a moment ago or the disk does not allow it, when the change is on the
   * disk, and what is left of the past there goes soon after.
   */
  async erase(address: DocAddress, change: (doc: Y.Doc) => void): Promise<void> {
    const document = await this.hold(address)
    try {
      await document.erase(change)
    } finally {
      this.release(document)
    }
    await Promise.race([this.#purges.done(docName(address)), sleep(ERASE_PATIENCE_MS, undefined, { ref: false })])
  }

  /** Finishes what a stop of the server has interrupted, and what could not be done at the time. */
  async purgeRest(): Promise<void> {
    for (const name of await this.#store.docs.unpurged()) this.#purges.add(name)
  }

  /** S9: gives a person's open connections in a room their new role, or closes them when they have none any more. */
  async applyRole(room: RoomId, user: UserId, role: Role | undefined): Promise<void> {
    for (const peer of await this.#peersOf(room)) {
      if (peer.viewer.user !== user) continue
      if (role) peer.viewer.role = role
      peer.close(role ? 'role-changed' : 'not-a-member')
    }
  }

  /** S2: closes what was opened by a session that has ended. */
  async closeSession(session: string): Promise<void> {
    for (const peer of await this.everyPeer()) if (peer.session === session) peer.close('not-signed-in')
  }

  async everyPeer(): Promise<Peer[]> {
    return peersOf([...this.#slots.values()])
  }

  /** Resolves when all of every document is on the disk, but for those that the disk does not take although it takes others. */
  async drain(): Promise<void> {
    const takeable = [...this.#slots.values()].filter(({ journal }) => !journal.isHeld)
    await Promise.all(takeable.map(({ journal }) => journal.drain()))
  }

  /** Stores everything that is in memory. The documents stay usable until the process ends. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.drain()
    await this.#purges.close()
    for (const slot of this.#slots.values()) clearTimeout(slot.linger)
  }

  async #peersOf(room: RoomId): Promise<Peer[]> {
    const slots = [...this.#slots.entries()].filter(([name]) => name.startsWith(`${room}/`))
    return peersOf(slots.map(([, slot]) => slot))
  }

  #newSlot(address: DocAddress): Slot {
    const journal = new Journal(this.#commit, (error) => this.#onHeldChange(slot, docName(address), error))
    const document = this.#load(address, journal).then((loaded) => {
      slot.loaded = loaded
      return loaded
    })
    const slot: Slot = { document, loaded: undefined, journal, holders: 0, linger: undefined }
    return slot
  }

  async #load(address: DocAddress, journal: Journal): Promise<LiveDocument> {
    const name = docName(address)
    const stored = await this.#store.docs.load(name)
    const isHealing = await this.#isHealing(stored)
    const { doc, isRescued } = this.#open(address, stored)
    if (stored.damaged > 0) this.#log.error({ doc: name, damaged: stored.damaged }, 'document has damaged records')
    if (doc.store.pendingStructs || doc.store.pendingDs) this.#log.error({ doc: name }, 'document has gaps')
    const document = new LiveDocument({
      ...{ address, doc, isHealing, isRescued },
      journal,
      onErased: () => this.#purges.add(name),
      ...(address.user && { onJoin: () => this.#options.onPrivateNotes?.(address.room, address.user!) }),
      writers: stored.writers,
      generation: stored.generation,
      journalEntries: stored.updates.length,
    })
    journal.size = stored.updates.reduce((size, update) => size + update.length, 0)
    doc.on('update', () => this.#compactIfLong(document, journal))
    if (address.kind === 'content') this.#watchTitle(address.room, doc)
    if (address.user) this.#watchNotes(address.room, address.user, doc)
    this.#log.debug({ doc: name, entries: stored.updates.length }, 'document loaded')
    return document
  }

  /** R15: what cannot be served as it is stored is shown as far as it can be read, and stays stored as it is. */
  #open(address: DocAddress, stored: StoredDoc): { doc: Y.Doc; isRescued: boolean } {
    const doc = new Y.Doc()
    try {
      doc.transact(() => {
        if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot)
        for (const update of stored.updates) Y.applyUpdate(doc, update)
      })
      Y.encodeStateAsUpdate(doc)
      return { doc, isRescued: false }
    } catch (error) {
      this.#log.error(
        { doc: docName(address), err: error },
        'document cannot be served: shown as far as it can be read',
      )
      return { doc: rescuedCopy(openContent(doc), stored.generation), isRescued: true }
    }
  }

  /** What the disk lost, browsers may have: for a month after a restore, and for good where a record was damaged. */
  async #isHealing(stored: StoredDoc): Promise<boolean> {
    const restoredAt = await this.#store.docs.restoredAt()
    return stored.damaged > 0 || (restoredAt !== undefined && Date.now() - restoredAt < HEALING_MS)
  }

  #watchTitle(room: RoomId, doc: Y.Doc): void {
    const meta = doc.getMap('meta')
    meta.observe((event) => {
      const title = meta.get('title')
      if (event.keysChanged.has('title') && typeof title === 'string') this.#options.onTitle(room, title)
    })
  }

  #watchNotes(room: RoomId, user: UserId, doc: Y.Doc): void {
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.#options.onPrivateNotes?.(room, user)
    })
  }

  #compactIfLong(document: LiveDocument, journal: Journal): void {
    const isLong = document.journalEntries >= COMPACT_ENTRIES || journal.size >= COMPACT_BYTES
    if (!isLong || this.#compacting.has(document.name)) return
    document.journalEntries = 0
    journal.size = 0
    void this.#compact(document)
  }

  async #compact(document: LiveDocument): Promise<void> {
    this.#compacting.add(document.name)
    try {
      await this.#store.docs.compact(document.name)
    } catch (error) {
      // The journal still has everything: the next long journal tries again.
      this.#log.warn({ doc: document.name, err: error }, 'compaction failed')
    } finally {
      this.#compacting.delete(document.name)
    }
  }

  #lingerThenUnload(document: LiveDocument, slot: Slot): void {
    if (this.#isClosed) return
    slot.linger = setTimeout(() => void this.#unload(document, slot), this.#options.lingerMs ?? LINGER_MS)
    slot.linger.unref()
  }

  async #unload(document: LiveDocument, slot: Slot): Promise<void> {
    while (!document.isStored) await slot.journal.drain()
    if (slot.holders > 0 || this.#slots.get(document.name) !== slot) return
    this.#slots.delete(document.name)
    document.stop()
    const isLong = document.journalEntries >= COMPACT_ENTRIES_AT_UNLOAD || slot.journal.size >= COMPACT_BYTES_AT_UNLOAD
    if (isLong) await this.#compact(document)
  }

  #onSavingChange(isSaving: boolean, error: unknown): void {
    if (isSaving) this.#log.info('saving again')
    else this.#log.error({ err: error }, 'not saving: the disk does not take writes')
    const slots = [...this.#slots.values()].filter(({ journal }) => !journal.isHeld)
    tell(slots, isSaving ? 'saving' : 'not-saving')
  }

  /** R15: what damage keeps from being stored holds up its own document, and no other. */
  #onHeldChange(slot: Slot, name: string, error: unknown): void {
    const { isHeld } = slot.journal
    if (isHeld) this.#log.error({ doc: name, err: error }, 'not saving one document')
    else this.#log.info({ doc: name }, 'saving one document again')
    if (this.isSaving) tell([slot], isHeld ? 'not-saving' : 'saving')
  }
}

/** ACK5: at once, so that nothing that is acknowledged comes before it. Who comes later is told on coming. */
function tell(slots: readonly Slot[], notice: Notice): void {
  for (const { loaded } of slots) for (const peer of loaded?.peers ?? []) peer.notify(notice)
}

/** Nobody is connected to a document that could not be loaded. */
async function peersOf(slots: readonly Slot[]): Promise<Peer[]> {
  const documents = await Promise.allSettled(slots.map((slot) => slot.document))
  return documents.flatMap((result) => (result.status === 'fulfilled' ? [...result.value.peers] : []))
}
