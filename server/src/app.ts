import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import { type Allowed, Limits } from './auth/limits.ts'
import { Sessions } from './auth/sessions.ts'
import type { Config } from './config.ts'
import { type HttpLimits, limitedServer } from './http/server.ts'
import { web } from './http/web.ts'
import type { Log } from './log.ts'
import { Registry } from './rooms/registry.ts'
import { CommentService } from './services/comments.ts'
import { DecisionService } from './services/decisions.ts'
import { ErasureService } from './services/erasure.ts'
import { Invites } from './services/invites.ts'
import { Members } from './services/members.ts'
import { Rooms } from './services/rooms.ts'
import { RoundService } from './services/rounds.ts'
import { SessionWatch } from './services/session-watch.ts'
import { SilenceService } from './services/silence.ts'
import { StageService } from './services/stage.ts'
import { Titles } from './services/titles.ts'
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
  readonly sessionCheckMs?: number
  readonly httpLimits?: Partial<HttpLimits>
  readonly allowed?: Partial<Allowed>
  /** Told when the disk has failed, after which the process has to end. */
  readonly onFatal?: (error: Error) => void
}

/** Builds every part once, hands each only what it needs, and listens. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, store, log, clientDir, lingerMs, onFatal = raise } = options
  let isReady = false
  const titles = new Titles(store.rooms, log)
  const registry = new Registry(store, log, {
    ...(lingerMs === undefined ? {} : { lingerMs }),
    onFatal,
    onTitle: (room, title) => titles.set(room, title),
    onPrivateNotes: (room, user) => silence.onPrivateNotes(room, user),
  })
  const silence = new SilenceService({ registry, people: store.people, docs: store.docs, log })
  const sessions = new Sessions(store.people, log)
  const limits = new Limits(options.allowed)
  const members = new Members(store, registry)
  const comments = new CommentService(registry)
  const rounds = new RoundService({ store, registry, log })
  const server = limitedServer(
    web({
      config,
      store,
      sessions,
      limits,
      log,
      clientDir,
      rooms: new Rooms(store),
      invites: new Invites(store, { registry, members }),
      members,
      stage: new StageService(registry),
      erasure: new ErasureService(registry, { silence, comments }),
      silence,
      rounds,
      decisions: new DecisionService({ registry, rounds, loadProcessModel }),
      comments,
      onSignOut: (session) => registry.closeSession(session.hash),
      isReady: () => isReady && registry.isSaving,
    }),
    config,
    options.httpLimits,
  )
  const sync = new SyncServer(server, { config, store, sessions, limits, registry, log })
  const sessionWatch = new SessionWatch(sessions, registry, log, options.sessionCheckMs)
  await listen(server, config)
  isReady = true
  rounds.start().catch((error: unknown) => log.error({ err: error }, 'rounds not looked after'))
  registry.purgeRest().catch((error: unknown) => log.error({ err: error }, 'what was erased may still be on the disk'))
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      isReady = false
      server.close()
      sessionWatch.stop()
      await sync.stop(sync.connections > 1 ? GOODBYE_MS : 0)
      rounds.stop()
      await silence.stop()
      await registry.close()
      await titles.drain()
      server.closeAllConnections()
      await store.close()
    },
  }
}

/** As an error that nobody catches: it ends a process that has not said otherwise. */
function raise(error: Error): never {
  throw error
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, () => resolve())
  })
}
