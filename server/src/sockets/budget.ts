import type { UserId } from '@samtavla/shared/model/ids.ts'

/** S4: what one connection may cost: so much at once, and so much a second from then on. */
const BURST = 200
const PER_SECOND = 60

/** A bucket of tokens. It may be overdrawn once, by the one thing whose cost was not known before. */
export class Budget {
  readonly #now: () => number
  #tokens = BURST
  #filledAt: number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
    this.#filledAt = now()
  }

  /** As if nothing had been spent. */
  get isFull(): boolean {
    this.#fill()
    return this.#tokens === BURST
  }

  spend(tokens: number): void {
    this.#fill()
    this.#tokens -= tokens
  }

  /** Milliseconds until there is something to spend; 0 when there is. */
  wait(): number {
    this.#fill()
    return this.#tokens > 0 ? 0 : Math.ceil(((1 - this.#tokens) * 1000) / PER_SECOND)
  }

  #fill(): void {
    const now = this.#now()
    this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#filledAt) * PER_SECOND) / 1000)
    this.#filledAt = now
  }
}

/**
 * S4: the budgets of closed connections, until they are full again. A new connection goes on with one that the same person has left
 * behind: whoever comes back has what they would have had by staying, and nobody has more budgets than connections at a time.
 */
export class Budgets {
  readonly #now: (() => number) | undefined
  readonly #left = new Map<UserId, Budget[]>()

  constructor(now?: () => number) {
    this.#now = now
  }

  /** For a new connection of a person. */
  take(user: UserId): Budget {
    return this.#left.get(user)?.pop() ?? new Budget(this.#now)
  }

  /** Of a connection of the person that has closed. */
  giveBack(user: UserId, budget: Budget): void {
    const left = this.#left.get(user)
    if (left) left.push(budget)
    else this.#left.set(user, [budget])
  }

  /** Lets go of those that are as good as new. Called from time to time. */
  forgetFull(): void {
    for (const [user, budgets] of this.#left) {
      const spent = budgets.filter(({ isFull }) => !isFull)
      if (spent.length > 0) this.#left.set(user, spent)
      else this.#left.delete(user)
    }
  }
}
