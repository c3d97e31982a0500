import { Failure } from '../errors.ts'
import { KnownAddresses } from './address.ts'
import { Guesses } from './guesses.ts'
import { Limit } from './limit.ts'

const MINUTE_S = 60
const HOUR_S = 60 * MINUTE_S

/**
 * S4: what one person and one address may ask for. The numbers stop a machine and not people: sixty who open a room at the same
 * moment behind one address ask for some three thousand files and answers, a tenth of what the address may.
 */
const ALLOWED = {
  /** Requests and upgrades of an address in a minute. */
  requests: 30_000,
  /** What a person asks of the API in a minute. */
  personsRequests: 600,
  /** Upgrades of an address that fail in a minute. */
  failedUpgrades: 300,
  /** Tries to make a room, of an address in an hour. */
  rooms: 30,
  /**
   * Sessions that begin at an address in an hour, most of them of new people: twice the 480 of a training day with sixty groups of
   * eight, who may all come by one address within minutes.
   */
  sessions: 1_000,
}
export type Allowed = typeof ALLOWED

/** Who has asked how much lately. Forgotten when the server restarts. */
export class Limits {
  readonly known = new KnownAddresses()
  readonly guesses = new Guesses(this.known)
  readonly rooms: Limit
  readonly sessions: Limit
  readonly #requests: Limit
  readonly #personsRequests: Limit
  readonly #failedUpgrades: Limit

  constructor(changed: Partial<Allowed> = {}) {
    const allowed = { ...ALLOWED, ...changed }
    this.rooms = new Limit(allowed.rooms, HOUR_S)
    this.sessions = new Limit(allowed.sessions, HOUR_S)
    this.#requests = new Limit(allowed.requests, MINUTE_S)
    this.#personsRequests = new Limit(allowed.personsRequests, MINUTE_S)
    this.#failedUpgrades = new Limit(allowed.failedUpgrades, MINUTE_S)
  }

  /** Counts a request or an upgrade. Throws when the address has asked for too many. */
  async request(address: string): Promise<void> {
    await this.#requests.need(address)
  }

  /** Counts what a person asks of the API, from wherever. Throws when that is too many. */
  async requestBy(user: string, address: string): Promise<void> {
    this.known.note(address)
    await this.#personsRequests.need(user)
  }

  /** Counts an upgrade. Throws, before anything is looked up, for an unknown address with too many failures behind it. */
  async upgrade(address: string): Promise<void> {
    await this.request(address)
    if (!this.known.has(address) && (await this.#failedUpgrades.isSpent(address)))
      throw new Failure('too-many-requests')
  }

  async upgradeFailed(address: string): Promise<void> {
    await this.#failedUpgrades.take(address)
  }
}
