import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StorageError } from '@samtavla/server/storage/storage-error.ts'
import type { JournalEntry, Store } from '@samtavla/server/storage/store.ts'
import { until } from './people.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

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
    if (state === 'broken') throw new StorageError('disk-full', 'the disk is full')
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

/** Lets documents that are loaded from then on wait until the answer is called. The store behind stays the real one. */
export function holdLoads(store: Store): () => void {
  const load = store.docs.load.bind(store.docs)
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  store.docs.load = async (doc) => {
    await released
    return load(doc)
  }
  return () => {
    store.docs.load = load
    release()
  }
}

const MEGABYTE = 1024 * 1024

/** A server on a small disk of its own, which nobody else sees and which is gone with the server. */
export interface SmallDisk {
  readonly server: ServerProcess
  /** Where its data is, from outside. */
  readonly dataDir: string
  /** Leaves this many bytes free. */
  fill(free?: number): void
  /** Gives all of it back. */
  free(): void
}

/** Why there can be no small disk here; `undefined` when there can. */
export function noSmallDisk(): string | undefined {
  const [program, ...args] = onDisk('true', 1)
  if (spawnSync(program!, args, { env: { ...process.env, DATA_DIR: tmpdir() } }).status === 0) return undefined
  return 'no disk of one’s own can be mounted here, neither as root nor with unshare'
}

/** Starts a server on a disk in memory, with a copy of the data in a folder. */
export async function startOnSmallDisk(data: string, megabytes: number): Promise<SmallDisk> {
  const mountPoint = mkdtempSync(join(tmpdir(), 'samtavla-disk-'))
  const by = onDisk('cp -a "$DATA/." "$DATA_DIR" && exec "$@"', megabytes)
  const server = await startServerProcess(mountPoint, { DATA: data }, undefined, by)
  server.child.once('close', () => rmSync(mountPoint, { recursive: true }))
  const dataDir = `/proc/${server.child.pid}/root${mountPoint}`
  const filler = join(dataDir, 'filler')
  return { server, dataDir, fill: (free = 0) => fill(filler, free), free: () => rmSync(filler, { force: true }) }
}

function onDisk(command: string, megabytes: number): string[] {
  const mount = `mount -t tmpfs -o size=${megabytes}m samtavla "$DATA_DIR"`
  const unshare = process.getuid?.() === 0 ? ['unshare'] : ['unshare', '--user', '--map-root-user']
  return [...unshare, '--mount', 'sh', '-c', `${mount} && ${command}`, 'sh']
}

function fill(filler: string, free: number): void {
  rmSync(filler, { force: true })
  const file = openSync(filler, 'w')
  const block = Buffer.alloc(4096, 'f')
  try {
    for (let written = 0; written < 1024 * MEGABYTE; written += block.length) writeSync(file, block)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(file)
  }
  if (free > 0) spawnSync('truncate', [`--size=-${free}`, filler])
}

/** Why a running server's fsync cannot be made to fail here; `undefined` when it can. */
export function noFailingFsync(): string | undefined {
  const works = spawnSync('strace', ['-qq', '-e', 'trace=none', process.execPath, '-e', '']).status === 0
  return works ? undefined : 'strace cannot be used here'
}

/** From then on every fsync of a running server fails with an input/output error, as on a disk that dies. */
export async function failFsyncs({ child }: ServerProcess): Promise<void> {
  const calls = 'fsync,fdatasync'
  const args = [
    '-f',
    '-p',
    String(child.pid),
    '-o',
    '/dev/null',
    '-e',
    `trace=${calls}`,
    '-e',
    `inject=${calls}:error=EIO`,
  ]
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  strace.stderr.on('data', (data: Buffer) => {
    said += data.toString()
  })
  await until('strace is attached', () => said.includes('attached'))
  void once(child, 'close').then(() => strace.kill())
}
