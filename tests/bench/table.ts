/** One line of the table: what was measured, beside what, and what it must not exceed. */
export interface Row {
  readonly name: string
  readonly unit: string
  /** What the same load costs something simpler, in the same run; absent where nothing simpler does the same. */
  readonly baseline?: number
  readonly ours: number
  /** The most that `ours` may be, or the most that `ours ÷ baseline` may be; a row with neither is a report only. */
  readonly limit?: { readonly of: 'value' | 'ratio'; readonly max: number }
  /** What one should know to judge the numbers. */
  readonly note?: string
}

export type Verdict = 'PASS' | 'FAIL' | 'report'

/** A number that could not be measured (`NaN`) never passes. */
export function verdictOf(row: Row): Verdict {
  if (!row.limit) return Number.isFinite(row.ours) ? 'report' : 'FAIL'
  const measured = row.limit.of === 'value' ? row.ours : ratioOf(row)
  return measured !== undefined && measured <= row.limit.max ? 'PASS' : 'FAIL'
}

export function ratioOf(row: Row): number | undefined {
  return row.baseline === undefined ? undefined : row.ours / row.baseline
}

/** The rows as aligned text, each with its verdict, and their notes underneath. */
export function tableText(rows: readonly Row[]): string {
  const header = ['name', 'baseline', 'ours', 'ratio', 'limit', '']
  const cells = rows.map((row) => [
    row.name,
    row.baseline === undefined ? '' : `${shown(row.baseline)} ${row.unit}`,
    `${shown(row.ours)} ${row.unit}`,
    row.baseline === undefined ? '' : shown(row.ours / row.baseline),
    limitText(row),
    verdictOf(row),
  ])
  const widths = header.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]!.length)))
  const lines = [header, ...cells].map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  )
  const notes = rows.filter((row) => row.note).map((row) => `  ${row.name}: ${row.note}`)
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')
}

/** The same for programs. What could not be measured is `null`. */
export function tableJson(rows: readonly Row[]): string {
  const records = rows.map((row) => ({ ...row, ratio: ratioOf(row), verdict: verdictOf(row) }))
  return JSON.stringify(records, null, 2)
}

function limitText({ limit, unit }: Row): string {
  if (!limit) return ''
  return limit.of === 'value' ? `≤ ${shown(limit.max)} ${unit}` : `ratio ≤ ${shown(limit.max)}`
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}
