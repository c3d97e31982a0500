import { type DocAddress, docName, mayReadDoc, mayWriteDoc } from '@samtavla/shared/access/can.ts'
import { inspectUpdate } from '@samtavla/shared/protocol/gate.ts'
import { syncStep1Frame, syncStep2Frame, updateFrame } from '@samtavla/shared/protocol/messages.ts'
import * as Y from 'yjs'
import type { Journal } from './journal.ts'
import type { Peer } from './peer.ts'
import { Presence } from './presence.ts'

/** SYN2: how long an update waits for others before it goes out; less when presence is about to go out anyway. */
const UPDATES_MS = 20

/** PRE3: how long presence is gathered, by the number of people. */
function presenceMs(people: number): number {
  return people <= 60 ? 66 : 150
}

/** What became of an update: kept, already known, waiting for a full sync, not the sender's to write, or not an update. */
export type UpdateOutcome = 'kept' | 'known' | 'gap' | 'not-allowed' | 'malformed'

/**
 * A document in memory: applies updates, hands them to the journal and to the others. It knows connections only as peers.
 *
 * Broadcast does not wait for the disk: peers offer what they have again when they reconnect, so an early relay loses nothing.
 * Only the acknowledgement makes a promise, and that one waits.
 */
export class LiveDocument {
  readonly address: DocAddress
  readonly name: string
  readonly doc: Y.Doc
  readonly peers = new Set<Peer>()
  readonly presence = new Presence(() => this.#tickWithin(presenceMs(this.peers.size)))
  /** Journal entries since the newest snapshot. */
  journalEntries: number
  readonly #journal: Journal
  #outgoing: { readonly update: Uint8Array; readonly from: unknown }[] = []
  #timer: NodeJS.Timeout | undefined
  #onDurable: () => void = () => {}
  #unstored = 0

  constructor(address: DocAddress, doc: Y.Doc, journalEntries: number, journal: Journal) {
    this.address = address
    this.name = docName(address)
    this.doc = doc
    this.journalEntries = journalEntries
    this.#journal = journal
    doc.on('update', (update: Uint8Array, origin: unknown) => this.#onUpdate(update, origin))
  }

  /** Everything in memory is on the disk. */
  get isStored(): boolean {
    return this.#unstored === 0
  }

  /** SYN1, ACK5: asks a writer for what it has, tells everyone who is here, and says so if the disk takes no writes. */
  join(peer: Peer): void {
    this.peers.add(peer)
    if (!this.#journal.isSaving) peer.notify('not-saving')
    if (this.mayWrite(peer)) this.askForAll(peer)
    if (this.presence.count > 0) peer.send(this.presence.everyone())
  }

  leave(peer: Peer): void {
    this.peers.delete(peer)
    this.presence.leave(peer)
  }

  mayWrite(peer: Peer): boolean {
    return mayWriteDoc(peer.viewer.role, peer.viewer.user, this.address)
  }

  mayRead(peer: Peer): boolean {
    return mayReadDoc(peer.viewer.role, peer.viewer.user, this.address)
  }

  askForAll(peer: Peer): void {
    peer.send(syncStep1Frame(Y.encodeStateVector(this.doc)))
  }

  /** Sends a peer what it lacks. Throws on a state vector that cannot be read. */
  answer(peer: Peer, stateVector: Uint8Array): void {
    peer.send(syncStep2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)))
  }

  /** Takes an update. `onDurable` is called once what it holds is on the disk, and only for `kept` and `known`. */
  receive(peer: Peer, update: Uint8Array, onDurable: () => void): UpdateOutcome {
    if (!this.mayWrite(peer)) return 'not-allowed'
    const verdict = inspectUpdate(this.doc, update)
    if (verdict !== 'complete') return verdict
    this.#onDurable = onDurable
    const before = this.#unstored
    Y.applyUpdate(this.doc, update, peer)
    this.#onDurable = () => {}
    if (this.#unstored > before) return 'kept'
    this.#journal.barrier(onDurable)
    return 'known'
  }

  /** A change by the server itself. Resolves when it is on the disk. */
  async write(change: (doc: Y.Doc) => void): Promise<void> {
    this.doc.transact(() => change(this.doc), 'server')
    await new Promise<void>((resolve) => this.#journal.barrier(resolve))
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.doc.destroy()
  }

  #onUpdate(update: Uint8Array, origin: unknown): void {
    const onDurable = this.#onDurable
    this.#unstored++
    this.journalEntries++
    this.#journal.append({ doc: this.name, update }, () => {
      this.#unstored--
      onDurable()
    })
    this.#outgoing.push({ update, from: origin })
    this.#tickWithin(UPDATES_MS)
  }

  /** A tick that is under way already takes along whatever else there is: one write a peer for all of it. */
  #tickWithin(ms: number): void {
    this.#timer ??= setTimeout(() => this.#tick(), ms)
  }

  #tick(): void {
    this.#timer = undefined
    const presence = this.presence.takeChanges()
    const outgoing = this.#outgoing
    this.#outgoing = []
    const first = outgoing[0]
    const sender = outgoing.every(({ from }) => from === first?.from) ? first?.from : undefined
    const update = first && updateFrame(mergedUpdate(outgoing.map((each) => each.update)))
    for (const peer of this.peers) peer.sendTick(peer === sender ? undefined : update, presence)
  }
}

function mergedUpdate(updates: readonly Uint8Array[]): Uint8Array {
  return updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates])
}
