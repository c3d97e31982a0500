import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPresence } from './presence.ts'

const USER = { id: 'user_a', name: 'Malte Medlem', role: 'member', color: 3 } as const
const CURSOR = { board: 'board_a', region: 'hot', card: 'card_a', x: 0.5, y: 0 }

describe('readPresence', () => {
  it('reads what our client says', () => {
    const state = {
      user: USER,
      board: 'board_a',
      cursor: CURSOR,
      editing: 'card_a',
      writing: null,
      dragging: ['card_a', 'card_b'],
      focus: 'card_b',
      away: false,
    }
    expect(readPresence(state)).toEqual(state)
    expect(readPresence({ user: USER })).toEqual({ user: USER })
  })

  it('leaves out what it does not know', () => {
    expect(readPresence({ user: { ...USER, mail: 'a@example.org' }, mood: 'glad' })).toEqual({ user: USER })
  })

  it.each([
    ['nothing', null],
    ['no object', 'user_a'],
    ['nobody', {}],
    ['a user without a name', { user: { id: 'user_a', role: 'member', color: 1 } }],
    ['an unknown role', { user: { ...USER, role: 'owner' } }],
    ['a cursor far outside', { user: USER, cursor: { ...CURSOR, x: 2.01 } }],
    ['a cursor nowhere', { user: USER, cursor: { ...CURSOR, y: Number.NaN } }],
    ['more cards in a hand than fit', { user: USER, dragging: Array(101).fill('card_a') }],
    ['cards that are no names', { user: USER, dragging: [7] }],
  ])('is nothing for %s', (_, state) => {
    expect(readPresence(state)).toBeUndefined()
  })

  it('never throws', () => {
    const key = fc.constantFrom(
      'user',
      'board',
      'cursor',
      'caret',
      'editing',
      'writing',
      'dragging',
      'focus',
      'away',
      '__proto__',
    )
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(USER, CURSOR, null, undefined))
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
        const read = readPresence(Object.fromEntries(pairs))
        if (read) expect(read.user).toEqual(USER)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a caret in notes', () => {
  const letter = { client: 7, clock: 2 }
  const read = (anchor: object) =>
    readPresence({ user: USER, caret: { board: 'board_a', anchor, head: { assoc: 0 } } })?.caret?.anchor

  it('is read with what it stands at', () => {
    expect(read({ type: letter, item: letter, assoc: -1 })).toEqual({ type: letter, item: letter, assoc: -1 })
    expect(read({ assoc: 0 })).toEqual({ assoc: 0 })
  })

  it('names no root type: looking one up would make it', () => {
    expect(read({ tname: 'anything', assoc: 0 })).toEqual({ assoc: 0 })
  })

  it.each([{ client: -1, clock: 0 }, { client: 1, clock: 0.5 }, { client: '1', clock: 0 }, { client: 1 }])(
    'is not read when a letter cannot be one: %j',
    (item) => {
      expect(read({ item, assoc: 0 })).toBeUndefined()
    },
  )
})
