import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { StorageError } from './storage-error.ts'
import type { Store } from './store.ts'
import { WorkerCalls } from './worker-calls.ts'

export interface StoreOptions {
  /** The folder of the database, created if needed; `:memory:` for a store that is gone when it is closed. */
  readonly dataDir: string
  /** Told when the disk has failed, whatever was written (R10), or a storage worker has died: only a restart helps. */
  readonly onFatal?: (error: Error) => void
  /** Told when the database was found to have lost its latest changes: its log is damaged. */
  readonly onLoss?: () => void
}

export const DATABASE_NAME = 'samtavla.db'

type Groups = Pick<Store, 'docs' | 'rooms' | 'people' | 'invites' | 'rounds'>

/** What takes long has a thread and a connection of its own, so that the others never wait for it. */
const THREADS: { readonly [Group in keyof Groups]: Readonly<Record<keyof Groups[Group], 'quick' | 'slow'>> } = {
  docs: {
    append: 'quick',
    load: 'quick',
    generation: 'quick',
    unpurged: 'quick',
    restoredAt: 'quick',
    journalSize: 'quick',
    compact: 'slow',
    purge: 'slow',
    forget: 'slow',
    names: 'slow',
    damage: 'slow',
    isFileSound: 'slow',
    salvage: 'slow',
  },
  rooms: { create: 'quick', find: 'quick', list: 'quick', setTitle: 'quick' },
  people: {
    addSession: 'quick',
    findSession: 'quick',
    touchSession: 'quick',
    endSession: 'quick',
    sweepSessions: 'quick',
    setPersonalKey: 'quick',
    findByPersonalKey: 'quick',
    putMember: 'quick',
    findMember: 'quick',
    removeMember: 'quick',
    members: 'quick',
    countMembers: 'quick',
    roomsOf: 'quick',
  },
  invites: { add: 'quick', find: 'quick', list: 'quick', countUse: 'quick', revoke: 'quick' },
  rounds: {
    add: 'quick',
    find: 'quick',
    open: 'quick',
    unsettled: 'quick',
    overdue: 'quick',
    latestClosed: 'quick',
    addCards: 'quick',
    setDeadline: 'quick',
    close: 'quick',
    setPublished: 'quick',
    cast: 'quick',
    ballot: 'quick',
    ballots: 'quick',
    countVoted: 'quick',
    damage: 'slow',
  },
}

/**
 * Opens the store of a data folder, brings its tables up to date, and works off the main thread. Several processes may have
 * it open. Rejects when the database is damaged or was written by a newer version. A call that fails leaves the store usable.
 */
export async function openStore({ dataDir, onFatal, onLoss }: StoreOptions): Promise<Store> {
  const inMemory = dataDir === ':memory:'
  if (!inMemory) await mkdir(dataDir, { recursive: true, mode: 0o700 })
  let isOpen = false
  const start = () =>
    new WorkerCalls(new Worker(new URL('./sqlite/worker.ts', import.meta.url)), (error) => {
      if (isOpen) onFatal?.(error)
    })
  const quick = start()
  const slow = inMemory ? quick : start()
  const workers = new Set([quick, slow])
  try {
    for (const worker of workers) {
      const hasLost = await worker.call('open', inMemory ? dataDir : join(dataDir, DATABASE_NAME))
      if (hasLost) onLoss?.()
    }
    isOpen = true
    return storeOver({ quick, slow }, (error) => onFatal?.(error))
  } catch (error) {
    await Promise.allSettled([...workers].map((worker) => worker.end()))
    throw error
  }
}

function storeOver(
  threads: Readonly<Record<'quick' | 'slow', WorkerCalls>>,
  onDiskFailure: (error: StorageError) => void,
): Store {
  async function call(thread: 'quick' | 'slow', method: string, args: readonly unknown[]): Promise<unknown> {
    try {
      return await threads[thread].call(method, ...args)
    } catch (error) {
      if (error instanceof StorageError && error.code === 'disk-failed') onDiskFailure(error)
      throw error
    }
  }
  function group<Group extends keyof Groups>(name: Group): Groups[Group] {
    const methods = Object.entries<'quick' | 'slow'>(THREADS[name]).map(([method, thread]) => [
      method,
      (...args: readonly unknown[]) => call(thread, `${name}.${method}`, args),
    ])
    return Object.fromEntries(methods)
  }
  return {
    docs: group('docs'),
    rooms: group('rooms'),
    people: group('people'),
    invites: group('invites'),
    rounds: group('rounds'),
    backup: async (file) => {
      await threads.slow.call('backup', file)
    },
    close: async () => {
      // One after the other: SQLite folds its log into the database when the last one closes, and two at once are none.
      const quick = threads.quick.end()
      await Promise.all([quick, threads.slow.end(quick)])
    },
  }
}
