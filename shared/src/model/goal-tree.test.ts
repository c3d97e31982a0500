import { describe, expect, it } from 'vitest'
import type { Card } from './card.ts'
import type { CardSource } from './card-tree.ts'
import { goalForest, goalProgress } from './goal-tree.ts'
import type { CardId } from './ids.ts'
import type { Link, LinkKind } from './link.ts'

const link = (kind: LinkKind, from: CardId, to: CardId): Link => ({ kind, from, to, by: '', at: 0 })

describe('goalForest', () => {
  it('hangs goals under their problem, parts and signs under their goal, and the rest nowhere', () => {
    const links = [
      link('addresses', 'card_long', 'card_p'),
      link('addresses', 'card_sub', 'card_p'),
      link('part_of', 'card_sub', 'card_long'),
      link('sign_of', 'card_sign', 'card_sub'),
    ]
    const names = ['card_p', 'card_q', 'card_long', 'card_sub', 'card_sign', 'card_free'] as const
    const cards = names.map((id) => ({ id, place: { board: 'board_x' } })) as unknown as Card[]
    const source: CardSource = {
      card: (id) => cards.find((card) => card.id === id),
      cards: () => cards,
      boards: () => [{ id: 'board_x' }],
      linksFrom: (id) => links.filter(({ from }) => from === id),
      linksTo: (id) => links.filter(({ to }) => to === id),
      originalsOf: () => [],
      mergedInto: () => undefined,
    }
    const sign = { card: 'card_sign', isEcho: false, under: [] }
    const sub = { card: 'card_sub', isEcho: false, under: [sign] }
    expect(goalForest(source, ['card_long', 'card_sub', 'card_free', 'card_sign'], ['card_q'])).toEqual({
      trees: [
        { head: 'card_q', nodes: [] },
        { head: 'card_p', nodes: [{ card: 'card_long', isEcho: false, under: [sub] }] },
      ],
      loose: [{ card: 'card_free', isEcho: false, under: [] }],
    })
  })
})

describe('goalProgress', () => {
  const reading = (value: string) => ({ id: value, at: '2026-01-01', value, note: '', by: '', time: 0 })
  const goal = (baseline: string, target: string, ...values: string[]) =>
    goalProgress({ fields: { baseline, target }, readings: values.map(reading) })

  it('goes from the baseline to the target by the newest reading with a number', () => {
    expect(goal('62', '80', '64 %', '66,5 %', 'ofta')).toEqual({ baseline: 62, now: 66.5, target: 80, share: 0.25 })
  })

  it('goes down to a target that is lower, and back below nothing where it got worse', () => {
    expect(goal('40', '20', '30')).toMatchObject({ share: 0.5 })
    expect(goal('40', '20', '45')).toMatchObject({ share: -0.25 })
  })

  it('has no way where there is no number at one of its ends, or both are the same', () => {
    expect(goal('', '80', '66')).toEqual({ baseline: undefined, now: 66, target: 80, share: undefined })
    expect(goal('80', '80', '80').share).toBeUndefined()
    expect(goal('62', '80').share).toBeUndefined()
  })
})
