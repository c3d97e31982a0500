import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../errors.ts'
import type { KnownAddresses } from './address.ts'
import { Limit } from './limit.ts'
import { isCode } from './tokens.ts'

/** Wrong secrets of an address in a minute that are answered for what they are. */
const WRONG_A_MINUTE = 10
const WAIT_MS = 1_000
/** Wrong codes in an hour, of an address and of all together, that are looked up. */
const CODES_OF_AN_ADDRESS = 300
const CODES_OF_ALL = 20_000

/**
 * Guessing of invites and personal keys (S11).
 *
 * A link has 192 random bits and a key 140: they are looked up always, since no number of tries finds one, and a limit would only
 * shut out who has a right one. An address with ten wrong ones in a minute is told to wait, a second late, at each further wrong
 * one; a right one is let through.
 *
 * A code has 40 bits, 1.1 × 10¹², for ten hours, so its tries must be few: 300 wrong ones an hour from an address, and 20,000
 * from all together, are looked up. That is 200,000 in the life of a code: it is found once in 5.5 million times, and one of a
 * thousand codes that are open at the same time once in 5,500. Above that, codes are not looked up: an address above its own
 * number gets in by links only, for the rest of the hour, and when all together are above theirs, only addresses that are known
 * get in by codes. Each of those adds at most its own 300.
 */
export class Guesses {
  readonly #known: KnownAddresses
  readonly #wrong = new Limit(WRONG_A_MINUTE, 60)
  readonly #codes = new Limit(CODES_OF_AN_ADDRESS, 3600)
  readonly #allCodes: Limit

  constructor(known: KnownAddresses, codesOfAll = CODES_OF_ALL) {
    this.#known = known
    this.#allCodes = new Limit(codesOfAll, 3600)
  }

  /** Runs a look-up of a secret. Passes on what it found or how it refused; answers a refusal too many with another. */
  async guard<T>(address: string, secret: string, lookUp: () => Promise<T>): Promise<T> {
    const giveBack = isCode(secret) ? await this.#takeCode(address) : async () => {}
    try {
      const found = await lookUp()
      await giveBack()
      this.#known.note(address)
      return found
    } catch (error) {
      if (error instanceof Failure) return await this.#refuse(address, error)
      await giveBack()
      throw error
    }
  }

  /** Counted before the look-up, so that tries at the same moment are no more tries; given back when the code was right. */
  async #takeCode(address: string): Promise<() => Promise<void>> {
    const ofAddress = await this.#codes.take(address)
    // An address above its own number takes nothing from the others' (nobody closes the codes of all from a few addresses).
    const ofAll = ofAddress && (await this.#allCodes.take(''))
    if (!ofAddress || !(ofAll || this.#known.has(address)))
      return await this.#refuse(address, new Failure('too-many-requests'))
    return async () => {
      await this.#codes.giveBack(address)
      await this.#allCodes.giveBack('')
    }
  }

  async #refuse(address: string, failure: Failure): Promise<never> {
    if (await this.#wrong.take(address)) throw failure
    await pause(WAIT_MS)
    throw new Failure('too-many-requests')
  }
}
