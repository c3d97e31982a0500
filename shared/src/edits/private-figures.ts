import type { CardId } from '../model/ids.ts'
import type { PrivateFigure, PrivateFigures } from '../model/private-figures.ts'

/** Keeps figures that others may not see, in one go. `undefined` forgets what was kept of a card. */
export function keepFigures(
  { doc, figures }: PrivateFigures,
  kept: ReadonlyMap<CardId, PrivateFigure | undefined>,
): void {
  doc.transact(() => {
    for (const [card, figure] of kept) {
      if (figure) figures.set(card, { ...figure, unit: figure.unit.toWellFormed(), readings: [...figure.readings] })
      else if (figures.has(card)) figures.delete(card)
    }
  })
}
