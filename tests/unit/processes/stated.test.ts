import { readFileSync } from 'node:fs'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import type { ProcessModel, Step } from '@samtavla/shared/processes/process-model.ts'
import { describe, expect, test } from 'vitest'
import { factRow } from './fact-row.ts'
import { type Fact, statedFacts } from './stated-facts.ts'
import { statedMarks } from './stated-marks.ts'

type Fields = Readonly<Record<string, unknown>>

const document = readFileSync(new URL('../../../docs/process-models.md', import.meta.url), 'utf8')
const FIRST_CELL_OF_HEADING = '| The document states'

describe.each(Object.keys(statedFacts))('%s', (id) => {
  test.each(statedFacts[id]!)('holds at $at that “$says”', async (fact) => {
    const model = await modelOf(id)
    expect(isStated(model, fact), `${JSON.stringify(fact.is)} is not stated at ${fact.at}`).toBe(true)
  })

  test('marks as stated all that its source does', async () => {
    const marks = statedMarks[id]!.trim().split('\n')
    expect(marksOf(await modelOf(id))).toEqual(expect.arrayContaining(marks))
  })

  test('has a row in the document for each fact, and no other rows', () => {
    expect(rowsOf(id)).toEqual(statedFacts[id]!.map(factRow))
  })
})

test('a fact is not found where it is not marked as stated, or at another step', async () => {
  const model = await modelOf('rog-fyra-traffar')
  expect(isStated(model, { says: '', at: 's1.agenda', is: 'Utcheckning' })).toBe(false)
  expect(isStated(model, { says: '', at: 's2.agenda', is: 'Styrkor och utmaningar' })).toBe(false)
  expect(isStated(model, { says: '', at: 's2.duration', is: { min: 180, max: 180 } })).toBe(false)
  expect(isStated(model, { says: '', at: 'steps', is: { count: 5, format: 'meeting' } })).toBe(false)
})

async function modelOf(id: string): Promise<ProcessModel> {
  const model = await loadProcessModel(id)
  if (!model) throw new Error(`No model ${id}`)
  return model
}

function isStated(model: ProcessModel, { at, is }: Fact): boolean {
  if (typeof is !== 'string' && 'format' in is) {
    return model.steps.filter(({ format }) => format === is.format).length === is.count
  }
  const found = nodeAt(model, at.split('.'))
  if (typeof is === 'string') return statedTexts(found).some((text) => text.includes(is))
  const { src, srcNote: _, ...values } = found as Fields
  return src === 'S' && JSON.stringify(sorted(values)) === JSON.stringify(sorted(is))
}

/** Steps are found by their id, and what is in a list by its id or its tool. */
function nodeAt(model: ProcessModel, [first, ...rest]: readonly string[]): unknown {
  const start: unknown = model.steps.find(({ id }) => id === first) ?? (model as Fields)[first!]
  return rest.reduce<unknown>((node, key) => {
    if (!Array.isArray(node)) return (node as Fields)[key]
    return node.find((item: Fields) => item.id === key || item.tool === key)
  }, start)
}

/** The Swedish texts in the node that are marked as stated, or are in something that is, and the notes to marks. */
function statedTexts(node: unknown, isInside = false): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => statedTexts(item, isInside))
  if (typeof node !== 'object' || node === null) return []
  const { src, srcNote, sv, place, from, to, ...rest } = node as Fields
  const isHere = isInside || src === 'S'
  const own = isHere ? [sv, place && `${place} ${from} ${to}`].filter((text) => typeof text === 'string') : []
  return [...own, ...statedTexts(srcNote, true), ...statedTexts(Object.values(rest), isHere)]
}

function sorted(values: object): readonly unknown[] {
  return Object.entries(values)
    .map(([key, value]) => [key, typeof value === 'object' ? sorted(value) : value])
    .sort()
}

function marksOf(model: ProcessModel): string[] {
  const { provider, audience, aim, terms, background, cadence, help, tracks, roles, followUps, steps } = model
  return [
    ...textMarks('', { provider: [provider], audience: [audience], aim: [aim], terms, background, cadence, help }),
    ...textMarks('', { tracks: (tracks ?? []).map(({ name }) => name), followUps: followUps.map(({ text }) => text) }),
    ...roles.filter(({ does }) => does.src === 'S').map(({ name }) => `roles: ${name.sv}`),
    ...steps.flatMap(stepMarks),
  ]
}

function stepMarks(step: Step): string[] {
  const { id, title, purpose, duration, gap, date, choice, repeat, inputs, agenda, boards, tasks, gate } = step
  const texts = Object.entries({ inputs, agenda, tasks, gate }).map(
    ([field, items]) => [field, items.map(({ text }) => text)] as const,
  )
  const values = {
    duration: duration && [duration.src, `${duration.min}–${duration.max}`],
    gap: gap && [gap.src, `${gap.min}–${gap.max}`],
    date: date && [date.src, date.day],
    choice: choice && [choice.src, choice.options.map(({ place, from, to }) => `${place} ${from} ${to}`).join('; ')],
    repeat: repeat && [repeat.src, `${repeat.gap?.min}–${repeat.gap?.max}, ${repeat.max}`],
  }
  return [
    ...textMarks(`${id}.`, { title: [title], purpose: [purpose], ...Object.fromEntries(texts) }),
    ...boards.filter(({ src }) => src === 'S').map(({ tool }) => `${id}.boards: ${tool}`),
    ...Object.entries(values).flatMap(([field, value]) => (value?.[0] === 'S' ? [`${id}.${field}: ${value[1]}`] : [])),
  ]
}

type Texts = readonly ProcessModel['aim'][]

function textMarks(prefix: string, fields: Readonly<Record<string, Texts>>): string[] {
  return Object.entries(fields).flatMap(([field, texts]) =>
    texts.filter(({ src }) => src === 'S').map(({ sv }) => `${prefix}${field}: ${sv}`),
  )
}

/** The rows of the table under the heading that ends with the model's id. */
function rowsOf(id: string): string[] {
  const section = document.split(/^## /m).find((part) => part.split('\n', 1)[0]!.endsWith(`\`${id}\``)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.filter((line) => !line.startsWith(FIRST_CELL_OF_HEADING) && !line.startsWith('| ---'))
}
