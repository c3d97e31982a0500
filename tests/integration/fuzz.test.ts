import { describe, expect, test } from 'vitest'
import { fuzz } from '../fuzz/run.ts'

const FRAMES = 100_000
const SEED = 20_26

describe('bytes from outside', () => {
  test('[S5] [S6] [SYN5] are taken or refused, and leave every document whole', { timeout: 120_000 }, async () => {
    const { paths, changes } = await fuzz({ seed: SEED, frames: FRAMES })
    const tried = Object.values(paths).reduce((sum, { frames }) => sum + frames, 0)
    expect(tried).toBe(FRAMES)
    // What is all taken or all refused would show nothing.
    for (const [name, { frames, taken }] of Object.entries(paths)) {
      expect([name, taken > 0, taken < frames]).toEqual([name, true, true])
    }
    expect(changes).toBeGreaterThan(FRAMES / 100)
  })

  test('[R18] are the same again with the same seed', { timeout: 30_000 }, async () => {
    const run = (seed: number) => fuzz({ seed, frames: 2_000 })
    const [one, again, other] = [await run(5), await run(5), await run(6)]
    expect(again.digest).toBe(one.digest)
    expect(again.changes).toBe(one.changes)
    expect(other.digest).not.toBe(one.digest)
  })
})
