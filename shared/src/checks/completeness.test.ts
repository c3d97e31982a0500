import { describe, expect, it } from 'vitest'
import type { CardId } from '../model/ids.ts'
import { actionPlan } from '../tools/action-plan.ts'
import { activityPlan } from '../tools/activity-plan.ts'
import { completeness } from './completeness.ts'

const [id, cause, goal, sign] = ['card_a', 'card_c', 'card_g', 'card_t'] as CardId[]

const action = (fields: Record<string, string>, region = 'atgard') => ({
  id: id!,
  place: { board: 'board_a', region, order: 'V' } as const,
  fields,
})
const missing = (found: ReturnType<typeof completeness>) => found.missing.map((field) => field.id)

describe('completeness', () => {
  it('counts the fields and the threads that the step asks for', () => {
    const fields = {
      responsible: 'Lärare i svenska',
      due: '2027-05-28',
      resources: 'En timme i veckan',
      status: 'ongoing',
    }
    const links = [
      { kind: 'acts_on', from: id!, to: cause! },
      { kind: 'serves', from: id!, to: goal! },
    ] as const
    const found = completeness(actionPlan, action(fields), links)
    expect(found).toMatchObject({ filled: 4, total: 6 })
    expect(missing(found)).toEqual(['expected_effect', 'signs'])
  })

  it('takes a thread only in the direction of its column', () => {
    const towards = [{ kind: 'shows', from: sign!, to: id! }] as const
    const away = [{ kind: 'shows', from: id!, to: sign! }] as const
    expect(missing(completeness(actionPlan, action({}), towards))).not.toContain('signs')
    expect(missing(completeness(actionPlan, action({}), away))).toContain('signs')
  })

  it('asks a card only for what its region has', () => {
    expect(missing(completeness(activityPlan, action({}, 'spridning'), []))).toEqual(['due', 'to'])
    expect(completeness(activityPlan, action({}, 'okänd'), []).total).toBe(0)
  })
})
