import { type FigureRow, measureKey } from '@samtavla/shared/checks/small-groups.ts'
import { isHidden } from '@samtavla/shared/model/figure.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { comparePeriods } from '@samtavla/shared/model/reading.ts'
import type { RoomStore } from '../../../model/room-store.ts'

/** One measure of one group over time. What has another text, unit or group is another thing, and never in the same one (ST-W2). */
export interface FigureSeries {
  readonly key: string
  readonly text: string
  readonly group: string
  readonly unit: string
  /** The newest last. A value that is not shown is not there. */
  readonly points: readonly { readonly id: CardId; readonly period: string; readonly value: number | undefined }[]
}

/** Fewer are no picture. */
const FEWEST = 2

/** The series of cards that have several periods, those with most of them first; as a text, so that it is a stable value. */
export function readSeries(store: RoomStore, ids: readonly CardId[]): string {
  const rows = ids.flatMap((id) => {
    const card = store.card(id)
    if (!card?.figure || card.erased) return []
    const { text, figure, fields } = card
    const { group = '', period = '' } = fields
    const shown = isHidden(figure) ? undefined : figure
    return [{ id, text, group, period, value: shown?.value, unit: shown?.unit }]
  })
  const series = [...Map.groupBy(rows, seriesKey)].flatMap(([key, points]) => ofEachUnit(key, points))
  const drawn = series.filter(({ points }) => points.filter(({ value }) => value !== undefined).length >= FEWEST)
  return JSON.stringify(drawn.toSorted((a, b) => b.points.length - a.points.length))
}

type Row = Pick<FigureRow, 'text' | 'group' | 'period'> & {
  readonly id: CardId
  readonly value: number | undefined
  readonly unit: string | undefined
}

/** Over its periods, a measure of one group is what the groups of one period are: the same words, however they are written. */
function seriesKey({ text, group }: Row): string {
  return measureKey({ text, period: group })
}

/** Of what is hidden nobody knows the unit: it is a gap in each. */
function ofEachUnit(key: string, rows: readonly Row[]): FigureSeries[] {
  const units = new Set(rows.flatMap(({ unit }) => unit ?? []))
  return [...units].map((unit) => {
    const own = rows.filter((row) => row.unit === unit || row.unit === undefined)
    const points = own.toSorted((a, b) => comparePeriods(a.period, b.period))
    const { text, group } = own[0]!
    return { key: `${key}\n${unit}`, text, group, unit, points: points.map(pointOf) }
  })
}

function pointOf({ id, period, value }: Row): FigureSeries['points'][number] {
  return { id, period, value }
}
