import { describe, expect, it } from 'vitest'
import { addCards, deleteCards, type Target } from '../edits/cards.ts'
import type { Pen } from '../edits/pen.ts'
import { type BoardId, type CardId, isId, newBoardId, newCardId, newInviteId, newRoomId, newUserId } from './ids.ts'

describe('ids', () => {
  it('carry their kind and are known by it', () => {
    const ids = {
      room: newRoomId(),
      board: newBoardId(),
      card: newCardId(),
      user: newUserId(),
      invite: newInviteId(),
    } as const
    for (const kind of ['room', 'board', 'card', 'user', 'invite'] as const) {
      for (const [of, id] of Object.entries(ids)) expect(isId(kind, id), `${id} as ${kind}`).toBe(of === kind)
    }
  })

  it('are different each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newCardId())).size).toBe(1_000)
  })

  it.each([
    undefined,
    null,
    7,
    {},
    [],
    ['card_a'],
    '',
    'card',
    'card_',
    'card_a_b',
    'card_å',
    'card_a\n',
    ' card_a',
    'CARD_a',
  ])('are not %j', (value) => {
    expect(isId('card', value)).toBe(false)
  })

  it('do not pass for each other', () => {
    const misuse = (pen: Pen, board: BoardId, card: CardId, target: Target): unknown[] => [
      // @ts-expect-error a board is no card
      deleteCards(pen, [board]),
      // @ts-expect-error a card is no board
      addCards(pen, { ...target, board: card }, []),
      // @ts-expect-error any text is no card
      deleteCards(pen, ['a' as string]),
      // @ts-expect-error the spellings of places are `start` and `end`
      addCards(pen, { ...target, before: 'first' }, []),
    ]
    // What is promised here is checked by the compiler; the calls are never made.
    expect(misuse).toBeTypeOf('function')
  })
})
