import { once } from 'node:events'
import { decodeMessage, updateFrame } from '@samtavla/shared/protocol/messages.ts'
import type * as Y from 'yjs'
import { type BoardOfCards, boardOfCards } from './board-content.ts'
import { openSocket } from './load-person.ts'
import type { Room, SamtavlaServer } from './servers.ts'

export interface FilledRoom extends Pick<BoardOfCards, 'board' | 'cards'> {
  /** The writer's document: what it goes on to write can be sent to the room. */
  readonly doc: Y.Doc
}

/** Writes a board of so many cards into the room over the wire, and resolves when all of it is acknowledged. */
export async function fillRoom(server: SamtavlaServer, room: Room, count: number): Promise<FilledRoom> {
  const { updates, doc, board, cards } = boardOfCards(count)
  const cookie = await server.join(room, 'Sekreterare', 'facilitator')
  const socket = openSocket(server.socketUrl(room.id), cookie, server.origin)
  const acknowledged = new Promise<void>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message.type === 'acknowledged' && message.count === updates.length) resolve()
      if (message.type === 'refused') reject(new Error(`The server refused an update: ${message.reason}`))
    })
    socket.on('close', (code) => reject(new Error(`The socket closed with ${code} before all was acknowledged`)))
  })
  await once(socket, 'open')
  for (const update of updates) socket.send(updateFrame(update))
  await acknowledged
  socket.close()
  return { doc, board, cards }
}
