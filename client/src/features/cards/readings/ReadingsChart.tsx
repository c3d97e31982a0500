import './readings.css'
import type { Reading } from '@samtavla/shared/model/reading.ts'
import { useMemo } from 'react'
import { useWords } from '../../../hooks/use-words.ts'
import { chartOf, heightOf } from './chart-scale.ts'

interface ReadingsChartProps {
  readonly readings: readonly Reading[]
  readonly baseline?: number | undefined
  readonly target?: number | undefined
}

/** Readings over time: a line through those that are numbers, and a table beside it that says the same of all (ST-I1). */
export function ReadingsChart(props: ReadingsChartProps) {
  const w = useWords()
  return (
    <div className="readings">
      <ReadingsPlot {...props} />
      <table className="readings-table">
        <caption className="visually-hidden">{w.readings.chart}</caption>
        <thead>
          <tr>
            <th scope="col">{w.readings.at}</th>
            <th scope="col">{w.readings.value}</th>
            <th scope="col">{w.readings.note}</th>
          </tr>
        </thead>
        <tbody>
          {props.readings.map(({ id, at, value, note }) => (
            <tr key={id}>
              <th scope="row">{w.dayInWords(at)}</th>
              <td>{value}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/**
 * The picture alone, for where a table stands beside it already; nothing where no reading is a number. Its words are not part of the
 * drawing, so that they keep their size whatever the picture's is.
 */
export function ReadingsPlot({ readings, baseline, target }: ReadingsChartProps) {
  const w = useWords()
  const { points, ticks } = useMemo(() => chartOf(readings, [baseline, target]), [readings, baseline, target])
  if (points.length === 0) return null
  const topOf = (value: number) => 100 - heightOf(value, ticks) * 100
  const line = points.map(({ x, value }) => `${x * 100},${topOf(value)}`).join(' ')
  return (
    <figure className="chart">
      <figcaption className="visually-hidden">{w.readings.chartOf(points.length)}</figcaption>
      <div className="chart-field" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} className="chart-tick" style={{ top: `${topOf(tick)}%` }}>
            {w.readings.number(tick)}
          </span>
        ))}
        <svg className="chart-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((tick) => (
            <line key={tick} className="chart-grid" x1="0" x2="100" y1={topOf(tick)} y2={topOf(tick)} />
          ))}
          {baseline !== undefined && <Mark className="chart-baseline" top={topOf(baseline)} />}
          {target !== undefined && <Mark className="chart-target" top={topOf(target)} />}
          <polyline className="chart-line" points={line} />
        </svg>
        {points.map(({ reading, x, value }) => (
          <span key={reading.id} className="chart-point" style={{ left: `${x * 100}%`, top: `${topOf(value)}%` }} />
        ))}
      </div>
      <p className="chart-days" aria-hidden="true">
        <span>{w.dayInWords(points[0]!.reading.at)}</span>
        {points.length > 1 && <span>{w.dayInWords(points.at(-1)!.reading.at)}</span>}
      </p>
      <p className="chart-key" aria-hidden="true">
        {target !== undefined && (
          <span className="chart-key-target">{w.readings.target(w.readings.number(target))}</span>
        )}
        {baseline !== undefined && (
          <span className="chart-key-baseline">{w.readings.baseline(w.readings.number(baseline))}</span>
        )}
      </p>
    </figure>
  )
}

function Mark({ className, top }: { readonly className: string; readonly top: number }) {
  return <line className={className} x1="0" x2="100" y1={top} y2={top} />
}
