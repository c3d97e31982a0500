import { completeness } from '@samtavla/shared/checks/completeness.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { numberIn } from '@samtavla/shared/model/reading.ts'
import { linkedCards, standingLinks } from '@samtavla/shared/tools/linked-cards.ts'
import { columnsIn, type Field, type LinkField, type Tool } from '@samtavla/shared/tools/tool.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { IMPLIED } from '../../cards/fields/field-values.ts'
import type { SortValue } from './held-rows.ts'

const NARROW_TYPES: ReadonlySet<Field['type']> = new Set(['day', 'year', 'number'])

export type Column =
  | { readonly kind: 'text'; readonly id: string }
  | { readonly kind: 'complete' | 'figure' | 'readings'; readonly id: string }
  | { readonly kind: 'field'; readonly id: string; readonly field: Field }
  | { readonly kind: 'link'; readonly id: string; readonly link: LinkField }

/** What a table of a region's cards has beside the way to their menu. */
export function columnsOf(tool: Tool, region: string): readonly Column[] {
  const columns = columnsIn(tool, region)
  const asksFor = columns.some(({ need }) => need === 'gate')
  const plain = (kind: 'complete' | 'figure' | 'readings', isThere: boolean): Column[] =>
    isThere ? [{ kind, id: kind }] : []
  return [
    { kind: 'text', id: 'text' },
    ...plain('complete', asksFor),
    ...plain('figure', tool.figures?.includes(region) ?? false),
    ...columns.map(
      (column): Column =>
        'direction' in column
          ? { kind: 'link', id: `link:${column.id}`, link: column }
          : { kind: 'field', id: `field:${column.id}`, field: column },
    ),
    ...plain('readings', tool.readings?.includes(region) ?? false),
  ]
}

/** Roles that elements of a table have by themselves, for browsers that forget them where rows are not laid out as a table. */
export const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  rowHead: { role: 'rowheader' },
  columnHead: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

/** Whether a column holds a few letters, such as a day, a choice or other cards' names: it gets no more room than that. */
export function isNarrow(column: Column): boolean {
  if (column.kind !== 'field') return column.kind !== 'text'
  return column.field.choices !== undefined || NARROW_TYPES.has(column.field.type)
}

/** What a row is sorted by in a column; nothing where there is nothing in it. */
export function sortValueOf(store: RoomStore, tool: Tool, id: CardId, column: Column): SortValue {
  const card = store.card(id)
  if (!card) return undefined
  switch (column.kind) {
    case 'text':
      return card.number ?? card.text
    case 'complete':
      return completeness(tool, card, standingLinks(store, id)).filled
    case 'figure':
      return card.figure && 'value' in card.figure ? card.figure.value : undefined
    case 'readings':
      return newestOf(card)
    case 'link':
      return firstLinked(store, id, column.link)
    case 'field':
      return fieldValueOf(column.field, card.fields[column.field.id] ?? IMPLIED[column.field.id])
  }
}

function firstLinked(store: RoomStore, id: CardId, link: LinkField): SortValue {
  const [first] = linkedCards(store, id, link)
  return first && (store.code(first) ?? store.card(first)?.text)
}

function newestOf({ readings }: Card): SortValue {
  const newest = readings.at(-1)
  return newest && (numberIn(newest.value) ?? newest.value)
}

function fieldValueOf({ choices, type }: Field, value: string | undefined): SortValue {
  if (!value) return undefined
  if (choices) return choices.findIndex(({ id }) => id === value)
  return type === 'number' ? (numberIn(value) ?? value) : value
}
