import { describe, expect, it } from 'vitest'
import type { Card, CardState } from '../model/card.ts'
import { relatedCards } from './related-cards.ts'

function card(name: string, text: string, parts: Partial<Card> = {}): Card {
  return {
    id: `card_${name}`,
    text,
    place: { board: 'board_one', region: 'hot', order: 'V' },
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
    ...parts,
  }
}

const into = (name: string): { state: CardState } => ({ state: { kind: 'merged', into: `card_${name}` } })
const related = (cards: readonly Card[], ...names: string[]) =>
  relatedCards(cards, new Set(names.map((name) => `card_${name}` as const))).map(({ id }) => id.replace('card_', ''))

describe('the cards that go with erased ones', () => {
  const tree = [
    card('top', 'Lässvårigheter på mellanstadiet'),
    card('middle', 'Läsning', into('top')),
    card('other', 'Stavning', into('top')),
    card('leaf', 'Läsa högt är svårt', into('middle')),
    card('lone', 'Rasten är orolig'),
  ]

  it('[PRIV-A3] are the originals, and theirs', () => {
    expect(related(tree, 'top')).toEqual(['middle', 'other', 'leaf'])
  })

  it('[PRIV-A3] are what a card said before it was adjusted, and what it says now', () => {
    const versions = [
      card('now', 'Lektionen börjar lugnt'),
      card('before', 'Robin stör', { state: { kind: 'replaced', by: 'card_now', at: 1 } }),
    ]
    expect(related(versions, 'now')).toEqual(['before'])
    expect(related(versions, 'before')).toEqual(['now'])
  })

  it('[PRIV-A3] are the cards that it was merged into, without their other originals', () => {
    expect(related(tree, 'leaf')).toEqual(['top', 'middle'])
    expect(related(tree, 'middle')).toEqual(['top', 'leaf'])
  })

  it('[PRIV-A3] are cards with the same text, however it is spaced and wherever they are', () => {
    const deleted = { state: { kind: 'deleted', by: 'Frida', at: 1 } } as const
    const cards = [
      card('chosen', 'Kevin i 5B stör'),
      card('copy', '  kevin i  5B\nstör', { place: { board: 'board_two', region: 'hot', order: 'V' } }),
      card('longer', 'Rasten: Kevin i 5B stör mest', deleted),
      card('short', 'Kevin'),
      card('other', 'Rasten är orolig'),
    ]
    expect(related(cards, 'chosen')).toEqual(['copy', 'longer'])
    expect(related(cards, 'short')).toEqual([])
  })

  it('[PRIV-A3] are cards that have taken its words along in a field, a reading or a reason', () => {
    const reading = { id: 'r', at: '2026-03-01', value: '2', note: 'Kevin i 5B stör mindre', by: '', time: 1 }
    const cards = [
      card('chosen', 'Kevin i 5B stör'),
      card('field', 'Byt plats', { fields: { expected_effect: 'kevin i 5B stör ingen' } }),
      card('reading', 'Lugnare lektioner', { readings: [reading] }),
      card('aside', 'Annat', { status: { kind: 'parked', reason: 'Kevin i 5B stör ändå', to: '', by: '', at: 1 } }),
      card('short', 'Kevin', { fields: { responsible: 'Kevin' } }),
    ]
    expect(related(cards, 'chosen')).toEqual(['field', 'reading', 'aside'])
    expect(related(cards, 'short')).toEqual([])
  })

  it('[PRIV-A3] are none that are chosen, erased or empty', () => {
    const cards = [
      card('chosen', 'Samma text här'),
      card('too', 'Samma text här'),
      card('erased', '', { ...into('chosen'), erased: { role: 'facilitator', at: 1 } }),
      card('empty', ''),
      card('empty2', ''),
    ]
    expect(related(cards, 'chosen', 'too')).toEqual([])
    expect(related(cards, 'empty')).toEqual([])
  })

  it('[PRIV-A3] end where cards were merged in a circle by two people at once', () => {
    expect(related([card('a', 'Ett', into('b')), card('b', 'Två', into('a'))], 'a')).toEqual(['b'])
  })
})
