import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Board, compareBoards, factKey, labelKey, promptKey, readBoard } from './board.ts'

function recordOf(values: Iterable<readonly [string, unknown]>): Y.Map<unknown> {
  const boards = new Y.Doc().getMap<Y.Map<unknown>>('boards')
  boards.set('board_a', new Y.Map(values as Iterable<[string, unknown]>))
  return boards.get('board_a')!
}

const WHOLE = { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge', order: 'V' }

describe('readBoard', () => {
  it('reads a board with everything', () => {
    const texts = { [labelKey('hot')]: 'Risker', [promptKey('hot')]: 'Vad oroar er?', [factKey('owner')]: 'Rektor' }
    const values = { ...texts, step: 's2', deleted: true }
    expect(readBoard('board_a', recordOf(Object.entries({ ...WHOLE, ...values })))).toEqual({
      id: 'board_a',
      ...WHOLE,
      labels: { hot: 'Risker' },
      prompts: { hot: 'Vad oroar er?' },
      facts: { owner: 'Rektor' },
      step: 's2',
      deleted: true,
    })
  })

  it('gives defaults for odd values', () => {
    const odd = {
      title: 7,
      deleted: 'yes',
      order: 'ö',
      step: 2,
      [labelKey('hot')]: '',
      [promptKey('hot')]: null,
      [factKey('owner')]: 7,
    }
    const record = recordOf(Object.entries({ ...WHOLE, ...odd }))
    expect(readBoard('board_a', record)).toEqual({
      id: 'board_a',
      ...WHOLE,
      title: '',
      order: 'z',
      labels: {},
      prompts: {},
      facts: {},
      step: undefined,
      deleted: false,
    })
  })

  it.each(['tool', 'preset', 'order'])('is nothing for a record without %s', (key) => {
    expect(readBoard('board_a', recordOf(Object.entries(WHOLE).filter(([name]) => name !== key)))).toBeUndefined()
  })

  it('is nothing for another kind of id', () => {
    expect(readBoard('card_a', recordOf(Object.entries(WHOLE)))).toBeUndefined()
  })

  it('has no names of regions but those that were given', () => {
    const board = readBoard('board_a', recordOf([...Object.entries(WHOLE), [labelKey('toString'), 'Ord']]))
    expect(board?.labels.constructor).toBeUndefined()
    expect(board?.labels.toString).toBe('Ord')
    expect(board?.prompts.toString).toBeUndefined()
  })

  it('never throws', () => {
    const key = fc.constantFrom(
      'tool',
      'preset',
      'title',
      'order',
      'deleted',
      'label:hot',
      'label:',
      'label:__proto__',
      'prompt:hot',
      'prompt:',
      'step',
      'x',
    )
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, 'swot', 'V', true),
      fc
        .constantFrom(
          () => new Y.Text(),
          () => new Y.Map(),
          () => new Y.Array(),
        )
        .map((make) => make()),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 10 }), (entries) => {
        const board = readBoard('board_a', recordOf(entries))
        if (board)
          expect([typeof board.tool, typeof board.preset, typeof board.title]).toEqual(['string', 'string', 'string'])
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(value, (odd) => {
        expect(readBoard('board_a', odd)).toBeUndefined()
      }),
    )
  })
})

describe('boards in a list', () => {
  it('stand by key, and by id where keys tie', () => {
    const board = (id: string, order: string) => ({ id, order }) as Board
    const sorted = [board('board_b', 'V'), board('board_a', 'V'), board('board_c', 'A')].sort(compareBoards)
    expect(sorted.map(({ id }) => id)).toEqual(['board_c', 'board_a', 'board_b'])
  })
})
