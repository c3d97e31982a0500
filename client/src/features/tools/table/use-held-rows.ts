import type { CardId } from '@samtavla/shared/model/ids.ts'
import { linkedCards } from '@samtavla/shared/tools/linked-cards.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { useCallback, useMemo, useState } from 'react'
import { type Language, usePreferences } from '../../../hooks/preferences.ts'
import { useList, useRoom, useStored } from '../../../hooks/room-context.ts'
import { words } from '../../../hooks/use-words.ts'
import type { ListKey, RoomStore } from '../../../model/room-store.ts'
import { LINK_SOURCES } from '../../../model/room-store.ts'
import { IMPLIED, shownValue } from '../../cards/fields/field-values.ts'
import { type Column, sortValueOf } from './columns.ts'
import { type Held, heldRows, isPlain, matches, NO_FILTER, type RowFilter, type Sorting, sorted } from './held-rows.ts'

interface Choice {
  readonly filter: RowFilter
  readonly sorting: Sorting | undefined
}

export interface HeldRows extends Choice {
  readonly all: readonly CardId[]
  readonly shown: readonly CardId[]
  /** Chosen anew, the rows would be others or stand in another order. */
  readonly isChanged: boolean
  readonly setFilter: (filter: RowFilter) => void
  readonly setSorting: (sorting: Sorting | undefined) => void
  readonly update: () => void
}

/** A table's rows as this person chose to see them. They are chosen when the person says so and held until then, whatever others do. */
export function useHeldRows(list: ListKey, tool: Tool, columns: readonly Column[]): HeldRows {
  const { store } = useRoom()
  const { language } = usePreferences()
  const all = useList(list)
  const [choice, setChoice] = useState<Choice>({ filter: NO_FILTER, sorting: undefined })
  const [held, setHeld] = useState<Held>()
  const shown = useMemo(() => heldRows(all, held), [all, held])

  const chooseRows = useCallback(
    (from: RoomStore, { filter, sorting }: Choice) => {
      const ids = isPlain(filter)
        ? from.list(list)
        : from
            .list(list)
            .filter((id) =>
              matches(filter, rowText(from, id, columns, language), { ...IMPLIED, ...from.card(id)?.fields }),
            )
      const column = columns.find(({ id }) => id === sorting?.by)
      if (!sorting || !column) return ids
      return sorted(ids, (id) => sortValueOf(from, tool, id, column), sorting, language)
    },
    [list, tool, columns, language],
  )
  const choose = (next: Choice) => {
    setChoice(next)
    const isAll = isPlain(next.filter) && !next.sorting
    setHeld(isAll ? undefined : { chosen: chooseRows(store, next), known: new Set(store.list(list)) })
  }

  const keys = useMemo(() => (held ? [...all, ...LINK_SOURCES, list] : [list]), [held, all, list])
  const isChanged = useStored(
    keys,
    (from) => held !== undefined && chooseRows(from, choice).join() !== heldRows(from.list(list), held).join(),
  )
  return {
    ...choice,
    all,
    shown,
    isChanged,
    setFilter: (filter) => choose({ ...choice, filter }),
    setSorting: (sorting) => choose({ ...choice, sorting }),
    update: () => choose(choice),
  }
}

/** All that stands in a row, as one reads it. */
function rowText(store: RoomStore, id: CardId, columns: readonly Column[], language: Language): string {
  const card = store.card(id)
  if (!card) return ''
  const cells = columns.flatMap((column) => {
    if (column.kind === 'field') return shownValue(column.field, card.fields[column.field.id] ?? '', words(), language)
    return column.kind === 'link' ? linkedCards(store, id, column.link).map((other) => store.code(other)) : []
  })
  return [store.code(id), card.text, ...cells].filter(Boolean).join(' ')
}
