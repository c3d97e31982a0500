import { describe, expect, it } from 'vitest'
import type { CardId } from '../model/ids.ts'
import type { Link, LinkKind } from '../model/link.ts'
import type { ThreadSource } from '../model/thread.ts'
import { hangingOn, type Stage, stageOf, storyDown, storyUp, threadPicture } from './thread-stages.ts'

const id = (name: string): CardId => `card_${name}`
const STAGE: Record<string, Stage> = {
  n: 'state',
  p: 'problem',
  c: 'cause',
  g: 'goal',
  a: 'action',
  t: 'sign',
  v: 'activity',
}
const stageOfCard = (card: CardId) => STAGE[card.slice('card_'.length, 'card_'.length + 1)] ?? 'other'

function source(...drawn: [kind: LinkKind, from: string, to: string][]): ThreadSource {
  const links: Link[] = drawn.map(([kind, from, to]) => ({ kind, from: id(from), to: id(to), by: '', at: 0 }))
  return {
    linksFrom: (card) => links.filter(({ from }) => from === card),
    linksTo: (card) => links.filter(({ to }) => to === card),
    originalsOf: () => [],
    mergedInto: () => undefined,
  }
}

const SCHOOL = source(
  ['based_on', 'p1', 'n1'],
  ['based_on', 'p1', 'n2'],
  ['caused_by', 'c1', 'p1'],
  ['because_of', 'c2', 'c1'],
  ['addresses', 'g1', 'p1'],
  ['acts_on', 'a1', 'c2'],
  ['serves', 'a1', 'g1'],
  ['shows', 't1', 'a1'],
  ['sign_of', 't1', 'g1'],
  ['breaks_down', 'v1', 'a1'],
)
const told = (groups: readonly { stage: Stage; cards: readonly CardId[] }[]) =>
  groups.map(({ stage, cards }) => [stage, cards.map((card) => card.slice(5)).join(' ')])

describe('the thread, stage by stage', () => {
  it('is told upwards from the last stage to the first', () => {
    expect(told(storyUp(SCHOOL, id('t1'), stageOfCard))).toEqual([
      ['action', 'a1'],
      ['goal', 'g1'],
      ['cause', 'c2 c1'],
      ['problem', 'p1'],
      ['state', 'n1 n2'],
    ])
  })

  it('is told downwards from the first stage to the last', () => {
    expect(told(storyDown(SCHOOL, id('n1'), stageOfCard))).toEqual([
      ['problem', 'p1'],
      ['cause', 'c1 c2'],
      ['goal', 'g1'],
      ['action', 'a1'],
      ['sign', 't1'],
      ['activity', 'v1'],
    ])
  })

  it('is drawn with every card once and a line for every thread among them', () => {
    const { columns, lines } = threadPicture(SCHOOL, id('c2'), stageOfCard)
    expect(told(columns)).toEqual([
      ['state', 'n2 n1'],
      ['problem', 'p1'],
      ['cause', 'c1 c2'],
      ['action', 'a1'],
      ['sign', 't1'],
      ['activity', 'v1'],
    ])
    expect(lines).toHaveLength(7)
    expect(lines).toContainEqual({ from: id('c1'), to: id('c2') })
  })

  it('goes round no loop', () => {
    const loop = source(['follows_up', 'f', 'a'], ['based_on', 'a', 'f'])
    expect(told(storyUp(loop, id('a'), stageOfCard))).toEqual([['other', 'f']])
    expect(threadPicture(loop, id('a'), stageOfCard).lines).toHaveLength(2)
  })
})

describe('what hangs on cards', () => {
  it('is what grew right out of them and stays', () => {
    expect(hangingOn(SCHOOL, [id('p1')])).toEqual([id('c1'), id('g1')])
    expect(hangingOn(SCHOOL, [id('p1'), id('c1')])).toEqual([id('g1'), id('c2')])
    expect(hangingOn(SCHOOL, [id('v1')])).toEqual([])
  })
})

describe('the stage of a card', () => {
  it('follows from its tool, and a sign is none of the goals', () => {
    expect(stageOf({ tool: 'stats', region: 'matt' })).toBe('evidence')
    expect(stageOf({ tool: 'goals', region: 'delmal' })).toBe('goal')
    expect(stageOf({ tool: 'goals', region: 'tecken' })).toBe('sign')
    expect(stageOf({ tool: 'constructor', region: 'x' })).toBe('other')
  })
})
