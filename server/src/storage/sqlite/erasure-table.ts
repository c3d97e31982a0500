import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { rowCheck } from './checksums.ts'
import { rowOf, unlessDamaged } from './database.ts'

interface ErasureRow {
  readonly generation: number
  readonly at: number
  readonly crc32: number
}

/** What was erased in which document, and whether its bytes are gone; used within the transactions of others. */
export class ErasureTable {
  readonly #insert: StatementSync
  readonly #select: StatementSync
  readonly #setPurged: StatementSync
  readonly #unpurged: StatementSync

  constructor(db: DatabaseSync) {
    this.#insert = db.prepare(
      `INSERT INTO erasures (doc, generation, at, crc32) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET at = excluded.at, purged_at = NULL, crc32 = excluded.crc32`,
    )
    this.#select = db.prepare('SELECT generation, at, crc32 FROM erasures WHERE doc = ?')
    this.#setPurged = db.prepare(
      'UPDATE erasures SET purged_at = ? WHERE doc = ? AND generation <= ? AND purged_at IS NULL',
    )
    this.#unpurged = db.prepare('SELECT DISTINCT doc FROM erasures WHERE purged_at IS NULL')
  }

  add(doc: string, generation: number, at: number): void {
    this.#insert.run(doc, generation, at, rowCheck(doc, generation, at))
  }

  generation(doc: string): number {
    const rows = (unlessDamaged(() => this.#select.all(doc)) ?? []).map((columns) => rowOf<ErasureRow>(columns))
    const sound = rows.filter(({ generation, at, crc32 }) => rowCheck(doc, generation, at) === crc32)
    return Math.max(0, ...sound.map(({ generation }) => generation))
  }

  setPurged(doc: string, upto: number, at: number): void {
    this.#setPurged.run(at, doc, upto)
  }

  unpurged(): string[] {
    return this.#unpurged.all().map(({ doc }) => String(doc))
  }
}
