import type { CardId } from '@samtavla/shared/model/ids.ts'
import { describe, expect, it } from 'vitest'
import { ownTasks, rolesOf, type Task, taskOf } from './own-tasks.ts'

const TODAY = '2027-03-10'
const NONE: ReadonlySet<CardId> = new Set()
const task = (id: string, due: string, rest: Partial<Task> = {}): Task => ({
  id: id as CardId,
  responsible: 'Speciallärare',
  due,
  isFinished: false,
  ...rest,
})
const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id)

describe('taskOf', () => {
  const card = (fields: Record<string, string>) => ({ id: 'card_a' as CardId, fields })

  it('is nobody’s without a role', () => {
    expect(taskOf(card({ due: '2027-03-01' }), 'action_plan')).toBeUndefined()
  })

  it('is finished as its own tool says so', () => {
    const fields = { responsible: ' Rektor ', status: 'stopped', done: 'nej' }
    expect(taskOf(card(fields), 'action_plan')).toMatchObject({ responsible: 'Rektor', isFinished: true })
    expect(taskOf(card(fields), 'activity_plan')?.isFinished).toBe(false)
    expect(taskOf(card({ ...fields, status: 'moved' }), 'action_plan')?.isFinished).toBe(false)
  })

  it('has no day where what is written is none', () => {
    expect(taskOf(card({ responsible: 'Rektor', due: 'v. 12' }), 'action_plan')?.due).toBe('')
  })
})

describe('ownTasks', () => {
  it('has what is late first, then week by week, then what has no day', () => {
    const tasks = [
      task('card_later', '2027-03-22'),
      task('card_none', ''),
      task('card_sunday', '2027-03-14'),
      task('card_today', TODAY),
      task('card_late', '2027-03-09'),
      task('card_done', '2027-03-01', { isFinished: true }),
      task('card_other', TODAY, { responsible: 'Rektor' }),
    ]
    const { late, weeks, withoutDay, finished } = ownTasks(tasks, 'SPECIALLÄRARE', TODAY, NONE)
    expect(ids(late)).toEqual(['card_late'])
    expect(weeks.map(({ monday, tasks: inWeek }) => [monday, ...ids(inWeek)])).toEqual([
      ['2027-03-08', 'card_today', 'card_sunday'],
      ['2027-03-22', 'card_later'],
    ])
    expect(ids(withoutDay)).toEqual(['card_none'])
    expect(ids(finished)).toEqual(['card_done'])
  })

  it('leaves what was ticked off just now where it stands', () => {
    const done = task('card_done', '2027-03-01', { isFinished: true })
    expect(ids(ownTasks([done], 'Speciallärare', TODAY, new Set([done.id])).late)).toEqual(['card_done'])
  })
})

describe('rolesOf', () => {
  it('counts what is left and what is late, and takes two spellings as one role', () => {
    const tasks = [
      task('card_a', '2027-03-01'),
      task('card_b', '2027-04-01', { responsible: 'speciallärare' }),
      task('card_c', '2027-03-01', { isFinished: true }),
      task('card_d', '', { responsible: 'Biträdande rektor' }),
    ]
    expect(rolesOf(tasks, TODAY, 'sv')).toEqual([
      { role: 'Biträdande rektor', open: 1, late: 0 },
      { role: 'Speciallärare', open: 2, late: 1 },
    ])
  })
})
