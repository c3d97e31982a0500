import type { Role } from '@samtavla/shared/access/can.ts'
import { loadProcessModel, processModels } from '@samtavla/shared/processes/index.ts'
import { suggestDates } from '@samtavla/shared/processes/schedule.ts'
import { describe, expect, it } from 'vitest'
import { nextMeeting, numberedSteps, ownTasks, stepGroups } from './plan-now.ts'
import type { PlanView } from './plan-view.ts'

const START = '2026-09-01'

async function viewOf(id: string, { passed = [], done = [], today = START }: Seen = {}): Promise<PlanView> {
  const model = (await loadProcessModel(id))!
  const dates = suggestDates(model, START)
  return {
    model,
    plan: {
      model: { id, version: model.version },
      start: START,
      dates: Object.fromEntries(dates),
      done: Object.fromEntries(done.map((each) => [each, { by: 'Malte Medlem', at: 0 }])),
    },
    dates,
    passed: new Set(passed),
    today,
    onOpenBoard: () => {},
    onShowStep: () => {},
  }
}

interface Seen {
  readonly passed?: readonly string[]
  readonly done?: readonly string[]
  readonly today?: string
}

const idsOf = (view: PlanView, role: Role) => ownTasks(role, view).map(({ task }) => task.id)

describe('ownTasks', () => {
  it('are those of the steps up to the one where the room is', async () => {
    expect(idsOf(await viewOf('orebro-lokalt-processtod'), 'principal')).toEqual(['t002-1'])
    const later = idsOf(await viewOf('orebro-lokalt-processtod', { passed: ['s1'] }), 'principal')
    expect(later[0]).toBe('t002-1')
    expect(later.length).toBeGreaterThan(1)
  })

  it('leave out what is done', async () => {
    expect(idsOf(await viewOf('orebro-lokalt-processtod', { done: ['t002-1'] }), 'principal')).toEqual([])
  })

  it('come in the order in which they are due', async () => {
    const all = (await loadProcessModel('orebro-lokalt-processtod'))!.steps.map(({ id }) => id)
    const due = ownTasks('member', await viewOf('orebro-lokalt-processtod', { passed: all })).map((each) => each.due)
    expect(due.length).toBeGreaterThan(5)
    expect(due).toEqual([...due].sort())
  })

  it('are nothing for who only reads', async () => {
    expect(idsOf(await viewOf('orebro-lokalt-processtod'), 'viewer')).toEqual([])
  })

  it.each(processModels.map(({ id }) => id))('leave nobody’s task in %s without a role in the room', async (id) => {
    const model = (await loadProcessModel(id))!
    const view = await viewOf(id, { passed: model.steps.map((step) => step.id) })
    const found = new Set((['facilitator', 'member', 'principal'] as const).flatMap((role) => idsOf(view, role)))
    expect(found).toEqual(new Set(model.steps.flatMap(({ tasks }) => tasks.map((task) => task.id))))
  })
})

describe('nextMeeting', () => {
  it('is the first from today on that is not passed', async () => {
    const stepOn = async (seen: Seen) => nextMeeting(await viewOf('gr-tre-halvdagar', seen))?.step.id
    expect(await stepOn({})).toBe('h1')
    expect(await stepOn({ passed: ['h1'] })).toBe('h2')
    expect(await stepOn({ today: '2026-09-02' })).toBe('h2')
    expect(await stepOn({ today: '2028-01-01' })).toBeUndefined()
  })
})

describe('numberedSteps', () => {
  it.each([
    ['orebro-lokalt-processtod', 8],
    ['rog-fyra-traffar', 4],
    ['fou-forbattringsverkstad', 7],
    ['kontigo-rsp-paket', 0],
  ])('of %s are %i', async (id, count) => {
    expect(numberedSteps((await viewOf(id)).model)).toHaveLength(count)
  })
})

describe('stepGroups', () => {
  it.each([
    ['rog-fyra-traffar', ['']],
    ['kontigo-rsp-paket', ['preparation', 'webinar', 'peer-meeting', 'coaching']],
    ['fou-forbattringsverkstad', ['full', 'lectures-only full']],
  ])('of %s are by what one chooses', async (id, keys) => {
    const { model } = await viewOf(id)
    expect(stepGroups(model).map(({ key }) => key)).toEqual(keys)
    expect(stepGroups(model).flatMap(({ steps }) => steps)).toHaveLength(model.steps.length)
  })
})
