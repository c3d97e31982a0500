import { describe, expect, it } from 'vitest'
import type { BoardId, CardId, RoundId } from '../model/ids.ts'
import { byDots, closedRounds, isSplit, medianOf, openRoundAbout, rangeOf } from './results.ts'
import type { Round } from './round.ts'

const P1: CardId = 'card_P1'
const P2: CardId = 'card_P2'
const P3: CardId = 'card_P3'
const P4: CardId = 'card_P4'
const list: BoardId = 'board_List'

const round = (id: RoundId, openedAt: number, more: Partial<Round> = {}): Round => ({
  id,
  kind: 'dots',
  board: list,
  cards: [P1, P2],
  budget: 3,
  cap: 2,
  voters: ['member'],
  openedBy: 'Frida Ledare',
  openedAt,
  voted: 0,
  of: 8,
  ...more,
})

const first = round('round_a', 1, { closed: { at: 2, dots: {} } })
const second = round('round_b', 3, { closed: { at: 4, dots: {} } })
const open = round('round_c', 5)
const rounds = [
  first,
  open,
  second,
  round('round_d', 6, { kind: 'matrix' }),
  round('round_e', 7, { board: 'board_Other' }),
]

describe('rounds about a board', () => {
  it('are those of one kind that are closed, the newest first', () => {
    expect(closedRounds(rounds, list, 'dots').map(({ id }) => id)).toEqual(['round_b', 'round_a'])
    expect(closedRounds(rounds, list, 'matrix')).toEqual([])
  })

  it('have one that goes on, the newest', () => {
    expect(openRoundAbout(rounds, list, 'dots')?.id).toBe('round_c')
    expect(openRoundAbout([first, second], list, 'dots')).toBeUndefined()
  })
})

describe('the order by dots', () => {
  it('keeps the list’s order between those with as many, and puts those that were not in the round last', () => {
    const dots = { [P1]: { dots: 2, people: 1 }, [P2]: { dots: 5, people: 4 }, [P4]: { dots: 2, people: 2 } }
    expect(byDots([P3, P1, P2, P4], dots)).toEqual([P2, P1, P4, P3])
  })

  it('puts a problem that got nothing before one that was not in the round', () => {
    expect(byDots([P1, P2], { [P2]: { dots: 0, people: 0 } })).toEqual([P2, P1])
  })
})

describe('the range of answers', () => {
  it('goes from the lowest to the highest that anybody gave', () => {
    expect(rangeOf([0, 1, 0, 0, 4])).toEqual([2, 5])
    expect(rangeOf([0, 0, 3, 0, 0])).toEqual([3, 3])
  })

  it('is nothing when nobody answered', () => {
    expect(rangeOf([0, 0, 0, 0, 0])).toBeUndefined()
  })
})

describe('the median of ratings', () => {
  it.each([
    [[0, 0, 0, 0], undefined],
    [[0, 0, 1, 0], 3],
    [[2, 5, 1, 0], 2],
    [[1, 0, 0, 1], 2.5],
    [[0, 2, 2, 0], 2.5],
    [[0, 1, 1, 1], 3],
    [[3, 0, 0, 2], 1],
  ])('of %j is %j', (counts, median) => {
    expect(medianOf(counts)).toBe(median)
  })
})

describe('[SF-I1] a group', () => {
  it.each([
    [[0, 0, 0, 0], false],
    [[4, 0, 0, 0], false],
    [[0, 4, 4, 0], false],
    [[1, 7, 0, 0], false],
    [[1, 0, 7, 0], true],
    [[0, 1, 6, 1], true],
    [[1, 0, 0, 1], true],
  ])('that answers %j is split: %j', (ratings, expected) => {
    expect(isSplit({ ratings })).toBe(expected)
  })
})
