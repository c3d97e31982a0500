import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../errors.ts'
import type { KnownAddresses } from './address.ts'
import { Limit } from './limit.ts'
import { isCode } from './tokens.ts'

/** Wrong secrets of an address in a minute that are answered for what they are. */
const WRONG_A_MINUTE = 10
const WAIT_MS = 1_000
/** Wrong codes in an hour that are looked up: of an address, of all together, and kept beside that for known addresses. */
const CODES_OF_AN_ADDRESS = 300
const CODES_OF_ALL = 10_000
const CODES_OF_KNOWN = 10_000

/**
 * Guessing of invites and personal keys (S11).
 *
 * A link has 192 random bits and a key 140: they are looked up always, since no number of tries finds one, and a limit would only
 * shut out who has a right one. An address with ten wrong ones in a minute is told to wait, a second late, at each further wrong
 * one; a right one is let through.
 *
 * A code has 40 bits, 1.1 × 10¹², for ten hours, so its tries must be few: 300 wrong ones an hour from an address, and 20,000
 * in all, are looked up. That is 200,000 in the life of a code: it is found once in 5.5 million times, and one of a thousand codes
 * that are open at the same time once in 5,500. Above that, codes are not looked up: an address above its own number gets in by
 * links only, for the rest of the hour.
 *
 * Of the 20,000, the first half is for all, and the second is kept for addresses that are known: strangers who use up the first
 * close the codes to other strangers, and not to a school. It has an end too, since nobody can tell a school from somebody with a
 * session who has many addresses.
 */
export class Guesses {
  readonly #known: KnownAddresses
  readonly #wrong = new Limit(WRONG_A_MINUTE, 60)
  readonly #codes = new Limit(CODES_OF_AN_ADDRESS, 3600)
  readonly #codesOfAll: Limit
  readonly #codesOfKnown: Limit

  constructor(known: KnownAddresses, codesOfAll = CODES_OF_ALL, codesOfKnown = CODES_OF_KNOWN) {
    this.#known = known
    this.#codesOfAll = new Limit(codesOfAll, 3600)
    this.#codesOfKnown = new Limit(codesOfKnown, 3600)
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
    // An address above its own number takes nothing from the others' (nobody closes the codes of all from a few addresses).
    const shared = (await this.#codes.take(address)) ? await this.#takeShared(address) : undefined
    if (!shared) return await this.#refuse(address, new Failure('too-many-requests'))
    return async () => {
      await this.#codes.giveBack(address)
      await shared.giveBack('')
    }
  }

  /** Takes a code from what all may try, or else from what is kept for known addresses; answers with what it was taken from. */
  async #takeShared(address: string): Promise<Limit | undefined> {
    if (await this.#codesOfAll.take('')) return this.#codesOfAll
    const isKept = this.#known.has(address) && (await this.#codesOfKnown.take(''))
    return isKept ? this.#codesOfKnown : undefined
  }

  async #refuse(address: string, failure: Failure): Promise<never> {
    if (await this.#wrong.take(address)) throw failure
    await pause(WAIT_MS)
    throw new Failure('too-many-requests')
  }
}
