import { chmodSync, closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { asStorageError, StorageError } from '../storage-error.ts'
import { isExisting, moveToFreeName, sync } from './files.ts'

/**
 * Copies the database as it is at one moment. The copy is made under another name and gets its own in one step when all of it is
 * on the disk: whoever sees the file sees a whole backup. What a crash leaves behind is in nobody's way.
 */
export function backUp(db: DatabaseSync, file: string): void {
  const partial = `${file}.partial`
  try {
    if (existsSync(file)) throw taken(file)
    rmSync(partial, { force: true })
    closeSync(openSync(partial, 'wx', 0o600))
    const { ino } = statSync(partial)
    db.prepare('VACUUM INTO ?').run(partial)
    // Another backup to the same name may have begun meanwhile, and taken this one away.
    if (statSync(partial).ino !== ino) throw taken(file)
    chmodSync(partial, 0o600)
    sync(partial)
    moveToFreeName(partial, file)
    sync(dirname(file))
  } catch (error) {
    rmSync(partial, { force: true })
    throw isExisting(error) ? taken(file, error) : asStorageError(error)
  }
}

function taken(file: string, cause?: unknown): StorageError {
  return new StorageError('file-exists', `${file} is there already`, { cause })
}
