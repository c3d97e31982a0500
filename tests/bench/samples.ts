/** The value that a share of the samples does not exceed; `NaN` without samples, which passes no limit. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) return Number.NaN
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

export function mean(samples: readonly number[]): number {
  return samples.length === 0 ? Number.NaN : samples.reduce((sum, sample) => sum + sample, 0) / samples.length
}

/** By how much the values rise for each step of the other, as the straight line through all of them does (least squares). */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))]
  const products = points.map((point) => (point.x - x) * (point.y - y))
  const squares = points.map((point) => (point.x - x) ** 2)
  return mean(products) / mean(squares)
}
