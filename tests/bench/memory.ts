import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import type { Program } from './processes.ts'
import { openSocket } from './read-document.ts'
import { SamtavlaServer, startRelay } from './servers.ts'
import type { Row } from './table.ts'

const SOCKETS = 200
const SETTLE_MS = 3_000

/** What two hundred people cost who only have the room open. */
export async function measureMemory(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  const relay = await startRelay()
  try {
    const { url, people } = await server.joinAll(await server.createRoom('Stilla'), SOCKETS)
    const ours = await bytesPerSocket(server.program, url, people, server.origin)
    const baseline = await bytesPerSocket(relay.program, relay.socketUrl('room_0'), people, server.origin)
    return [{ name: 'memory: an idle socket', unit: 'kB', baseline: baseline / 1024, ours: ours / 1024 }]
  } finally {
    await Promise.all([server.stop(), relay.stop()])
  }
}

async function bytesPerSocket(
  program: Program,
  url: string,
  cookies: readonly string[],
  origin: string,
): Promise<number> {
  // What the first sockets load and compile is not what the next ones cost.
  const first = await openAll(url, cookies.slice(0, 10), origin)
  await wait(SETTLE_MS)
  const before = await program.usage()
  const others = await openAll(url, cookies.slice(10), origin)
  await wait(SETTLE_MS)
  const after = await program.usage()
  const open = others.filter((socket) => socket.readyState === socket.OPEN).length
  for (const socket of [...first, ...others]) socket.terminate()
  return open === others.length ? (after.rssBytes - before.rssBytes) / others.length : Number.NaN
}

async function openAll(url: string, cookies: readonly string[], origin: string): Promise<WebSocket[]> {
  const sockets: WebSocket[] = []
  for (const cookie of cookies) {
    const socket = openSocket(url, cookie, origin)
    await once(socket, 'open')
    sockets.push(socket)
  }
  return sockets
}
