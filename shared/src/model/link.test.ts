import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  compareLinks,
  LINK_KINDS,
  type Link,
  linkKey,
  linkNoteKey,
  linkOfKey,
  readLink,
  readLinkKey,
  readLinkNoteKey,
  withoutLoops,
  wouldLoop,
} from './link.ts'

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

describe('what a thread says', () => {
  it.each(LINK_KINDS)('stands beside it: %s', (kind) => {
    const ends = { kind, from: 'card_a', to: 'card_b' } as const
    const key = linkNoteKey(ends, 'assumption')
    expect(readLinkNoteKey(key)).toEqual({ link: linkKey(kind, 'card_a', 'card_b'), note: 'assumption' })
    expect(readLinkKey(key)).toBeUndefined()
    expect([linkOfKey(key), linkOfKey(linkKey(kind, 'card_a', 'card_b'))]).toEqual([ends, ends])
  })

  it.each([`${KEY} words`, `${KEY} `, KEY, 'assumption', 'based_on card_a card_a assumption'])(
    'is not at %j',
    (key) => {
      expect(readLinkNoteKey(key)).toBeUndefined()
    },
  )
})

describe('links that must not lead round', () => {
  const card = fc.constantFrom(...'abcdef')
  const link: fc.Arbitrary<Link> = fc
    .record({ kind: fc.constantFrom(...LINK_KINDS), from: card, to: card, at: fc.integer({ min: 0, max: 3 }) })
    .filter(({ from, to }) => from !== to)
    .map(({ kind, from, to, at }) => ({ kind, from: `card_${from}`, to: `card_${to}`, by: '', at }))
  const links = fc.uniqueArray(link, { selector: ({ kind, from, to }) => linkKey(kind, from, to), maxLength: 25 })
  const isLoopless = ({ kind }: Link) =>
    wouldLoop([{ kind, from: 'card_x', to: 'card_y', by: '', at: 0 }], { kind, from: 'card_y', to: 'card_x' })

  it('are left out where they close a loop, and no others, in whatever order they come', () => {
    fc.assert(
      fc.property(links, fc.integer(), (all, seed) => {
        const kept = withoutLoops(all)
        for (const [i, each] of kept.entries()) expect(wouldLoop(kept.slice(0, i), each)).toBe(false)
        const gone = all.filter((each) => !kept.includes(each))
        for (const each of gone) expect(isLoopless(each) && wouldLoop(kept, each)).toBe(true)
        const shuffled = all.map((each, i) => [(i * 7919 + seed) % 31, each] as const).sort(([a], [b]) => a - b)
        expect(withoutLoops(shuffled.map(([, each]) => each))).toEqual(kept)
      }),
      { numRuns: 500 },
    )
  })

  const cards = Array.from({ length: 30_001 }, (_, i) => `card_${i}` as const)
  const chain = cards.slice(1).map((from, i): Link => ({ kind: 'because_of', from, to: cards[i]!, by: '', at: i }))

  it('are all there in one chain of as many as a room holds', () => {
    expect(withoutLoops(chain)).toEqual(chain)
  })

  it('are found to lead round nowhere in one star of as many as a room holds', () => {
    const star = cards.slice(1).map((to, i): Link => ({ kind: 'part_of', from: cards[0]!, to, by: '', at: i }))
    expect(withoutLoops(star)).toEqual(star)
    expect(wouldLoop(star, { kind: 'part_of', from: cards[1]!, to: cards[2]! })).toBe(false)
    expect(wouldLoop(star, { kind: 'part_of', from: cards[1]!, to: cards[0]! })).toBe(true)
  })

  it('lead round nowhere when as many as a room holds were drawn in a ring', () => {
    const last: Link = { kind: 'because_of', from: cards[0]!, to: cards.at(-1)!, by: '', at: -1 }
    const elsewhere: Link = { ...last, from: 'card_x', to: cards[7]!, at: 40_000 }
    const kept = withoutLoops([...chain.slice(1), last, { ...chain[0]!, at: 30_001 }, elsewhere])
    const height = new Map(kept.map(({ from, to }) => [from, to]))
    const seen = new Set<string>()
    for (let at = height.get(cards.at(-1)!); at && !seen.has(at); at = height.get(at)) seen.add(at)
    expect(seen.has(cards.at(-1)!)).toBe(false)
    expect(kept).toContain(elsewhere)
    expect(kept[0]).toEqual(last)
  })

  it('are of four kinds', () => {
    const kinds = LINK_KINDS.filter((kind) => isLoopless({ kind, from: 'card_a', to: 'card_b', by: '', at: 0 }))
    expect(kinds).toEqual(['because_of', 'part_of', 'effect_of', 'replaces'])
  })

  it('go from no card to itself', () => {
    expect(wouldLoop([], { kind: 'based_on', from: 'card_a', to: 'card_a' })).toBe(true)
  })
})
