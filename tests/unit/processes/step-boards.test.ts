import { MAX_PROMPT, MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { loadProcessModel, processModels } from '@samtavla/shared/processes/index.ts'
import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { boardsForStep, comingIn } from '@samtavla/shared/processes/step-boards.ts'
import { toolName, toolOf } from '@samtavla/shared/tools/index.ts'
import { presetOf, type Tool } from '@samtavla/shared/tools/tool.ts'
import { describe, expect, test } from 'vitest'

async function stepOf(model: string, id: string): Promise<Step> {
  return (await loadProcessModel(model))!.steps.find((step) => step.id === id)!
}

describe('the boards of a step', () => {
  test('have the regions and the questions of the model', async () => {
    const boards = boardsForStep(await stepOf('rog-fyra-traffar', 's1'), { language: 'sv', titles: [] })
    expect(boards.map(({ tool }) => tool)).toEqual(['success_factors', 'swot', 'goals'])
    expect(boards[1]).toEqual({
      tool: 'swot',
      preset: 'styrkor_utmaningar',
      title: 'SWOT-analys',
      step: 's1',
      prompts: { styrkor: expect.any(String), utmaningar: expect.any(String) },
    })
  })

  test('are in the language that is asked for', async () => {
    const step = await stepOf('orebro-lokalt-processtod', 's1')
    const [sv, en] = (['sv', 'en'] as const).map((language) => boardsForStep(step, { language, titles: [] })[0])
    expect([sv?.title, sv?.prompts]).toEqual([
      'Beslut och parkering',
      { forvantan: 'Vad hoppas ni på?', farhaga: 'Vad är ni oroliga för?' },
    ])
    expect([en?.title, en?.prompts]).toEqual([
      'Decisions and parking',
      { forvantan: 'What do you hope for?', farhaga: 'What worries you?' },
    ])
  })

  test('are called after their fields, and then after the step, where the name is taken', async () => {
    const step = await stepOf('gr-tre-halvdagar', 'h2')
    const titled = (titles: string[]) => boardsForStep(step, { language: 'sv', titles })[1]?.title
    expect(titled([])).toBe('Nulägesbeskrivning')
    expect(titled(['Nulägesbeskrivning'])).toBe('Säger och gör')
    expect(titled(['Nulägesbeskrivning', 'Säger och gör'])).toBe('Nulägesbeskrivning – Halvdag 2 – Skolkultur')
  })

  test('are one of notes, named after the step, when its tools come later', async () => {
    const step = await stepOf('kontigo-rsp-paket', 'r1')
    expect(boardsForStep(step, { language: 'en', titles: [] })).toEqual([
      { tool: 'notes', preset: 'text', title: step.title.en, step: 'r1', prompts: {} },
    ])
    expect(comingIn(step)).toEqual([toolName('staircase'), toolName('peer')])
  })
})

/** What a board asks with a question of the plan: its regions, the columns of its table, and why, where that is another picture of it. */
function askedOn(tool: Tool, preset: string): string[] {
  const columns = [...tool.fields, ...(tool.links ?? [])].flatMap(({ askedAs }) => askedAs ?? [])
  return [...presetOf(tool, preset).regions, ...columns, ...(tool.views?.includes('whys') ? ['varfor'] : [])]
}

describe.each(processModels.map(({ id }) => id))('%s', (id) => {
  test('has boards for every step, with questions in fields that they show', async () => {
    for (const step of (await loadProcessModel(id))!.steps) {
      for (const board of boardsForStep(step, { language: 'sv', titles: [] })) {
        const asked = askedOn(toolOf(board.tool)!, board.preset)
        expect(asked).toEqual(expect.arrayContaining(Object.keys(board.prompts)))
        expect(Object.values(board.prompts).filter((text) => text.length > MAX_PROMPT)).toEqual([])
        expect(board.title.length).toBeLessThanOrEqual(MAX_TITLE)
      }
    }
  })

  test('names no tool that is neither there nor coming', async () => {
    for (const step of (await loadProcessModel(id))!.steps) {
      const later = new Set(step.boards.map(({ tool }) => tool).filter((tool) => !toolOf(tool)))
      expect(comingIn(step)).toHaveLength(later.size)
    }
  })
})
