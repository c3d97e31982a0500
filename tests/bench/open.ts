import { setTimeout as wait } from 'node:timers/promises'
import { openContent } from '@samtavla/shared/model/content.ts'
import * as Y from 'yjs'
import { readDocument } from './read-document.ts'
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
      const { doc, step2, ms } = await readDocument(server.socketUrl(room.id), cookie, server.origin)
      const { size } = openContent(doc).cards
      if (size !== CARDS) throw new Error(`The first step 2 held ${size} of ${CARDS} cards`)
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

function applyOnly(update: Uint8Array): number {
  const doc = new Y.Doc()
  const start = performance.now()
  Y.applyUpdate(doc, update)
  return performance.now() - start
}
