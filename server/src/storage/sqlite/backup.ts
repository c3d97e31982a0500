import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { asStorageError, StorageError } from '../storage-error.ts'

/**
 * Copies the database as it is at one moment. The name is reserved first, as an empty file, and gets its content in one step
 * when all of it is on the disk: whoever sees a file with content there sees a whole backup.
 */
export function backUp(db: DatabaseSync, file: string): void {
  reserve(file)
  const partial = `${file}.partial`
  try {
    rmSync(partial, { force: true })
    closeSync(openSync(partial, 'wx', 0o600))
    db.prepare('VACUUM INTO ?').run(partial)
    sync(partial)
    renameSync(partial, file)
    sync(dirname(file))
  } catch (error) {
    rmSync(partial, { force: true })
    rmSync(file, { force: true })
    throw asStorageError(error)
  }
}

function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!isExisting(error)) throw asStorageError(error)
    throw new StorageError('file-exists', `${file} is there already`, { cause: error })
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
