import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { syncStep1Frame } from '@samtavla/shared/protocol/messages.ts'
import type { WebSocket } from 'ws'
import type { Program } from './processes.ts'
import { openSocket } from './read-document.ts'
import { mean, median } from './samples.ts'
import { SamtavlaServer, startRelay } from './servers.ts'
import type { Row } from './table.ts'

const SOCKETS = 200
const ROUNDS = 5
const SETTLE_MS = 1_000
/** The state vector of somebody who has nothing of the document. */
const NOTHING = Uint8Array.of(0)

interface Grown {
  readonly heap: number[]
  readonly rss: number[]
}

/**
 * What two hundred people cost who only have the room open. The limit is on what the server's objects hold, since that is the
 * same in each round; the resident memory of a process rises in the first round and keeps what it has once taken.
 */
export async function measureMemory(): Promise<Row[]> {
  const server = await SamtavlaServer.start({ probed: true })
  const relay = await startRelay({ probed: true })
  try {
    const { url, people } = await server.joinAll(await server.createRoom('Stilla'), SOCKETS)
    const ours = await bytesPerSocket(server.program, url, people, server.origin)
    const baseline = await bytesPerSocket(relay.program, relay.socketUrl('room_0'), people, server.origin)
    return [
      {
        name: 'memory: an idle socket',
        unit: 'kB',
        baseline: median(baseline.heap) / 1000,
        ours: median(ours.heap) / 1000,
        limit: { of: 'value', max: 15 },
        note: `heap and buffers after collection, ${ours.heap.map((bytes) => (bytes / 1000).toFixed(1)).join(', ')} kB`,
      },
      {
        name: 'memory: an idle socket, resident',
        unit: 'kB',
        baseline: baseline.rss[0]! / 1000,
        ours: ours.rss[0]! / 1000,
        note: `in the first round; ${(mean(ours.rss) / 1000).toFixed(1)} kB on average, as later rounds use what is there`,
      },
    ]
  } finally {
    await Promise.all([server.stop(), relay.stop()])
  }
}

async function bytesPerSocket(
  program: Program,
  url: string,
  cookies: readonly string[],
  origin: string,
): Promise<Grown> {
  // What the first sockets load and compile is not what the next ones cost.
  const first = await openAll(url, cookies.slice(0, 10), origin)
  const grown: Grown = { heap: [], rss: [] }
  for (let round = 0; round < ROUNDS; round++) {
    await wait(SETTLE_MS)
    const before = await program.memory()
    const others = await openAll(url, cookies.slice(10), origin)
    await wait(SETTLE_MS)
    const after = await program.memory()
    const open = others.filter((socket) => socket.readyState === socket.OPEN).length
    if (open < others.length) throw new Error(`Of ${others.length} sockets ${open} stayed open`)
    grown.heap.push((after.heapBytes - before.heapBytes) / open)
    grown.rss.push((after.rssBytes - before.rssBytes) / open)
    for (const socket of others) socket.terminate()
  }
  for (const socket of first) socket.terminate()
  return grown
}

async function openAll(url: string, cookies: readonly string[], origin: string): Promise<WebSocket[]> {
  const sockets: WebSocket[] = []
  for (const cookie of cookies) {
    const socket = openSocket(url, cookie, origin)
    await once(socket, 'open')
    socket.send(syncStep1Frame(NOTHING))
    sockets.push(socket)
  }
  return sockets
}
