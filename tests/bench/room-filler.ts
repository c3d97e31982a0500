import type { CardId } from '@samtavla/shared/model/ids.ts'
import { decodeMessage, updateFrame } from '@samtavla/shared/protocol/messages.ts'
import type { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { addManyCards } from './board-content.ts'
import { openForWriting, readDocument } from './read-document.ts'
import type { Room, SamtavlaServer } from './servers.ts'

export interface FilledRoom {
  /** The writer's document: what it goes on to write can be sent to the room. */
  readonly doc: Y.Doc
  readonly cards: readonly CardId[]
}

/** Writes so many cards on the room's first board, over the wire, and resolves when all of it is acknowledged. */
export async function fillRoom(server: SamtavlaServer, room: Room, count: number): Promise<FilledRoom> {
  let cards: readonly CardId[] = []
  const doc = await writeRoom(server, room, (content) => {
    cards = addManyCards(content, count)
  })
  return { doc, cards }
}

/** Writes whatever one likes in the room, over the wire, and resolves when all of it is acknowledged. */
export async function writeRoom(server: SamtavlaServer, room: Room, write: (doc: Y.Doc) => void): Promise<Y.Doc> {
  const url = server.socketUrl(room.id)
  const cookie = await server.join(room, 'Sekreterare', 'facilitator')
  const { doc } = await readDocument(url, cookie, server.origin)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  write(doc)
  await writeAll(await openForWriting(url, cookie, server.origin, doc), updates)
  return doc
}

async function writeAll(socket: WebSocket, updates: readonly Uint8Array[]): Promise<void> {
  const acknowledged = new Promise<void>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message.type === 'acknowledged' && message.count === updates.length) resolve()
      if (message.type === 'refused') reject(new Error(`The server refused an update: ${message.reason}`))
    })
    socket.on('close', (code) => reject(new Error(`The socket closed with ${code} before all was acknowledged`)))
  })
  for (const update of updates) socket.send(updateFrame(update))
  await acknowledged
  socket.close()
}
