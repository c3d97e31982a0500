import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acknowledged, closed, edited, emptyOutbox, type Outbox, opened, refused, unsavedChanges } from './outbox.ts'

/** What really happened, edit by edit: the outbox itself only counts. */
class Ledger {
  #next = 0
  readonly #unsaved = new Set<number>()
  /** The edits in each frame of this connection; `undefined` without a connection that is open for edits. */
  #frames: number[][] | undefined
  #refused: number[] = []
  #answered = 0

  edit(): string {
    const id = this.#next++
    this.#unsaved.add(id)
    this.#frames?.push([id])
    return String(id)
  }

  /** The step 2 that answers the server's step 1 carries everything that the server is not known to have. */
  open(): void {
    if (this.#frames) this.#frames.push(this.#refused.splice(0))
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

  /** The server refuses the frame after the next ones that it stores, if there is one. Gives that frame's number. */
  refuse(frames: number): number {
    const left = (this.#frames?.length ?? 0) - this.#answered
    if (left === 0) return 0
    this.acknowledge(Math.min(frames, left - 1))
    this.#refused.push(...this.#frames![this.#answered]!)
    return ++this.#answered
  }

  close(): void {
    this.#frames = undefined
    this.#refused = []
    this.#answered = 0
  }

  get unsaved(): string[] {
    return [...this.#unsaved].map(String)
  }

  get isOpen(): boolean {
    return this.#frames !== undefined
  }
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'edited' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'opened' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('acknowledged' as const), frames: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refused' as const), frames: fc.nat(3) }) },
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
          expect([...unsavedChanges(outbox)].sort()).toEqual(ledger.unsaved.sort())
          expect(outbox.isOpen).toBe(ledger.isOpen)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  function taken(outbox: Outbox, ledger: Ledger, one: Step): Outbox {
    switch (one.kind) {
      case 'edited':
        return edited(outbox, ledger.edit())
      case 'opened':
        ledger.open()
        return opened(outbox)
      case 'acknowledged':
        return ledger.isOpen ? acknowledged(outbox, ledger.acknowledge(one.frames)) : outbox
      case 'refused':
        return ledger.isOpen ? refused(outbox, ledger.refuse(one.frames)) : outbox
      case 'closed':
        ledger.close()
        return closed(outbox)
    }
  }

  it('is empty at first', () => {
    expect(unsavedChanges(emptyOutbox)).toEqual([])
  })

  it('[R4] counts letters typed into one card as one change', () => {
    const typed = ['a', 'a', 'a', 'b', 'a'].reduce((outbox, key) => edited(outbox, key), emptyOutbox)
    expect(unsavedChanges(typed)).toEqual(['a', 'b'])
    const sent = ['a', 'a', 'b'].reduce((outbox, key) => edited(outbox, key), opened(typed))
    expect(unsavedChanges(sent)).toEqual(['a', 'b'])
    expect(unsavedChanges(acknowledged(sent, 3))).toEqual(['b'])
    expect(unsavedChanges(closed(acknowledged(sent, 3)))).toEqual(['b'])
  })

  it('[ACK3] calls nothing stored of what took several frames before the last of them is', () => {
    const sent = opened(edited(edited(emptyOutbox, 'a'), 'b'), 3)
    expect(unsavedChanges(acknowledged(sent, 2))).toEqual(['a', 'b'])
    expect(unsavedChanges(acknowledged(sent, 3))).toEqual([])
  })

  it('[ACK2] takes a count that it has seen, or a smaller one, as no news', () => {
    const sent = edited(edited(opened(emptyOutbox), 'a'), 'b')
    const once = acknowledged(sent, 2)
    expect(unsavedChanges(once)).toEqual(['b'])
    expect(acknowledged(once, 2)).toBe(once)
    expect(acknowledged(once, 0)).toBe(once)
  })

  it('[ACK3] lets changes wait again when their connection ends', () => {
    const lost = closed(acknowledged(edited(edited(opened(emptyOutbox), 'a'), 'b'), 2))
    expect(unsavedChanges(lost)).toEqual(['b'])
    expect(lost.isOpen).toBe(false)
    const again = opened(lost)
    expect(unsavedChanges(again)).toEqual(['b'])
    expect(unsavedChanges(acknowledged(again, 1))).toEqual([])
  })

  it('[ACK3] counts from nought on a new connection', () => {
    const many = acknowledged(opened(closed(acknowledged(edited(opened(emptyOutbox), 'a'), 2))), 1)
    expect(unsavedChanges(edited(many, 'b'))).toEqual(['b'])
    expect(unsavedChanges(acknowledged(edited(many, 'b'), 1))).toEqual(['b'])
    expect(unsavedChanges(acknowledged(edited(many, 'b'), 2))).toEqual([])
  })

  it('[SYN3] counts the second full step 2 of a connection as a frame without changes of its own', () => {
    const asked = opened(edited(opened(emptyOutbox), 'a'))
    expect(unsavedChanges(acknowledged(asked, 1))).toEqual(['a'])
    expect(unsavedChanges(acknowledged(asked, 3))).toEqual([])
  })

  it('[ACK4] keeps what was refused as unsaved until a frame that carries it is stored', () => {
    const sent = edited(edited(edited(opened(emptyOutbox), 'a'), 'b'), 'c')
    const two = refused(sent, 3)
    expect(unsavedChanges(two)).toEqual(['b', 'c'])
    expect(unsavedChanges(acknowledged(two, 4))).toEqual(['b'])
    expect(refused(two, 3)).toBe(two)
    expect(unsavedChanges(acknowledged(opened(acknowledged(two, 4)), 5))).toEqual([])
    expect(unsavedChanges(acknowledged(opened(closed(two)), 1))).toEqual([])
  })
})
