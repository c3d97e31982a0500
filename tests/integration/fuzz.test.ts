import { inspectUpdate } from '@samtavla/shared/protocol/gate.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fuzz } from '../fuzz/run.ts'

const FRAMES = 100_000
const SEED = 20_26

describe('bytes from outside', () => {
  test('[S5] [S6] [SYN5] are taken or refused, and leave every document whole', { timeout: 300_000 }, async () => {
    const { paths, changes } = await fuzz({ seed: SEED, frames: FRAMES })
    const tried = Object.values(paths).reduce((sum, { frames }) => sum + frames, 0)
    expect(tried).toBe(FRAMES)
    // What is all taken or all refused would show nothing.
    for (const [name, { frames, taken }] of Object.entries(paths)) {
      expect([name, taken > 0, taken < frames]).toEqual([name, true, true])
    }
    expect(changes).toBeGreaterThan(FRAMES / 100)
  })

  test('[R18] are the same again with the same seed', async () => {
    const run = (seed: number) => fuzz({ seed, frames: 2_000 })
    const [one, again, other] = [await run(5), await run(5), await run(6)]
    expect(again.digest).toBe(one.digest)
    expect(again.changes).toBe(one.changes)
    expect(other.digest).not.toBe(one.digest)
  })
})

describe('what the fuzzer has found', () => {
  // Seed 11, room of frame 220000: replicas that got such an item at different moments had it in different places.
  test.each([
    ['is its left one', 1, 1],
    ['stands to the left of its left one', 0, 2],
    ['is in another text', 1, 3],
  ])('[R5] [S5] an item whose right neighbour %s is refused', (_, left, right) => {
    const doc = new Y.Doc()
    doc.clientID = 1
    for (const letter of ['c', 'b', 'a']) doc.getText('text').insert(0, letter)
    doc.getText('other').insert(0, 'd')
    expect(inspectUpdate(doc, insertion(left, right)).verdict).toBe('malformed')
    // In the text, 2 stands before 1 and 1 before 0.
    expect(inspectUpdate(doc, insertion(2, 1)).verdict).toBe('complete')
    expect(inspectUpdate(doc, insertion(2, 0)).verdict).toBe('complete')
  })

  test('[R5] [S5] an item whose neighbours are as new as it is refused just so', () => {
    const doc = new Y.Doc()
    doc.clientID = 1
    for (const letter of ['c', 'b', 'a']) doc.getText('text').insert(0, letter)
    // The first letter stands between 2 and 0; the second beside it.
    const beside = (left: readonly [number, number], right: readonly [number, number]) =>
      inspectUpdate(doc, letters([1, 2], [1, 0], left, right)).verdict
    expect(beside([7, 0], [1, 0])).toBe('complete')
    expect(beside([1, 2], [7, 0])).toBe('complete')
    expect(beside([7, 0], [1, 2])).toBe('malformed')
    expect(beside([1, 0], [7, 0])).toBe('malformed')
  })
})

/** A letter of client 7, between two of client 1. */
function insertion(left: number, right: number): Uint8Array {
  return letters([1, left], [1, right])
}

/** Letters of client 7, each with its left and its right neighbour. */
function letters(...neighbours: readonly (readonly [number, number])[]): Uint8Array {
  const STRING_WITH_NEIGHBOURS = 0xc4
  const items: number[] = []
  for (let i = 0; i < neighbours.length; i += 2) {
    items.push(STRING_WITH_NEIGHBOURS, ...neighbours[i]!, ...neighbours[i + 1]!, 1, 0x78)
  }
  return Uint8Array.of(1, neighbours.length / 2, 7, 0, ...items, 0)
}
