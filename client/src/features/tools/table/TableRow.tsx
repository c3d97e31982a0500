import { completeness } from '@samtavla/shared/checks/completeness.ts'
import { shareSum } from '@samtavla/shared/checks/meeting-time.ts'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { standingLinks } from '@samtavla/shared/tools/linked-cards.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { CircleHelp } from 'lucide-react'
import { type CSSProperties, type MouseEvent, memo } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useActivities, useCard, useCode, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { LINK_SOURCES } from '../../../model/room-store.ts'
import { CardTool } from '../../../ui/CardTool.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { useBoardSurface } from '../../cards/board-context.ts'
import { CardComments } from '../../cards/CardComments.tsx'
import { CardEditor } from '../../cards/CardEditor.tsx'
import { FieldCell } from '../../cards/fields/FieldCell.tsx'
import { LinkCell } from '../../cards/fields/LinkCell.tsx'
import { FigureCell } from '../../cards/figures/FigureCell.tsx'
import { countCardRender } from '../../cards/render-count.ts'
import { useHold, useSelection } from '../../cards/selection.ts'
import { useDoubt } from '../../cards/use-doubt.ts'
import { Words } from '../../cards/Words.tsx'
import { type Column, isNarrow, ROLES } from './columns.ts'

interface TableRowProps {
  readonly id: CardId
  readonly tool: Tool
  readonly columns: readonly Column[]
  /** The column in which the Tab key stops; nothing where it stops in another row. */
  readonly stop: string | undefined
  readonly isReadOnly: boolean
}

/** The column of a row's menu and comments. */
export const MORE = 'more'

/** One card as a row. It listens to itself only, and each of its cells to its own value. */
export const TableRow = memo(function TableRow({ id, tool, columns, stop, isReadOnly }: TableRowProps) {
  countCardRender()
  const card = useCard(id)
  const hold = useHold(id)
  const [busy, ...others] = useActivities(id)
  const surface = useBoardSurface()
  const w = useWords()
  if (!card) return null
  const canEdit = surface.canEdit && !isReadOnly
  const tabIndexOf = (column: string) => (stop === column ? 0 : -1)
  return (
    <tr
      {...ROLES.row}
      className={classNames(hold.isSelected && 'is-selected', card.status && 'is-set-aside')}
      data-card={id}
      data-busy={busy?.kind}
      style={busy && ({ '--person': `var(--person-${busy.user.color})` } as CSSProperties)}
    >
      <th {...ROLES.rowHead} scope="row" data-column="text">
        <TextCell card={card} canEdit={canEdit} isEditing={hold.isEditing} tabIndex={tabIndexOf('text')} />
        {hold.isSelected && <p className="table-note">{w.table.selected}</p>}
        {busy && (
          <p className="table-busy">{w.cards.writing([busy, ...others].map(({ user }) => user.name).join(', '))}</p>
        )}
        {tool.rules.includes('MS-E1') && <ShareSum card={card} />}
      </th>
      {columns.slice(1).map((column) => (
        <td
          {...ROLES.cell}
          key={column.id}
          className={classNames(isNarrow(column) && 'is-narrow')}
          data-column={column.id}
        >
          <Cell card={card} tool={tool} column={column} isReadOnly={isReadOnly} tabIndex={tabIndexOf(column.id)} />
        </td>
      ))}
      {!isReadOnly && (
        <td {...ROLES.cell} data-column={MORE} className="table-more">
          {canEdit && (
            <CardTool
              label={w.cards.more}
              icon="ellipsis"
              tabIndex={tabIndexOf(MORE)}
              aria-haspopup="menu"
              onClick={(event) => surface.openMenu(id, event.currentTarget)}
            />
          )}
          <CardComments card={card} isTabStop={stop === MORE} />
        </td>
      )}
    </tr>
  )
})

interface TextCellProps {
  readonly card: Card
  readonly canEdit: boolean
  readonly isEditing: boolean
  readonly tabIndex: 0 | -1
}

