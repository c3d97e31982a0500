import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { snapshotOf } from '../replay.ts'
import { asStorageError } from '../storage-error.ts'
import type { DocStore, JournalEntry, Purged, Salvage, StoredDoc } from '../store.ts'
import type { Blocking } from './blocking.ts'
import { entryCheck, snapshotCheck } from './checksums.ts'
import { rowsOf } from './damaged-rows.ts'
import { forget, LARGEST, read, rowOf, unlessDamaged, write } from './database.ts'
import { ErasureTable } from './erasure-table.ts'
import { WriterTable } from './writer-table.ts'

/** A snapshot that is made but not stored. */
export interface Draft {
  readonly doc: string
  /** The last journal entry that the newest snapshot below it covers, 0 without one. */
  readonly base: number
  /** The same of the snapshot that it was made from: older than `base` when the newest was damaged. */
  readonly from: number
  readonly upto: number
  readonly damaged: number
  readonly generation: number
  readonly data: Uint8Array
}

interface Reading extends StoredDoc {
  readonly doc: string
  readonly base: number
  readonly from: number
  /** The last journal entry that was seen, sound or not. */
  readonly upto: number
  /** How many records are damaged or missing now. */
  readonly unsound: number
}

interface JournalRow {
  readonly seq: number
  readonly data: Uint8Array
  readonly crc32: number
}

interface SnapshotRow {
  readonly upto: number
  readonly damaged: number
  readonly data: Uint8Array
  readonly sha256: Uint8Array
}

const LATEST = `coalesce((SELECT max(upto) FROM snapshots WHERE doc = ?1 AND upto < ${LARGEST}), 0)`

