import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { RoomId } from '@samtavla/shared/model/ids.ts'
import { readPlan } from '@samtavla/shared/model/plan.ts'
import { loadProcessModel, processModels } from '@samtavla/shared/processes/index.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import { suggestDates } from '@samtavla/shared/processes/schedule.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { request } from '../support/people.ts'
import { runCli } from '../support/server-process.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const START = '2026-09-01'
const NEW_ROOM = { title: 'Läsning i årskurs 4–6', name: 'Frida Ledare' }
const withPlans = processModels.map(({ id }) => id).filter((id) => id !== 'fritt')

const create = (body: object) => request(server, undefined, 'POST', '/rooms', { ...NEW_ROOM, ...body })

async function createdWith(body: object) {
  const response = await create(body)
  expect(response.status).toBe(200)
  return contentOf(((await response.json()) as { room: RoomId }).room)
}

/** As it is on the disk. */
async function contentOf(room: RoomId) {
  const { snapshot, updates } = await server.store.docs.load(`${room}/content`)
  const doc = new Y.Doc()
  for (const update of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(doc, update)
  const content = openContent(doc)
  return { plan: readPlan(content), boards: boardsOf(content) }
}

async function modelOf(id: string): Promise<ProcessModel> {
  return (await loadProcessModel(id))!
}

describe.each(withPlans)('a room from %s', (id) => {
  test('has a plan with every step that has a day, from the first meeting on', async () => {
    const { plan } = await createdWith({ plan: { model: id, start: START } })
    const model = await modelOf(id)
    expect(plan).toMatchObject({ model: { id, version: model.version }, start: START, done: {} })
    const suggested = Object.fromEntries(suggestDates(model, START))
    expect(plan?.dates).toEqual(suggested)
    expect(Object.values(suggested)[0]).toBe(START)
    const isUndated = ({ id, format, repeat }: ProcessModel['steps'][number]) =>
      !(id in suggested) && format !== 'preparation' && !repeat
    expect(model.steps.filter(isUndated)).toEqual([])
  })

  test('has the boards of its first step with the questions of the model, and one for decisions last', async () => {
    for (const language of ['sv', 'en'] as const) {
      const { boards } = await createdWith({ language, plan: { model: id, start: START } })
      const step = (await modelOf(id)).steps[0]!
      const [log, ...others] = [...boards].reverse()
      expect(log).toMatchObject({ tool: 'decisions', preset: 'logg', step: undefined })
      expect(others.length).toBeGreaterThan(0)
      expect(new Set(boards.map(({ title }) => title)).size).toBe(boards.length)
      for (const board of others) {
        const asked = step.boards.find(({ tool }) => tool === board.tool)?.prompts ?? []
        expect(board.step).toBe(step.id)
        expect(board.prompts).toEqual(Object.fromEntries(asked.map(({ region, text }) => [region, text[language]])))
      }
    }
  })
})

test('a step begins with the tool that it asks for', async () => {
  const { boards } = await createdWith({ plan: { model: 'fou-forbattringsverkstad', start: START } })
  expect(boards.map(({ tool, title }) => [tool, title])).toEqual([
    ['pm', 'PM / uppdragsbeskrivning'],
    ['decisions', 'Beslut och parkering'],
  ])
})

test('a free room has one SWOT and no plan', async () => {
  for (const body of [{}, { plan: { model: 'fritt', start: START } }]) {
    const { plan, boards } = await createdWith(body)
    expect(plan).toBeUndefined()
    expect(boards.map(({ tool, step }) => [tool, step])).toEqual([['swot', undefined]])
  }
})

test.each([
  ['a model that there is not', { model: 'nagot-annat', start: START }],
  ['no model', { start: START }],
  ['no day', { model: withPlans[0] }],
  ['a day that is no date', { model: withPlans[0], start: 'i morgon' }],
  ['a day that the calendar lacks', { model: withPlans[0], start: '2026-02-29' }],
  ['a day with a time', { model: withPlans[0], start: '2026-09-01T08:00' }],
  ['a day before 2020', { model: withPlans[0], start: '2019-12-31' }],
  ['a day after 2100', { model: withPlans[0], start: '2101-01-01' }],
])('%s is refused, and no room is made', async (_, plan) => {
  const rooms = (await server.store.rooms.list()).length
  const response = await create({ plan })
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'bad-request' }])
  expect(await server.store.rooms.list()).toHaveLength(rooms)
})

describe('the command line', () => {
  const run = (...args: string[]) =>
    runCli(['create', '--title', 'Från kommandoraden', ...args, '--json'], {
      DATA_DIR: server.dataDir,
      PUBLIC_URL: server.url,
    })

  test('makes such a room', async () => {
    const { code, stdout } = await run('--model', 'gr-tre-halvdagar', '--start', START, '--lang', 'en')
    expect(code).toBe(0)
    const { plan, boards } = await contentOf((JSON.parse(stdout) as { room: RoomId }).room)
    expect(plan).toMatchObject({ model: { id: 'gr-tre-halvdagar' }, start: START })
    expect(boards[0]).toMatchObject({ tool: 'swot', prompts: { utmaningar: 'What makes it hard to keep the pupils?' } })
  })

  test.each([
    ['without a day', ['--model', 'gr-tre-halvdagar']],
    ['with a day that the calendar lacks', ['--model', 'gr-tre-halvdagar', '--start', '2026-13-01']],
  ])('says what is missing %s', async (_, args) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(1)
    expect(stderr).toContain('--start is the day of the first meeting')
  })
})
