import { type DocAddress, docName, mayReadDoc, mayWriteDoc } from '@samtavla/shared/access/can.ts'
import { readGeneration, withoutErasedTexts } from '@samtavla/shared/edits/erasure.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { UserId } from '@samtavla/shared/model/ids.ts'
import {
  type ContentVerdict,
  type Guarded,
  inspectContent,
  restoreRequired,
} from '@samtavla/shared/protocol/content-gate.ts'
import { inspectUpdate } from '@samtavla/shared/protocol/gate.ts'
import { syncStep1Frame, syncStep2Frame, updateFrame } from '@samtavla/shared/protocol/messages.ts'
import { GENEROUS_LIMITS, type UpdateParts } from '@samtavla/shared/protocol/update-parts.ts'
import * as Y from 'yjs'
import { Failure } from '../errors.ts'
import type { Writer } from '../storage/store.ts'
import type { Journal } from './journal.ts'
import type { Peer } from './peer.ts'
import { Presence } from './presence.ts'

/** SYN2: how long an update that is on the disk waits for others before it goes out. */
const UPDATES_MS = 10
/** R11: one frame takes along no more than this, or one update: who has not read it by the next is known to be behind. */
const MOST_RELAYED_BYTES = 1024 * 1024
/** S5: the largest document, in bytes of its encoded state. */
const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024

/** S4: a document is copied by writing, reading and placing all of it. */
const COPY_COST = 4
/** S4: to pass a part of a document, here and in Yjs, takes as long as to write so many bytes of it anew: as long as two small parts. */
const PASSING_COST = 20

/** What is sent in several frames has come by then. */
const FOLLOW_MS = 30_000

/** PRE3: how long presence is gathered, by the number of people. */
function presenceMs(people: number): number {
  return people <= 60 ? 66 : 150
}

/** What became of an update. */
export type UpdateOutcome =
  | 'kept'
  | 'known'
  /** It waits for a full sync. */
  | 'gap'
  /** It holds what somebody else wrote, who has to bring it. */
  | 'foreign'
  /** The peer may not write this document. */
  | 'not-allowed'
  | 'room-full'
  /** It is no update, or would leave the document unreadable. */
  | 'malformed'

export interface LiveDocumentParts {
  readonly address: DocAddress
  readonly doc: Y.Doc
  readonly journal: Journal
  readonly writers: readonly Writer[]
  /** How often something was erased in what is stored. */
  readonly generation: number
  /** Journal entries since the newest snapshot. */
  readonly journalEntries: number
  /** Told when an erasure is on the disk: its past is to be purged. */
  readonly onErased: () => void
  /** Told when somebody opens it. */
  readonly onJoin?: () => void
  /** The disk has lost something of it: what is missing is taken from whoever has it. */
  readonly isHealing: boolean
  /** What is stored cannot be served as it is: this is what could be read of it, to look at and to take out. */
  readonly isRescued: boolean
}

/**
 * A document in memory: looks at updates, applies them, hands them to the journal, and to the others once they are on the disk.
 * It knows connections only as peers.
 *
 * Nobody is given what is not stored yet. So whatever a client has of others the server has too, and an update that brings
 * something new of another person's can be told from an honest one (S8).
 */
