import { readFileSync } from 'node:fs'
import { loadProcessModel, processModels } from '@samtavla/shared/processes/index.ts'
import { type ProcessModel, readProcessModel, type Step } from '@samtavla/shared/processes/process-model.ts'
import { describe, expect, test } from 'vitest'

const stored = processModels.map(({ id }) => id).filter((id) => id !== 'fritt')

/** The file as it is, for a test to break. */
function fileOf(id: string): ProcessModel {
  const file = new URL(`../../../shared/src/processes/models/${id}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as ProcessModel
}

describe.each(stored)('%s', (id) => {
  test('is read as it is in its file', async () => {
    expect(await loadProcessModel(id)).toEqual(fileOf(id))
  })

  test('is summed up by its own words', async () => {
    const { kind, name, provider } = processModels.find((summary) => summary.id === id)!
    const model = fileOf(id)
    expect([model.id, model.kind, model.name]).toEqual([id, kind, name])
    expect(model.provider).toMatchObject(provider)
  })

  test('has every text in both languages', () => {
    const texts = textsIn(fileOf(id))
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter(({ sv, en }) => !isText(sv) || !isText(en))).toEqual([])
  })

  test('has agendas that fill the time of their steps', () => {
    const wrong = fileOf(id).steps.filter(({ agenda, duration }) => agenda.length > 0 && !duration)
    expect([...wrong, ...fileOf(id).steps.filter(isTooLongOrShort)].map((step) => step.id)).toEqual([])
  })
})

test('there are five models, and the one without a plan last', () => {
  expect(processModels.map(({ id }) => id)).toEqual([
    'rog-fyra-traffar',
    'orebro-lokalt-processtod',
    'gr-tre-halvdagar',
    'fou-forbattringsverkstad',
    'kontigo-rsp-paket',
    'fritt',
  ])
})

test('every summary has all its texts in both languages', () => {
  for (const summary of processModels) {
    expect(textsIn(summary)).toHaveLength(4)
    expect(textsIn(summary).filter(({ sv, en }) => !isText(sv) || !isText(en))).toEqual([])
  }
})

test('the model without a plan is a model too, without steps', async () => {
  const model = await loadProcessModel('fritt')
  expect(readProcessModel(model)).toEqual(model)
  expect(model).toMatchObject({ kind: 'linear', steps: [] })
})

test.each(['toString', 'rog', ''])('there is no model %j', async (id) => {
  expect(await loadProcessModel(id)).toBeUndefined()
})

test.each<[string, (model: ProcessModel) => void]>([
  ['steps.2.gap.min', (model) => Object.assign(model.steps[2]!.gap!, { min: -1 })],
  ['steps.2.gap', (model) => Object.assign(model.steps[2]!.gap!, { min: 9 })],
  ['steps.1.agenda.0.minutes', (model) => Object.assign(model.steps[1]!.agenda[0]!, { minutes: '10' })],
  ['steps.1.agenda.0.mode', (model) => Object.assign(model.steps[1]!.agenda[0]!, { mode: 'plenary' })],
  ['steps.1.agenda.0.modes.0', (model) => Object.assign(model.steps[1]!.agenda[0]!, { modes: ['silent+cluster'] })],
  ['steps.0.tasks.1.due.from', (model) => Object.assign(model.steps[0]!.tasks[1]!.due, { from: 'T' })],
  ['steps.0.tasks.1.who.0', (model) => Object.assign(model.steps[0]!.tasks[1]!, { who: ['nobody'] })],
  ['steps.0.tasks.1.id', (model) => Object.assign(model.steps[0]!.tasks[1]!, { id: 't000-1' })],
  ['steps.1.inputs.0.from', (model) => Object.assign(model.steps[1]!.inputs[0]!, { from: 'nobody' })],
  ['steps.3.tracks.0', (model) => Object.assign(model.steps[3]!, { tracks: ['full'] })],
  ['steps.3.id', (model) => Object.assign(model.steps[3]!, { id: 's2' })],
  ['steps.3.order', (model) => Object.assign(model.steps[3]!, { order: 2 })],
  ['followUps.0.step', (model) => Object.assign(model.followUps[0]!, { step: 's9' })],
  ['roles.0.id', (model) => Object.assign(model.roles[0]!, { id: 'a b' })],
  ['aim.en', (model) => Object.assign(model.aim, { en: ' ' })],
  ['aim.src', (model) => Object.assign(model.aim, { src: 'I' })],
  ['seed', (model) => Object.assign(model, { seed: '000.txt' })],
  ['steps', (model) => Object.assign(model, { steps: undefined })],
])('a model that is broken at %s is refused with that path', (path, breakIt) => {
  const model = fileOf('rog-fyra-traffar')
  breakIt(model)
  expect(() => readProcessModel(model)).toThrow(`Not a process model: ${path}: `)
})

test.each([null, 'text', 7])('%j is refused as a whole', (value) => {
  expect(() => readProcessModel(value)).toThrow('Not a process model: the whole: ')
})

interface Texts {
  readonly sv?: unknown
  readonly en?: unknown
}

/** Everything that has a text in at least one language. */
function textsIn(node: unknown): Texts[] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'sv' in node || 'en' in node ? [node as Texts] : []
  return [...own, ...Object.values(node).flatMap(textsIn)]
}

function isText(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== ''
}

function isTooLongOrShort(step: Step): boolean {
  const { duration, agenda } = step
  if (!duration) return false
  const minutes = agenda.reduce((sum, part) => sum + part.minutes, 0)
  return minutes < duration.min || minutes > duration.max
}
