import { newUserId, type UserId } from '@samtavla/shared/model/ids.ts'
import type { Log } from '../log.ts'
import { StorageError, type StorageErrorCode } from '../storage/storage-error.ts'
import type { PeopleStore, SessionRow } from '../storage/store.ts'
import { hashToken, newToken } from './tokens.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** S2: a session ends when it is not used for so long, and in any case after the absolute limit. */
const IDLE_MS = 30 * DAY_MS
const ABSOLUTE_MS = 180 * DAY_MS
/** A session's last use is written down at most this often. */
const TOUCH_MS = 60 * 60 * 1000
/** Why a disk takes no writes for a while, and may be read all the same. */
const TAKES_NO_WRITES: readonly StorageErrorCode[] = ['disk-full', 'read-only', 'busy']

export interface Session {
  readonly user: UserId
  readonly hash: string
}

/** Who somebody is between requests: a random reference in a cookie, of which only the hash is stored. */
export class Sessions {
  readonly #people: PeopleStore
  readonly #log: Log
  readonly #now: () => number

  constructor(people: PeopleStore, log: Log, now: () => number = Date.now) {
    this.#people = people
    this.#log = log
    this.#now = now
  }

  /** Starts a session for a user, or for a new one. The token goes into the cookie and nowhere else. */
  async start(user: UserId = newUserId()): Promise<{ session: Session; token: string }> {
    const token = newToken()
    const now = this.#now()
    const row: SessionRow = { hash: hashToken(token), user, createdAt: now, seenAt: now, expiresAt: now + IDLE_MS }
    await this.#people.addSession(row)
    return { session: { user, hash: row.hash }, token }
  }

  /** The session behind a cookie's value, if it is still good: also on a disk that takes no writes (R10). */
  async find(token: string | undefined): Promise<Session | undefined> {
    if (!token) return undefined
    const row = await this.#people.findSession(hashToken(token))
    const now = this.#now()
    if (!row || row.expiresAt <= now) return undefined
    if (now - row.seenAt > TOUCH_MS) await this.#touch(row, now)
    return { user: row.user, hash: row.hash }
  }

  /** Going on without is right: the session is good for as long as it was, and its next use is written down again. */
  async #touch({ hash, user, createdAt }: SessionRow, now: number): Promise<void> {
    try {
      await this.#people.touchSession(hash, now, Math.min(now + IDLE_MS, createdAt + ABSOLUTE_MS))
    } catch (error) {
      if (!(error instanceof StorageError && TAKES_NO_WRITES.includes(error.code))) throw error
      this.#log.warn({ err: error, user }, 'use of a session not stored')
    }
  }

  /** Whether a session still is: neither ended nor run out. Asking is no use of it. */
  async isGood(hash: string): Promise<boolean> {
    const row = await this.#people.findSession(hash)
    return row !== undefined && row.expiresAt > this.#now()
  }

  /** Takes the sessions that have run out off the disk. */
  async sweep(): Promise<void> {
    await this.#people.sweepSessions(this.#now())
  }

  async end(session: Session): Promise<void> {
    await this.#people.endSession(session.hash)
  }
}
