import { describe, expect, it } from 'vitest'
import type { Card } from './card.ts'
import type { CardSource, Forest, TreeNode } from './card-tree.ts'
import { causeForest } from './cause-tree.ts'
import type { CardId } from './ids.ts'
import type { LinkKind } from './link.ts'

const id = (name: string): CardId => `card_${name}`
const ids = (names: string): CardId[] => [...names].map(id)

interface Room {
  /** `ab`: `a` explains the problem `b`; and `a` says why of `b`. */
  readonly explains?: readonly string[]
  readonly because?: readonly string[]
  readonly state?: Readonly<Record<string, Card['state']>>
  /** Problems that were called causes. */
  readonly called?: string
}

/** Problems are P and Q and numbered so; causes have small letters. */
function room({ explains = [], because = [], state = {}, called = '' }: Room): CardSource {
  const cards = [...'PQabcdef'].map((name, i) => ({
    id: id(name),
    place: { board: 'board_x', region: 'process', order: name },
    number: i + 1,
    state: state[name],
    status: called.includes(name) ? { kind: 'cause', reason: '', to: '', by: '', at: 0 } : undefined,
  })) as unknown as Card[]
  const linksOf = (kind: LinkKind, pairs: readonly string[]) =>
    pairs.map(([from, to]) => ({ kind, from: id(from!), to: id(to!), by: '', at: 0 }))
  const links = [...linksOf('caused_by', explains), ...linksOf('because_of', because)]
  return {
    card: (card) => cards.find((each) => each.id === card),
    cards: () => cards,
    boards: () => [{ id: 'board_x' }],
    linksFrom: (card) => links.filter(({ from }) => from === card),
    linksTo: (card) => links.filter(({ to }) => to === card),
    originalsOf: (card) =>
      cards.filter(({ state }) => state?.kind === 'merged' && state.into === card).map((each) => each.id),
    mergedInto: (card) => {
      const found = cards.find((each) => each.id === card)?.state
      return found?.kind === 'merged' ? found.into : undefined
    },
  }
}

/** `P(a(b) c*)`: under P stand a, with b under it, and an echo of c. */
function short({ trees, loose }: Forest): string {
  const nodes = (all: readonly TreeNode[]): string =>
    all
      .map(
        ({ card, isEcho, under }) =>
          `${card.slice(5)}${isEcho ? '*' : ''}${under.length > 0 ? `(${nodes(under)})` : ''}`,
      )
      .join(' ')
  return [...trees.map(({ head, nodes: own }) => `${head.slice(5)}(${nodes(own)})`), nodes(loose)]
    .filter(Boolean)
    .join(' ')
}

describe('causeForest', () => {
  it('hangs causes under their problem, and answers to why under what they answer', () => {
    const source = room({ explains: ['aP', 'bP', 'cP'], because: ['ba', 'dc'] })
    expect(short(causeForest(source, ids('abcd'), []))).toBe('P(a(b) c(d))')
  })

  it('begins with the problems that the group goes on with, then takes the others by number', () => {
    const source = room({ explains: ['aP'] })
    expect(short(causeForest(source, ids('ab'), ids('Q')))).toBe('Q() P(a) b')
  })

  it('shows a cause of two problems whole under the first and as an echo under the second', () => {
    const source = room({ explains: ['aP', 'aQ', 'bP'], because: ['ba'] })
    expect(short(causeForest(source, ids('ab'), []))).toBe('P(a(b)) Q(a*)')
  })

  it('shows a problem that was called a cause by its thread, and what explained it as deeper causes', () => {
    const source = room({ explains: ['QP', 'aQ'], called: 'Q' })
    expect(short(causeForest(source, ids('a'), ids('PQ')))).toBe('P(Q(a))')
    expect(short(causeForest(room({ called: 'Q' }), ids('a'), []))).toBe('a Q')
  })

  it('goes by what cards were merged into, on both ends', () => {
    const source = room({
      explains: ['aQ', 'bP'],
      because: ['ca'],
      state: {
        Q: { kind: 'merged', into: id('P') },
        a: { kind: 'merged', into: id('f') },
        b: { kind: 'merged', into: id('f') },
      },
    })
    expect(short(causeForest(source, ids('fc'), ids('Q')))).toBe('P(f(c))')
  })

  it('lets causes of a deleted problem be loose, with what hangs under them', () => {
    const state = { P: { kind: 'deleted', by: '', at: 0 } } as const
    const source = room({ explains: ['aP', 'bP'], because: ['ba'], state })
    expect(short(causeForest(source, ids('ba'), ids('P')))).toBe('a(b)')
  })

  it('loses no card in a loop', () => {
    const state = { c: { kind: 'merged', into: id('a') } } as const
    // a says why of b, which says why of c, which is a.
    const under = room({ explains: ['aP', 'bP'], because: ['ab', 'bc'], state })
    expect(short(causeForest(under, ids('ab'), []))).toBe('P(a(b(a*)))')
    const loose = room({ because: ['ab', 'bc'], state })
    expect(short(causeForest(loose, ids('ab'), []))).toBe('a(b(a*))')
  })
})
