import { compareWithRelay, cpuRow, loadRow, lossRow } from './compare.ts'
import type { Row } from './table.ts'

const NAME = 'sixty-rooms'

/** A training day: sixty groups of eight at the same time. */
export async function measureSixtyRooms(): Promise<Row[]> {
  const comparison = await compareWithRelay({
    rooms: 60,
    people: 8,
    writers: 2,
    cursorsPerSecond: 10,
    editsPerSecond: 3,
    warmUpMs: 3_000,
    measureMs: 10_000,
  })
  return [cpuRow(NAME, comparison, 1), loadRow(NAME, comparison), lossRow(NAME, comparison)]
}
