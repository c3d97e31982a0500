import { type Load, runLoad, type Window } from './load.ts'
import { percentile } from './samples.ts'
import { SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const NAME = 'stalled-reader'
const PEOPLE = 20
const ROUNDS = 2
/** Below this the one who does not read was skipped; above it the network's own buffers took everything. */
const NOTICED = 0.9

/** One of those in the room reads nothing any more: what do the others notice? Measured with and without, in turns. */
export async function measureStalledReader(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('En står still')
    const people = await server.joinAll(room, PEOPLE)
    const stalled = await server.join(room, 'Stilla Sten')
    const load: Load = {
      target: 'samtavla',
      origin: server.origin,
      rooms: [people],
      writers: 5,
      cursorsPerSecond: 20,
      editsPerSecond: 5,
      // As when everybody drags many cards: so that within seconds more waits than the network holds.
      stateBytes: 3_700,
      warmUpMs: 10_000,
      measureMs: 10_000,
    }
    const without: Window[] = []
    const beside: Window[] = []
    for (let round = 0; round < ROUNDS; round++) {
      without.push(await runLoad(load, server.program))
      beside.push(await runLoad({ ...load, rooms: [{ ...people, stalled }] }, server.program))
    }
    return rowsOf(without, beside)
  } finally {
    await server.stop()
  }
}

function rowsOf(without: readonly Window[], beside: readonly Window[]): Row[] {
  const shares = beside.map(({ report }) => report.stalledShare ?? Number.NaN)
  const isNoticed = shares.every((share) => share < NOTICED)
  // The quieter window of each kind: what else the machine does only ever adds.
  const p95 = (windows: readonly Window[], of: 'cursorAges' | 'updateAges'): number =>
    Math.min(...windows.map(({ report }) => percentile(report[of], 0.95)))
  const row = (what: string, of: 'cursorAges' | 'updateAges'): Row => ({
    name: `${NAME}: others' ${what} age p95`,
    unit: 'ms',
    baseline: p95(without, of),
    ours: isNoticed ? p95(beside, of) : Number.NaN,
    limit: { of: 'ratio', max: 1.1 },
    note: `windows without ${eachP95(without, of)} ms, with ${eachP95(beside, of)} ms; server CPU ${eachCpu(without)} and ${eachCpu(beside)}`,
  })
  return [
    row('cursor', 'cursorAges'),
    row('update', 'updateAges'),
    {
      name: `${NAME}: server memory`,
      unit: 'MB',
      baseline: largest(without.map(({ rssGrowth }) => rssGrowth)) / 1e6,
      ours: largest(beside.map(({ rssGrowth }) => rssGrowth)) / 1e6,
      limit: { of: 'value', max: 50 },
      note: `grown by in ten seconds at most; who does not read was sent ${shares.map(percent).join(' and ')} of what others were`,
    },
    {
      name: `${NAME}: losses`,
      unit: '',
      ours: [...without, ...beside].reduce((sum, { report }) => sum + report.losses.length, 0),
      limit: { of: 'value', max: 0 },
    },
  ]
}

function eachP95(windows: readonly Window[], of: 'cursorAges' | 'updateAges'): string {
  return windows.map(({ report }) => percentile(report[of], 0.95).toFixed(0)).join(', ')
}

function eachCpu(windows: readonly Window[]): string {
  return windows.map(({ serverCpu }) => `${serverCpu.toFixed(0)} %`).join(', ')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}

function largest(numbers: readonly number[]): number {
  return Math.max(...numbers)
}
