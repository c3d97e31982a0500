import { describe, expect, it } from 'vitest'
import { fieldKey } from '../model/card.ts'
import { fieldRule } from '../model/shape.ts'
import { comingTools } from './coming.ts'
import { toolName, toolOf, tools } from './index.ts'
import { swot } from './swot.ts'
import { presetOf, presetWith, type Tool, type Words } from './tool.ts'

const isName = (id: string) => fieldRule('board', 'tool', false)?.(id) === true

function choicesOf({ fields }: Tool) {
  return fields.flatMap(({ choices = [] }) => choices)
}

function wordsOf(tool: Tool): Words[] {
  const { name, purpose, regions, presets, fields } = tool
  return [
    ...[name, purpose, ...presets.map((preset) => preset.name)],
    ...regions.flatMap(({ label, prompt, example }) => [label, prompt, example]),
    ...[...fields, ...choicesOf(tool)].map(({ label }) => label),
  ]
}

describe.each(tools.map((tool) => [tool.id, tool] as const))('the tool %s', (_, tool) => {
  it('has ids that a room can store, each once among its own', () => {
    const lists = [tool.regions, tool.presets, tool.fields, ...tool.fields.map(({ choices = [] }) => choices)]
    for (const list of lists) {
      const ids = list.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => !isName(id) || !fieldRule('card', fieldKey(id), false))).toEqual([])
    }
    expect(isName(tool.id)).toBe(true)
  })

  it('has words for everything in both languages', () => {
    for (const words of wordsOf(tool)) expect([words.sv.trim(), words.en.trim()]).not.toContain('')
  })

  it('has presets of its own regions, and each region in one of them', () => {
    const ids = tool.regions.map(({ id }) => id)
    const used = tool.presets.flatMap(({ regions }) => regions)
    expect(used.filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter((id) => !used.includes(id))).toEqual([])
    for (const { regions } of tool.presets) expect(new Set(regions).size).toBe(regions.length)
  })

  it('makes only what there is a tool for', () => {
    expect(tool.makes.filter((id) => !toolOf(id))).toEqual([])
  })

  it('has a letter for its numbers, or none', () => {
    expect(tool.letter ?? 'P').toMatch(/^[A-Z]$/)
  })
})

describe('the tools', () => {
  it('have each an id of its own, those that come too', () => {
    const ids = [...tools, ...comingTools].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !isName(id))).toEqual([])
  })

  it('are found by their id, and their names also before they are there', () => {
    expect(toolOf('swot')).toBe(swot)
    expect(toolOf('toc')).toBeUndefined()
    expect(toolName('problems')).toEqual({ sv: 'Problemlista', en: 'Problem list' })
    expect(toolName('toc')?.sv).toBe('Förändringsteori')
    expect(toolName('constructor')).toBeUndefined()
  })

  it('share no letter between them', () => {
    const letters = tools.flatMap(({ letter }) => letter ?? [])
    expect(new Set(letters).size).toBe(letters.length)
  })
})

describe('presetWith', () => {
  it('is the smallest that has all of the regions', () => {
    expect(presetWith(swot, ['styrkor', 'utmaningar']).id).toBe('styrkor_utmaningar')
    expect(presetWith(swot, ['mojligheter', 'utmaningar']).id).toBe('utmaningar_mojligheter')
    expect(presetWith(swot, ['styrkor', 'hot']).id).toBe('fyra_falt')
    expect(presetWith(swot, ['utmaningar']).id).toBe('styrkor_utmaningar')
  })

  it('is the first where none has them all', () => {
    expect(presetWith(swot, ['hot', 'utmaningar'])).toBe(swot.presets[0])
    expect(presetWith(swot, ['risker'])).toBe(presetOf(swot, 'x'))
  })
})
