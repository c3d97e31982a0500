import type { DatabaseSync } from 'node:sqlite'
import { rowOf, unlessDamaged } from './database.ts'

/** After so many in a row there is nothing more to find. */
const MAX_UNREADABLE_ROWS = 100_000

/** A document's rows in the order in which they were written, past what cannot be read, and without any index. */
export function rowsOf<Row>(db: DatabaseSync, doc: string, table: 'journal' | 'snapshots', columns: string): Row[] {
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
