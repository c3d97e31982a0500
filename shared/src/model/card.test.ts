import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Card, cardText, compareCards, isShown, readCard } from './card.ts'
import { cardRecord, openContent, readMeta } from './content.ts'
import type { CardId } from './ids.ts'

const PLACE = { board: 'board_a', region: 'hot', order: 'V' }

/** A record in a document, since only there a Y type can be read. */
function recordOf(values: Readonly<Record<string, unknown>>): Y.Map<unknown> {
  const cards = new Y.Doc().getMap<Y.Map<unknown>>('cards')
  cards.set('card_a', new Y.Map(Object.entries(values)))
  return cards.get('card_a')!
}

/** Anything that another client could have put under a key. */
const junk = fc.oneof(
  fc.constantFrom(undefined, null, true, 0, -1, 1e300, '', 'deleted', 'merged', 'card_b', 'board_b', [], {}),
  fc.constantFrom(
    { kind: 'deleted' },
    { kind: 'merged' },
    { kind: 'merged', into: 'board_a' },
    { kind: 'deleted', by: 1 },
  ),
  fc.constantFrom(PLACE, { ...PLACE, order: 7 }, { ...PLACE, order: 'ö' }, { ...PLACE, board: 'card_a' }, [PLACE]),
  fc.constantFrom(
    { user: 'user_a', name: 'A', at: 1 },
    { user: 'a', name: 'A', at: 1 },
    { user: 'user_a', name: 1, at: 1 },
  ),
  fc.jsonValue(),
  fc.uint8Array({ maxLength: 4 }),
)
const junkType = fc
  .constantFrom(
    () => new Y.Text(),
    () => new Y.Map(),
    () => new Y.Array(),
  )
  .map((make) => make())
const key = fc.constantFrom('text', 'place', 'author', 'color', 'weight', 'state', 'other', '__proto__', 'constructor')

describe('readCard', () => {
  it('reads a card with everything', () => {
    const author = { user: 'user_a', name: 'Malte Medlem', at: 12 }
    const state = { kind: 'deleted', by: 'Malte Medlem', at: 13 }
    const record = recordOf({ text: new Y.Text('Hej'), place: PLACE, author, color: 'blue', weight: 4, state })
    expect(readCard('card_a', record)).toEqual({
      id: 'card_a',
      text: 'Hej',
      place: PLACE,
      author,
      color: 'blue',
      weight: 4,
      state,
    })
  })

  it('gives defaults for what is absent or emptied', () => {
    const plain = {
      id: 'card_a',
      text: '',
      place: PLACE,
      author: undefined,
      color: 'yellow',
      weight: undefined,
      state: undefined,
    }
    expect(readCard('card_a', recordOf({ text: new Y.Text(), place: PLACE }))).toEqual(plain)
    const emptied = recordOf({ text: new Y.Text(), place: PLACE, color: null, weight: null, state: null, author: null })
    expect(readCard('card_a', emptied)).toEqual(plain)
  })

  it.each([
    ['another kind of id', 'board_a', { text: new Y.Text(), place: PLACE }],
    ['no text', 'card_a', { place: PLACE }],
    ['a text that is not shared', 'card_a', { text: 'Hej', place: PLACE }],
    ['no place', 'card_a', { text: new Y.Text() }],
    ['a place without a board', 'card_a', { text: new Y.Text(), place: { region: 'hot', order: 'V' } }],
  ])('is nothing for a record with %s', (_, id, values) => {
    expect(readCard(id, recordOf(values))).toBeUndefined()
  })

  it('never throws and never gives a value that is not one of ours', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, fc.oneof(junk, junkType)), { maxLength: 8 }),
        fc.boolean(),
        (entries, isWhole) => {
          const base: [string, unknown][] = isWhole
            ? [
                ['text', new Y.Text('Hej')],
                ['place', PLACE],
              ]
            : []
          const odd = entries.filter(([name]) => !isWhole || (name !== 'text' && name !== 'place'))
          const doc = new Y.Doc()
          doc.getMap('cards').set('card_a', new Y.Map([...base, ...odd]))
          const card = readCard('card_a', doc.getMap('cards').get('card_a'))
          if (isWhole) expect(card?.text).toBe('Hej')
          if (!card) return
          expect(card.place).toEqual({
            board: expect.stringMatching(/^board_/),
            region: expect.any(String),
            order: expect.stringMatching(/^[0-9A-Za-z]+$/),
          })
          expect(['yellow', 'orange', 'pink', 'green', 'blue', 'grey']).toContain(card.color)
          expect([undefined, 1, 2, 3, 4, 5]).toContain(card.weight)
          expect([undefined, 'deleted', 'merged']).toContain(card.state?.kind)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('never throws on what is no record', () => {
    fc.assert(
      fc.property(fc.oneof(junk, junkType), (odd) => {
        expect(readCard('card_a', odd)).toBeUndefined()
      }),
    )
  })
})

describe('cards in a list', () => {
  const card = (id: string, order: string) => ({ id, place: { ...PLACE, order } }) as Card

  it('stand by key, and by id where keys tie', () => {
    const sorted = [card('card_b', 'V'), card('card_a', 'V'), card('card_c', 'A'), card('card_d', 'a')].sort(
      compareCards,
    )
    expect(sorted.map(({ id }) => id)).toEqual(['card_c', 'card_a', 'card_b', 'card_d'])
  })

  it('are shown unless deleted, or merged into one that exists', () => {
    const exists = (id: CardId) => id === 'card_b'
    const withState = (state: Card['state']) => ({ ...card('card_a', 'V'), state })
    expect(isShown(withState(undefined), exists)).toBe(true)
    expect(isShown(withState({ kind: 'deleted', by: '', at: 0 }), exists)).toBe(false)
    expect(isShown(withState({ kind: 'merged', into: 'card_b' }), exists)).toBe(false)
    expect(isShown(withState({ kind: 'merged', into: 'card_c' }), exists)).toBe(true)
  })
})

describe('content', () => {
  it('has defaults for a room that says nothing of itself', () => {
    const content = openContent(new Y.Doc())
    expect(readMeta(content)).toEqual({ title: '', version: 1 })
    content.meta.set('title', 7)
    content.meta.set('version', '2')
    expect(readMeta(content)).toEqual({ title: '', version: 1 })
  })

  it('gives the record and the text of a card that is there, and throws for one that is not', () => {
    const content = openContent(new Y.Doc())
    content.cards.set('card_a', new Y.Map<unknown>([['text', new Y.Text('Hej')]]))
    expect(cardText(cardRecord(content, 'card_a')).toString()).toBe('Hej')
    expect(() => cardRecord(content, 'card_b')).toThrow('card_b')
  })
})
