import { once } from 'node:events'
import { decodeMessage, syncStep1Frame } from '@samtavla/shared/protocol/messages.ts'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** A socket as the load needs it: without compression, which nobody negotiates here. */
export function openSocket(url: string, cookie: string, origin: string): WebSocket {
  return new WebSocket(url, { origin, headers: { cookie }, perMessageDeflate: false })
}

/** Opens a socket on which updates are taken: the server has heard what the client has. */
export async function openForWriting(url: string, cookie: string, origin: string, doc: Y.Doc): Promise<WebSocket> {
  const socket = openSocket(url, cookie, origin)
  await once(socket, 'open')
  socket.send(syncStep1Frame(Y.encodeStateVector(doc)))
  return socket
}

export interface ReadDocument {
  readonly doc: Y.Doc
  readonly step2: Uint8Array
  /** From asking for the socket until the document was here and applied. */
  readonly ms: number
}

/** Opens a document as a newcomer who has nothing of it, and leaves. Rejects when the socket closes first. */
export async function readDocument(url: string, cookie: string, origin: string): Promise<ReadDocument> {
  const doc = new Y.Doc()
  const start = performance.now()
  const socket = openSocket(url, cookie, origin)
  const answered = new Promise<Uint8Array>((resolve, reject) => {
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message.type === 'update' && message.isStep2) resolve(message.update)
    })
    socket.on('close', (code) => reject(new Error(`The socket closed with ${code} before the document came`)))
  })
  await once(socket, 'open')
  socket.send(syncStep1Frame(Y.encodeStateVector(doc)))
  const step2 = await answered
  Y.applyUpdate(doc, step2)
  const ms = performance.now() - start
  socket.close()
  return { doc, step2, ms }
}
