import { type DocAddress, docName, type Role } from '@samtavla/shared/access/can.ts'
import { rescuedCopy } from '@samtavla/shared/exchange/rescue.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { RoomId, UserId } from '@samtavla/shared/model/ids.ts'
import * as Y from 'yjs'
import type { Log } from '../log.ts'
import type { Store, StoredDoc } from '../storage/store.ts'
import { Journal } from './journal.ts'
import { LiveDocument } from './live-document.ts'
import type { Peer } from './peer.ts'

/** An empty document stays in memory this long, for the person who reloads the page. */
const LINGER_MS = 30_000
/** A journal this long is folded into a snapshot while the document is in use. */
const COMPACT_ENTRIES = 500
/** A shorter one is not worth it when the document leaves memory. */
const COMPACT_ENTRIES_AT_UNLOAD = 50

/** How long after a restore from a backup documents take back what others have of them. */
const HEALING_MS = 30 * 24 * 60 * 60 * 1000
const PURGE_AGAIN_MS = 60_000

interface Slot {
  readonly document: Promise<LiveDocument>
  holders: number
  linger: NodeJS.Timeout | undefined
}

export interface RegistryOptions {
  /** Told when the disk has failed, after which the process has to end. */
  readonly onFatal: (error: Error) => void
  readonly lingerMs?: number
  /** Told of each new title of a room, which lives in the room's content. */
  readonly onTitle: (room: RoomId, title: string) => void
}

/**
 * The documents in memory. Each is loaded once, however many ask for it at the same time, is served only when it is whole, and
 * leaves memory when nobody has held it for a while and all of it is on the disk.
 */
export class Registry {
  readonly journal: Journal
  readonly #store: Store
  readonly #log: Log
  readonly #options: RegistryOptions
  readonly #slots = new Map<string, Slot>()
  readonly #compacting = new Set<string>()
  /** Under way, by document. */
  readonly #purges = new Map<string, Promise<void>>()
  #isClosed = false

  constructor(store: Store, log: Log, options: RegistryOptions) {
    this.#store = store
    this.#log = log
    this.#options = options
    this.journal = new Journal(store.docs, {
      onSavingChange: (isSaving, error) => this.#onSavingChange(isSaving, error),
      onFatal: options.onFatal,
    })
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
      slot = { document: this.#load(address), holders: 0, linger: undefined }
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

  /**
   * Changes a document as the server so that nothing of what it removes is left: neither here, nor on the disk. Resolves when
   * the change is on the disk; what is left of the past there goes at once, or as soon as the disk allows.
   */
  async erase(address: DocAddress, change: (doc: Y.Doc) => void): Promise<void> {
    await this.write(address, change)
    await this.#purges.get(docName(address))
  }

  /** Finishes what a stop of the server has interrupted, and what could not be done at the time. */
  async purgeRest(): Promise<void> {
    for (const name of await this.#store.docs.unpurged()) await this.#purge(name)
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

  /** Stores everything that is in memory. The documents stay usable until the process ends. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.journal.drain()
    for (const slot of this.#slots.values()) clearTimeout(slot.linger)
  }

  async #peersOf(room: RoomId): Promise<Peer[]> {
    const slots = [...this.#slots.entries()].filter(([name]) => name.startsWith(`${room}/`))
    return peersOf(slots.map(([, slot]) => slot))
  }

  async #load(address: DocAddress): Promise<LiveDocument> {
    const name = docName(address)
    const stored = await this.#store.docs.load(name)
    const isHealing = await this.#isHealing(stored)
    const { doc, isRescued } = this.#open(address, stored)
    if (stored.damaged > 0) this.#log.error({ doc: name, damaged: stored.damaged }, 'document has damaged records')
    if (doc.store.pendingStructs || doc.store.pendingDs) this.#log.error({ doc: name }, 'document has gaps')
    const document = new LiveDocument({
      ...{ address, doc, isHealing, isRescued },
      journal: this.journal,
      onErased: () => this.#startPurge(name),
      writers: stored.writers,
      journalEntries: stored.updates.length,
    })
    doc.on('update', () => this.#compactIfLong(document))
    if (address.kind === 'content') this.#watchTitle(address.room, doc)
    this.#log.debug({ doc: name, entries: stored.updates.length }, 'document loaded')
    return document
  }

  #startPurge(name: string): void {
    const purge = this.#purge(name).finally(() => {
      if (this.#purges.get(name) === purge) this.#purges.delete(name)
    })
    this.#purges.set(name, purge)
  }

  async #purge(name: string): Promise<void> {
    try {
      await this.#store.docs.purge(name)
    } catch (error) {
      this.#log.error({ doc: name, err: error }, 'what was erased is still on the disk; it is tried again')
      setTimeout(() => void this.#purge(name), PURGE_AGAIN_MS).unref()
    }
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

  #compactIfLong(document: LiveDocument): void {
    if (document.journalEntries < COMPACT_ENTRIES || this.#compacting.has(document.name)) return
    document.journalEntries = 0
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
    if (!document.isStored) await this.journal.drain()
    if (slot.holders > 0 || this.#slots.get(document.name) !== slot) return
    this.#slots.delete(document.name)
    document.stop()
    if (document.journalEntries >= COMPACT_ENTRIES_AT_UNLOAD) await this.#compact(document)
  }

  #onSavingChange(isSaving: boolean, error: unknown): void {
    if (isSaving) this.#log.info('saving again')
    else this.#log.error({ err: error }, 'not saving: the disk does not take writes')
    void this.everyPeer().then((peers) => {
      for (const peer of peers) peer.notify(isSaving ? 'saving' : 'not-saving')
    })
  }
}

/** Nobody is connected to a document that could not be loaded. */
async function peersOf(slots: readonly Slot[]): Promise<Peer[]> {
  const documents = await Promise.allSettled(slots.map((slot) => slot.document))
  return documents.flatMap((result) => (result.status === 'fulfilled' ? [...result.value.peers] : []))
}
