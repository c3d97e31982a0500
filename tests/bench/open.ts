import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { openContent } from '@samtavla/shared/model/content.ts'
import { decodeMessage, syncStep1Frame } from '@samtavla/shared/protocol/messages.ts'
import * as Y from 'yjs'
import { openSocket } from './load-person.ts'
import { fillRoom } from './room-filler.ts'
import { median } from './samples.ts'
import { SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const CARDS = 1_000
const STARTS = 5

/**
 * The first person of the morning: a server that has just started, a room of a thousand cards on its disk. Counted from the
 * moment that the client asks for the socket, so that a server which loads the room before it accepts gains nothing.
 */
export async function measureOpen(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('Tusen lappar')
    await fillRoom(server, room, CARDS)
    const cookie = await server.join(room, 'Morgonpigg')
    const opened: number[] = []
    const applied: number[] = []
    for (let i = 0; i < STARTS; i++) {
      await server.restart()
      await wait(500)
      const { ms, step2 } = await open(server.socketUrl(room.id), cookie, server.origin)
      opened.push(ms)
      applied.push(applyOnly(step2))
    }
    return [
      {
        name: `open: ${CARDS} cards from cold`,
        unit: 'ms',
        baseline: median(applied),
        ours: median(opened),
        limit: { of: 'value', max: 150 },
        note: `${opened.map((ms) => ms.toFixed(0)).join(', ')} ms; the baseline applies the same bytes without server, disk or socket`,
      },
    ]
  } finally {
    await server.stop()
  }
}

async function open(url: string, cookie: string, origin: string): Promise<{ ms: number; step2: Uint8Array }> {
  const doc = new Y.Doc()
  const start = performance.now()
  const socket = openSocket(url, cookie, origin)
  const step2 = new Promise<Uint8Array>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message.type === 'update' && message.isStep2) resolve(message.update)
    })
    socket.on('close', (code) => reject(new Error(`The socket closed with ${code}`)))
  })
  await once(socket, 'open')
  socket.send(syncStep1Frame(Y.encodeStateVector(doc)))
  const update = await step2
  Y.applyUpdate(doc, update)
  const ms = performance.now() - start
  socket.close()
  const { size } = openContent(doc).cards
  if (size !== CARDS) throw new Error(`The first step 2 held ${size} of ${CARDS} cards`)
  return { ms, step2: update }
}

function applyOnly(update: Uint8Array): number {
  const doc = new Y.Doc()
  const start = performance.now()
  Y.applyUpdate(doc, update)
  return performance.now() - start
}
