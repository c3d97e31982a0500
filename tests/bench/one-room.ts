import { compareWithRelay, cpuRow, loadRow, lossRow } from './compare.ts'
import { percentile } from './samples.ts'
import type { Row } from './table.ts'

const NAME = 'one-room'

/** A full hall: fifty people in one room, all moving, ten of them writing. */
export async function measureOneRoom(): Promise<Row[]> {
  const comparison = await compareWithRelay({
    rooms: 1,
    people: 50,
    writers: 10,
    cursorsPerSecond: 20,
    editsPerSecond: 5,
    warmUpMs: 3_000,
    measureMs: 10_000,
  })
  const ages = comparison.ours.flatMap(({ report }) => report.cursorAges)
  const relayAges = comparison.relay.flatMap(({ report }) => report.cursorAges)
  const acks = comparison.ours.flatMap(({ report }) => report.acknowledgements)
  return [
    cpuRow(NAME, comparison, 0.5),
    loadRow(NAME, comparison),
    lossRow(NAME, comparison),
    {
      name: `${NAME}: cursor age p99`,
      unit: 'ms',
      baseline: percentile(relayAges, 0.99),
      ours: percentile(ages, 0.99),
      limit: { of: 'value', max: 150 },
      note: `p50 is ${percentile(ages, 0.5).toFixed(1)} ms, of ${ages.length} cursors; the relay gathers nothing`,
    },
    { name: `${NAME}: acknowledged p50`, unit: 'ms', ours: percentile(acks, 0.5), limit: { of: 'value', max: 25 } },
    {
      name: `${NAME}: acknowledged p99`,
      unit: 'ms',
      ours: percentile(acks, 0.99),
      limit: { of: 'value', max: 100 },
      note: `of ${acks.length} edits, each on the disk before it is acknowledged`,
    },
  ]
}
