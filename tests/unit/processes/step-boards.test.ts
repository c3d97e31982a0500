import { MAX_PROMPT, MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { loadProcessModel, processModels } from '@samtavla/shared/processes/index.ts'
import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { boardsForStep, comingIn } from '@samtavla/shared/processes/step-boards.ts'
import { toolName, toolOf } from '@samtavla/shared/tools/index.ts'
import { presetOf } from '@samtavla/shared/tools/tool.ts'
import { describe, expect, test } from 'vitest'

async function stepOf(model: string, id: string): Promise<Step> {
  return (await loadProcessModel(model))!.steps.find((step) => step.id === id)!
}

describe('the boards of a step', () => {
  test('have the regions and the questions of the model', async () => {
    const [board, ...others] = boardsForStep(await stepOf('rog-fyra-traffar', 's1'), { language: 'sv', titles: [] })
    expect(others).toEqual([])
    expect(board).toEqual({
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
    const titled = (titles: string[]) => boardsForStep(step, { language: 'sv', titles })[0]?.title
    expect(titled([])).toBe('Nulägesbeskrivning')
    expect(titled(['Nulägesbeskrivning'])).toBe('Säger och gör')
    expect(titled(['Nulägesbeskrivning', 'Säger och gör'])).toBe('Nulägesbeskrivning – Halvdag 2 – Skolkultur')
  })

  test('are one of notes, named after the step, when its tools come later', async () => {
    const step = await stepOf('orebro-lokalt-processtod', 's5')
    expect(boardsForStep(step, { language: 'en', titles: [] })).toEqual([
      { tool: 'notes', preset: 'text', title: step.title.en, step: 's5', prompts: {} },
    ])
    expect(comingIn(step)).toEqual([toolName('causes'), toolName('effect_chain')])
  })
})

describe.each(processModels.map(({ id }) => id))('%s', (id) => {
  test('has boards for every step, with questions in fields that they show', async () => {
    for (const step of (await loadProcessModel(id))!.steps) {
      for (const board of boardsForStep(step, { language: 'sv', titles: [] })) {
        const shown = presetOf(toolOf(board.tool)!, board.preset).regions
        expect(shown).toEqual(expect.arrayContaining(Object.keys(board.prompts)))
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
