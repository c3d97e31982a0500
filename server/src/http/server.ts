import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * S4: what a connection may take before anybody has looked at it. A room file of 8 MB has two minutes to arrive, which half a
 * megabit a second can do.
 */
export const HTTP_LIMITS = {
  /** Bytes of a request's headers; cookies of neighbours under the same domain need room. */
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 120_000,
  /** How often late requests are looked for. */
  checkMs: 2_000,
  /** Connections at the same time, sockets among them: about five of each of two thousand people. */
  connections: 10_000,
}
export type HttpLimits = typeof HTTP_LIMITS

/** An HTTP server that hangs up on who sends too slowly, and takes no more connections than it can serve. */
export function limitedServer(listener: RequestListener, changed: Partial<HttpLimits> = {}): Server {
  const limits = { ...HTTP_LIMITS, ...changed }
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkMs,
    },
    listener,
  )
  server.maxConnections = limits.connections
  return server
}
