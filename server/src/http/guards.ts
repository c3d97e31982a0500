import type { NextFunction, Request, Response } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import { Failure } from '../errors.ts'

/**
 * S18: what changes something must come from our own pages or from no page at all. Browsers say where a request comes from;
 * a client that is no browser sends neither header and has no cookies that a stranger's page could use.
 */
export function sameOriginOnly(config: Config) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const { origin } = request.headers
    const site = request.headers['sec-fetch-site']
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && origin !== undefined && !config.origins.includes(origin)) throw new Failure('foreign-origin')
    if (changes && site !== undefined && site !== 'same-origin' && site !== 'none') throw new Failure('foreign-origin')
    next()
  }
}

/**
 * Slows down guessing and flooding by address. Only what `count` is called for counts: sixty people who join from one school
 * with a right link never meet it.
 */
export class AddressLimit {
  readonly #limiter: RateLimiterMemory
  readonly #lastTurns = new Map<string, Promise<unknown>>()

  constructor(points: number, seconds: number) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds })
  }

  /** Refuses when the address has used up its tries. */
  async check(address: string | undefined): Promise<void> {
    const used = await this.#limiter.get(address ?? '')
    if (used && used.remainingPoints <= 0) throw new Failure('too-many-requests')
  }

  async count(address: string | undefined): Promise<void> {
    await this.#limiter.penalty(address ?? '', 1)
  }

  /** Runs something of which each failure counts, one after the other for an address: tries at once are no more tries. */
  guard<T>(address: string | undefined, attempt: () => Promise<T>): Promise<T> {
    const key = address ?? ''
    const turn = (this.#lastTurns.get(key) ?? Promise.resolve()).then(() => this.#try(address, attempt))
    const settled = turn
      .catch(() => {})
      .then(() => {
        if (this.#lastTurns.get(key) === settled) this.#lastTurns.delete(key)
      })
    this.#lastTurns.set(key, settled)
    return turn
  }

  async #try<T>(address: string | undefined, attempt: () => Promise<T>): Promise<T> {
    await this.check(address)
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof Failure) await this.count(address)
      throw error
    }
  }
}
