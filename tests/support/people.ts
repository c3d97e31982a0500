import type { Role } from '@samtavla/shared/access/can.ts'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { TestRoom, TestServer } from './test-server.ts'

/** Made-up people, one for each role, the same everywhere. */
export const NAMES: Record<Role, string> = {
  facilitator: 'Frida Ledare',
  member: 'Malte Medlem',
  principal: 'Petra Rektor',
  viewer: 'Vera Läsare',
}

export interface Person {
  readonly cookie: string
  readonly room: string
  readonly role: Role
  readonly user: string
}

/** Joins by a link as a client that is no browser does. */
export async function join(server: TestServer, token: string, name: string, cookie?: string): Promise<Person> {
  const response = await fetch(`${server.url}/api/join`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(cookie ? { Cookie: cookie } : {}) },
    body: JSON.stringify({ token, name }),
  })
  if (!response.ok) throw new Error(`Joining was answered with ${response.status} ${await response.text()}`)
  const set = response.headers.get('set-cookie')?.split(';')[0] ?? cookie ?? ''
  return { cookie: set, ...((await response.json()) as Omit<Person, 'cookie'>) }
}

export function joinAs(server: TestServer, room: TestRoom, role: Role): Promise<Person> {
  return join(server, room.tokens[role], NAMES[role])
}

/** A request with a person's cookie, from our own origin. */
export function request(
  server: Pick<TestServer, 'url'>,
  person: Person | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      Origin: server.url,
      ...(person ? { Cookie: person.cookie } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** The published provider, unchanged, with what a browser would add to its handshake. */
export function stockClient(server: TestServer, person: Person, docName: string, doc = new Y.Doc()): WebsocketProvider {
  class BrowserLikeSocket extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers: { Cookie: person.cookie, Origin: server.url } })
    }
  }
  return new WebsocketProvider(server.syncUrl, docName, doc, {
    WebSocketPolyfill: BrowserLikeSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
}

/** Resolves when the condition holds; looks again at each event of the loop, and gives up after the limit. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const end = performance.now() + limitMs
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${limitMs} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
