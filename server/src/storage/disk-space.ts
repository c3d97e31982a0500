import { statfs } from 'node:fs/promises'

/** Below this share of the disk somebody has to make space (R10). */
const LOW_SHARE = 0.15
const CHECK_EVERY_MS = 60_000

/** Looks now and then how much of a folder's disk is free. */
export class DiskSpace {
  readonly #folder: string
  readonly #onChange: (isLow: boolean, freeShare: number) => void
  #isLow = false

  /** `onChange` is told once when space becomes low, and once when there is enough again. */
  constructor(folder: string, onChange: (isLow: boolean, freeShare: number) => void) {
    this.#folder = folder
    this.#onChange = onChange
  }

  async check(): Promise<void> {
    const { bavail, blocks } = await statfs(this.#folder)
    const freeShare = blocks === 0 ? 1 : bavail / blocks
    const isLow = freeShare < LOW_SHARE
    if (isLow === this.#isLow) return
    this.#isLow = isLow
    this.#onChange(isLow, Math.round(freeShare * 100) / 100)
  }

  /** Checks at once and each minute. A check that fails says nothing: the disk says it itself at the next write. */
  start(): void {
    const check = () => void this.check().catch(() => {})
    check()
    setInterval(check, CHECK_EVERY_MS).unref()
  }
}
