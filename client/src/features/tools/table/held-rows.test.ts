import type { CardId } from '@samtavla/shared/model/ids.ts'
import { describe, expect, it } from 'vitest'
import { heldRows, isPlain, matches, NO_FILTER, type SortValue, sorted, UNSET } from './held-rows.ts'

const [a, b, c, d] = ['card_a', 'card_b', 'card_c', 'card_d'] as [CardId, CardId, CardId, CardId]

describe('heldRows', () => {
  it('is the group’s own order where nothing is chosen', () => {
    expect(heldRows([b, a], undefined)).toEqual([b, a])
  })

  it('keeps the chosen rows in their order, drops what is gone, and puts what is new at the end', () => {
    const held = { chosen: [c, a, b], known: new Set([a, b, c]) }
    expect(heldRows([a, d, c], held)).toEqual([c, a, d])
  })

  it('shows no row that was there and was not chosen', () => {
    expect(heldRows([a, b], { chosen: [a], known: new Set([a, b]) })).toEqual([a])
  })
})

describe('sorted', () => {
  const by = (values: Record<CardId, SortValue>, isDown = false) =>
    sorted([a, b, c, d], (id) => values[id], { isDown }, 'sv')

  it('sorts numbers as numbers and words as Swedish ones', () => {
    expect(by({ [a]: 10, [b]: 9, [c]: 100, [d]: -1 })).toEqual([d, b, a, c])
    expect(by({ [a]: 'Öppet', [b]: 'Ängen', [c]: 'Zoo', [d]: 'Åk 3' })).toEqual([c, d, b, a])
  })

  it('puts what is empty last in both directions', () => {
    const values = { [a]: undefined, [b]: 'x', [c]: undefined, [d]: 'a' }
    expect(by(values)).toEqual([d, b, a, c])
    expect(by(values, true)).toEqual([b, d, a, c])
  })

  it('leaves equal rows as they stood', () => {
    expect(by({ [a]: 1, [b]: 0, [c]: 1, [d]: 0 }, true)).toEqual([a, c, b, d])
  })
})

describe('matches', () => {
  const row = 'A2 Ta fram en gemensam läsprogression Speciallärare'
  const fields = { responsible: 'Speciallärare', status: 'ongoing' }

  it('asks for every word, in any order and any case', () => {
    expect(matches({ ...NO_FILTER, text: 'LÄSPROGRESSION a2' }, row, fields)).toBe(true)
    expect(matches({ ...NO_FILTER, text: 'läsprogression A3' }, row, fields)).toBe(false)
  })

  it('asks for what a field holds, or for nothing in it', () => {
    expect(matches({ text: '', values: { status: 'ongoing', responsible: '' } }, row, fields)).toBe(true)
    expect(matches({ text: '', values: { status: 'done' } }, row, fields)).toBe(false)
    expect(matches({ text: '', values: { due: UNSET } }, row, fields)).toBe(true)
    expect(matches({ text: '', values: { status: UNSET } }, row, fields)).toBe(false)
  })

  it('is no filter without words and values', () => {
    expect(isPlain({ text: '  ', values: { status: '' } })).toBe(true)
    expect(isPlain({ text: '', values: { status: 'done' } })).toBe(false)
  })
})
