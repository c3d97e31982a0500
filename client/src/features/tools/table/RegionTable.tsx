import { addCards } from '@samtavla/shared/edits/cards.ts'
import type { Words as Translation } from '@samtavla/shared/i18n/sv.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { columnLabel, saysMore, type Tool } from '@samtavla/shared/tools/tool.ts'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { type FocusEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type Language, usePreferences } from '../../../hooks/preferences.ts'
import { useStored } from '../../../hooks/room-context.ts'
import { useGrowingCount } from '../../../hooks/use-growing-count.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { LINK_SOURCES, type RoomStore, regionKey } from '../../../model/room-store.ts'
import { classNames } from '../../../ui/class-names.ts'
import type { AddPlace } from '../../cards/AddField.tsx'
import type { ShownRegion } from '../../cards/board-context.ts'
import { cardOf } from '../../cards/dom.ts'
import { RegionWriting } from '../../cards/RegionWriting.tsx'
import { type Column, columnsOf, isNarrow, ROLES, sortValueOf } from './columns.ts'
import type { Sorting } from './held-rows.ts'
import { TableFilter } from './TableFilter.tsx'
import { MORE, TableRow } from './TableRow.tsx'
import { columnOf, handleTableKey } from './table-keys.ts'
import { useHeldRows } from './use-held-rows.ts'

/** As many rows as fit a screen are in the page when it opens; the others follow in slices: a row is much. */
const FIRST = 15
const SLICE = 20
/** One row is not sorted, and not searched. */
const FEWEST_TO_FILTER = 2

interface RegionTableProps {
  readonly board: Board
  readonly tool: Tool
  readonly region: ShownRegion
  readonly isReadOnly: boolean
  readonly onPasteMany: (text: string, region: string) => void
}

/** The cards of a region as a table: a row a card, a column for each of its fields and threads. */
export function RegionTable({ board, tool, region, isReadOnly, onPasteMany }: RegionTableProps) {
  const w = useWords()
  const columns = useMemo(() => columnsOf(tool, region.id), [tool, region.id])
  const rows = useHeldRows(regionKey(board.id, region.id), tool, columns)
  const shownColumns = useFilledColumns(isReadOnly, tool, columns, rows.all)
  const count = rows.all.length
  const hasFilter = !isReadOnly && (count >= FEWEST_TO_FILTER || rows.shown.length < count)
  return (
    <section className="table-region" data-region={`${board.id}/${region.id}`} aria-label={region.label}>
      <header className="table-head">
        <h2 data-region-heading tabIndex={-1}>
          {region.label}
        </h2>
        <p className="region-prompt" id={`prompt-${board.id}-${region.id}`}>
          {region.prompt}
        </p>
        {hasFilter && <TableFilter rows={rows} columns={columns} />}
      </header>
      {count > 0 && (
        <Table
          ids={rows.shown}
          label={region.label}
          board={board}
          tool={tool}
          columns={shownColumns}
          sorting={rows.sorting}
          onSort={hasFilter ? rows.setSorting : undefined}
          isReadOnly={isReadOnly}
        />
      )}
      {count === 0 && (
        <p className="table-empty">
          {isReadOnly ? w.table.emptyReadOnly : w.table.empty} {region.example && w.board.example(region.example)}
        </p>
      )}
      {!isReadOnly && <Writing board={board} region={region} onPasteMany={onPasteMany} />}
    </section>
  )
}

/** On the wall, a column that holds nothing yet is not shown: there is more room for the others. */
function useFilledColumns(
  isReadOnly: boolean,
  tool: Tool,
  columns: readonly Column[],
  ids: readonly CardId[],
): readonly Column[] {
  const keys = useMemo(() => (isReadOnly ? [...ids, ...LINK_SOURCES] : []), [isReadOnly, ids])
  const isFilled = (store: RoomStore, column: Column) =>
    ids.some((id) => sortValueOf(store, tool, id, column) !== undefined)
  const told = useStored(keys, (store) =>
    (isReadOnly ? columns.filter((column) => column.kind === 'text' || isFilled(store, column)) : columns)
      .map(({ id }) => id)
      .join(' '),
  )
  return useMemo(() => columns.filter(({ id }) => told.split(' ').includes(id)), [columns, told])
}

