import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Writer } from '../store.ts'
import { rowCheck } from './checksums.ts'
import { LARGEST, rowOf, unlessDamaged } from './database.ts'

interface WriterRow extends Writer {
  readonly crc32: number
}

/** Whose each client id is in a document; used within the transactions of others. */
export class WriterTable {
  readonly #insert: StatementSync
  readonly #select: StatementSync
  readonly #drop: StatementSync
  readonly #dropMisplaced: StatementSync

  constructor(db: DatabaseSync) {
    this.#insert = db.prepare(
      'INSERT INTO writers (doc, client, user, crc32) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    this.#select = db.prepare('SELECT client, user, crc32 FROM writers WHERE doc = ?')
    this.#drop = db.prepare('DELETE FROM writers WHERE doc = ? AND client = ?')
    this.#dropMisplaced = db.prepare(`DELETE FROM writers WHERE doc = ? AND client >= ${LARGEST}`)
  }

  /** An id that has an owner keeps it. */
  add(doc: string, writers: readonly Writer[]): void {
    for (const { client, user } of writers) this.#insert.run(doc, client, user, rowCheck(doc, client, user))
  }

  read(doc: string): { readonly writers: Writer[]; readonly damaged: number } {
    const rows = unlessDamaged(() => this.#rows(doc))
    if (!rows) return { writers: [], damaged: 1 }
    const sound = rows.filter((row) => isSound(doc, row))
    return { writers: sound.map(({ client, user }) => ({ client, user })), damaged: rows.length - sound.length }
  }

  /** Damaged rows are in the way of those who come back. */
  dropUnsound(doc: string): void {
    this.#dropMisplaced.run(doc)
    for (const row of this.#rows(doc)) if (!isSound(doc, row)) this.#drop.run(doc, row.client)
  }

  #rows(doc: string): WriterRow[] {
    return this.#select.all(doc).map((columns) => rowOf<WriterRow>(columns))
  }
}

function isSound(doc: string, { client, user, crc32 }: WriterRow): boolean {
  return rowCheck(doc, client, user) === crc32
}
