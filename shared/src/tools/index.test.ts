import { describe, expect, it } from 'vitest'
import { fieldKey } from '../model/card.ts'
import { LINK_KINDS } from '../model/link.ts'
import { fieldRule } from '../model/shape.ts'
import { comingTools } from './coming.ts'
import { conversions } from './conversions.ts'
import { toolName, toolOf, tools } from './index.ts'
import { swot } from './swot.ts'
import { presetOf, presetWith, regionOf, type Tool, type Words } from './tool.ts'

const isName = (id: string) => fieldRule('board', 'tool', false)?.(id) === true

function hasRegions(id: string, regions: readonly string[]): boolean {
  const tool = toolOf(id)
  return tool !== undefined && regions.every((region) => regionOf(tool, region))
}

function choicesOf({ fields, facts = [] }: Tool) {
  return [...fields, ...facts].flatMap(({ choices = [] }) => choices)
}

function wordsOf(tool: Tool): Words[] {
  const { name, purpose, regions, presets, fields, facts = [], links = [] } = tool
  return [
    ...[name, purpose, ...presets.map((preset) => preset.name)],
    ...regions.flatMap(({ label, prompt, example }) => [label, prompt, example]),
    ...[...fields, ...facts, ...links, ...choicesOf(tool)].map(({ label }) => label),
  ]
}

describe.each(tools.map((tool) => [tool.id, tool] as const))('the tool %s', (_, tool) => {
  it('has ids that a room can store, each once among its own', () => {
    const { regions, presets, fields, facts = [], links = [] } = tool
    const choices = [...fields, ...facts].map((field) => field.choices ?? [])
    // A column is a field or a thread.
    const lists = [regions, presets, [...fields, ...links], facts, ...choices]
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

  it('has one or two letters for its numbers, or none', () => {
    const letters = [tool.letter, ...tool.regions.map(({ letter }) => letter)].filter((letter) => letter !== undefined)
    expect(letters.filter((letter) => !/^[A-Z]{1,2}$/.test(letter))).toEqual([])
  })

  it('says of its own regions which have a field, a thread, readings or a figure', () => {
    const { fields, links = [], readings = [], figures = [] } = tool
    const named = [...[...fields, ...links].flatMap(({ regions = [] }) => regions), ...readings, ...figures]
    expect(named.filter((id) => !regionOf(tool, id))).toEqual([])
  })

  it('has threads only to regions that there are, and of kinds that there are', () => {
    for (const { of, kind } of tool.links ?? []) {
      expect(LINK_KINDS).toContain(kind)
      expect(of.filter(({ tool: id, regions = [] }) => !hasRegions(id, regions))).toEqual([])
    }
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
    expect(toolOf('toc')?.id).toBe('toc')
    expect(toolOf('staircase')).toBeUndefined()
    expect(toolName('problems')).toEqual({ sv: 'Problemlista', en: 'Problem list' })
    expect(toolName('staircase')?.sv).toBe('Samhandlingstrappan')
    expect(toolName('constructor')).toBeUndefined()
  })

  it('share no letter between them', () => {
    const ofTools = tools.map(({ letter, regions }) => new Set([letter, ...regions.map((region) => region.letter)]))
    const letters = ofTools.flatMap((each) => [...each].filter((letter) => letter !== undefined))
    expect(new Set(letters).size).toBe(letters.length)
  })
})

describe('the conversions', () => {
  it.each(conversions)('$verb of $from.tool goes from and to what there is', ({ from, to, carries = [], text }) => {
    expect(hasRegions(from.tool, from.regions ?? [])).toBe(true)
    expect(hasRegions(to.tool, [to.region])).toBe(true)
    const fieldsOf = (id: string) => toolOf(id)!.fields.map((field) => field.id)
    // The level of what has no such field is that of its region.
    expect(carries.filter((each) => !fieldsOf(to.tool).includes(each.to))).toEqual([])
    const known = [...fieldsOf(from.tool), 'level']
    expect(carries.filter((each) => !each.from.some((field) => known.includes(field)))).toEqual([])
    if (typeof text === 'object') expect(fieldsOf(from.tool)).toContain(text.field)
  })

  it('are one for each verb, place and new tool', () => {
    const seen = conversions.flatMap(({ verb, from, to }) =>
      (from.regions ?? ['']).map((region) => [verb, from.tool, region, to.tool].join(' ')),
    )
    expect(new Set(seen).size).toBe(seen.length)
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
