import { fileURLToPath } from 'node:url'
import { ATTACKS } from './attacks.ts'
import { runProgram } from './processes.ts'
import { median, percentile } from './samples.ts'
import type { Row } from './table.ts'

const CHILD = fileURLToPath(new URL('./gate-child.ts', import.meta.url))
const MAX_MS = 50
const MAX_MB = 32
/** Of a good update, and of one with a gap. */
const MAX_MICROSECONDS = 30

/** What the child is told to do. */
export type GateWork =
  | { readonly kind: 'good'; readonly attack?: undefined }
  | { readonly kind: 'attack'; readonly attack: string }

/** Microseconds for each edit: what the gate took, and what applying took. */
export interface GoodReport {
  readonly edit: string
  readonly gate: readonly number[]
  readonly apply: readonly number[]
}

export interface AttackReport {
  /** Milliseconds of the processor for each update. */
  readonly times: readonly number[]
  /** All updates together. */
  readonly bytes: number
  /** Bytes of memory beyond what the process had before, at the worst moment. */
  readonly peakGrowth: number
  readonly verdicts: readonly string[]
}

/** What it costs to look at updates before they are applied: good ones of our own edits, and those that are meant to cost much. */
export async function measureGate(): Promise<Row[]> {
  const rows = (await run<GoodReport[]>({ kind: 'good' })).flatMap(goodRows)
  rows.push(...gapRows(await run<AttackReport>({ kind: 'attack', attack: 'gaps' })))
  for (const attack of Object.keys(ATTACKS)) {
    rows.push(...attackRows(attack, await run<AttackReport>({ kind: 'attack', attack })))
  }
  return rows
}

/** Each in a process of its own: what one leaves behind in memory is not what the next one costs. */
async function run<Report>(work: GateWork): Promise<Report> {
  return JSON.parse(await runProgram(CHILD, [JSON.stringify(work)], { probed: true })) as Report
}

function goodRows({ edit, gate, apply }: GoodReport): Row[] {
  return [
    {
      name: `gate: ${edit}`,
      unit: 'µs',
      baseline: median(apply),
      ours: median(gate),
      limit: { of: 'value', max: MAX_MICROSECONDS },
      note: `p95 is ${percentile(gate, 0.95).toFixed(1)} µs, in a room of 1,000 cards; the baseline applies the same updates, p95 ${percentile(apply, 0.95).toFixed(1)} µs`,
    },
  ]
}

/** Were they kept, each would cost more than the one before. */
function gapRows({ times, bytes }: AttackReport): Row[] {
  const half = times.length / 2
  const all = times.reduce((sum, time) => sum + time, 0)
  return [
    {
      name: 'gate: an update with a gap, mean',
      unit: 'µs',
      ours: (1_000 * all) / times.length,
      limit: { of: 'value', max: MAX_MICROSECONDS },
      note: `${times.length} of them, ${Math.round(bytes / 1_000)} kB, take ${all.toFixed(0)} ms`,
    },
    {
      name: 'gate: the later gaps beside the earlier, median',
      unit: 'µs',
      baseline: 1_000 * median(times.slice(0, half)),
      ours: 1_000 * median(times.slice(half)),
      limit: { of: 'ratio', max: 1.5 },
    },
  ]
}

function attackRows(attack: string, { times, bytes, peakGrowth, verdicts }: AttackReport): Row[] {
  return [
    {
      name: `gate: ${attack}`,
      unit: 'ms',
      ours: Math.max(...times),
      limit: { of: 'value', max: MAX_MS },
      note: `${times.length === 1 ? `${bytes} bytes, ` : ''}${verdicts.join(', ')}`,
    },
    { name: `gate: ${attack}, memory`, unit: 'MB', ours: peakGrowth / 1e6, limit: { of: 'value', max: MAX_MB } },
  ]
}