/** Where one writes the next row, which comes at the end. */
function Writing({ board, region, onPasteMany }: Pick<RegionTableProps, 'board' | 'region' | 'onPasteMany'>) {
  const w = useWords()
  const place: AddPlace = {
    key: `${board.id}/${region.id}`,
    label: w.cards.addTo(region.label),
    add: (pen, text) => addCards(pen, { board: board.id, region: region.id, before: 'end' }, [{ text }]),
  }
  return (
    <div className="table-add">
      <RegionWriting board={board} region={region} place={place} onPasteMany={onPasteMany} />
    </div>
  )
}

interface TableProps {
  readonly ids: readonly CardId[]
  readonly label: string
  readonly board: Board
  readonly tool: Tool
  readonly columns: readonly Column[]
  readonly sorting: Sorting | undefined
  readonly onSort: ((sorting: Sorting | undefined) => void) | undefined
  readonly isReadOnly: boolean
}

function Table({ ids, label, board, tool, columns, sorting, onSort, isReadOnly }: TableProps) {
  const table = useRef<HTMLTableElement>(null)
  const w = useWords()
  const [last, setLast] = useState<{ readonly card: CardId; readonly column: string }>()
  const stop = last && ids.includes(last.card) ? last : { card: ids[0], column: 'text' }
  const count = useGrowingCount(ids.length, FIRST, SLICE)

  useEffect(() => {
    const element = table.current!
    const onKey = (event: KeyboardEvent) => {
      if (!handleTableKey(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [])

  const handleFocus = (event: FocusEvent) => {
    const [card, column] = [cardOf(event.target), columnOf(event.target)]
    if (card && column && (card !== last?.card || column !== last.column)) setLast({ card, column })
  }
  return (
    <div className="table-scroll">
      <table {...ROLES.table} ref={table} className="card-table" onFocus={handleFocus}>
        <caption className="visually-hidden">{label}</caption>
        <thead {...ROLES.group}>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <Heading key={column.id} board={board} column={column} label={label} sorting={sorting} onSort={onSort} />
            ))}
            {!isReadOnly && (
              <th {...ROLES.columnHead} scope="col" className="table-more">
                <span className="visually-hidden">{w.table.more}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody {...ROLES.group}>
          {ids.slice(0, count).map((id) => (
            <TableRow
              key={id}
              id={id}
              tool={tool}
              columns={columns}
              stop={id === stop.card ? stopIn(columns, stop.column) : undefined}
              isReadOnly={isReadOnly}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A column without anything to operate is no stop. */
function stopIn(columns: readonly Column[], column: string): string {
  const isOperated = column === MORE || columns.some(({ id, kind }) => id === column && kind !== 'complete')
  return isOperated ? column : 'text'
}

interface HeadingProps {
  readonly board: Board
  readonly column: Column
  /** What the rows are: the heading of their words. */
  readonly label: string
  readonly sorting: Sorting | undefined
  readonly onSort: ((sorting: Sorting | undefined) => void) | undefined
}

/** A click sorts by the column, one more turns the order round, and a third gives back the group's own. */
function Heading({ board, column, label, sorting, onSort }: HeadingProps) {
  const { language } = usePreferences()
  const w = useWords()
  const isSorted = sorting?.by === column.id
  const field = column.kind === 'field' ? column.field : column.kind === 'link' ? column.link : undefined
  const name = column.kind === 'text' ? label : nameOf(column, board, w, language)
  const asked = field?.askedAs && board.prompts[field.askedAs]
  const question = asked && saysMore(asked, field.label) && asked
  const order = isSorted ? (sorting.isDown ? 'descending' : 'ascending') : 'none'
  const handleSort = () => onSort?.(isSorted && sorting.isDown ? undefined : { by: column.id, isDown: isSorted })
  const Icon = { none: ArrowUpDown, ascending: ArrowUp, descending: ArrowDown }[order]
  return (
    <th
      {...ROLES.columnHead}
      scope="col"
      className={classNames(isNarrow(column) && 'is-narrow')}
      data-heading={column.id}
      aria-sort={onSort && order}
    >
      {onSort ? (
        <button type="button" className="table-sort" title={w.table.sortHint} onClick={handleSort}>
          {name} <Icon size={14} aria-hidden="true" />
        </button>
      ) : (
        name
      )}
      {question && <span className="table-question">{question}</span>}
    </th>
  )
}

function nameOf(
  column: Exclude<Column, { kind: 'text' }>,
  { labels }: Board,
  w: Translation,
  language: Language,
): string {
  if (column.kind === 'field') return columnLabel(labels, column.field, language)
  return column.kind === 'link' ? columnLabel(labels, column.link, language) : w.table[column.kind]
}
