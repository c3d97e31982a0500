import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Card } from './card.ts'
import { cardCodes } from './card-code.ts'

const card = (id: string, values: Partial<Card>) => ({ id: `card_${id}`, ...values }) as Card
const codes = (cards: readonly Card[], letter: string | undefined = 'P') =>
  Object.fromEntries(cardCodes(cards, () => letter, 'C'))
const cause = { kind: 'cause', reason: '', to: '', by: '', at: 0 } as const

it('a card is called by its letter and number, and a cause by its own', () => {
  const cards = [
    card('a', { number: 4 }),
    card('b', { number: 5, causeNumber: 10, status: cause }),
    card('c', { number: 6, causeNumber: 11, status: { ...cause, kind: 'parked' } }),
    card('d', {}),
  ]
  expect(codes(cards)).toEqual({ card_a: 'P4', card_b: 'C10', card_c: 'P6' })
})

it('a cause without a number of its own is called as the problem that it was', () => {
  expect(codes([card('a', { number: 4, status: cause })])).toEqual({ card_a: 'P4' })
})

it('where a tool numbers nothing, cards have no codes', () => {
  expect(Object.fromEntries(cardCodes([card('a', { number: 4 })], () => undefined, 'C'))).toEqual({})
})

it('of cards that got the same number at once, the first by id keeps it and the others get letters', () => {
  const cards = ['c', 'a', 'b'].map((id) => card(id, { number: 4 }))
  expect(codes(cards)).toEqual({ card_a: 'P4', card_b: 'P4b', card_c: 'P4c' })
})

it('no two cards are called the same, and each is called the same wherever the cards come from', () => {
  const cardOf = fc.record({ number: fc.integer({ min: 1, max: 3 }), isCause: fc.boolean() })
  fc.assert(
    fc.property(fc.array(cardOf, { maxLength: 90 }), fc.infiniteStream(fc.nat()), (all, chance) => {
      const cards = all.map(({ number, isCause }, i) =>
        card(String(i), isCause ? { number, causeNumber: number, status: cause } : { number }),
      )
      const found = codes(cards)
      expect(new Set(Object.values(found)).size).toBe(cards.length)
      const shuffled = cards.map((one) => ({ one, at: chance.next().value! })).sort((a, b) => a.at - b.at)
      expect(codes(shuffled.map(({ one }) => one))).toEqual(found)
    }),
  )
})
