import { createHash } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { snapshotOf } from '../replay.ts'
import { StorageError } from '../storage-error.ts'
import type { DocStore, JournalEntry, StoredDoc } from '../store.ts'
import type { Blocking } from './blocking.ts'
import { read, rowOf, write } from './database.ts'

/** A snapshot that is made but not stored. */
export interface Draft {
  readonly doc: string
  /** The last journal entry that the newest snapshot below it covers, 0 without one. */
  readonly base: number
  /** The same of the snapshot that it was made from: older than `base` when the newest was damaged. */
  readonly from: number
  readonly upto: number
  readonly data: Uint8Array
}

interface JournalRow {
  readonly seq: number
  readonly data: Uint8Array
  readonly crc32: number
}

interface SnapshotRow {
  readonly upto: number
  readonly data: Uint8Array
  readonly sha256: Uint8Array
}

const LATEST = 'coalesce((SELECT max(upto) FROM snapshots WHERE doc = ?1), 0)'

export class DocTables implements Blocking<DocStore> {
  readonly #db: DatabaseSync
  readonly #lastSeq: StatementSync
  readonly #insert: StatementSync
  readonly #entries: StatementSync
  readonly #size: StatementSync
  readonly #latest: StatementSync
  readonly #snapshots: StatementSync
  readonly #snapshot: StatementSync
  readonly #insertSnapshot: StatementSync
  readonly #dropCovered: StatementSync
  readonly #dropSnapshots: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#lastSeq = db.prepare(
      `SELECT max(coalesce((SELECT max(seq) FROM journal WHERE doc = ?1), 0), ${LATEST}) AS seq`,
    )
    this.#insert = db.prepare('INSERT INTO journal (doc, seq, data, crc32) VALUES (?, ?, ?, ?)')
    this.#entries = db.prepare('SELECT seq, data, crc32 FROM journal WHERE doc = ? AND seq > ? ORDER BY seq')
    this.#size = db.prepare(
      `SELECT count(*) AS entries, coalesce(sum(length(data)), 0) AS bytes FROM journal WHERE doc = ?1 AND seq > ${LATEST}`,
    )
    this.#latest = db.prepare(`SELECT ${LATEST} AS upto`)
    this.#snapshots = db.prepare('SELECT upto FROM snapshots WHERE doc = ? ORDER BY upto DESC')
    this.#snapshot = db.prepare('SELECT upto, data, sha256 FROM snapshots WHERE doc = ? AND upto = ?')
    this.#insertSnapshot = db.prepare('INSERT INTO snapshots (doc, upto, data, sha256) VALUES (?, ?, ?, ?)')
    this.#dropCovered = db.prepare('DELETE FROM journal WHERE doc = ? AND seq <= ?')
    this.#dropSnapshots = db.prepare(
      `DELETE FROM snapshots WHERE doc = ?1
       AND upto NOT IN (SELECT upto FROM snapshots WHERE doc = ?1 ORDER BY upto DESC LIMIT 2)`,
    )
  }

  append(entries: readonly JournalEntry[]): void {
    if (entries.length > 0) write(this.#db, () => this.insert(entries))
  }

  /** Appends as part of a write transaction that the caller has begun. */
  insert(entries: readonly JournalEntry[]): void {
    const last = new Map<string, number>()
    for (const { doc, update } of entries) {
      const seq = (last.get(doc) ?? Number(this.#lastSeq.get(doc)?.seq)) + 1
      this.#insert.run(doc, seq, update, crc32(update))
      last.set(doc, seq)
    }
  }

  /**
   * A damaged snapshot is passed over for the one before it, and the journal since that one: nothing is missing then. Throws
   * `damaged` when that does not reach, or when an entry is damaged or missing.
   */
  load(doc: string): StoredDoc {
    const { snapshot, updates } = this.#loadFromSound(doc)
    return { snapshot, updates }
  }

  journalSize(doc: string): { readonly entries: number; readonly bytes: number } {
    return read(this.#db, () => rowOf<{ entries: number; bytes: number }>(this.#size.get(doc)!))
  }

  compact(doc: string): void {
    const draft = this.draft(doc)
    if (draft) this.keep(draft)
  }

  /** Reads and replays outside any write transaction, for it may take long. `undefined` when there is nothing to cover. */
  draft(doc: string): Draft | undefined {
    const stored = this.#loadFromSound(doc)
    const upto = stored.from + stored.updates.length
    if (upto === stored.base) return undefined
    return { doc, base: stored.base, from: stored.from, upto, data: snapshotOf(stored) }
  }

  /**
   * Stores a draft in one short transaction, unless another snapshot was stored since it was read. The journal since the
   * snapshot before it stays, so that a snapshot that turns out damaged costs nothing.
   */
  keep({ doc, base, from, upto, data }: Draft): void {
    const hash = sha256(data)
    write(this.#db, () => {
      if (this.#latestUpto(doc) !== base) return
      this.#insertSnapshot.run(doc, upto, data, hash)
      this.#dropCovered.run(doc, from)
      this.#dropSnapshots.run(doc)
    })
  }

  #latestUpto(doc: string): number {
    return Number(this.#latest.get(doc)?.upto)
  }

  #loadFromSound(doc: string): StoredDoc & { readonly base: number; readonly from: number } {
    return read(this.#db, () => {
      const newestFirst = this.#snapshots.all(doc).map(({ upto }) => Number(upto))
      const sound = this.#newestSound(doc, newestFirst)
      const from = sound?.upto ?? 0
      return { base: newestFirst[0] ?? 0, from, snapshot: sound?.data, updates: this.#updatesAfter(doc, from) }
    })
  }

  #newestSound(doc: string, newestFirst: readonly number[]): SnapshotRow | undefined {
    for (const upto of newestFirst) {
      const row = rowOf<SnapshotRow>(this.#snapshot.get(doc, upto)!)
      if (sha256(row.data).equals(row.sha256)) return row
    }
    return undefined
  }

  #updatesAfter(doc: string, upto: number): Uint8Array[] {
    return this.#entries.all(doc, upto).map((columns, index) => {
      const row = rowOf<JournalRow>(columns)
      const expected = upto + index + 1
      if (row.seq !== expected) throw new StorageError('damaged', `${doc}: journal entry ${expected} is missing`)
      if (crc32(row.data) === row.crc32) return row.data
      throw new StorageError('damaged', `${doc}: journal entry ${row.seq} does not match its checksum`)
    })
  }
}

function sha256(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
