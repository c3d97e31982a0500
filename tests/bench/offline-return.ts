import { once } from 'node:events'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, moveCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { decodeMessage, syncStep1Frame, syncStep2Frame } from '@samtavla/shared/protocol/messages.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import { presetOf } from '@samtavla/shared/tools/tool.ts'
import * as Y from 'yjs'
import { penOn } from './board-content.ts'
import { openSocket, readDocument } from './read-document.ts'
import { fillRoom } from './room-filler.ts'
import { median } from './samples.ts'
import { type Room, SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const CARDS = 200
const EDITS = 500
const RETURNS = 5
const TOGETHER = 20
const REGIONS = presetOf(swot, '').regions

/** Someone with a laptop and without a network, for an afternoon. */
interface Traveller {
  readonly cookie: string
  readonly doc: Y.Doc
}

/** People who have written without a network come back: how soon may they close the lid again? */
export async function measureOfflineReturn(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('På resa')
    const { cards } = await fillRoom(server, room, CARDS)
    const alone: number[] = []
    for (let i = 0; i < RETURNS; i++) {
      const traveller = await travel(server, room, cards)
      alone.push(await comeBack(server, room, traveller))
      await needAll(server, room, traveller)
    }
    const travellers: Traveller[] = []
    for (let i = 0; i < TOGETHER; i++) travellers.push(await travel(server, room, cards))
    const together = await Promise.all(travellers.map((one) => comeBack(server, room, one)))
    for (const one of travellers) await needAll(server, room, one)
    return [
      {
        name: `offline-return: ${EDITS} edits acknowledged`,
        unit: 'ms',
        ours: median(alone),
        limit: { of: 'value', max: 1_000 },
        note: `${alone.map((ms) => ms.toFixed(0)).join(', ')} ms from opening the socket, in a room of ${CARDS} cards`,
      },
      {
        name: `offline-return: ${TOGETHER} people at once, the last`,
        unit: 'ms',
        ours: Math.max(...together),
        note: `half of them within ${median(together).toFixed(0)} ms`,
      },
    ]
  } finally {
    await server.stop()
  }
}

/** Comes in as a new person, takes the document along, and writes. */
async function travel(server: SamtavlaServer, room: Room, cards: readonly CardId[]): Promise<Traveller> {
  const cookie = await server.join(room, 'Resande Rask')
  const { doc } = await readDocument(server.socketUrl(room.id), cookie, server.origin)
  const pen = penOn(doc)
  const board = boardsOf(pen.content)[0]!.id
  for (let i = 0; i < EDITS; i++) {
    const [card, region] = [cards[(i * 7) % cards.length]!, REGIONS[i % REGIONS.length]!]
    const target = { board, region, before: 'end' } as const
    // Of ten edits seven are letters, two are moves and one is a new card.
    const edit =
      i % 10 < 7
        ? spliceText(pen, card, 0, 0, 'x')
        : i % 10 < 9
          ? moveCards(pen, [card], target)
          : addCards(pen, target, [{ text: `Skriven på tåget (${i})` }])
    if (!edit.ok) throw new Error(edit.reason)
  }
  return { cookie, doc }
}

/** Milliseconds from opening the socket until all is acknowledged. */
async function comeBack(server: SamtavlaServer, room: Room, { cookie, doc }: Traveller): Promise<number> {
  const url = server.socketUrl(room.id)
  const start = performance.now()
  const socket = openSocket(url, cookie, server.origin)
  const acknowledged = new Promise<void>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message.type === 'sync-step-1') {
        socket.send(syncStep2Frame(Y.encodeStateAsUpdate(doc, message.stateVector)))
      } else if (message.type === 'acknowledged' && message.count > 0) resolve()
      else if (message.type === 'refused') reject(new Error(`The server refused what was written: ${message.reason}`))
    })
    socket.on('close', (code) => reject(new Error(`The socket closed with ${code} before all was acknowledged`)))
  })
  await once(socket, 'open')
  socket.send(syncStep1Frame(Y.encodeStateVector(doc)))
  await acknowledged
  const ms = performance.now() - start
  socket.close()
  return ms
}

/** Rejects when somebody who comes anew does not read what was acknowledged. */
async function needAll(server: SamtavlaServer, room: Room, { cookie, doc }: Traveller): Promise<void> {
  const { doc: newcomer } = await readDocument(server.socketUrl(room.id), cookie, server.origin)
  const [read, written] = [newcomer, doc].map(({ store }) => Y.getState(store, doc.clientID))
  if (read !== written) throw new Error(`A newcomer reads ${read} of ${written} parts that were acknowledged`)
}
