import { newUserId, type UserId } from '@samtavla/shared/model/ids.ts'
import type { PeopleStore, SessionRow } from '../storage/store.ts'
import { hashToken, newToken } from './tokens.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** S2: a session ends when it is not used for so long, and in any case after the absolute limit. */
const IDLE_MS = 30 * DAY_MS
const ABSOLUTE_MS = 180 * DAY_MS
/** A session's last use is written down at most this often. */
const TOUCH_MS = 60 * 60 * 1000

export interface Session {
  readonly user: UserId
  readonly hash: string
}

/** Who somebody is between requests: a random reference in a cookie, of which only the hash is stored. */
export class Sessions {
  readonly #people: PeopleStore
  readonly #now: () => number

  constructor(people: PeopleStore, now: () => number = Date.now) {
    this.#people = people
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

  /** The session behind a cookie's value, if it is still good. */
  async find(token: string | undefined): Promise<Session | undefined> {
    if (!token) return undefined
    const row = await this.#people.findSession(hashToken(token))
    const now = this.#now()
    if (!row || row.expiresAt <= now) return undefined
    if (now - row.seenAt > TOUCH_MS) {
      await this.#people.touchSession(row.hash, now, Math.min(now + IDLE_MS, row.createdAt + ABSOLUTE_MS))
    }
    return { user: row.user, hash: row.hash }
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
