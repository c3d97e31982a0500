import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  readonly status: number
  /** Everything that came, status line and headers included. */
  readonly text: string
  readonly socket: Socket
}

/** Sends a request exactly as written, which neither `fetch` nor `ws` does, and reads what is answered first. */
export function rawRequest(url: string, lines: readonly string[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    // Half open: the other end's goodbye does not end ours, as with a client that never hangs up.
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('Closed without an answer')))
    socket.once('data', (data) => {
      const text = data.toString('latin1')
      resolve({ status: Number(text.split(' ')[1]), text, socket })
    })
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}

/** Asks for a WebSocket at a path that is sent as it is. A header that is `undefined` is left out. */
export function upgrade(
  url: string,
  path: string,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<RawAnswer> {
  const all: Record<string, string | undefined> = {
    Host: new URL(url).host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    Origin: url,
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  return rawRequest(url, [`GET ${path} HTTP/1.1`, ...lines])
}

/** The status alone; hangs up. */
export async function upgradeStatus(...request: Parameters<typeof upgrade>): Promise<number> {
  const { status, socket } = await upgrade(...request)
  socket.destroy()
  return status
}
