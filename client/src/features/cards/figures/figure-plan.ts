import { type FigureRow, hideFigures } from '@samtavla/shared/checks/small-groups.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import { type HiddenReason, isHidden } from '@samtavla/shared/model/figure.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { PrivateFigure } from '@samtavla/shared/model/private-figures.ts'
import type { RoomStore } from '../../../model/room-store.ts'

type OwnFigures = ReadonlyMap<CardId, PrivateFigure>

/** A figure that is about to be written, of a card that is there or of a row to be. */
export interface NewFigure extends Pick<FigureRow, 'id' | 'text' | 'group' | 'period' | 'isNew'> {
  readonly n: number
}

/** What others may not see once figures are written, and the cards of which they could see them until now. */
export interface FigurePlan {
  readonly hidden: ReadonlyMap<string, HiddenReason>
  readonly withdrawn: readonly CardId[]
}

/**
 * What has to be hidden with new figures (PRIV-E2), beside all others of the room: what was taken off its board is still there for
 * whoever looks for it.
 */
export function planFigures(store: RoomStore, own: OwnFigures, news: readonly NewFigure[]): FigurePlan {
  const written = new Set(news.map(({ id }) => id))
  const cards = store.cards().filter(({ id, figure }) => figure && !written.has(id))
  const rows = cards.map((card) => rowOf(card, own))
  const hidden = hideFigures([...rows, ...news.map((row) => ({ ...row, hidden: undefined }))])
  const isWithdrawn = ({ id, figure }: Card) => hidden.has(id) && !isHidden(figure)
  return { hidden, withdrawn: cards.filter(isWithdrawn).map(({ id }) => id) }
}

/** What whoever withdraws figures keeps of them, so that they are not lost: they have seen them. */
export function keptOfWithdrawn(store: RoomStore, withdrawn: readonly CardId[]): [CardId, PrivateFigure][] {
  return withdrawn.flatMap((id) => {
    const card = store.card(id)
    return card?.figure && !isHidden(card.figure) ? [[id, { ...card.figure, readings: card.readings }] as const] : []
  }) as [CardId, PrivateFigure][]
}

function rowOf({ id, text, fields, figure }: Card, own: OwnFigures): FigureRow {
  const why = isHidden(figure) ? figure.hidden : undefined
  const n = figure && !isHidden(figure) ? figure.n : own.get(id)?.n
  return { id, text, group: fields.group ?? '', period: fields.period ?? '', n, hidden: why }
}
