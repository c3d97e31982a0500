import { restoreReading, type Target } from '@samtavla/shared/edits/cards.ts'
import { addFigures, type NewFigureCard, setFigures } from '@samtavla/shared/edits/figures.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import { type Figure, isHidden, type OwnFigure } from '@samtavla/shared/model/figure.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { PrivateFigure } from '@samtavla/shared/model/private-figures.ts'
import type { OpenRoom } from '../../../hooks/room-context.ts'
import { type FigurePlan, keptOfWithdrawn, planFigures } from './figure-plan.ts'
import { ownFiguresOf } from './own-figures.ts'

/*
 * Each of these plans anew what has to be hidden, since others may have written since it was shown, and writes the room before it keeps
 * what is hidden: where the room takes nothing, nothing is kept. They give what they planned, or nothing where it was refused.
 */

/** What has to be hidden with a figure of a card. */
export function planFigure(room: OpenRoom, card: Card, { n }: OwnFigure): FigurePlan {
  const { group = '', period = '' } = card.fields
  const isNew = card.figure === undefined || isHidden(card.figure)
  const row = { id: card.id, text: card.text, group, period, n, isNew }
  return planFigures(room.store, ownFiguresOf(room).all(), [row])
}

/** Sets a card's figure, for all or for oneself. What it was before goes and comes back with it. */
export function writeFigure(room: OpenRoom, card: Card, figure: OwnFigure): FigurePlan | undefined {
  const plan = planFigure(room, card, figure)
  const reason = plan.hidden.get(card.id)
  const readings = ownFiguresOf(room).all().get(card.id)?.readings ?? []
  const own = reason && { ...figure, readings: [...readings, ...card.readings] }
  const kept = [...keptOfWithdrawn(room.store, plan.withdrawn), [card.id, own] as const]
  const shared = new Map<CardId, Figure>([...withdrawing(plan), [card.id, reason ? { hidden: reason } : figure]])
  const isSet = room.hand.do((pen) =>
    pen.content.doc.transact(() => {
      const set = setFigures(pen, shared)
      if (set.ok && !reason) for (const reading of readings) restoreReading(pen, card.id, reading)
      return set
    }, pen),
  )
  if (!isSet) return undefined
  ownFiguresOf(room).keep(new Map(kept))
  return plan
}

export function removeFigure(room: OpenRoom, card: CardId): boolean {
  if (!room.hand.do((pen) => setFigures(pen, new Map([[card, undefined]])))) return false
  ownFiguresOf(room).keep(new Map([[card, undefined]]))
  return true
}

/** Hides what a hidden figure can be reckoned from. */
export function withdrawFigures(room: OpenRoom, cards: readonly CardId[]): boolean {
  const kept = new Map(keptOfWithdrawn(room.store, cards))
  const hidden = new Map(cards.map((id) => [id, { hidden: 'reckoned' }] as const))
  if (!room.hand.do((pen) => setFigures(pen, hidden))) return false
  ownFiguresOf(room).keep(kept)
  return true
}

/** A row that is to be added, under the id that its card will have. */
export interface ComingRow {
  readonly id: CardId
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
  /** Nothing where it is not all there. */
  readonly figure: OwnFigure | undefined
}

/** What has to be hidden with rows that are to be added. */
export function planRows(
  room: OpenRoom,
  own: ReadonlyMap<CardId, PrivateFigure>,
  rows: readonly ComingRow[],
): FigurePlan {
  const news = rows.flatMap(({ id, text, fields: { group = '', period = '' }, figure }) =>
    figure ? [{ id, text, group, period, n: figure.n, isNew: true }] : [],
  )
  return planFigures(room.store, own, news)
}

/** Adds rows with their figures in one step. */
export function addRows(
  room: OpenRoom,
  { board, region }: Pick<Target, 'board' | 'region'>,
  rows: readonly ComingRow[],
): FigurePlan | undefined {
  const plan = planRows(room, ownFiguresOf(room).all(), rows)
  const kept = new Map<CardId, PrivateFigure>(keptOfWithdrawn(room.store, plan.withdrawn))
  const cards = rows.map(({ figure, ...row }): NewFigureCard => {
    const reason = plan.hidden.get(row.id)
    if (figure && reason) kept.set(row.id, { ...figure, readings: [] })
    return { ...row, figure: figure && reason ? { hidden: reason } : figure }
  })
  if (!room.hand.do((pen) => addFigures(pen, { board, region, before: 'end' }, cards, plan.withdrawn))) return undefined
  ownFiguresOf(room).keep(kept)
  return plan
}

function withdrawing({ withdrawn }: FigurePlan): [CardId, Figure][] {
  return withdrawn.map((id) => [id, { hidden: 'reckoned' }])
}
