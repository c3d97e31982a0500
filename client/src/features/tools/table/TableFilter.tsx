import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { Field } from '@samtavla/shared/tools/tool.ts'
import { ListFilter } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { Column } from './columns.ts'
import { isPlain, NO_FILTER, UNSET } from './held-rows.ts'
import type { HeldRows } from './use-held-rows.ts'

interface TableFilterProps {
  readonly rows: HeldRows
  readonly columns: readonly Column[]
}

/** What this person wants to see of a table, and how much of it that is. Nobody else's table changes. */
export function TableFilter({ rows, columns }: TableFilterProps) {
  const { all, shown, filter, sorting, isChanged, setFilter, setSorting, update } = rows
  const w = useWords()
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const isFiltered = !isPlain(filter)
  const fields = columns.flatMap((column) => (column.kind === 'field' && isChoosable(column.field) ? column.field : []))
  return (
    <div className="table-filter">
      <Button
        size="small"
        icon={<ListFilter size={16} />}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setOpen(!isOpen)}
      >
        {w.table.filter}
      </Button>
      {sorting && (
        <Button size="small" onClick={() => setSorting(undefined)}>
          {w.table.ownOrder}
        </Button>
      )}
      <p role="status" className="table-status">
        {isFiltered && w.table.shows(shown.length, all.length)}
        {isFiltered && shown.length === 0 && `. ${w.table.none(all.length)}`}
      </p>
      {isFiltered && (
        <Button size="small" onClick={() => setFilter(NO_FILTER)}>
          {w.table.showAll}
        </Button>
      )}
      {isChanged && (
        <p className="table-status">
          {w.table.changed}{' '}
          <Button size="small" variant="outline" onClick={update}>
            {w.table.update}
          </Button>
        </p>
      )}
      <div id={panel} className="table-filter-fields" hidden={!isOpen}>
        <TextField
          type="search"
          label={w.table.search}
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
        />
        {fields.map((field) => (
          <Choice
            key={field.id}
            field={field}
            ids={all}
            value={filter.values[field.id] ?? ''}
            onChange={(value) => setFilter({ ...filter, values: { ...filter.values, [field.id]: value } })}
          />
        ))}
      </div>
    </div>
  )
}

/** Few enough values to choose between: a field's own, or the roles that are responsible. */
function isChoosable({ id, choices }: Field): boolean {
  return choices !== undefined || id === 'responsible'
}

interface ChoiceProps {
  readonly field: Field
  readonly ids: readonly CardId[]
  readonly value: string
  readonly onChange: (value: string) => void
}

function Choice({ field, ids, value, onChange }: ChoiceProps) {
  const { language } = usePreferences()
  const w = useWords()
  const keys = useMemo(() => [...ids], [ids])
  const written = useStored(keys, (store) =>
    field.choices ? '[]' : JSON.stringify(ids.flatMap((id) => store.card(id)?.fields[field.id] ?? [])),
  )
  const roles = [...new Set(JSON.parse(written) as string[])].sort((a, b) => a.localeCompare(b, language))
  const options =
    field.choices?.map(({ id, label }) => ({ id, name: label[language] })) ?? roles.map((id) => ({ id, name: id }))
  return (
    <label className="select-field">
      {field.label[language]}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{w.table.all}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={UNSET}>{w.table.unset}</option>
      </select>
    </label>
  )
}
