import './figures.css'
import {
  FIGURE_COLUMNS,
  type FigureColumn,
  type FigureTable,
  figureRowsOf,
  readFigureTable,
} from '@samtavla/shared/exchange/figure-rows.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { MAX_CARD_TEXT, MAX_FIELD } from '@samtavla/shared/model/card.ts'
import { type HiddenReason, isOwnFigure, type OwnFigure } from '@samtavla/shared/model/figure.ts'
import { newCardId } from '@samtavla/shared/model/ids.ts'
import { useMemo, useState } from 'react'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { questionOf } from '../privacy-questions.ts'
import { addRows, type ComingRow, planRows } from './figure-writing.ts'
import { useOwnFigures } from './own-figures.ts'
import { useRowNames } from './row-names.ts'

interface FiguresImportDialogProps {
  readonly board: Board
  /** The field of the board whose cards hold figures. */
  readonly region: string
  /** What was pasted; absent when the dialog was opened from the menu. */
  readonly pasted: string | undefined
  readonly onClose: () => void
}

/**
 * From cells of a spreadsheet to rows with figures. What others will see of each is shown before anything is shared (PRIV-E2), and
 * what the columns hold can be corrected.
 */
export function FiguresImportDialog({ board, region, pasted, onClose }: FiguresImportDialogProps) {
  const room = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const own = useOwnFigures()
  const [text, setText] = useState(pasted ?? '')
  const found = useMemo(() => readFigureTable(text), [text])
  const [chosen, setChosen] = useState<FigureTable['columns']>()
  const columns = chosen ?? found.columns
  const read = useMemo(() => comingRows({ ...found, columns }), [found, columns])
  const rows = useMemo(() => read.filter((row) => !isStopped(row)), [read])
  const plan = useMemo(() => planRows(room, own, rows), [room, own, rows])
  const withdrawn = useRowNames(plan.withdrawn)
  const hiddenCount = rows.filter(({ id }) => plan.hidden.has(id)).length

  const handleText = (next: string) => {
    setText(next)
    setChosen(undefined)
  }
  const handleAdd = () => {
    const added = addRows(room, { board: board.id, region }, rows)
    if (!added) return
    announce(w.figures.added(rows.length, rows.filter(({ id }) => added.hidden.has(id)).length))
    onClose()
  }
  return (
    <Dialog
      isOpen
      holdsText={text !== ''}
      size="wide"
      onClose={onClose}
      title={pasted ? w.figures.pasteTitle : w.figures.importTitle}
      closeLabel={w.close}
      actions={
        <Button variant="primary" disabled={rows.length === 0} onClick={handleAdd}>
          {w.figures.add(rows.length)}
        </Button>
      }
    >
      {pasted === undefined && (
        <TextField
          label={w.figures.textLabel}
          hint={w.figures.textHint}
          value={text}
          onChange={handleText}
          rows={5}
          autoFocus
        />
      )}
      <p className="dialog-note" role="status">
        {summaryOf({ rows: rows.length, hidden: hiddenCount, cells: found.rows.length, w })}
        {read.length > rows.length && ` ${w.figures.stopped(read.length - rows.length)}`}
      </p>
      {withdrawn.length > 0 && (
        <Banner key={withdrawn.join()} kind="warning">
          {w.figures.withdraws(withdrawn)}
        </Banner>
      )}
      {found.rows.length > 0 && (
        <Preview
          table={{ ...found, columns }}
          coming={rows}
          hidden={plan.hidden}
          onColumn={(at, column) => setChosen(columns.map((each, i) => changedColumn(each, i, at, column)))}
        />
      )}
    </Dialog>
  )
}

interface SummaryParts {
  readonly rows: number
  readonly hidden: number
  readonly cells: number
  readonly w: ReturnType<typeof useWords>
}

function summaryOf({ rows, hidden, cells, w }: SummaryParts): string {
  if (rows > 0) return w.figures.summary(rows, hidden)
  return cells > 0 ? w.figures.noText : w.figures.nothing
}

/** A thing is in one column only. */
function changedColumn(
  each: FigureColumn | undefined,
  i: number,
  at: number,
  column: FigureColumn | undefined,
): FigureColumn | undefined {
  if (i === at) return column
  return each === column ? undefined : each
}

interface PreviewProps {
  readonly table: FigureTable
  readonly coming: readonly ComingRow[]
  readonly hidden: ReadonlyMap<string, HiddenReason>
  readonly onColumn: (at: number, column: FigureColumn | undefined) => void
}

/** The columns as they were understood, and each row as it will be. */
function Preview({ table, coming, hidden, onColumn }: PreviewProps) {
  const w = useWords()
  const kept = FIGURE_COLUMNS.filter((column) => column === 'text' || table.columns.includes(column))
  const words = kept.filter((column) => column !== 'value' && column !== 'unit' && column !== 'n')
  return (
    <>
      <div className="figure-columns">
        {table.columns.map((column, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by where it stands
          <label key={at} className="select-field">
            <span>{w.figures.columnOf(at + 1)}</span>
            <select
              value={column ?? ''}
              onChange={(event) =>
                onColumn(
                  at,
                  FIGURE_COLUMNS.find((each) => each === event.target.value),
                )
              }
            >
              <option value="">{w.figures.columns.none}</option>
              {FIGURE_COLUMNS.map((each) => (
                <option key={each} value={each}>
                  {w.figures.columns[each]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section className="figure-preview" tabIndex={0} aria-label={w.figures.others}>
        <table>
          <thead>
            <tr>
              {words.map((column) => (
                <th key={column} scope="col">
                  {w.figures.columns[column]}
                </th>
              ))}
              <th scope="col">{w.figures.others}</th>
            </tr>
          </thead>
          <tbody>
            {coming.map((row) => (
              <tr key={row.id}>
                {words.map((column) => (
                  <td key={column}>{column === 'text' ? row.text : row.fields[column]}</td>
                ))}
                <OthersSee figure={row.figure} reason={hidden.get(row.id)} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function OthersSee({ figure, reason }: { figure: OwnFigure | undefined; reason: HiddenReason | undefined }) {
  const w = useWords()
  if (!figure) return <td>{w.figures.noFigure}</td>
  if (reason) return <td className="is-hidden">{w.figures.hidden[reason]}</td>
  return <td>{w.figures.shown(figure.value, figure.unit, figure.n)}</td>
}

function comingRows(table: FigureTable): ComingRow[] {
  return figureRowsOf(table).map(({ text, group, period, source, value, unit, n }) => {
    const figure = { value, unit: unit.toWellFormed(), n }
    const filled = Object.entries({ group, period, source }).filter(([, words]) => words !== '')
    return {
      id: newCardId(),
      text: text.slice(0, MAX_CARD_TEXT).toWellFormed(),
      fields: Object.fromEntries(filled.map(([field, words]) => [field, words.slice(0, MAX_FIELD).toWellFormed()])),
      figure: isOwnFigure(figure) && figure.unit !== '' ? figure : undefined,
    }
  })
}

/** PRIV-E1: what holds a personal number stays out. */
function isStopped({ text, fields }: ComingRow): boolean {
  return questionOf([text, ...Object.values(fields)].join('\n')).isStop
}
