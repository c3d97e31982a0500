import type { CardColor } from '../model/card.ts'

/** A text in both of the product's languages. */
export interface Words {
  readonly sv: string
  readonly en: string
}

export interface Region {
  readonly id: string
  readonly label: Words
  /** The question that the region asks the group. */
  readonly prompt: Words
  /** The colour that cards get when they are written here. It tells where a card came from once it has moved. */
  readonly color: CardColor
  /** One short note that shows what could stand here, for the empty region. */
  readonly example: Words
}

export interface Preset {
  readonly id: string
  readonly name: Words
  readonly regions: readonly string[]
}

/** What a kind of board is for, as data: every tool fills in this shape, and one view a kind draws it. */
export interface Tool {
  readonly id: string
  readonly name: Words
  readonly regions: readonly Region[]
  readonly presets: readonly [Preset, ...Preset[]]
}

export function regionOf(tool: Tool, id: string): Region | undefined {
  return tool.regions.find((region) => region.id === id)
}

export function presetOf(tool: Tool, id: string): Preset {
  return tool.presets.find((preset) => preset.id === id) ?? tool.presets[0]
}
