import { useWords } from '../../../hooks/use-words.ts'
import type { FigureSeries } from './figure-series.ts'

/**
 * A measure of one group over its periods, as bars from nought: none looks like more than it is. What is not shown is a gap that says
 * so. The board's table, below it, says the same in words (ST-I1).
 */
export function FiguresChart({ series }: { readonly series: FigureSeries }) {
  const w = useWords()
  const { points, unit } = series
  const values = points.flatMap(({ value }) => value ?? [])
  const most = unit === '%' ? 100 : Math.max(1, ...values.map(Math.abs))
  return (
    <figure className="figures-chart">
      <figcaption className="visually-hidden">{w.figures.chartOf(nameOf(series), unit, points.length)}</figcaption>
      <div className="figures-bars" aria-hidden="true">
        {points.map(({ id, value }) =>
          value === undefined ? (
            <div key={id} className="figures-bar is-gap">
              {w.figures.gap}
            </div>
          ) : (
            <div key={id} className="figures-bar">
              <span>{`${w.readings.number(value)} ${unit}`.trim()}</span>
              <svg
                viewBox="0 0 1 1"
                preserveAspectRatio="none"
                style={{ blockSize: `${barHeight(value, most)}%` }}
                aria-hidden="true"
              >
                <rect width="1" height="1" />
              </svg>
            </div>
          ),
        )}
      </div>
      <div className="figures-periods" aria-hidden="true">
        {points.map(({ id, period }) => (
          <span key={id}>{period || '–'}</span>
        ))}
      </div>
    </figure>
  )
}

export function nameOf({ text, group }: FigureSeries): string {
  return [text, group].filter(Boolean).join(', ')
}

/** The highest leaves room for its number. */
const HIGHEST = 80

function barHeight(value: number, most: number): number {
  return Math.min(1, Math.abs(value) / most) * HIGHEST
}
