import type { CardColor } from '../model/card.ts'
import type { LinkKind } from '../model/link.ts'

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
  /** The letters before the numbers of its cards, where they are others than the tool's. */
  readonly letter?: string
}

export interface Preset {
  readonly id: string
  readonly name: Words
  readonly regions: readonly string[]
}

/** `always`: a card is not whole without it. `gate`: asked for before the step is passed (B.0); writing is never stopped by it. */
export type Need = 'always' | 'gate'

/** How a field is filled in. All are kept as text: a day as YYYY-MM-DD, a year as the one in which the school year begins. */
export type FieldType = 'words' | 'number' | 'day' | 'year' | 'address'

/** Something that a tool's cards hold beside their text: one of a few choices, or a few words. */
export interface Field {
  readonly id: string
  readonly label: Words
  /** Absent for free words. */
  readonly choices?: readonly { readonly id: string; readonly label: Words }[]
  /** Absent for words and choices. */
  readonly type?: FieldType
  readonly need?: Need
  /** The regions whose cards have it; absent for all. */
  readonly regions?: readonly string[]
  /** What process models call it, where they ask about it: the board keeps their question under this name. */
  readonly askedAs?: string
}

/** Threads that a tool's cards are meant to have, as a column of its table or a line of its cards: the causes that an action acts on. */
export interface LinkField {
  readonly id: string
  readonly label: Words
  readonly kind: LinkKind
  /** `up`: to what the card grew out of; `down`: from what grew out of it. */
  readonly direction: 'up' | 'down'
  /** What can stand here. Where there are no regions, a card of any. */
  readonly of: readonly { readonly tool: string; readonly regions?: readonly string[] }[]
  readonly need?: Need
  readonly regions?: readonly string[]
  readonly askedAs?: string
}

/**
 * How a board is drawn: `grid` has regions with cards; `list` one list of cards with what is known of each; `matrix` shows another
 * board's cards and how the group sees them; `log` has regions and the room's decisions; `notes` one long text; `fishbone` and `whys`
 * show causes by their threads; `goals` goals with their parts and signs; `chain` columns with arrows; `table` a row for each card;
 * `timeline` cards by their days or years; `mine` what one role has to do; `rating` how far each person thinks that something holds;
 * `followup` questions beside what was planned and read; `page` one page of headings and paragraphs.
 */
export type BoardKind =
  | 'grid'
  | 'list'
  | 'matrix'
  | 'log'
  | 'notes'
  | 'fishbone'
  | 'whys'
  | 'goals'
  | 'chain'
  | 'table'
  | 'timeline'
  | 'mine'
  | 'rating'
  | 'followup'
  | 'page'

/** What a kind of board is for, as data: every tool fills in this shape, and one view a kind draws it. */
export interface Tool {
  readonly id: string
  readonly name: Words
  readonly kind: BoardKind
  /** Other pictures of the same cards that one can choose. */
  readonly views?: readonly BoardKind[]
  /** When one uses it, in a sentence. */
  readonly purpose: Words
  readonly regions: readonly Region[]
  readonly presets: readonly [Preset, ...Preset[]]
  readonly fields: readonly Field[]
  readonly links?: readonly LinkField[]
  /** The order of fields and threads in its tables, by their ids; those that are not named come after, fields before threads. */
  readonly columns?: readonly string[]
  /** What a board of it holds as a whole, beside its cards: who ordered a brief, which way a chain is read. */
  readonly facts?: readonly Field[]
  /** The regions whose cards are read again and again. */
  readonly readings?: readonly string[]
  /** The regions whose cards hold a figure of a group. */
  readonly figures?: readonly string[]
  /** The letters before the numbers by which its cards are called (P4). Without any, they have no numbers. */
  readonly letter?: string
  /** The rules of the method that are shown on its cards where they apply (checks/card-hints), by their codes. */
  readonly rules: readonly string[]
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

/** The fields, and the threads, of a card in a region. */
export function fieldsIn<T extends { readonly regions?: readonly string[] }>(
  fields: readonly T[],
  region: string,
): T[] {
  return fields.filter(({ regions }) => !regions || regions.includes(region))
}

/** The letters before the numbers of the cards in a region; nothing where they have none. */
export function letterIn(tool: Tool, region: string): string | undefined {
  return regionOf(tool, region)?.letter ?? tool.letter
}

/** The year in which a school year begins, as people say that: 2026/27. What is no year stays as it is. */
export function schoolYear(value: string): string {
  return /^\d{4}$/.test(value) ? `${value}/${String((Number(value) + 1) % 100).padStart(2, '0')}` : value
}

/** The fields and threads of a card in a region, in the order in which one reads them. */
export function columnsIn(tool: Tool, region: string): (Field | LinkField)[] {
  const all = [...fieldsIn(tool.fields, region), ...fieldsIn(tool.links ?? [], region)]
  const placeOf = ({ id }: { readonly id: string }) => {
    const at = tool.columns?.indexOf(id) ?? -1
    return at < 0 ? all.length : at
  }
  return all.toSorted((a, b) => placeOf(a) - placeOf(b))
}

const COLUMN = 'column-'

/** The name under which a board keeps what the group calls a column, beside those of its regions. */
export function columnKey({ id }: Pick<Field, 'id'>): string {
  return COLUMN + id
}

/** What a column is called: by the group, or by the tool in one language. */
export function columnLabel(
  labels: Readonly<Record<string, string>>,
  field: Pick<Field, 'id' | 'label'>,
  language: keyof Words,
): string {
  return labels[columnKey(field)] ?? field.label[language]
}

/** Whether a question says more than what it stands under is called: "Klart senast?" under "Klart senast" does not. */
export function saysMore(question: string, label: Words): boolean {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return letters(question) !== letters(label.sv) && letters(question) !== letters(label.en)
}
