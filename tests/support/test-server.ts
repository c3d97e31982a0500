import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type App, startApp } from '@samtavla/server/app.ts'
import type { Allowed } from '@samtavla/server/auth/limits.ts'
import { readConfig } from '@samtavla/server/config.ts'
import type { HttpLimits } from '@samtavla/server/http/server.ts'
import { openLog } from '@samtavla/server/log.ts'
import { Invites } from '@samtavla/server/services/invites.ts'
import { type NewPlan, Rooms } from '@samtavla/server/services/rooms.ts'
import { openStore } from '@samtavla/server/storage/open-store.ts'
import type { Store } from '@samtavla/server/storage/store.ts'
import type { Role } from '@samtavla/shared/access/can.ts'
import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import type { RoomId } from '@samtavla/shared/model/ids.ts'

/** A real server with a real database in a scratch folder, on a port of its own. */
export interface TestServer {
  readonly url: string
  readonly syncUrl: string
  readonly dataDir: string
  readonly store: Store
  readonly rooms: Rooms
  /** A room and the tokens of its links, as the operator's command line makes them. */
  createRoom(title?: string, plan?: NewPlan): Promise<TestRoom>
  importRoom(file: RoomFile): Promise<TestRoom>
  stop(): Promise<void>
}

export interface TestRoom {
  readonly room: RoomId
  readonly tokens: Record<Role, string>
}

export interface TestServerOptions {
  /** An existing folder, to start on what another server left there; it is then not removed. */
  readonly dataDir?: string
  readonly env?: Record<string, string>
  /** Another build of the client than the one that there is. */
  readonly clientDir?: string
  /** How long an empty document stays in memory. */
  readonly lingerMs?: number
  readonly sessionCheckMs?: number
  readonly httpLimits?: Partial<HttpLimits>
  readonly allowed?: Partial<Allowed>
}

/** The built client. */
export const CLIENT_DIR = resolve(import.meta.dirname, '../../client/dist')

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'samtavla-test-')))
  const port = await freePort()
  const env = { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...options.env }
  const config = readConfig({ PUBLIC_URL: `http://127.0.0.1:${port}`, ...env })
  const store = await openStore({ dataDir })
  const { lingerMs, sessionCheckMs, httpLimits, allowed } = options
  const log = openLog(config.logLevel)
  const app: App = await startApp({
    config,
    store,
    log,
    clientDir: options.clientDir ?? CLIENT_DIR,
    ...(lingerMs === undefined ? {} : { lingerMs }),
    ...(sessionCheckMs === undefined ? {} : { sessionCheckMs }),
    // On a busy machine, a connection might be ended just as its next request is on its way.
    httpLimits: { idleMs: 60_000, ...httpLimits },
    ...(allowed === undefined ? {} : { allowed }),
  })
  const rooms = new Rooms(store)
  const tokensOf = async (room: RoomId): Promise<TestRoom> => ({ room, tokens: await makeLinks(store, room) })
  return {
    url: config.publicUrl,
    syncUrl: `${config.publicUrl.replace(/^http/, 'ws')}/sync`,
    dataDir,
    store,
    rooms,
    createRoom: async (title = 'Test', plan) => tokensOf((await rooms.create(title, 'sv', undefined, plan)).id),
    importRoom: async (file) => tokensOf((await rooms.import(file)).id),
    stop: async () => {
      await app.stop()
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function makeLinks(store: Store, room: RoomId): Promise<Record<Role, string>> {
  const invites = new Invites(store)
  const link = async (role: Role) => (await invites.createLink(room, role, '')).token
  return {
    facilitator: await link('facilitator'),
    member: await link('member'),
    principal: await link('principal'),
    viewer: await link('viewer'),
  }
}

/** Below those that the system hands out by itself, which others would take first, and above those that browsers refuse. */
const FIRST_PORT = 11_000
const PORTS = 20_000

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + randomInt(PORTS)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
}
