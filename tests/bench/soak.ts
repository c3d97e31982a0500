import { setTimeout as wait } from 'node:timers/promises'
import { loadOn, lossRow } from './compare.ts'
import { runLoad, type Window } from './load.ts'
import type { Memory } from './processes.ts'
import { percentile, slope } from './samples.ts'
import { SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const NAME = 'soak'
const SAMPLE_MS = 60_000
/** Caches fill and code is compiled; only what comes after it is judged. */
const SETTLED_MINUTES = 20
/** A line through fewer minutes says more about noise than about the server. */
const MIN_JUDGED_MINUTES = 60
const MEASURE_MS = 10_000
const MAX_MB_PER_HOUR = 1

interface Sample extends Memory {
  readonly minute: number
}

/** Half a lecture (crowd.ts) that stays for so long: does the server's memory stay as it is? Each minute's sample goes to standard error. */
export async function measureSoak(minutes: number): Promise<Row[]> {
  const server = await SamtavlaServer.start({ probed: true })
  try {
    const load = await loadOn(server, {
      rooms: 1,
      people: 75,
      writers: 5,
      cursorsPerSecond: 20,
      editsPerSecond: 5,
      warmUpMs: Math.max(0, minutes * 60_000 - MEASURE_MS),
      measureMs: MEASURE_MS,
    })
    const ended = new AbortController()
    const sampling = sampleEachMinute(server, ended.signal)
    const window = await runLoad(load, server.program).finally(() => ended.abort())
    return rowsOf(window, await sampling)
  } finally {
    await server.stop()
  }
}

async function sampleEachMinute(server: SamtavlaServer, signal: AbortSignal): Promise<Sample[]> {
  const samples: Sample[] = []
  const start = performance.now()
  while (!signal.aborted) {
    const memory = await server.program.memory()
    const sample = { ...memory, minute: (performance.now() - start) / 60_000 }
    samples.push(sample)
    process.stderr.write(`${lineOf(sample)}\n`)
    // Ended early by the load, which is then over.
    await wait(samples.length * SAMPLE_MS - (performance.now() - start), undefined, { signal }).catch(() => {})
  }
  return samples
}

function lineOf({ minute, heapBytes, rssBytes }: Sample): string {
  return `${minute.toFixed(0).padStart(5)} min  heap ${megabytes(heapBytes)} MB  resident ${megabytes(rssBytes)} MB`
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).padStart(6)
}

function rowsOf(window: Window, samples: readonly Sample[]): Row[] {
  const minutes = samples.at(-1)!.minute
  const settled = samples.filter(({ minute }) => minute >= Math.min(SETTLED_MINUTES, minutes / 3))
  const isJudged = minutes - SETTLED_MINUTES >= MIN_JUDGED_MINUTES
  const row = (what: string, of: 'heapBytes' | 'rssBytes'): Row => ({
    name: `${NAME}: ${what}, rise in an hour`,
    unit: 'MB',
    ours: slope(settled.map((sample) => ({ x: sample.minute / 60, y: sample[of] / 1e6 }))),
    ...(isJudged && { limit: { of: 'value', max: MAX_MB_PER_HOUR } }),
    note: `from ${megabytes(settled[0]![of]).trim()} to ${megabytes(settled.at(-1)![of]).trim()} MB in ${settled.length} samples after collection${isJudged ? '' : '; too short to be judged'}`,
  })
  return [
    row('heap', 'heapBytes'),
    row('resident memory', 'rssBytes'),
    lossRow(NAME, { ours: [window], relay: [] }),
    {
      name: `${NAME}: cursor age p99 at the end`,
      unit: 'ms',
      ours: percentile(window.report.cursorAges, 0.99),
      limit: { of: 'value', max: 150 },
    },
  ]
}
