import { describe, expect, it } from 'vitest'
import type { Card } from './card.ts'
import { actionTurn, compareActions } from './follow-up.ts'

const TODAY = '2026-04-21'
const action = (fields: Record<string, string>, number?: number) => ({ fields, number }) as unknown as Card

describe('where an action stands', () => {
  it('is late when its last day is over and it is neither done nor stopped', () => {
    expect(actionTurn(action({ due: '2026-04-20' }), TODAY)).toBe('late')
    expect(actionTurn(action({ due: '2026-04-20', status: 'moved' }), TODAY)).toBe('late')
    expect(actionTurn(action({ due: TODAY, status: 'ongoing' }), TODAY)).toBe('ongoing')
    expect(actionTurn(action({ due: '2026-04-20', status: 'done' }), TODAY)).toBe('done')
    expect(actionTurn(action({ due: '2026-04-20', status: 'stopped' }), TODAY)).toBe('stopped')
  })

  it('is planned where nothing is said, and where a status is none of ours', () => {
    expect(actionTurn(action({}), TODAY)).toBe('planned')
    expect(actionTurn(action({ status: 'constructor' }), TODAY)).toBe('planned')
  })

  it('puts the late ones first, then by day and number', () => {
    const actions = [
      action({ status: 'done', due: '2026-01-01' }, 1),
      action({ due: '2026-05-01' }, 2),
      action({ due: '2026-04-01' }, 4),
      action({ due: '2026-04-01' }, 3),
      action({}, 5),
    ]
    expect(actions.toSorted(compareActions(TODAY)).map(({ number }) => number)).toEqual([3, 4, 2, 5, 1])
  })
})
