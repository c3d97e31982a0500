import './figures.css'
import { type Figure, isHidden } from '@samtavla/shared/model/figure.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { memo } from 'react'
import { useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useBoardSurface } from '../board-context.ts'
import { useMayEdit } from '../fields/use-may-edit.ts'
import { useOwnFigures } from './own-figures.ts'

interface FigureCellProps {
  readonly card: CardId
  /** It is only looked at, by whoever is in front of the screen. */
  readonly isReadOnly?: boolean
  /** -1 where the keyboard comes to it in another way than by Tab. */
  readonly tabIndex?: 0 | -1
}

/**
 * A group's figure, always with how many they are; or that it is not shown, and why (PRIV-E2). Whoever wrote a hidden one sees it as
 * their own, but never where others look at the same screen.
 */
export const FigureCell = memo(function FigureCell({ card, isReadOnly = false, tabIndex = 0 }: FigureCellProps) {
  const told = useStored(card, (store) => JSON.stringify(store.card(card)?.figure ?? null))
  const figure = JSON.parse(told) as Figure | null
  const canEdit = useMayEdit(card) && !isReadOnly
  if (isHidden(figure) && !isReadOnly) return <HiddenCell card={card} figure={figure} tabIndex={tabIndex} />
  return <Shown card={card} figure={figure} canEdit={canEdit} tabIndex={tabIndex} />
})

interface HiddenCellProps {
  readonly card: CardId
  readonly figure: Figure & { readonly hidden: string }
  readonly tabIndex: 0 | -1
}

/** It alone looks into what only this person sees: a table without hidden figures opens nothing. */
function HiddenCell({ card, figure, tabIndex }: HiddenCellProps) {
  const own = useOwnFigures().get(card)
  const canEdit = useMayEdit(card)
  return <Shown card={card} figure={own ?? figure} isOwn={own !== undefined} canEdit={canEdit} tabIndex={tabIndex} />
}

interface ShownProps {
  readonly card: CardId
  readonly figure: Figure | null
  readonly isOwn?: boolean
  readonly canEdit: boolean
  readonly tabIndex: 0 | -1
}

function Shown({ card, figure, isOwn = false, canEdit, tabIndex }: ShownProps) {
  const surface = useBoardSurface()
  const w = useWords()
  const words = !figure
    ? ''
    : isHidden(figure)
      ? w.figures.hidden[figure.hidden]
      : w.figures.shown(figure.value, figure.unit, figure.n)
  const content = (
    <>
      <span className={isHidden(figure) ? 'figure-hidden' : undefined}>{words || '–'}</span>
      {isOwn && <span className="figure-own">{w.figures.onlyYou}</span>}
    </>
  )
  if (!canEdit) return <span className="field-cell-text">{content}</span>
  return (
    <button
      type="button"
      className="field-cell"
      data-cell
      tabIndex={tabIndex}
      aria-haspopup="dialog"
      aria-label={w.figures.cell(isOwn ? `${words}. ${w.figures.onlyYou}` : words)}
      onClick={() => surface.openDialog('figure', [card])}
    >
      {content}
    </button>
  )
}
