import { describe, expect, it } from 'vitest'
import type { DotTallies } from '../discussion/tally.ts'
import type { CardId } from '../model/ids.ts'
import { isOpenProblem, notesOnChoice, tiesOf } from './priority-checks.ts'

const P1: CardId = 'card_P1'
const P2: CardId = 'card_P2'
const P3: CardId = 'card_P3'
const P4: CardId = 'card_P4'

const dotsOf = (counts: Readonly<Record<CardId, number>>): DotTallies =>
  Object.fromEntries(Object.entries(counts).map(([card, dots]) => [card, { dots, people: dots }]))
const placedAt = (effect: number, control: number) => ({ effect, control, effects: [], controls: [], people: 1 })

describe('a problem', () => {
  it('is open until it is set aside or loses its text', () => {
    const status = { kind: 'parked', reason: 'Nästa läsår', to: '', by: 'Frida', at: 1 } as const
    expect(isOpenProblem({ status: undefined, erased: undefined })).toBe(true)
    expect(isOpenProblem({ status, erased: undefined })).toBe(false)
    expect(isOpenProblem({ status: undefined, erased: { role: 'facilitator', at: 1 } })).toBe(false)
  })
})

describe('a choice of problems', () => {
  const dots = dotsOf({ [P1]: 7, [P2]: 6, [P3]: 5, [P4]: 5 })

  it('is many from the fourth problem on', () => {
    expect(notesOnChoice([P1, P2, P3], { dots }).isMany).toBe(false)
    expect(notesOnChoice([P1, P2, P3, P4], { dots }).isMany).toBe(true)
  })

  it('passes the votes when one with more dots is left out', () => {
    expect(notesOnChoice([P1, P2], { dots }).passedOver).toEqual([])
    expect(notesOnChoice([P1, P3], { dots }).passedOver).toEqual([P2])
    expect(notesOnChoice([P1, P2, P3], { dots }).passedOver, 'a tie').toEqual([])
  })

  it('passes the matrix when one is chosen that the group would not do now', () => {
    const matrix = { [P1]: placedAt(4.6, 3.9), [P2]: placedAt(4.6, 1.9) }
    expect(notesOnChoice([P1], { matrix }).notNow).toEqual([])
    expect(notesOnChoice([P1, P2], { matrix }).notNow).toEqual([P2])
  })

  it('names those with as many dots on both sides of the line', () => {
    expect(notesOnChoice([P1, P2, P3], { dots }).tied).toEqual([P3, P4])
    expect(notesOnChoice([P1, P2], { dots }).tied).toEqual([])
    expect(notesOnChoice([P1, P2, P3], {}).tied).toEqual([])
  })
})

describe('ties', () => {
  it('are all groups that a line among the first three would cut, each once', () => {
    expect(tiesOf(dotsOf({ [P1]: 4, [P2]: 4, [P3]: 2, [P4]: 2 }))).toEqual([
      [P1, P2],
      [P3, P4],
    ])
    expect(tiesOf(dotsOf({ [P1]: 4, [P2]: 4, [P3]: 4, [P4]: 4 }))).toEqual([[P1, P2, P3, P4]])
  })

  it('are none among those that nobody chose', () => {
    expect(tiesOf(dotsOf({ [P1]: 4, [P2]: 3, [P3]: 0, [P4]: 0 }))).toEqual([])
  })
})
