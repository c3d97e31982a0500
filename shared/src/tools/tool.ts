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

/** Something that a tool's cards hold beside their text: one of a few choices, or a few words. */
export interface Field {
  readonly id: string
  readonly label: Words
  /** Absent for free words. */
  readonly choices?: readonly { readonly id: string; readonly label: Words }[]
}

/**
 * How a board is drawn: `grid` has regions with cards; `list` one list of cards with what is known of each; `matrix` shows another
 * board's cards and how the group sees them; `log` has regions and the room's decisions; `notes` one long text.
 */
export type BoardKind = 'grid' | 'list' | 'matrix' | 'log' | 'notes'

/** What a kind of board is for, as data: every tool fills in this shape, and one view a kind draws it. */
export interface Tool {
  readonly id: string
  readonly name: Words
  readonly kind: BoardKind
  /** When one uses it, in a sentence. */
  readonly purpose: Words
  readonly regions: readonly Region[]
  readonly presets: readonly [Preset, ...Preset[]]
  readonly fields: readonly Field[]
  /** The letter before the numbers by which its cards are called (P4). Without one, they have no numbers. */
  readonly letter?: string
  /** The rules of the method that are shown on its cards where they apply (checks/card-hints), by their codes. */
  readonly rules: readonly string[]
  /** What its cards can become with one click: the tools whose cards rest on them (B.23). */
  readonly makes: readonly string[]
}

/** A tool that process models name and that is not built yet. */
export interface ComingTool {
  readonly id: string
  readonly name: Words
}

export function regionOf(tool: Tool, id: string): Region | undefined {
  return tool.regions.find((region) => region.id === id)
}

export function presetOf(tool: Tool, id: string): Preset {
  return tool.presets.find((preset) => preset.id === id) ?? tool.presets[0]
}

/** The smallest of a tool's presets that has all of the regions, or its first. */
export function presetWith(tool: Tool, regions: readonly string[]): Preset {
  const fitting = tool.presets.filter((preset) => regions.every((id) => preset.regions.includes(id)))
  return fitting.toSorted((a, b) => a.regions.length - b.regions.length)[0] ?? tool.presets[0]
}
