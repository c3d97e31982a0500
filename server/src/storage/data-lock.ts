import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { asStorageError, StorageError } from './storage-error.ts'

// A connection that is no longer reachable would be closed by the garbage collector, and the lock lost with it.
const held = new Set<DatabaseSync>()

/**
 * Makes this process the only server on the folder until the returned function is called or the process ends, however it
 * ends. Rejects with `locked` while another server has it, and with `read-only` where nothing can be written. The operator's
 * commands do not take the lock.
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  // SQLite opens a database that it may only read without a word, and then takes no lock on it.
  await access(dataDir, constants.W_OK).catch((error: unknown) => {
    throw new StorageError('read-only', `Nothing can be written in ${dataDir}`, { cause: error })
  })
  const lock = openLock(join(dataDir, 'server.lock'), dataDir)
  held.add(lock)
  return () => {
    if (held.delete(lock)) lock.close()
  }
}

function openLock(file: string, dataDir: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    const known = asStorageError(error)
    if (known.code !== 'busy') throw known
    throw new StorageError('locked', `Another server already uses the data in ${dataDir}`, { cause: error })
  }
}