export class DocTables implements Blocking<DocStore> {
  readonly #db: DatabaseSync
  readonly #writers: WriterTable
  readonly #erasures: ErasureTable
  readonly #lastSeq: StatementSync
  readonly #insert: StatementSync
  readonly #entries: StatementSync
  readonly #misplaced: StatementSync
  readonly #size: StatementSync
  readonly #latest: StatementSync
  readonly #snapshots: StatementSync
  readonly #snapshot: StatementSync
  readonly #insertSnapshot: StatementSync
  readonly #dropCovered: StatementSync
  readonly #dropOldSnapshots: StatementSync
  readonly #dropSnapshots: StatementSync
  readonly #restoredAt: StatementSync
  readonly #names: StatementSync
  readonly #entryRows: StatementSync
  readonly #entryAt: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#writers = new WriterTable(db)
    this.#erasures = new ErasureTable(db)
    this.#lastSeq = db.prepare(
      `SELECT max(coalesce((SELECT max(seq) FROM journal WHERE doc = ?1 AND seq < ${LARGEST}), 0), ${LATEST}) AS seq`,
    )
    this.#insert = db.prepare('INSERT INTO journal (doc, seq, data, crc32) VALUES (?, ?, ?, ?)')
    this.#entries = db.prepare(
      `SELECT seq, data, crc32 FROM journal WHERE doc = ? AND seq > ? AND seq < ${LARGEST} ORDER BY seq`,
    )
    this.#misplaced = db.prepare(`SELECT count(*) AS count FROM journal WHERE doc = ? AND seq >= ${LARGEST}`)
    this.#size = db.prepare(
      `SELECT count(*) AS entries, coalesce(sum(length(data)), 0) AS bytes FROM journal WHERE doc = ?1 AND seq > ${LATEST}`,
    )
    this.#latest = db.prepare(`SELECT ${LATEST} AS upto`)
    this.#snapshots = db.prepare(`SELECT upto FROM snapshots WHERE doc = ? AND upto < ${LARGEST} ORDER BY upto DESC`)
    this.#snapshot = db.prepare('SELECT upto, damaged, data, sha256 FROM snapshots WHERE doc = ? AND upto = ?')
    this.#insertSnapshot = db.prepare('INSERT INTO snapshots (doc, upto, damaged, data, sha256) VALUES (?, ?, ?, ?, ?)')
    this.#dropCovered = db.prepare(`DELETE FROM journal WHERE doc = ? AND (seq <= ? OR seq >= ${LARGEST})`)
    this.#dropOldSnapshots = db.prepare(
      `DELETE FROM snapshots WHERE doc = ?1
       AND upto NOT IN (SELECT upto FROM snapshots WHERE doc = ?1 AND upto < ${LARGEST} ORDER BY upto DESC LIMIT 2)`,
    )
    this.#dropSnapshots = db.prepare('DELETE FROM snapshots WHERE doc = ?')
    this.#restoredAt = db.prepare('SELECT max(at) AS at FROM restores')
    this.#names = db.prepare('SELECT doc FROM snapshots UNION SELECT doc FROM journal')
    this.#entryRows = db.prepare(
      `SELECT rowid, seq FROM journal WHERE doc = ? AND seq > ? AND seq < ${LARGEST} ORDER BY seq`,
    )
    this.#entryAt = db.prepare('SELECT seq, data, crc32 FROM journal WHERE rowid = ?')
  }

  append(entries: readonly JournalEntry[]): void {
    if (entries.length === 0) return
    const isDone = unlessDamaged(() => this.#appendAll(entries))
    if (!isDone) this.#appendWithDamage(entries)
  }

  #appendAll(entries: readonly JournalEntry[]): true {
    return write(this.#db, () => {
      this.insert(entries)
      return true
    })
  }

  /** Appends as part of a write transaction that the caller has begun. */
  insert(entries: readonly JournalEntry[]): void {
    const last = new Map<string, number>()
    for (const { doc, update, writers = [], generation } of entries) {
      const seq = (last.get(doc) ?? Number(this.#lastSeq.get(doc)?.seq)) + 1
      this.#insert.run(doc, seq, update, entryCheck(doc, seq, update))
      last.set(doc, seq)
      this.#writers.add(doc, writers)
      if (generation !== undefined) this.#erasures.add(doc, generation, Date.now())
    }
  }

  /**
   * R15: owners that cannot be written cost themselves. Each has a transaction of its own, for SQLite commits none that has come
   * upon a damaged page, even if nothing was changed there.
   */
  #appendWithDamage(entries: readonly JournalEntry[]): void {
    this.#appendAll(entries.map((entry) => ({ ...entry, writers: [] })))
    for (const { doc, writers = [] } of entries) {
      for (const writer of writers) unlessDamaged(() => write(this.#db, () => this.#writers.add(doc, [writer])))
    }
  }

  /**
   * A damaged snapshot is passed over for the one before it, and the journal since that one: nothing is missing then. What that
   * does not reach, and entries that are damaged or missing, are passed over and counted.
   */
  load(doc: string): StoredDoc {
    const { snapshot, updates, writers, damaged, generation } = this.#read(doc)
    return { snapshot, updates, writers, damaged, generation }
  }

  generation(doc: string): number {
    return read(this.#db, () => this.#erasures.generation(doc))
  }

  journalSize(doc: string): { readonly entries: number; readonly bytes: number } {
    return read(this.#db, () => rowOf<{ entries: number; bytes: number }>(this.#size.get(doc)!))
  }

  compact(doc: string): void {
    const reading = this.#read(doc)
    if (reading.upto > reading.base) this.keep(draftOf(reading))
  }

  purge(doc: string): Purged {
    let draft = this.draft(doc)
    while (!this.replaceAll(draft)) draft = this.draft(doc)
    return { doc, generation: draft.generation }
  }

  forget(purged: readonly Purged[]): void {
    forget(this.#db)
    write(this.#db, () => {
      for (const { doc, generation } of purged) this.#erasures.setPurged(doc, generation, Date.now())
    })
  }

  unpurged(): string[] {
    return read(this.#db, () => this.#erasures.unpurged())
  }

  restoredAt(): number | undefined {
    const at = read(this.#db, () => this.#restoredAt.get())?.at
    return at === null ? undefined : Number(at)
  }

  names(): string[] {
    return read(this.#db, () => this.#names.all()).map(({ doc }) => String(doc))
  }

  damage(doc: string): number {
    return this.#read(doc).unsound
  }

  isFileSound(): boolean {
    try {
      return read(this.#db, () => this.#db.prepare('PRAGMA integrity_check(1)').get())?.integrity_check === 'ok'
    } catch (error) {
      if (asStorageError(error).code === 'damaged') return false
      throw error
    }
  }

  salvage(doc: string): Salvage {
    const parts: Uint8Array[] = []
    const scraps: Uint8Array[] = []
    for (const row of rowsOf<SnapshotRow>(this.#db, doc, 'snapshots', 'upto, damaged, data, sha256'))
      if (row.data instanceof Uint8Array) (isSoundSnapshot(doc, row) ? parts : scraps).push(row.data)
    for (const row of rowsOf<JournalRow>(this.#db, doc, 'journal', 'seq, data, crc32'))
      if (row.data instanceof Uint8Array) (isSoundEntry(doc, row) ? parts : scraps).push(row.data)
    return { parts, scraps }
  }

  /** Reads and replays outside any write transaction, for it may take long. */
  draft(doc: string): Draft {
    return draftOf(this.#read(doc))
  }

  /**
   * Stores a draft in one short transaction, unless another snapshot was stored since it was read. The journal since the
   * snapshot before it stays, so that a snapshot that turns out damaged costs nothing.
   */
  keep(draft: Draft): void {
    write(this.#db, () => {
      if (this.#latestUpto(draft.doc) !== draft.base) return
      this.#addSnapshot(draft)
      this.#dropCovered.run(draft.doc, draft.from)
      this.#dropOldSnapshots.run(draft.doc)
    })
    this.#dropUnsoundWriters(draft.doc)
  }

  /** Stores a draft instead of all there is, unless another snapshot was stored since it was read: false then. */
  replaceAll(draft: Draft): boolean {
    const isDone = write(this.#db, () => {
      if (this.#latestUpto(draft.doc) !== draft.base) return false
      this.#dropSnapshots.run(draft.doc)
      this.#dropCovered.run(draft.doc, draft.upto)
      this.#addSnapshot(draft)
      return true
    })
    if (isDone) this.#dropUnsoundWriters(draft.doc)
    return isDone
  }

  /** In a transaction of its own: on a damaged page they stay, and cost themselves. */
  #dropUnsoundWriters(doc: string): void {
    unlessDamaged(() => write(this.#db, () => this.#writers.dropUnsound(doc)))
  }

  #addSnapshot({ doc, upto, damaged, data }: Draft): void {
    this.#insertSnapshot.run(doc, upto, damaged, data, snapshotCheck(doc, upto, damaged, data))
  }

  #latestUpto(doc: string): number {
    return Number(this.#latest.get(doc)?.upto)
  }

  #read(doc: string): Reading {
    return read(this.#db, () => {
      const newestFirst = this.#snapshots.all(doc).map(({ upto }) => Number(upto))
      const base = newestFirst[0] ?? 0
      const { sound, unsoundSnapshots } = this.#newestSound(doc, newestFirst)
      const from = sound?.upto ?? 0
      const entries = this.#entriesAfter(doc, from, base)
      const { writers, damaged } = this.#writers.read(doc)
      return {
        doc,
        base,
        from,
        upto: entries.upto,
        snapshot: sound?.data,
        updates: entries.updates,
        writers,
        damaged: (sound?.damaged ?? 0) + entries.damaged + damaged,
        unsound: unsoundSnapshots + entries.damaged + damaged,
        generation: this.#erasures.generation(doc),
      }
    })
  }

  #newestSound(doc: string, newestFirst: readonly number[]) {
    for (const [unsoundSnapshots, upto] of newestFirst.entries()) {
      const columns = unlessDamaged(() => this.#snapshot.get(doc, upto))
      const row = columns && rowOf<SnapshotRow>(columns)
      if (row && isSoundSnapshot(doc, row)) return { sound: row, unsoundSnapshots }
    }
    return { sound: undefined, unsoundSnapshots: newestFirst.length }
  }

  /** `base` says up to where there must be something: snapshots below it have covered it. */
  #entriesAfter(doc: string, from: number, base: number) {
    const rows = unlessDamaged(() => this.#entries.all(doc, from)) ?? this.#oneByOne(doc, from)
    const entries = rows.map((columns) => rowOf<JournalRow>(columns))
    const sound = entries.filter((row) => isSoundEntry(doc, row))
    const end = Math.max(base, sound.at(-1)?.seq ?? from)
    const beyond = entries.filter((row) => row.seq > end).length + Number(this.#misplaced.get(doc)?.count)
    const upto = Math.max(end, entries.at(-1)?.seq ?? from)
    return { upto, updates: sound.map((row) => row.data), damaged: end - from - sound.length + beyond }
  }

  /** When a page of the file is damaged: what is on the others, and the mere number of what is not. */
  #oneByOne(doc: string, from: number) {
    const listed = this.#entryRows.all(doc, from)
    return listed.map(({ rowid, seq }) => {
      return unlessDamaged(() => this.#entryAt.get(rowid!)) ?? { seq: seq!, data: null, crc32: 0 }
    })
  }
}

function isSoundEntry(doc: string, { seq, data, crc32 }: JournalRow): boolean {
  return data instanceof Uint8Array && entryCheck(doc, seq, data) === crc32
}

function isSoundSnapshot(doc: string, { upto, damaged, data, sha256 }: SnapshotRow): boolean {
  if (!(data instanceof Uint8Array) || !(sha256 instanceof Uint8Array)) return false
  return snapshotCheck(doc, upto, damaged, data).equals(sha256)
}

function draftOf(reading: Reading): Draft {
  const { doc, base, from, upto, damaged, generation } = reading
  return { doc, base, from, upto, damaged, generation, data: snapshotOf(reading) }
}
