import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Card, cardText, compareCards, fieldKey, isShown, readCard, successorOf } from './card.ts'
import { cardRecord, openContent, readMeta } from './content.ts'
import type { CardId } from './ids.ts'
import { readingKey } from './reading.ts'

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
  fc.constantFrom(
    { kind: 'parked', reason: 'a', to: 'b', by: 'A', at: 1 },
    { kind: 'cause', reason: 1, at: '1' },
    { kind: 'solved', reason: 'a' },
    { kind: 'replaced', by: 'card_b', at: 'x' },
    { kind: 'replaced', by: 1 },
    { at: '2026', value: '3' },
    { at: 1, value: '3' },
    { value: 3, unit: '%', n: 12 },
    { value: 3, unit: '%', n: 2 },
    1.5,
    100_000,
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
const key = fc.constantFrom(
  ...['text', 'place', 'author', 'color', 'weight', 'state', 'other', '__proto__', 'constructor'],
  ...['number', 'causeNumber', 'status', 'field:level', 'field:', 'field:__proto__', 'erased'],
  ...['reading:a', 'reading:', 'reading:__proto__', 'figure'],
)

describe('readCard', () => {
  it('reads a card with everything', () => {
    const author = { user: 'user_a', name: 'Malte Medlem', at: 12 }
    const state = { kind: 'deleted', by: 'Malte Medlem', at: 13 }
    const status = { kind: 'handed-over', reason: 'Inte vårt', to: 'Rektor', by: 'Malte Medlem', at: 14 }
    const values = { place: PLACE, author, color: 'blue', weight: 4, state, number: 4, causeNumber: 10, status }
    const erased = { role: 'facilitator', at: 15 }
    const reading = { at: '2026-03-17', value: '16 av 22', note: 'mål 18', by: 'Malte Medlem', time: 16 }
    const figure = { value: 62, unit: '%', n: 45 }
    const words = { [fieldKey('level')]: 'process', [readingKey('r1')]: reading }
    const record = recordOf({ text: new Y.Text('Hej'), ...values, erased, figure, ...words })
    expect(readCard('card_a', record)).toEqual({
      id: 'card_a',
      text: 'Hej',
      ...values,
      fields: { level: 'process' },
      readings: [{ id: 'r1', ...reading }],
      figure,
      erased,
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
      number: undefined,
      causeNumber: undefined,
      status: undefined,
      fields: {},
      readings: [],
      figure: undefined,
      erased: undefined,
    }
    expect(readCard('card_a', recordOf({ text: new Y.Text(), place: PLACE }))).toEqual(plain)
    const nothing = { color: null, weight: null, state: null, author: null, number: null, status: null, figure: null }
    const words = { [fieldKey('level')]: null, [readingKey('r1')]: null }
    const emptied = recordOf({ text: new Y.Text(), place: PLACE, ...nothing, ...words })
    expect(readCard('card_a', emptied)).toEqual(plain)
  })

  it.each<[string, Record<string, unknown>]>([
    ['a number of nothing', { number: 0, causeNumber: -1 }],
    ['a number without end', { number: 100_000, causeNumber: 1e300 }],
    ['half a number', { number: 1.5, causeNumber: '4' }],
    ['a status of another kind', { status: { kind: 'solved', reason: 'a', to: '', by: 'A', at: 1 } }],
    ['a status that is a word', { status: 'parked' }],
    ['fields that are no words', { 'field:level': 1, 'field:whom': { a: 1 }, 'field:source': '' }],
  ])('gives defaults for %s', (_, values) => {
    const card = readCard('card_a', recordOf({ text: new Y.Text(), place: PLACE, ...values }))
    expect(card).toMatchObject({ number: undefined, causeNumber: undefined, status: undefined })
    expect(Object.keys(card!.fields)).toEqual([])
  })

  it('reads of a status what it says, and nothing for the rest', () => {
    const record = recordOf({ text: new Y.Text(), place: PLACE, status: { kind: 'parked', reason: 7, x: 1 } })
    expect(readCard('card_a', record)?.status).toEqual({ kind: 'parked', reason: '', to: '', by: '', at: 0 })
  })

  it('has no fields but those that were filled in', () => {
    const record = recordOf({ text: new Y.Text(), place: PLACE, 'field:toString': 'Ord' })
    expect(readCard('card_a', record)?.fields.constructor).toBeUndefined()
    expect(readCard('card_a', record)?.fields.toString).toBe('Ord')
    expect(readCard('card_b', recordOf({ text: new Y.Text(), place: PLACE }))?.fields.toString).toBeUndefined()
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
          expect([undefined, 'deleted', 'merged', 'replaced']).toContain(card.state?.kind)
          expect([undefined, 'parked', 'handed-over', 'cause']).toContain(card.status?.kind)
          for (const number of [card.number, card.causeNumber]) {
            if (number !== undefined) expect(Number.isInteger(number) && number > 0 && number < 100_000).toBe(true)
          }
          for (const { at, value, note, by, time } of card.readings) {
            expect([at, value, note, by, time].map((part) => typeof part)).toEqual([
              ...Array(4).fill('string'),
              'number',
            ])
          }
          if (card.figure && 'n' in card.figure) expect(card.figure.n).toBeGreaterThanOrEqual(10)
          for (const value of Object.values(card.fields)) expect(value).toEqual(expect.stringMatching(/./s))
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

  it('are not shown where another that exists says what they said', () => {
    const exists = (id: CardId) => id === 'card_b'
    const replacedBy = (by: CardId) => ({ ...card('card_a', 'V'), state: { kind: 'replaced' as const, by, at: 1 } })
    expect(isShown(replacedBy('card_b'), exists)).toBe(false)
    expect(isShown(replacedBy('card_c'), exists)).toBe(true)
    expect(successorOf(replacedBy('card_b'))).toBe('card_b')
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
