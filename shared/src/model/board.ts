import * as Y from 'yjs'
import { compareKeys, readKey } from '../lib/order.ts'
import { type BoardId, isId } from './ids.ts'

export const MAX_TITLE = 120
export const MAX_LABEL = 60

/** One use of one tool in a room. An immutable reading of its record. */
export interface Board {
  readonly id: BoardId
  readonly tool: string
  /** Which of the tool's sets of regions it shows. */
  readonly preset: string
  readonly title: string
  /** The group's own names of regions, where they changed the tool's. */
  readonly labels: Readonly<Record<string, string>>
  readonly order: string
  readonly deleted: boolean
}

const LABEL = 'label:'

/** The key under which a board keeps the group's own name of a region. */
export function labelKey(region: string): string {
  return LABEL + region
}

/** Reads a record that anybody may have written: `undefined` when it is not a board of ours. */
export function readBoard(id: string, record: unknown): Board | undefined {
  if (!isId('board', id) || !(record instanceof Y.Map)) return undefined
  const [tool, preset, title, order] = ['tool', 'preset', 'title', 'order'].map((key) => record.get(key))
  if (typeof tool !== 'string' || typeof preset !== 'string' || typeof order !== 'string') return undefined
  // No inherited names: a region may be called `constructor`.
  const labels: Record<string, string> = Object.create(null)
  for (const [key, value] of record.entries()) {
    if (key.startsWith(LABEL) && typeof value === 'string' && value) labels[key.slice(LABEL.length)] = value
  }
  return {
    id,
    tool,
    preset,
    title: typeof title === 'string' ? title : '',
    labels,
    order: readKey(order),
    deleted: record.get('deleted') === true,
  }
}

export function compareBoards(a: Board, b: Board): number {
  return compareKeys(a.order, b.order) || compareKeys(a.id, b.id)
}
