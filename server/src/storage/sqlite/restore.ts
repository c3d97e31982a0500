import { COPYFILE_EXCL } from 'node:constants'
import { chmodSync, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { lockDataDir } from '../data-lock.ts'
import { DATABASE_NAME } from '../open-store.ts'
import { scan } from '../scan.ts'
import { asStorageError, StorageError } from '../storage-error.ts'
import { openDatabase } from './database.ts'
import { sync } from './files.ts'
import { SqliteStore } from './sqlite-store.ts'

export interface Erasure {
  readonly doc: string
  readonly generation: number
  readonly at: number
}

export interface RestoreOptions {
  /** Takes a backup with damaged records, which cost only themselves. Its file must hang together all the same. */
  readonly mayBeDamaged?: boolean
}

export interface Restored {
  /** Where the database that was there has gone; absent when there was none. */
  readonly aside: string | undefined
  /**
   * What the database that was there had erased and the backup still holds. `undefined` when that database could not be read.
   */
  readonly lostErasures: readonly Erasure[] | undefined
}

/**
 * Puts a backup in the place of a folder's database, which is kept beside it.
 *
 * 1. The lock keeps servers away (`locked`).
 * 2. The backup is copied into the folder, checked from end to end, brought up to date, and marked as restored. A backup that
 *    is not whole is refused (`damaged`, `too-new`).
 * 3. The present database gets a second name, together with its log.
 * 4. The log goes, and in one step the copy takes the database's name.
 *
 * A crash leaves the old database or the new one.
 */
export async function restore(
  dataDir: string,
  backup: string,
  now: number,
  { mayBeDamaged = false }: RestoreOptions = {},
): Promise<Restored> {
  const release = await lockOut(dataDir)
  const fresh = join(dataDir, `${DATABASE_NAME}.restoring`)
  try {
    copyAnew(backup, fresh)
    const erasuresThere = await prepare(fresh, now, mayBeDamaged)
    const present = join(dataDir, DATABASE_NAME)
    const erasuresHere = existsSync(present) ? settle(present) : []
    const aside = setAside(present, new Date(now))
    renameSync(fresh, present)
    sync(dataDir)
    return { aside, lostErasures: erasuresHere?.filter((erasure) => !holds(erasuresThere, erasure)) }
  } catch (error) {
    remove(fresh)
    throw asStorageError(error)
  } finally {
    release()
  }
}

async function lockOut(dataDir: string): Promise<() => void> {
  try {
    return await lockDataDir(dataDir)
  } catch (error) {
    if (asStorageError(error).code !== 'locked') throw error
    throw new StorageError('locked', `A server uses the data in ${dataDir}: stop it first`, { cause: error })
  }
}

function remove(database: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${database}${suffix}`, { force: true })
}

function copyAnew(from: string, to: string): void {
  remove(to)
  copyFileSync(from, to, COPYFILE_EXCL)
  chmodSync(to, 0o600)
}

/** Checks, migrates and marks a copy of a backup, and answers what it says was erased. */
async function prepare(file: string, now: number, mayBeDamaged: boolean): Promise<Erasure[]> {
  refuseOthers(file)
  const db = openDatabase(file)
  try {
    const store = new SqliteStore(db)
    await refuseDamaged(store, mayBeDamaged)
    store.noteLoss(now)
    return erasuresIn(db)
  } finally {
    db.close()
    sync(file)
  }
}

/** An empty file would open, as a database in which there is nothing. */
function refuseOthers(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
    if (version < 1) throw new StorageError('damaged', 'This is no backup of Samtavla')
  } finally {
    db.close()
  }
}

async function refuseDamaged({ docs }: SqliteStore, mayBeDamaged: boolean): Promise<void> {
  const found = await scan({
    names: async () => docs.names(),
    damage: async (doc) => docs.damage(doc),
    isFileSound: async () => docs.isFileSound(),
  })
  if (!found.isFileSound) throw new StorageError('damaged', 'The backup is damaged: its file does not hang together')
  if (found.docs.length === 0 || mayBeDamaged) return
  const list = found.docs.map(({ doc }) => doc).join(', ')
  throw new StorageError('damaged', `The backup is damaged in these documents: ${list}`)
}

/** Brings everything from the log into the database, and answers what was erased; `undefined` when it cannot be read. */
function settle(file: string): Erasure[] | undefined {
  try {
    const db = new DatabaseSync(file)
    try {
      const isInUse = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 1
      if (isInUse) throw new StorageError('busy', 'Another command uses the database: try again when it has ended')
      return hasErasures(db) ? erasuresIn(db) : []
    } finally {
      db.close()
    }
  } catch (error) {
    const known = asStorageError(error)
    if (known.code === 'damaged') return undefined
    throw known
  }
}

/** A database of version 1 knows none. */
function hasErasures(db: DatabaseSync): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'erasures'").get() !== undefined
}

function erasuresIn(db: DatabaseSync): Erasure[] {
  const rows = db.prepare('SELECT doc, generation, at FROM erasures ORDER BY at').all()
  return rows.map(({ doc, generation, at }) => ({ doc: String(doc), generation: Number(generation), at: Number(at) }))
}

function holds(erasures: readonly Erasure[], { doc, generation, at }: Erasure): boolean {
  return erasures.some((each) => each.doc === doc && each.generation === generation && each.at === at)
}

/** A log that stayed would be taken for the log of the database that comes. */
function setAside(present: string, now: Date): string | undefined {
  const aside = `${present}.before-restore-${now.toISOString().replaceAll(':', '-')}`
  if (!existsSync(present)) return undefined
  linkSync(present, aside)
  if (existsSync(`${present}-wal`)) linkSync(`${present}-wal`, `${aside}-wal`)
  sync(join(present, '..'))
  for (const suffix of ['-wal', '-shm']) rmSync(`${present}${suffix}`, { force: true })
  sync(join(present, '..'))
  return aside
}
