import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compareLinks, linkKey, readLink, readLinkKey } from './link.ts'

const KEY = linkKey('based_on', 'card_a', 'card_b')

describe('readLink', () => {
  it('reads what a thread was drawn as', () => {
    expect(readLink(KEY, { by: 'Malte Medlem', at: 3 })).toEqual({
      kind: 'based_on',
      from: 'card_a',
      to: 'card_b',
      by: 'Malte Medlem',
      at: 3,
    })
  })

  it.each([null, undefined, true, 'x', 7])('is nothing where %j stands, as for one that was taken away', (value) => {
    expect(readLink(KEY, value)).toBeUndefined()
  })

  it('gives defaults for odd values', () => {
    const plain = { kind: 'based_on', from: 'card_a', to: 'card_b', by: '', at: 0 }
    for (const value of [{}, [], { by: 7, at: '3' }, new Y.Map(), new Y.Text()])
      expect(readLink(KEY, value)).toEqual(plain)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(KEY), fc.string()), fc.anything(), (key, value) => {
        const link = readLink(key, value)
        if (link) expect([typeof link.by, typeof link.at]).toEqual(['string', 'number'])
      }),
    )
  })
})

describe('readLinkKey', () => {
  it.each([
    ['of a card to itself', 'based_on card_a card_a'],
    ['of another kind', 'likes card_a card_b'],
    ['with no kind', 'card_a card_b'],
    ['to a board', 'based_on card_a board_b'],
    ['from nothing', 'based_on  card_b'],
    ['with more to it', 'based_on card_a card_b card_c'],
    ['with other spaces', 'based_on\tcard_a card_b'],
    ['to an id without end', `based_on card_a card_${'b'.repeat(41)}`],
    ['of a reserved name', '__proto__ card_a card_b'],
    ['of nothing', ''],
  ])('is nothing for a key %s', (_, key) => {
    expect(readLinkKey(key)).toBeUndefined()
  })
})

it('links stand by when they were drawn, and by their cards where they tie', () => {
  const link = (key: string, at: number) => readLink(key, { by: '', at })!
  const [a, b, c] = [link('based_on card_b card_a', 1), link('based_on card_a card_c', 1), link(KEY, 1)]
  const first = link('based_on card_z card_a', 0)
  expect([a, b, c, first].sort(compareLinks)).toEqual([first, c, b, a])
})
