import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acknowledged, closed, edited, emptyOutbox, type Outbox, opened, unsaved } from './outbox.ts'

/** What really happened, edit by edit: the outbox itself only counts. */
class Ledger {
  #next = 0
  readonly #unsaved = new Set<number>()
  /** The edits in each frame of this connection; `undefined` without a connection that is open for edits. */
  #frames: number[][] | undefined
  #answered = 0

  edit(): void {
    const id = this.#next++
    this.#unsaved.add(id)
    this.#frames?.push([id])
  }

  /** The step 2 that answers the server's step 1 carries everything that the server is not known to have. */
  open(): void {
    if (this.#frames) this.#frames.push([])
    else this.#frames = [[...this.#unsaved]]
  }

  /** The server stores the next frames, as many as there are. Gives its count. */
  acknowledge(frames: number): number {
    const until = Math.min(this.#answered + frames, this.#frames?.length ?? 0)
    for (const frame of this.#frames?.slice(this.#answered, until) ?? []) {
      for (const id of frame) this.#unsaved.delete(id)
    }
    this.#answered = Math.max(until, this.#answered)
    return this.#answered
  }

  close(): void {
    this.#frames = undefined
    this.#answered = 0
  }

  get unsaved(): number {
    return this.#unsaved.size
  }

  get isOpen(): boolean {
    return this.#frames !== undefined
  }
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'edited' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'opened' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('acknowledged' as const), frames: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'closed' } as const) },
)

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

describe('the outbox', () => {
  it('[ACK3] knows how many edits are not on the disk, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let outbox: Outbox = emptyOutbox
        const ledger = new Ledger()
        for (const one of steps) {
          outbox = taken(outbox, ledger, one)
          expect(unsaved(outbox)).toBe(ledger.unsaved)
          expect(outbox.isOpen).toBe(ledger.isOpen)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  function taken(outbox: Outbox, ledger: Ledger, one: Step): Outbox {
    switch (one.kind) {
      case 'edited':
        ledger.edit()
        return edited(outbox)
      case 'opened':
        ledger.open()
        return opened(outbox)
      case 'acknowledged':
        return ledger.isOpen ? acknowledged(outbox, ledger.acknowledge(one.frames)) : outbox
      case 'closed':
        ledger.close()
        return closed(outbox)
    }
  }

  it('is empty at first', () => {
    expect(unsaved(emptyOutbox)).toBe(0)
  })

  it('[ACK2] takes a count that it has seen, or a smaller one, as no news', () => {
    const sent = edited(edited(opened(emptyOutbox)))
    const once = acknowledged(sent, 2)
    expect(unsaved(once)).toBe(1)
    expect(acknowledged(once, 2)).toBe(once)
    expect(acknowledged(once, 0)).toBe(once)
  })

  it('[ACK3] lets edits wait again when their connection ends', () => {
    const lost = closed(acknowledged(edited(edited(opened(emptyOutbox))), 2))
    expect(unsaved(lost)).toBe(1)
    expect(lost.isOpen).toBe(false)
    const again = opened(lost)
    expect(unsaved(again)).toBe(1)
    expect(unsaved(acknowledged(again, 1))).toBe(0)
  })

  it('[ACK3] counts from nought on a new connection', () => {
    const many = acknowledged(opened(closed(acknowledged(edited(opened(emptyOutbox)), 2))), 1)
    expect(unsaved(edited(many))).toBe(1)
    expect(unsaved(acknowledged(edited(many), 1))).toBe(1)
    expect(unsaved(acknowledged(edited(many), 2))).toBe(0)
  })

  it('[SYN3] counts the second full step 2 of a connection as a frame without edits', () => {
    const asked = opened(edited(opened(emptyOutbox)))
    expect(unsaved(acknowledged(asked, 1))).toBe(1)
    expect(unsaved(acknowledged(asked, 3))).toBe(0)
  })
})
