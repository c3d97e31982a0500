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
