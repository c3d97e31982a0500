import * as Y from 'yjs'
import { compareKeys, readKey } from '../lib/order.ts'
import { type BoardId, isId } from './ids.ts'

export const MAX_TITLE = 120
export const MAX_LABEL = 60
export const MAX_PROMPT = 300
export const MAX_FACT = 500

/** One use of one tool in a room. An immutable reading of its record. */
export interface Board {
  readonly id: BoardId
  readonly tool: string
  /** Which of the tool's sets of regions it shows. */
  readonly preset: string
  readonly title: string
  /** The group's own names of regions, where they changed the tool's. */
  readonly labels: Readonly<Record<string, string>>
  /** The questions that the room's plan asks in regions, where they are other ones than the tool's. */
  readonly prompts: Readonly<Record<string, string>>
  /** What it holds as a whole, beside its cards, by the ids of the tool's facts. */
  readonly facts: Readonly<Record<string, string>>
  /** The step of the room's plan that it was made for. */
  readonly step: string | undefined
  readonly order: string
  readonly deleted: boolean
}

const LABEL = 'label:'
const PROMPT = 'prompt:'
const FACT = 'fact:'

/** The key under which a board keeps the group's own name of a region. */
export function labelKey(region: string): string {
  return LABEL + region
}

export function promptKey(region: string): string {
  return PROMPT + region
}

export function factKey(fact: string): string {
  return FACT + fact
}

/** Reads a record that anybody may have written: `undefined` when it is not a board of ours. */
export function readBoard(id: string, record: unknown): Board | undefined {
  if (!isId('board', id) || !(record instanceof Y.Map)) return undefined
  const [tool, preset, title, order] = ['tool', 'preset', 'title', 'order'].map((key) => record.get(key))
  if (typeof tool !== 'string' || typeof preset !== 'string' || typeof order !== 'string') return undefined
  const step = record.get('step')
  return {
    id,
    tool,
    preset,
    title: typeof title === 'string' ? title : '',
    labels: textsOf(record, LABEL),
    prompts: textsOf(record, PROMPT),
    facts: textsOf(record, FACT),
    step: typeof step === 'string' ? step : undefined,
    order: readKey(order),
    deleted: record.get('deleted') === true,
  }
}

function textsOf(record: Y.Map<unknown>, prefix: string): Readonly<Record<string, string>> {
  // No inherited names: a region may be called `constructor`.
  const texts: Record<string, string> = Object.create(null)
  for (const [key, value] of record.entries()) {
    if (key.startsWith(prefix) && typeof value === 'string' && value) texts[key.slice(prefix.length)] = value
  }
  return texts
}

export function compareBoards(a: Board, b: Board): number {
  return compareKeys(a.order, b.order) || compareKeys(a.id, b.id)
}
