import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { asStorageError, StorageError } from '../storage-error.ts'
import { migrate, refuseNewer } from './migrations.ts'

/** The name of a database that has no file. */
export const IN_MEMORY = ':memory:'

/** We never write so large a number: one that is larger is damaged, and would be in the way of all that follow. */
export const LARGEST = 1e15

/** How long a connection waits for others' locks. */
const TIMEOUT_MS = 5_000

/** How often `forget` looks whether the readers have gone, and how long it waits in between. */
const CHECKPOINT_ATTEMPTS = 500
const CHECKPOINT_PAUSE_MS = 100

/** Opens a connection whose commits are on the disk when they return, with the tables of this version. */
export function openDatabase(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: TIMEOUT_MS, enableForeignKeyConstraints: true })
    try {
      refuseNewer(db)
      useWal(db)
      db.exec('PRAGMA synchronous = FULL')
      // What is deleted is overwritten (S16).
      db.exec('PRAGMA secure_delete = ON')
      migrate(db)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw asOpeningError(error)
  }
}

/** Our own statements are right: when one fails before there is any data in it, the tables are not what they were. */
export function asOpeningError(error: unknown): StorageError {
  const known = asStorageError(error)
  if (known.code !== 'unexpected') return known
  return new StorageError('damaged', `The database is not as this program made it: ${known.message}`, { cause: error })
}

/** SQLite does not wait for others who do this to the same new database, but refuses at once. */
function useWal(db: DatabaseSync): void {
  for (let attempts = 1; ; attempts++) {
    try {
      db.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (asStorageError(error).code !== 'busy' || attempts === 100) throw error
      pause(50)
    }
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** All or nothing. Takes the write lock at once: a lock taken later could fail although one waits. */
export function write<T>(db: DatabaseSync, work: () => T): T {
  try {
    db.exec('BEGIN IMMEDIATE')
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk or a failed write may have rolled back already.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw asStorageError(error)
  }
}

/** Everything that the work reads is from the same moment. */
export function read<T>(db: DatabaseSync, work: () => T): T {
  try {
    db.exec('BEGIN')
    const result = work()
    // Nothing is to be committed, and after a damaged page that was passed over SQLite would refuse to.
    db.exec('ROLLBACK')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw asStorageError(error)
  }
}

/** A row as the interface has it: `undefined` where SQL says NULL. The query names the columns as `Row` names its fields. */
export function rowOf<Row>(columns: Record<string, SQLOutputValue>): Row {
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, value ?? undefined])) as Row
}

/** What a look finds, or nothing when it comes upon damage. */
export function unlessDamaged<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    const known = asStorageError(error)
    if (known.code === 'damaged') return undefined
    throw known
  }
}

/**
 * Leaves no byte of what was deleted in the files. `secure_delete` alone is not enough: when SQLite moves records between pages
 * it leaves parts of them in the gaps, so all pages are written anew. The write-ahead log, which holds older ones, is emptied.
 */
export function forget(db: DatabaseSync): void {
  try {
    db.exec('VACUUM')
    emptyLog(db)
  } catch (error) {
    throw asStorageError(error)
  }
}

/** SQLite itself would keep the write lock while it waits for readers, and nobody could write. */
function emptyLog(db: DatabaseSync): void {
  db.exec('PRAGMA busy_timeout = 0')
  try {
    for (let attempts = 1; db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy !== 0; attempts++) {
      if (attempts === CHECKPOINT_ATTEMPTS) throw new StorageError('busy', 'The write-ahead log is in use')
      pause(CHECKPOINT_PAUSE_MS)
    }
  } finally {
    db.exec(`PRAGMA busy_timeout = ${TIMEOUT_MS}`)
  }
}
