import { setTimeout as wait } from 'node:timers/promises'
import type { Memory } from './processes.ts'
import { readDocument } from './read-document.ts'
import { median, slope } from './samples.ts'
import { SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const ROOMS = 200
const AT_ONCE = 20
const CYCLES = 3
/** How long the server keeps a room for the person who reloads the page, and some more for a slow machine. */
const LINGER_MS = 30_000
const SPARE_MS = 4_000

interface Cycle {
  /** With all rooms in memory, and with none. */
  readonly loaded: Memory
  readonly unloaded: Memory
}

/** Rooms that people open and leave again: nothing of them may stay. */
export async function measureUnloadedRooms(): Promise<Row[]> {
  const server = await SamtavlaServer.start({ probed: true })
  try {
    const rooms: Awaited<ReturnType<SamtavlaServer['openExample']>>[] = []
    for (let i = 0; i < ROOMS; i++) rooms.push(await server.openExample(i))
    const cycles: Cycle[] = []
    // The first one is not counted: it compiles, and fills what is filled once.
    for (let i = 0; i <= CYCLES; i++) cycles.push(await openAndLeave(server, rooms))
    const counted = cycles.map(({ unloaded }, x) => ({ x, y: unloaded.heapBytes })).slice(1)
    const loaded = median(cycles.slice(1).map((cycle) => (cycle.loaded.heapBytes - cycle.unloaded.heapBytes) / ROOMS))
    const leftover = slope(counted) / ROOMS
    return [
      {
        name: 'memory: an unloaded room',
        unit: 'kB',
        // Rooms that were never in memory leave nothing behind, and show nothing.
        ours: loaded > 10_000 ? leftover / 1000 : Number.NaN,
        limit: { of: 'value', max: 2 },
        note: `heap after collection, risen for each of ${ROOMS} rooms and ${CYCLES} cycles; while it is loaded one takes ${(loaded / 1000).toFixed(0)} kB; resident ${cycles.map((cycle) => `${(cycle.unloaded.rssBytes / 1e6).toFixed(0)} MB`).join(', ')}`,
      },
    ]
  } finally {
    await server.stop()
  }
}

async function openAndLeave(
  server: SamtavlaServer,
  rooms: readonly { readonly url: string; readonly cookie: string }[],
): Promise<Cycle> {
  for (let i = 0; i < rooms.length; i += AT_ONCE) {
    const some = rooms.slice(i, i + AT_ONCE)
    await Promise.all(some.map(({ url, cookie }) => readDocument(url, cookie, server.origin)))
  }
  const loaded = await server.program.memory()
  await wait(LINGER_MS + SPARE_MS)
  return { loaded, unloaded: await server.program.memory() }
}
