import { PROCESS, roomOfLjungdungen } from '@samtavla/shared/examples/ljungdungen.ts'
import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'

const ID = /^(board|card|decision|comment|round)_lj/

/** The made-up school several times over in one room, each with ids of its own. */
export async function manyCases(times: number): Promise<RoomFile> {
  const model = await loadProcessModel(PROCESS)
  const file = roomOfLjungdungen(model!)
  const copies = Array.from({ length: times }, (_, i) => renamed(file, String.fromCharCode(97 + i)))
  return {
    ...file,
    boards: copies.flatMap(({ boards }) => boards),
    cards: copies.flatMap(({ cards }) => cards),
    links: copies.flatMap(({ links = [] }) => links),
    notes: copies.flatMap(({ notes = [] }) => notes),
    decisions: copies.flatMap(({ decisions = [] }) => decisions),
    comments: copies.flatMap(({ comments = [] }) => comments),
    rounds: copies.flatMap(({ rounds = [] }) => rounds),
  }
}

/** With the letter in every id, be it a value or a key. */
function renamed<T>(value: T, letter: string): T {
  const rename = (text: string) => text.replace(ID, `$1_lj${letter}`)
  if (typeof value === 'string') return rename(value) as T
  if (Array.isArray(value)) return value.map((each) => renamed(each, letter)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [rename(key), renamed(part, letter)])) as T
}