export class LiveDocument {
  readonly address: DocAddress
  readonly name: string
  readonly doc: Y.Doc
  readonly peers = new Set<Peer>()
  readonly presence = new Presence(
    (client) => this.#owners.get(client),
    () => this.#tickWithin(presenceMs(this.peers.size)),
  )
  journalEntries: number
  readonly #parts: LiveDocumentParts
  /** There for the documents that have our records in them. */
  readonly #content: Content | undefined
  /** Whose each client id is. */
  readonly #owners: Map<number, UserId>
  /** An upper bound, corrected when it comes near the limit. */
  #bytes: number
  #generation: number
  #isErasing = false
  /** Applied and not yet handed to the others, oldest first. */
  readonly #unrelayed = new Set<Outgoing>()
  #timer: NodeJS.Timeout | undefined
  #entry: { writers: Writer[]; onDurable: () => void; isKept: boolean } = {
    writers: [],
    onDurable: () => {},
    isKept: false,
  }
  /** Required values that a peer's next frames may bring, and the moment at which they are put back. */
  readonly #mayFollow = new Map<Peer, { guarded: Guarded[]; timer: NodeJS.Timeout }>()

  constructor(parts: LiveDocumentParts) {
    this.#parts = parts
    this.address = parts.address
    this.name = docName(parts.address)
    this.doc = parts.doc
    this.journalEntries = parts.journalEntries
    this.#content = parts.address.kind === 'content' ? openContent(parts.doc) : undefined
    this.#owners = new Map(parts.writers.map(({ client, user }) => [client, user]))
    this.#bytes = Y.encodeStateAsUpdate(parts.doc).length
    this.#generation = this.#content ? readGeneration(this.#content) : parts.generation
    this.doc.on('update', (update: Uint8Array, origin: unknown) => this.#onUpdate(update, origin))
  }

  /** Everything in memory is on the disk. */
  get isStored(): boolean {
    return [...this.#unrelayed].every(({ isDurable }) => isDurable)
  }

  /** So much of it waits for the disk that no more should be taken. */
  get isFull(): boolean {
    return this.#parts.journal.isFull
  }

  /** ACK5: says so if the disk takes no writes, and who is here. */
  join(peer: Peer): void {
    this.peers.add(peer)
    if (!this.#parts.journal.isSaving) peer.notify('not-saving')
    if (this.#parts.isRescued) peer.notify('rescued')
    if (this.presence.count > 0) this.sendPresence(peer)
    this.#parts.onJoin?.()
  }

  leave(peer: Peer): void {
    this.peers.delete(peer)
    this.presence.leave(peer)
    this.#restoreNow(peer)
  }

  mayWrite(peer: Peer): boolean {
    return !this.#parts.isRescued && mayWriteDoc(peer.viewer.role, peer.viewer.user, this.address)
  }

  mayRead(peer: Peer): boolean {
    return mayReadDoc(peer.viewer.role, peer.viewer.user, this.address)
  }

  /** Tells a peer who is here. */
  sendPresence(peer: Peer): void {
    const frame = this.presence.everyone()
    peer.charge(frame.length)
    peer.send(frame)
  }

  /** A full sync has come, and may have brought what others wait for. Whoever brought it is charged. */
  askHeldBack(by: Peer): void {
    for (const peer of this.peers) if (peer.isHeldBack) this.#ask(peer, by)
  }

  /** Asks for everything that the server lacks. */
  askForAll(peer: Peer): void {
    this.#ask(peer, peer)
  }

  /**
   * Whether a client with this state vector has seen the last erasure, or nothing of the document at all (S16). What it has
   * besides may hold what was erased, and neither comes in nor is brought up to date. Throws on bytes that are no state vector.
   */
  isCurrent(stateVector: Uint8Array): boolean {
    const clocks = Y.decodeStateVector(stateVector)
    const marker = this.#content?.meta._map.get('generation')?.id
    if (!marker || (clocks.get(marker.client) ?? 0) > marker.clock) return true
    // What was rescued has a history of its own: no other copy has anything of it.
    if (this.#parts.isRescued) return clocks.size === 0
    return ![...clocks.keys()].some((client) => Y.getState(this.doc.store, client) > 0)
  }

  /** Sends a peer what it lacks, once that is on the disk. Gives its size. Throws on a state vector that cannot be read. */
  answer(peer: Peer, stateVector: Uint8Array): number {
    const frame = syncStep2Frame(Y.encodeStateAsUpdate(this.doc, stateVector))
    this.#whenDurable(() => peer.send(frame))
    return frame.length
  }

  /** As `answer`, for a peer that was left behind with what `relayedStateVector` said then. */
  catchUp(peer: Peer, stateVector: Uint8Array, onSent: () => void): void {
    const frame = updateFrame(Y.encodeStateAsUpdate(this.doc, stateVector))
    this.#whenDurable(() => {
      onSent()
      peer.send(frame)
    })
  }

  /** What everybody has who keeps pace: all of the document but what still waits for its tick. */
  relayedStateVector(): Uint8Array {
    const clocks = Y.decodeStateVector(Y.encodeStateVector(this.doc))
    for (const { update } of this.#unrelayed) {
      for (const [client, from] of Y.parseUpdateMeta(update).from) {
        clocks.set(client, Math.min(from, clocks.get(client) ?? from))
      }
    }
    return Y.encodeStateVector(clocks)
  }

  /** Takes an update. `onDurable` is called once what it holds is on the disk, and only for `kept` and `known`. */
  receive(peer: Peer, received: Uint8Array, onDurable: () => void): UpdateOutcome {
    if (!this.mayWrite(peer)) return 'not-allowed'
    const limits = this.#parts.isHealing ? GENEROUS_LIMITS : undefined
    const { verdict, parts, update, isTried, passed } = inspectUpdate(this.doc, received, limits)
    peer.charge(PASSING_COST * passed + (isTried ? COPY_COST * this.#bytes : 0))
    if (verdict !== 'complete') return verdict
    const writers = this.#writersOf(parts!, peer.viewer.user)
    if (!writers) return 'foreign'
    const look = this.#look(parts!)
    if (look.kind === 'not-ours') return 'malformed'
    if (look.kind === 'too-many' || this.#isFull(peer, parts!, update)) return 'room-full'
    return this.#apply(peer, update, look, { writers, onDurable })
  }

  /** A change by the server itself. Resolves when it is on the disk. Refused for a document that is only what could be read. */
  async write(change: (doc: Y.Doc) => void): Promise<void> {
    if (this.#parts.isRescued) throw new Failure('not-allowed', 'what is stored of the room cannot be changed')
    this.doc.transact(() => change(this.doc), 'server')
    await new Promise<void>((resolve) => this.#parts.journal.barrier(resolve))
  }

  /** As `write`, for a change that removes what is to be nowhere any more: its past is purged after it. */
  erase(change: (doc: Y.Doc) => void): Promise<void> {
    // The change is made, and its entry written to the journal, before `write` waits for the disk.
    this.#isErasing = true
    const written = this.write(change)
    this.#isErasing = false
    return written
  }

  /** S5: whether so many bytes more may be written. */
  hasRoomFor(bytes: number): boolean {
    if (this.#bytes + bytes > MAX_DOCUMENT_BYTES) this.#bytes = Y.encodeStateAsUpdate(this.doc).length
    return this.#bytes + bytes <= MAX_DOCUMENT_BYTES
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.doc.destroy()
  }

  #ask(peer: Peer, payer: Peer): void {
    const frame = syncStep1Frame(Y.encodeStateVector(this.doc))
    payer.charge(frame.length)
    peer.send(frame)
  }

  #look(parts: UpdateParts): ContentVerdict {
    if (!this.#content) return { kind: 'fits', guarded: [] }
    return inspectContent(this.#content, parts, this.#parts.isHealing)
  }

  /** S8: the ids that begin with this update, now the sender's; nothing when it brings news of an id that is somebody else's. */
  #writersOf(parts: UpdateParts, user: UserId): Writer[] | undefined {
    // What comes back to a document that lost it may come from anybody, and cannot be told from what is new: it makes nobody the
    // owner of anything. Each id then becomes the property of who writes with it first when the document is whole.
    if (this.#parts.isHealing) return []
    const clients = [...new Set(parts.fresh.map(({ id }) => id.client))]
    if (clients.some((client) => (this.#ownerOf(client) ?? user) !== user)) return undefined
    return clients.filter((client) => !this.#owners.has(client)).map((client) => ({ client, user }))
  }

  /** Stock clients tell everybody by presence with which id they are going to write: from then on it is theirs. */
  #ownerOf(client: number): UserId | undefined {
    return this.#owners.get(client) ?? this.presence.userOf(client)
  }

  #isFull(peer: Peer, parts: UpdateParts, update: Uint8Array): boolean {
    if (parts.structs.length === 0 || this.#bytes + update.length <= MAX_DOCUMENT_BYTES) return false
    this.#bytes = Y.encodeStateAsUpdate(this.doc).length
    peer.charge(this.#bytes)
    return this.#bytes + update.length > MAX_DOCUMENT_BYTES
  }

  #apply(
    peer: Peer,
    update: Uint8Array,
    look: Extract<ContentVerdict, { guarded: unknown }>,
    entry: { writers: Writer[]; onDurable: () => void },
  ): UpdateOutcome {
    const kept = { ...entry, isKept: false }
    this.#entry = kept
    if (look.kind === 'writes-in-erased') {
      peer.charge(COPY_COST * this.#bytes)
      // The author, too, is to be told that the letters are gone.
      Y.applyUpdate(this.doc, withoutErasedTexts(this.#content!, update), 'server')
    } else Y.applyUpdate(this.doc, update, peer)
    this.#entry = { writers: [], onDurable: () => {}, isKept: false }
    this.#restore(look.guarded.filter(({ mayFollow }) => !mayFollow))
    this.#restoreLater(
      peer,
      look.guarded.filter(({ mayFollow }) => mayFollow),
    )
    if (kept.isKept) return 'kept'
    this.#parts.journal.barrier(entry.onDurable)
    return 'known'
  }

  #restore(guarded: readonly Guarded[]): void {
    if (guarded.length > 0) this.doc.transact(() => restoreRequired(guarded), 'server')
  }

  #restoreLater(peer: Peer, guarded: readonly Guarded[]): void {
    if (guarded.length === 0) return
    const waiting = this.#mayFollow.get(peer)
    if (waiting) waiting.guarded.push(...guarded)
    else {
      const timer = setTimeout(() => this.#restoreNow(peer), FOLLOW_MS)
      this.#mayFollow.set(peer, { guarded: [...guarded], timer })
    }
  }

  #restoreNow(peer: Peer): void {
    const waiting = this.#mayFollow.get(peer)
    if (!waiting) return
    clearTimeout(waiting.timer)
    this.#mayFollow.delete(peer)
    this.#restore(waiting.guarded)
  }

  #onUpdate(update: Uint8Array, from: unknown): void {
    const { writers, onDurable } = this.#entry
    this.#entry.isKept = true
    const outgoing: Outgoing = { update, from, isDurable: false }
    for (const { client, user } of writers) this.#owners.set(client, user)
    this.#bytes += update.length
    this.journalEntries++
    this.#unrelayed.add(outgoing)
    const generation = this.#newGeneration()
    const entry = {
      doc: this.name,
      update,
      ...(writers.length > 0 && { writers }),
      ...(generation !== undefined && { generation }),
    }
    this.#parts.journal.append(entry, () => {
      outgoing.isDurable = true
      onDurable()
      if (generation !== undefined) this.#parts.onErased()
      this.#tickWithin(UPDATES_MS)
    })
  }

  /** In a room's content the generation is for all to see; elsewhere only the journal tells of it. */
  #newGeneration(): number | undefined {
    const generation = this.#content ? readGeneration(this.#content) : this.#generation + (this.#isErasing ? 1 : 0)
    if (generation <= this.#generation) return undefined
    this.#generation = generation
    return generation
  }

  /** While the disk takes no writes, who comes is shown what there is: one sees the room, and that it is not saved. */
  #whenDurable(act: () => void): void {
    if (this.#parts.journal.isSaving) this.#parts.journal.barrier(act)
    else act()
  }

  /** A tick that is under way already takes along whatever else there is: one write a peer for all of it. */
  #tickWithin(ms: number): void {
    this.#timer ??= setTimeout(() => this.#tick(), ms)
  }

  #tick(): void {
    this.#timer = undefined
    const presence = this.presence.takeChanges()
    const durable = [...this.#unrelayed].filter(({ isDurable }) => isDurable)
    const outgoing = durable.slice(0, countWithin(durable, MOST_RELAYED_BYTES))
    const first = outgoing[0]
    const sender = outgoing.every(({ from }) => from === first?.from) ? first?.from : undefined
    const update = first && updateFrame(mergedUpdate(outgoing.map((each) => each.update)))
    for (const peer of this.peers) peer.sendTick(peer === sender ? undefined : update, presence)
    for (const each of outgoing) this.#unrelayed.delete(each)
    if (outgoing.length < durable.length) this.#tickWithin(UPDATES_MS)
  }
}

interface Outgoing {
  readonly update: Uint8Array
  readonly from: unknown
  isDurable: boolean
}

/** How many from the first are no larger than so many bytes together; one, if it is larger alone. */
function countWithin(outgoing: readonly Outgoing[], most: number): number {
  let bytes = 0
  for (const [i, { update }] of outgoing.entries()) {
    bytes += update.length
    if (bytes > most) return Math.max(1, i)
  }
  return outgoing.length
}

function mergedUpdate(updates: readonly Uint8Array[]): Uint8Array {
  return updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates])
}