function TextCell({ card, canEdit, isEditing, tabIndex }: TextCellProps) {
  const selection = useSelection()
  const code = useCode(card.id)
  const isInDoubt = useDoubt(card)
  const w = useWords()
  if (canEdit && isEditing && !card.erased) return <CardEditor id={card.id} text={card.text} />
  const content = (
    <>
      {code && <strong className="card-code">{code}</strong>}
      {card.text !== '' && !card.erased ? <Words text={card.text} /> : <em>{cardWords(card, w)}</em>}
    </>
  )
  const handleClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) selection.toggle(card.id)
    else selection.edit(card.id)
  }
  return (
    <>
      {canEdit && !card.erased ? (
        <button type="button" className="field-cell" data-card-focus tabIndex={tabIndex} onClick={handleClick}>
          {content}
        </button>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is what a link to the card puts the focus on
        <div
          className="field-cell-text"
          data-card-focus
          role="group"
          aria-label={[code, cardWords(card, w)].filter(Boolean).join(', ')}
          tabIndex={tabIndex}
        >
          {content}
        </div>
      )}
      {isInDoubt && (
        <p className="table-note table-doubt">
          <CircleHelp size={14} aria-hidden="true" /> {w.privacy.mark}
        </p>
      )}
    </>
  )
}

/** MS-E1, in words where it does not hold. */
function ShareSum({ card }: { card: Card }) {
  const w = useWords()
  const sum = shareSum(card.fields)
  if (sum === undefined || sum === 100) return null
  return (
    <p className="table-note" data-hint="MS-E1">
      <CircleHelp size={14} aria-hidden="true" /> {w.table.shareSum(sum)}
    </p>
  )
}

interface CellProps {
  readonly card: Card
  readonly tool: Tool
  readonly column: Column
  readonly isReadOnly: boolean
  readonly tabIndex: 0 | -1
}

function Cell({ card, tool, column, isReadOnly, tabIndex }: CellProps) {
  const shared = { card: card.id, isReadOnly, tabIndex }
  if (column.kind === 'field') return <FieldCell {...shared} field={column.field} />
  if (column.kind === 'link') return <LinkCell {...shared} link={column.link} />
  if (column.kind === 'figure') return <FigureCell {...shared} />
  if (column.kind === 'readings') return <Readings card={card} isReadOnly={isReadOnly} tabIndex={tabIndex} />
  return <Complete card={card} tool={tool} />
}

function Complete({ card, tool }: Pick<CellProps, 'card' | 'tool'>) {
  const { language } = usePreferences()
  const w = useWords()
  const told = useStored(LINK_SOURCES, (store) =>
    JSON.stringify(completeness(tool, card, standingLinks(store, card.id))),
  )
  const { filled, total, missing } = JSON.parse(told) as ReturnType<typeof completeness>
  const names = w.table.missing(missing.map(({ label }) => label[language]))
  return (
    <span className="field-cell-text" title={names}>
      {w.table.completeness(filled, total)}
      <span className="visually-hidden">. {names}</span>
    </span>
  )
}

/** The newest one and how many there are, and the way to all of them. */
function Readings({
  card: { id, readings },
  isReadOnly,
  tabIndex,
}: Pick<CellProps, 'card' | 'isReadOnly' | 'tabIndex'>) {
  const { openDialog } = useBoardSurface()
  const w = useWords()
  const newest = readings.at(-1)
  const value = newest ? w.table.newest(newest.value, w.dayInWords(newest.at)) : ''
  const count = readings.length > 0 && <span className="table-note">{w.table.readingCount(readings.length)}</span>
  if (isReadOnly) {
    return (
      <span className="field-cell-text">
        {value || '–'}
        {count}
      </span>
    )
  }
  return (
    <button
      type="button"
      className="field-cell"
      tabIndex={tabIndex}
      aria-haspopup="dialog"
      aria-label={[`${w.table.readings}: ${value || '–'}`, readings.length > 0 && w.table.readingCount(readings.length)]
        .filter(Boolean)
        .join(', ')}
      onClick={() => openDialog('readings', [id])}
    >
      {value || '–'}
      {count}
    </button>
  )
}
