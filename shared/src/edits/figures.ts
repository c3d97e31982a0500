import { ok, refused } from '../lib/result.ts'
import { type Figure, isSharedFigure } from '../model/figure.ts'
import type { CardId } from '../model/ids.ts'
import { addCards, type EditedCards, type NewCard, setFigure, type Target } from './cards.ts'
import { type EditResult, openTexts, type Pen } from './pen.ts'

/** A row of a table of figures. */
export interface NewFigureCard extends NewCard {
  readonly figure: Figure | undefined
}

/** Sets the figures of several cards in one step, all or none. Refused as `setFigure` is. */
export function setFigures(pen: Pen, figures: ReadonlyMap<CardId, Figure | undefined>): EditedCards {
  const ids = [...figures.keys()]
  const cards = openTexts(pen, ids)
  if (!cards.ok) return cards
  if (!areShared(figures.values())) return refused('group-too-small')
  return pen.content.doc.transact(() => {
    for (const [card, figure] of figures) setFigure(pen, card, figure)
    return ok(ids)
  }, pen)
}

/**
 * Adds rows with their figures in one step, and hides those that others could see until now (`hidden`): they get all of it or nothing.
 * Refused as `addCards` and `setFigure` are.
 */
export function addFigures(
  pen: Pen,
  target: Target,
  rows: readonly NewFigureCard[],
  hidden: readonly CardId[],
): EditResult<CardId[]> {
  const cards = openTexts(pen, hidden)
  if (!cards.ok) return cards
  if (!areShared(rows.map(({ figure }) => figure))) return refused('group-too-small')
  return pen.content.doc.transact(() => {
    const added = addCards(pen, target, rows)
    if (!added.ok) return added
    const figures = added.value.map((id, i) => [id, rows[i]!.figure] as const)
    for (const [id, figure] of figures) if (figure) setFigure(pen, id, figure)
    for (const id of hidden) setFigure(pen, id, { hidden: 'reckoned' })
    return added
  }, pen)
}

function areShared(figures: Iterable<Figure | undefined>): boolean {
  return [...figures].every((figure) => figure === undefined || isSharedFigure(figure))
}
