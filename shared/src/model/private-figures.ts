import type * as Y from 'yjs'
import { isOwnFigure, type OwnFigure } from './figure.ts'
import { type CardId, isId } from './ids.ts'
import { type Reading, readingKey, readReading } from './reading.ts'

/** More than anybody keeps in one room; what is beyond is kept, and is not looked at. */
const MOST_FIGURES = 2_000

/** A figure that only its writer sees, with what it was before. */
export interface PrivateFigure extends OwnFigure {
  readonly readings: readonly Reading[]
}

/** The figures in the `private` document of one person in one room, by the cards that they belong to: those that others may not see. */
export interface PrivateFigures {
  readonly doc: Y.Doc
  readonly figures: Y.Map<unknown>
}

/** The figures in a person’s own document. */
export function openPrivateFigures(doc: Y.Doc): PrivateFigures {
  return { doc, figures: doc.getMap('figures') }
}

/** Reads what a client wrote: what is no figure of ours is not there. */
export function readPrivateFigures({ figures }: PrivateFigures): Map<CardId, PrivateFigure> {
  const read = new Map<CardId, PrivateFigure>()
  let looked = 0
  for (const [id, value] of figures) {
    if (++looked > MOST_FIGURES) break
    if (!isId('card', id) || !isOwnFigure(value)) continue
    const { value: number, unit, n } = value
    read.set(id, { value: number, unit, n, readings: readingsOf(value) })
  }
  return read
}

function readingsOf(figure: object): Reading[] {
  const readings: unknown = 'readings' in figure ? figure.readings : undefined
  if (!Array.isArray(readings)) return []
  return readings.flatMap((each: { readonly id?: unknown } | null) => {
    const id = each?.id
    return (typeof id === 'string' && readReading(readingKey(id), each)) || []
  })
}
