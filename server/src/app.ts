import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Sessions } from './auth/sessions.ts'
import type { Config } from './config.ts'
import { web } from './http/web.ts'
import type { Log } from './log.ts'
import { Registry } from './rooms/registry.ts'
import { Invites } from './services/invites.ts'
import { Members } from './services/members.ts'
import { Rooms } from './services/rooms.ts'
import { StageService } from './services/stage.ts'
import { SyncServer } from './sockets/sync-server.ts'
import type { Store } from './storage/store.ts'

/** How long the goodbye to all sockets is spread out. */
const GOODBYE_MS = 1_000

export interface App {
  /** The port it listens on, which the system chose if the setting is 0. */
  readonly port: number
  /** Orderly stop: no new work, everything stored, everybody asked to come back. */
  stop(): Promise<void>
}

export interface AppOptions {
  readonly config: Config
  readonly store: Store
  readonly log: Log
  readonly clientDir: string
  readonly lingerMs?: number
}

/** Builds every part once, hands each only what it needs, and listens. */
export async function startApp({ config, store, log, clientDir, lingerMs }: AppOptions): Promise<App> {
  let isReady = false
  const registry = new Registry(store, log, {
    ...(lingerMs === undefined ? {} : { lingerMs }),
    onTitle: (room, title) => {
      store.rooms.setTitle(room, title).catch((error: unknown) => log.warn({ err: error, room }, 'title not stored'))
    },
  })
  const sessions = new Sessions(store.people)
  const server = createServer(
    web({
      config,
      store,
      sessions,
      log,
      clientDir,
      rooms: new Rooms(store),
      invites: new Invites(store, registry),
      members: new Members(store, registry),
      stage: new StageService(registry),
      onSignOut: (session) => registry.closeSession(session.hash),
      isReady: () => isReady && registry.journal.isSaving,
    }),
  )
  const sync = new SyncServer(server, { config, store, sessions, registry, log })
  await listen(server, config)
  isReady = true
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      isReady = false
      server.close()
      await sync.stop(sync.connections > 1 ? GOODBYE_MS : 0)
      await registry.close()
      server.closeAllConnections()
      await store.close()
    },
  }
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, () => resolve())
  })
}
