import { isDay } from '@samtavla/shared/model/plan.ts'
import { numberIn, type Reading } from '@samtavla/shared/model/reading.ts'

export interface ChartPoint {
  readonly reading: Reading
  readonly value: number
  /** From 0 at the left to 1 at the right. */
  readonly x: number
}

export interface Chart {
  readonly points: readonly ChartPoint[]
  /** The values that lines are drawn at, the lowest first: all values lie between the first and the last. */
  readonly ticks: readonly number[]
}

/** What is drawn of readings: those whose value begins with a number, by their days, or evenly where not all have a day. */
export function chartOf(readings: readonly Reading[], marks: readonly (number | undefined)[]): Chart {
  const counted = readings.flatMap((reading) => {
    const value = numberIn(reading.value)
    return value === undefined ? [] : [{ reading, value }]
  })
  const values = [...counted.map(({ value }) => value), ...marks.filter((mark) => mark !== undefined)]
  const xs = placesOf(counted.map(({ reading }) => reading.at))
  return { points: counted.map((point, i) => ({ ...point, x: xs[i]! })), ticks: ticksFor(values) }
}

/** How high a value stands: 0 at the lowest tick and 1 at the highest. */
export function heightOf(value: number, ticks: readonly number[]): number {
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  return (value - low) / (high - low)
}

function placesOf(days: readonly string[]): number[] {
  const hasPeriod = days.some((day) => !isDay(day))
  const times = days.map((day, i) => (hasPeriod ? i : Date.parse(day)))
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0]
  return times.map((time) => (last === first ? 0.5 : (time - first) / (last - first)))
}

/** A handful of round values that hold all of these. */
function ticksFor(values: readonly number[]): number[] {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1]
  const step = roundStep((high - low || Math.abs(high) || 1) / 4)
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  // From whole numbers, so that no tick is 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** 1, 2 or 5 with noughts. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5, 10].find((step) => step * power >= least) ?? 10)
}
