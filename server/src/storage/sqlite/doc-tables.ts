import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { snapshotOf } from '../replay.ts'
import { asStorageError, StorageError } from '../storage-error.ts'
import type { DocStore, JournalEntry, Salvage, StoredDoc, Writer } from '../store.ts'
import type { Blocking } from './blocking.ts'
import { entryCheck, rowCheck, snapshotCheck } from './checksums.ts'
import { read, rowOf, write } from './database.ts'

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

interface WriterRow extends Writer {
  readonly crc32: number
}

interface ErasureRow {
  readonly generation: number
  readonly at: number
  readonly crc32: number
}

/** No document has so many entries: a larger number is a damaged one, and would be in the way of all that follow. */
const MAX_SEQ = 1e15
const LATEST = `coalesce((SELECT max(upto) FROM snapshots WHERE doc = ?1 AND upto < ${MAX_SEQ}), 0)`
/** How often a purge waits for readers, as long as the connection's timeout each time. */
const CHECKPOINT_ATTEMPTS = 10
/** After so many in a row there is nothing more to find. */
const MAX_UNREADABLE_ROWS = 100_000

export class DocTables implements Blocking<DocStore> {
  readonly #db: DatabaseSync
  readonly #lastSeq: StatementSync
  readonly #insert: StatementSync
  readonly #insertWriter: StatementSync
  readonly #dropWriter: StatementSync
  readonly #dropMisplacedWriters: StatementSync
  readonly #insertErasure: StatementSync
  readonly #entries: StatementSync
  readonly #misplaced: StatementSync
  readonly #writers: StatementSync
  readonly #erasures: StatementSync
  readonly #size: StatementSync
  readonly #latest: StatementSync
  readonly #snapshots: StatementSync
  readonly #snapshot: StatementSync
  readonly #insertSnapshot: StatementSync
  readonly #dropCovered: StatementSync
  readonly #dropOldSnapshots: StatementSync
  readonly #dropSnapshots: StatementSync
  readonly #setPurged: StatementSync
  readonly #unpurged: StatementSync
  readonly #restoredAt: StatementSync
  readonly #names: StatementSync
  readonly #entryRows: StatementSync
  readonly #entryAt: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#lastSeq = db.prepare(
      `SELECT max(coalesce((SELECT max(seq) FROM journal WHERE doc = ?1 AND seq < ${MAX_SEQ}), 0), ${LATEST}) AS seq`,
    )
    this.#insert = db.prepare('INSERT INTO journal (doc, seq, data, crc32) VALUES (?, ?, ?, ?)')
    this.#insertWriter = db.prepare(
      'INSERT INTO writers (doc, client, user, crc32) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    this.#dropWriter = db.prepare('DELETE FROM writers WHERE doc = ? AND client = ?')
    this.#dropMisplacedWriters = db.prepare(`DELETE FROM writers WHERE doc = ? AND client >= ${MAX_SEQ}`)
    this.#insertErasure = db.prepare(
      `INSERT INTO erasures (doc, generation, at, crc32) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET at = excluded.at, purged_at = NULL, crc32 = excluded.crc32`,
    )
    this.#entries = db.prepare(
      `SELECT seq, data, crc32 FROM journal WHERE doc = ? AND seq > ? AND seq < ${MAX_SEQ} ORDER BY seq`,
    )
    this.#misplaced = db.prepare(`SELECT count(*) AS count FROM journal WHERE doc = ? AND seq >= ${MAX_SEQ}`)
    this.#writers = db.prepare('SELECT client, user, crc32 FROM writers WHERE doc = ?')
    this.#erasures = db.prepare('SELECT generation, at, crc32 FROM erasures WHERE doc = ?')
    this.#size = db.prepare(
      `SELECT count(*) AS entries, coalesce(sum(length(data)), 0) AS bytes FROM journal WHERE doc = ?1 AND seq > ${LATEST}`,
    )
    this.#latest = db.prepare(`SELECT ${LATEST} AS upto`)
    this.#snapshots = db.prepare(`SELECT upto FROM snapshots WHERE doc = ? AND upto < ${MAX_SEQ} ORDER BY upto DESC`)
    this.#snapshot = db.prepare('SELECT upto, damaged, data, sha256 FROM snapshots WHERE doc = ? AND upto = ?')
    this.#insertSnapshot = db.prepare('INSERT INTO snapshots (doc, upto, damaged, data, sha256) VALUES (?, ?, ?, ?, ?)')
    this.#dropCovered = db.prepare(`DELETE FROM journal WHERE doc = ? AND (seq <= ? OR seq >= ${MAX_SEQ})`)
    this.#dropOldSnapshots = db.prepare(
      `DELETE FROM snapshots WHERE doc = ?1
       AND upto NOT IN (SELECT upto FROM snapshots WHERE doc = ?1 AND upto < ${MAX_SEQ} ORDER BY upto DESC LIMIT 2)`,
    )
    this.#dropSnapshots = db.prepare('DELETE FROM snapshots WHERE doc = ?')
    this.#setPurged = db.prepare(
      'UPDATE erasures SET purged_at = ? WHERE doc = ? AND generation <= ? AND purged_at IS NULL',
    )
    this.#unpurged = db.prepare('SELECT DISTINCT doc FROM erasures WHERE purged_at IS NULL')
    this.#restoredAt = db.prepare('SELECT max(at) AS at FROM restores')
    this.#names = db.prepare('SELECT doc FROM snapshots UNION SELECT doc FROM journal')
    this.#entryRows = db.prepare(
      `SELECT rowid, seq FROM journal WHERE doc = ? AND seq > ? AND seq < ${MAX_SEQ} ORDER BY seq`,
    )
    this.#entryAt = db.prepare('SELECT seq, data, crc32 FROM journal WHERE rowid = ?')
  }

  append(entries: readonly JournalEntry[]): void {
    if (entries.length > 0) write(this.#db, () => this.insert(entries))
  }

  /** Appends as part of a write transaction that the caller has begun. */
  insert(entries: readonly JournalEntry[]): void {
    const last = new Map<string, number>()
    for (const { doc, update, writers = [], generation } of entries) {
      const seq = (last.get(doc) ?? Number(this.#lastSeq.get(doc)?.seq)) + 1
      this.#insert.run(doc, seq, update, entryCheck(doc, seq, update))
      last.set(doc, seq)
      for (const { client, user } of writers) this.#insertWriter.run(doc, client, user, rowCheck(doc, client, user))
      if (generation !== undefined) this.#addErasure(doc, generation, Date.now())
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
    return read(this.#db, () => this.#generationOf(doc))
  }

  journalSize(doc: string): { readonly entries: number; readonly bytes: number } {
    return read(this.#db, () => rowOf<{ entries: number; bytes: number }>(this.#size.get(doc)!))
  }

  compact(doc: string): void {
    const reading = this.#read(doc)
    if (reading.upto > reading.base) this.keep(draftOf(reading))
  }

  purge(doc: string): void {
    let draft = this.draft(doc)
    while (!this.replaceAll(draft)) draft = this.draft(doc)
    forget(this.#db)
    write(this.#db, () => this.#setPurged.run(Date.now(), doc, draft.generation))
  }

  unpurged(): string[] {
    return read(this.#db, () => this.#unpurged.all()).map(({ doc }) => String(doc))
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
      this.#dropUnsoundWriters(draft.doc)
    })
  }

  /** Stores a draft instead of all there is, unless another snapshot was stored since it was read: false then. */
  replaceAll(draft: Draft): boolean {
    return write(this.#db, () => {
      if (this.#latestUpto(draft.doc) !== draft.base) return false
      this.#dropSnapshots.run(draft.doc)
      this.#dropCovered.run(draft.doc, draft.upto)
      this.#addSnapshot(draft)
      this.#dropUnsoundWriters(draft.doc)
      return true
    })
  }

  #addSnapshot({ doc, upto, damaged, data }: Draft): void {
    this.#insertSnapshot.run(doc, upto, damaged, data, snapshotCheck(doc, upto, damaged, data))
  }

  #addErasure(doc: string, generation: number, at: number): void {
    this.#insertErasure.run(doc, generation, at, rowCheck(doc, generation, at))
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
      const writers = this.#writersOf(doc)
      return {
        doc,
        base,
        from,
        upto: entries.upto,
        snapshot: sound?.data,
        updates: entries.updates,
        writers: writers.sound,
        damaged: (sound?.damaged ?? 0) + entries.damaged + writers.damaged,
        unsound: unsoundSnapshots + entries.damaged + writers.damaged,
        generation: this.#generationOf(doc),
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

  #writersOf(doc: string): { readonly sound: Writer[]; readonly damaged: number } {
    const columnsOfAll = unlessDamaged(() => this.#writers.all(doc))
    if (!columnsOfAll) return { sound: [], damaged: 1 }
    const rows = columnsOfAll.map((columns) => rowOf<WriterRow>(columns))
    const sound = rows.filter(({ client, user, crc32 }) => rowCheck(doc, client, user) === crc32)
    return { sound: sound.map(({ client, user }) => ({ client, user })), damaged: rows.length - sound.length }
  }

  /** They are counted in the snapshot, and in the way of those who come back. */
  #dropUnsoundWriters(doc: string): void {
    this.#dropMisplacedWriters.run(doc)
    for (const { client, user, crc32 } of this.#writers.all(doc).map((columns) => rowOf<WriterRow>(columns)))
      if (rowCheck(doc, client, user) !== crc32) this.#dropWriter.run(doc, client)
  }

  #generationOf(doc: string): number {
    const rows = (unlessDamaged(() => this.#erasures.all(doc)) ?? []).map((columns) => rowOf<ErasureRow>(columns))
    const sound = rows.filter(({ generation, at, crc32 }) => rowCheck(doc, generation, at) === crc32)
    return Math.max(0, ...sound.map(({ generation }) => generation))
  }
}

function isSoundEntry(doc: string, { seq, data, crc32 }: JournalRow): boolean {
  return data instanceof Uint8Array && entryCheck(doc, seq, data) === crc32
}

function isSoundSnapshot(doc: string, { upto, damaged, data, sha256 }: SnapshotRow): boolean {
  if (!(data instanceof Uint8Array) || !(sha256 instanceof Uint8Array)) return false
  return snapshotCheck(doc, upto, damaged, data).equals(sha256)
}

function unlessDamaged<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    const known = asStorageError(error)
    if (known.code === 'damaged') return undefined
    throw known
  }
}

/** A document's rows in the order in which they were written, past what cannot be read, and without any index. */
function rowsOf<Row>(db: DatabaseSync, doc: string, table: 'journal' | 'snapshots', columns: string): Row[] {
  const after = db.prepare(`SELECT rowid, doc FROM ${table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1`)
  const exactly = db.prepare(`SELECT rowid, doc FROM ${table} WHERE rowid = ?`)
  const row = db.prepare(`SELECT ${columns} FROM ${table} WHERE rowid = ?`)
  const rows: Row[] = []
  for (let last = 0, failures = 0; failures < MAX_UNREADABLE_ROWS; ) {
    const next = unlessDamaged(() => after.get(last) ?? 'end')
    if (next === 'end') break
    // The way to the next row may lead over a damaged page, and the way to the one behind it not.
    const found = next ?? unlessDamaged(() => exactly.get(last + 1))
    failures = found ? 0 : failures + 1
    last = found ? Number(found.rowid) : last + 1
    const present = found?.doc === doc ? unlessDamaged(() => row.get(last)) : undefined
    if (present) rows.push(rowOf<Row>(present))
  }
  return rows
}

function draftOf(reading: Reading): Draft {
  const { doc, base, from, upto, damaged, generation } = reading
  return { doc, base, from, upto, damaged, generation, data: snapshotOf(reading) }
}

/**
 * Leaves no byte of what was deleted in the files. `secure_delete` alone is not enough: when SQLite moves records between pages
 * it leaves parts of them in the gaps, so all pages are written anew. The write-ahead log, which holds older ones, is emptied.
 */
function forget(db: DatabaseSync): void {
  try {
    db.exec('VACUUM')
    for (let attempts = 1; db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy !== 0; attempts++) {
      if (attempts === CHECKPOINT_ATTEMPTS) throw new StorageError('busy', 'The write-ahead log is in use')
    }
  } catch (error) {
    throw asStorageError(error)
  }
}
