import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AwarenessEntry,
  acknowledgedFrame,
  awarenessFrame,
  decodeMessage,
  type Message,
  NOTICES,
  noticeFrame,
  refusedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from './messages.ts'

const QUERY_AWARENESS = Uint8Array.of(3)

const number = fc.oneof(fc.nat(300), fc.maxSafeNat())
const bytes = fc.uint8Array({ maxLength: 40 })
// A lone half of a character has no UTF-8; the writer of a frame gets a replacement character, as on every wire.
const words = fc.string({ unit: 'grapheme', maxLength: 20 })
const entries = fc.array(fc.record({ client: number, clock: number, state: words }), { maxLength: 5 })

/** Frames of every type, each with what it says. */
const framed: fc.Arbitrary<readonly [Uint8Array, Message]> = fc.oneof(
  bytes.map((stateVector) => [syncStep1Frame(stateVector), { type: 'sync-step-1', stateVector }] as const),
  bytes.map((update) => [syncStep2Frame(update), { type: 'update', update, isStep2: true }] as const),
  bytes.map((update) => [updateFrame(update), { type: 'update', update, isStep2: false }] as const),
  entries.map((all) => [awarenessFrame(all), { type: 'awareness', entries: all }] as const),
  fc.constant([QUERY_AWARENESS, { type: 'query-awareness' }] as const),
  number.map((count) => [acknowledgedFrame(count), { type: 'acknowledged', count }] as const),
  fc
    .tuple(number, words)
    .map(([count, reason]) => [refusedFrame(count, reason), { type: 'refused', count, reason }] as const),
  fc.constantFrom(...NOTICES).map((notice) => [noticeFrame(notice), { type: 'notice', notice }] as const),
)

describe('frames', () => {
  it('read as what was written', () => {
    fc.assert(
      fc.property(framed, ([frame, message]) => {
        expect(decodeMessage(frame)).toEqual(message)
      }),
      { numRuns: 2_000 },
    )
  })

  it('have the bytes of the specification', () => {
    expect([...syncStep1Frame(Uint8Array.of(9))]).toEqual([0, 0, 1, 9])
    expect([...syncStep2Frame(Uint8Array.of(9))]).toEqual([0, 1, 1, 9])
    expect([...updateFrame(Uint8Array.of(9))]).toEqual([0, 2, 1, 9])
    expect([...awarenessFrame([])]).toEqual([1, 1, 0])
    expect([...awarenessFrame([{ client: 5, clock: 6, state: 'null' }])]).toEqual([
      1, 8, 1, 5, 6, 4, 110, 117, 108, 108,
    ])
    expect([...acknowledgedFrame(300)]).toEqual([121, 0, 172, 2])
    expect([...refusedFrame(1, 'a')]).toEqual([121, 1, 1, 1, 97])
    expect([...noticeFrame('saving')]).toEqual([121, 2, 6, ...new TextEncoder().encode('saving')])
  })

  it('refuse every truncation', () => {
    fc.assert(
      fc.property(framed, ([frame]) => {
        for (let length = 0; length < frame.length; length++) {
          expect(() => decodeMessage(frame.subarray(0, length)), `${length} of ${frame}`).toThrow()
        }
      }),
    )
  })

  it('refuse bytes after the message', () => {
    fc.assert(
      fc.property(framed, fc.uint8Array({ minLength: 1, maxLength: 3 }), ([frame], more) => {
        expect(() => decodeMessage(Uint8Array.of(...frame, ...more))).toThrow()
      }),
    )
  })

  it('refuse bytes after the last awareness entry', () => {
    expect(() => decodeMessage(Uint8Array.of(1, 2, 0, 0))).toThrow('Bytes after')
  })

  it.each([
    ['of an unknown type', [2]],
    ['of an unknown sync step', [0, 3, 0]],
    ['of an unknown answer', [121, 3]],
    ['with a state that is not UTF-8', [1, 5, 1, 1, 1, 1, 0xff]],
    ['with a number that no number can hold', [121, 0, ...Array(12).fill(0xff), 1]],
    ['with a number that never ends', [121, 0, ...Array(5_000).fill(0x80)]],
    ['that are empty', []],
  ])('refuse what is %s', (_, frame) => {
    expect(() => decodeMessage(Uint8Array.from(frame))).toThrow()
  })

  it('read a number by its value and not by its spelling', () => {
    expect(decodeMessage(Uint8Array.of(0x83, 0x80, 0x00))).toEqual({ type: 'query-awareness' })
    expect(decodeMessage(Uint8Array.of(0x80, 0x00, 0x82, 0x00, 0x81, 0x00, 9))).toEqual({
      type: 'update',
      update: Uint8Array.of(9),
      isStep2: false,
    })
  })

  it('read nothing beyond their own bytes', () => {
    const memory = new Uint8Array(100).fill(65)
    memory.set([1, 4, 1, 1, 1, 50], 10)
    memory.set([0, 2, 50], 40)
    expect(() => decodeMessage(memory.subarray(10, 16))).toThrow()
    expect(() => decodeMessage(memory.subarray(40, 43))).toThrow()
  })

  it('refuse more awareness entries than any room has people', () => {
    const entry: AwarenessEntry = { client: 1, clock: 1, state: 'null' }
    expect(decodeMessage(awarenessFrame(Array(1_000).fill(entry)))).toMatchObject({ type: 'awareness' })
    expect(() => decodeMessage(awarenessFrame(Array(1_001).fill(entry)))).toThrow('Too many')
  })
})

describe('ten thousand frames of chance', () => {
  const mutated = fc
    .tuple(framed, fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }))
    .map(([[frame], changes]) => {
      const copy = frame.slice()
      for (const [at, byte] of changes) copy[at % copy.length] = byte
      return copy
    })

  it('are read or refused, at once and without making more than they hold', () => {
    const chance = fc.oneof(fc.uint8Array({ maxLength: 64 }), mutated)
    const started = performance.now()
    fc.assert(
      fc.property(chance, (frame) => {
        const message = readOrRefuse(frame)
        if (message) expect(sizeOf(message)).toBeLessThanOrEqual(frame.length)
      }),
      { numRuns: 10_000, seed: 20_261_121 },
    )
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

function readOrRefuse(frame: Uint8Array): Message | undefined {
  try {
    return decodeMessage(frame)
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return undefined
  }
}

/** How many bytes or letters a message brought along. */
function sizeOf(message: Message): number {
  switch (message.type) {
    case 'sync-step-1':
      return message.stateVector.byteLength
    case 'update':
      return message.update.byteLength
    case 'awareness':
      return message.entries.reduce((sum, { state }) => sum + 2 + state.length, 0)
    case 'refused':
      return message.reason.length
    case 'notice':
      return message.notice.length
    default:
      return 0
  }
}
