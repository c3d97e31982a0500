import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from './ids.ts'
import type { Link } from './link.ts'
import { hasEvidence, type ThreadSource, threadDown, threadUp } from './thread.ts'

const id = (name: string): CardId => `card_${name}`

/** Links as `ab` for `a` rests on `b`; merges as `xa` for `a` was merged into `x`. */
function sourceOf(links: readonly string[], merges: readonly string[] = []) {
  let looked = 0
  const linkOf = ([from, to]: string): Link => ({ kind: 'based_on', from: id(from!), to: id(to!), by: '', at: 0 })
  const all = links.map(linkOf)
  const merged = merges.map(([into, original]) => ({ into: id(into!), original: id(original!) }))
  const source: ThreadSource = {
    linksTo: (card) => counted(all.filter(({ to }) => to === card)),
    linksFrom: (card) => counted(all.filter(({ from }) => from === card)),
    originalsOf: (card) => counted(merged.filter(({ into }) => into === card).map(({ original }) => original)),
    mergedInto: (card) => merged.find(({ original }) => original === card)?.into,
  }
  function counted<T>(found: T[]): T[] {
    looked += 1 + found.length
    return found
  }
  return Object.assign(source, { looked: () => looked })
}

const short = (steps: ReturnType<typeof threadUp>) =>
  steps.map(({ card, distance, through }) => `${card.slice(5)}${distance}${through === 'original' ? '!' : ''}`)

describe('threadUp', () => {
  it('gives what a card rests on, nearest first', () => {
    expect(short(threadUp(sourceOf(['ab', 'bc', 'ad']), id('a')))).toEqual(['b1', 'd1', 'c2'])
  })

  it('gives a card once that is reached in two ways, at its shortest distance', () => {
    expect(short(threadUp(sourceOf(['ab', 'ac', 'bd', 'cd', 'de', 'ae']), id('a')))).toEqual(['b1', 'c1', 'e1', 'd2'])
  })

  it('ends where cards rest on each other', () => {
    expect(short(threadUp(sourceOf(['ab', 'bc', 'ca']), id('a')))).toEqual(['b1', 'c2'])
    expect(short(threadUp(sourceOf(['ab', 'ba'], ['ab', 'ba']), id('a')))).toEqual(['b1'])
  })

  it('goes from a merged card to its originals, and on', () => {
    expect(short(threadUp(sourceOf(['ab'], ['xa', 'xc']), id('x')))).toEqual(['a1!', 'c1!', 'b2'])
  })

  it('is empty for a card that rests on nothing', () => {
    expect(threadUp(sourceOf(['ab']), id('b'))).toEqual([])
  })
})

describe('threadDown', () => {
  it('gives what was made of a card, and of that', () => {
    expect(short(threadDown(sourceOf(['ab', 'bc', 'dc']), id('c')))).toEqual(['b1', 'd1', 'a2'])
  })

  it('goes from an original to the card that it was merged into', () => {
    expect(short(threadDown(sourceOf(['px'], ['xa', 'xb']), id('a')))).toEqual(['x1!', 'p2'])
  })
})

describe('a thread', () => {
  const edge = fc.tuple(fc.constantFrom(...'abcdefgh'), fc.constantFrom(...'abcdefgh')).map((ends) => ends.join(''))

  it('is the same seen from both its ends', () => {
    fc.assert(
      fc.property(
        fc.array(edge, { maxLength: 20 }),
        fc.uniqueArray(edge, { selector: (ends) => ends[1] }),
        (links, merges) => {
          const source = sourceOf(links, merges)
          for (const from of 'abcdefgh') {
            for (const { card, distance } of threadUp(source, id(from))) {
              const back = threadDown(source, card).find((step) => step.card === id(from))
              expect(back?.distance).toBe(distance)
            }
          }
        },
      ),
    )
  })

  it('looks at each card and each link once, however they hang together', () => {
    // Diamonds in a row: as many ways through as two to the power of their number.
    const names = Array.from({ length: 120 }, (_, i) => String.fromCharCode(0x4e00 + i))
    const links = names
      .slice(0, -3)
      .flatMap((name, i) => (i % 3 === 0 ? [1, 2].map((by) => name + names[i + by]) : [name + names[i - (i % 3) + 3]]))
    const source = sourceOf(links)
    expect(threadUp(source, id(names[0]!)).length).toBeGreaterThan(100)
    expect(source.looked()).toBeLessThanOrEqual(2 * names.length + links.length)
  })
})

describe('hasEvidence', () => {
  it('is true for a card with a thread, and for one that was merged of such', () => {
    const source = sourceOf(['ab'], ['xa', 'yx', 'zc'])
    expect(['a', 'x', 'y', 'z', 'b', 'c'].map((name) => hasEvidence(source, id(name)))).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ])
  })
})
