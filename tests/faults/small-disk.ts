import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SIZE_MB = 12
const BLOCK = Buffer.alloc(4_096, 'f')

/** A disk in memory that is small enough to be filled. Made only where `mayMount` holds. */
export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'samtavla-disk-'))
  readonly #filler = join(this.folder, 'filler')

  constructor() {
    mount('-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'samtavla', this.folder)
  }

  get dataDir(): string {
    return join(this.folder, 'data')
  }

  /** Leaves no block free. */
  fill(): void {
    const file = openSync(this.#filler, 'w')
    try {
      for (let blocks = 0; blocks < (SIZE_MB * 1024 * 1024) / BLOCK.length; blocks++) writeSync(file, BLOCK)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    } finally {
      closeSync(file)
    }
  }

  free(): void {
    rmSync(this.#filler, { force: true })
  }

  setReadOnly(isReadOnly: boolean): void {
    mount('-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, this.folder)
  }

  remove(): void {
    execFileSync('umount', ['--lazy', this.folder])
    rmSync(this.folder, { recursive: true })
  }
}

/** How to run a program where it may mount, with mounts that nobody else sees and that end with it; `undefined` where not. */
export function mountingShell(): readonly string[] | undefined {
  const isRoot = process.getuid?.() === 0
  const shell = ['unshare', ...(isRoot ? [] : ['--user', '--map-root-user']), '--mount']
  const probe = spawnSync(shell[0]!, [...shell.slice(1), 'mount', '-t', 'tmpfs', 'samtavla', tmpdir()])
  return probe.status === 0 ? shell : undefined
}

function mount(...args: readonly string[]): void {
  execFileSync('mount', args, { stdio: ['ignore', 'ignore', 'inherit'] })
}
