import type { JournalEntry, Store } from '@samtavla/server/storage/store.ts'

/** A valve on a running server's way to its real disk. */
export interface AppendValve {
  /** Commits that reached the disk, oldest first. */
  readonly committed: (readonly JournalEntry[])[]
  /** Commits that were asked for while it was shut or broken. */
  readonly attempts: number
  /** Lets appends wait until `open`. */
  shut(): void
  /** Lets appends fail until `open`, as a full disk does. */
  break(): void
  open(): void
}

/** Puts a valve in front of a store's journal. The store behind it stays the real one. */
export function valveOn(store: Store): AppendValve {
  const append = store.docs.append.bind(store.docs)
  let state: 'open' | 'shut' | 'broken' = 'open'
  let waiting: (() => void)[] = []
  const valve = {
    committed: [] as (readonly JournalEntry[])[],
    attempts: 0,
    shut: () => {
      state = 'shut'
    },
    break: () => {
      state = 'broken'
    },
    open: () => {
      state = 'open'
      for (const go of waiting) go()
      waiting = []
    },
  }
  store.docs.append = async (entries) => {
    if (state !== 'open') valve.attempts++
    if (state === 'shut') await new Promise<void>((resolve) => waiting.push(resolve))
    if (state === 'broken') throw new Error('the disk is full')
    await append(entries)
    valve.committed.push(entries)
  }
  return valve
}

/** Notes the name of each document that is loaded from then on. */
export function loadsOf(store: Store): string[] {
  const load = store.docs.load.bind(store.docs)
  const names: string[] = []
  store.docs.load = (doc) => {
    names.push(doc)
    return load(doc)
  }
  return names
}
