import type { Sessions } from '../auth/sessions.ts'
import type { Log } from '../log.ts'
import type { Registry } from '../rooms/registry.ts'

/** S2: how long a socket may outlive its session. */
const CHECK_MS = 30_000
const SWEEP_MS = 24 * 60 * 60 * 1000

/**
 * Closes the sockets of sessions that run out while they are open, when nobody asks anything of a session; and takes sessions
 * that have run out off the disk, once a day and at the start.
 */
export class SessionWatch {
  readonly #timers: readonly NodeJS.Timeout[]

  constructor(sessions: Sessions, registry: Registry, log: Log, checkMs = CHECK_MS) {
    const watched = (work: () => Promise<unknown>) => () => {
      work().catch((error: unknown) => log.warn({ err: error }, 'sessions not looked after'))
    }
    const sweep = watched(() => sessions.sweep())
    sweep()
    this.#timers = [
      setInterval(
        watched(() => closeEnded(sessions, registry)),
        checkMs,
      ),
      setInterval(sweep, SWEEP_MS),
    ]
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }
}

async function closeEnded(sessions: Sessions, registry: Registry): Promise<void> {
  const peers = await registry.everyPeer()
  for (const hash of new Set(peers.map(({ session }) => session))) {
    if (!(await sessions.isGood(hash))) await registry.closeSession(hash)
  }
}
