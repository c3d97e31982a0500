import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '../errors.ts'

/** So many of something within a stretch of time, for each key. */
export class Limit {
  readonly #limiter: RateLimiterMemory

  constructor(points: number, seconds: number) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds })
  }

  /** Counts one more; false when that is too many. Those at the same moment are counted as well. */
  async take(key: string): Promise<boolean> {
    try {
      await this.#limiter.consume(key)
      return true
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false
      throw refusal
    }
  }

  /** As `take`, and throws when that is too many. */
  async need(key: string): Promise<void> {
    if (!(await this.take(key))) throw new Failure('too-many-requests')
  }

  async giveBack(key: string): Promise<void> {
    await this.#limiter.reward(key, 1)
  }

  async isSpent(key: string): Promise<boolean> {
    const used = await this.#limiter.get(key)
    return used !== null && used.remainingPoints <= 0
  }
}
