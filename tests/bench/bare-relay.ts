import { type WebSocket, WebSocketServer } from 'ws'

/**
 * What everything is compared with: the least that a program can do which lets people in a room hear each other. It sends each
 * binary frame as it is to all others at the same address, and reads, keeps, checks and merges nothing.
 */
const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ host: process.env.HOST ?? '127.0.0.1', port: Number(process.env.PORT) })

server.on('connection', (socket, request) => {
  const name = request.url ?? '/'
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room.add(socket))
  socket.on('message', (frame) => {
    for (const other of room) if (other !== socket) other.send(frame, { binary: true })
  })
  socket.on('close', () => room.delete(socket))
  // A socket that breaks is closed by ws, and `close` follows.
  socket.on('error', () => {})
})
