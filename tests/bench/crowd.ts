import { loadRow, lossRow, measureAlone } from './compare.ts'
import { mean, percentile } from './samples.ts'
import type { Row } from './table.ts'

const NAME = 'crowd'

/** A lecture: three times the full hall in one room, all moving, ten of them writing. */
export async function measureCrowd(): Promise<Row[]> {
  const comparison = await measureAlone({
    rooms: 1,
    people: 150,
    writers: 10,
    cursorsPerSecond: 20,
    editsPerSecond: 5,
    warmUpMs: 3_000,
    measureMs: 10_000,
  })
  const { ours } = comparison
  const ages = ours.flatMap(({ report }) => report.cursorAges)
  const acks = ours.flatMap(({ report }) => report.acknowledgements)
  const generator = ours.map(({ report }) => report.generatorCpu)
  return [
    {
      name: `${NAME}: server CPU`,
      unit: '% of a core',
      ours: mean(ours.map(({ serverCpu }) => serverCpu)),
      limit: { of: 'value', max: 100 },
      note: `the generator took at most ${Math.max(...generator).toFixed(0)} %; no relay beside it, which would send each of 3,000 cursors a second to 149 people, more than they could read`,
    },
    loadRow(NAME, comparison),
    lossRow(NAME, comparison),
    {
      name: `${NAME}: cursor age p99`,
      unit: 'ms',
      ours: percentile(ages, 0.99),
      limit: { of: 'value', max: 250 },
      note: `p50 is ${percentile(ages, 0.5).toFixed(0)} ms, of ${ages.length} cursors, which are gathered for 150 ms`,
    },
    {
      name: `${NAME}: acknowledged p99`,
      unit: 'ms',
      ours: percentile(acks, 0.99),
      note: `p50 is ${percentile(acks, 0.5).toFixed(0)} ms, of ${acks.length} edits`,
    },
  ]
}
