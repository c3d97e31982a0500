import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'

/** Waits until a file's bytes, or a folder's names, are on the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Gives a file another name in one step. Throws EEXIST, and changes nothing, when there is something under it. */
export function moveToFreeName(from: string, to: string): void {
  try {
    linkSync(from, to)
    rmSync(from)
  } catch (error) {
    if (isExisting(error) || existsSync(to)) throw error
    // Some network drives know no second names.
    renameSync(from, to)
  }
}

export function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
