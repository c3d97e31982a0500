import { createServer, type RequestListener, type Server } from 'node:http'
import { networkOf } from '../auth/address.ts'
import type { Config } from '../config.ts'

/**
 * S4: what a connection may take before anybody has looked at it. A room file of 8 MB has two minutes to arrive, which half a
 * megabit a second can do.
 */
export const HTTP_LIMITS = {
  /** Bytes of a request's headers; cookies of neighbours under the same domain need room. */
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 120_000,
  /** How long a connection may stand still while a request is answered: a client that does not read its answer is given up. */
  standstillMs: 120_000,
  /** How long a connection is kept for its next request. */
  idleMs: 5_000,
  /** The same for a proxy's, which keeps them for up to two minutes itself (Caddy) and may send into one that is being ended. */
  proxyIdleMs: 130_000,
  /** How often late requests are looked for. */
  checkMs: 2_000,
  /** Connections at the same time, sockets among them: about five of each of two thousand people. */
  connections: 10_000,
  /** Of these, what one address may hold. Behind a proxy all come from one, and it is the proxy that can tell them apart. */
  connectionsOfAddress: 5_000,
}
export type HttpLimits = typeof HTTP_LIMITS

/** An HTTP server that hangs up on who is too slow, and takes no more connections than it can serve. */
export function limitedServer(
  listener: RequestListener,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
  changed: Partial<HttpLimits> = {},
): Server {
  const limits = { ...HTTP_LIMITS, ...changed }
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkMs,
      keepAliveTimeout: trustedProxies === 0 ? limits.idleMs : limits.proxyIdleMs,
    },
    listener,
  )
  // Ends with an upgrade: sockets have a beat of their own.
  server.timeout = limits.standstillMs
  server.maxConnections = limits.connections
  if (trustedProxies === 0) limitAddresses(server, limits.connectionsOfAddress)
  return server
}

function limitAddresses(server: Server, most: number): void {
  const counts = new Map<string, number>()
  const count = (address: string, change: 1 | -1): number => {
    const now = (counts.get(address) ?? 0) + change
    if (now > 0) counts.set(address, now)
    else counts.delete(address)
    return now
  }
  server.on('connection', (socket) => {
    const address = networkOf(socket.remoteAddress ?? '')
    socket.once('close', () => count(address, -1))
    if (count(address, 1) > most) socket.destroy()
  })
}
