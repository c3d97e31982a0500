/**
 * What people did and saw in one run, in the order in which it happened, and an offline check of what was promised them (R8).
 *
 * The unit is a text that is written once, by one session, into a list that nobody deletes from. A session is one replica of the
 * document, over all its connections. An asking is a fresh look at what the server itself has: it begins at one moment and is
 * answered at a later one, and what was promised before it began must be in the answer.
 */
export type Happening = { readonly at: number } & (
  | { readonly kind: 'connected'; readonly session: string }
  | { readonly kind: 'wrote'; readonly session: string; readonly text: string }
  | { readonly kind: 'acknowledged'; readonly session: string; readonly text: string }
  | { readonly kind: 'refused'; readonly session: string; readonly text: string }
  | { readonly kind: 'read'; readonly session: string; readonly texts: readonly string[] }
  | { readonly kind: 'asked'; readonly asking: number }
  | { readonly kind: 'answered'; readonly asking: number; readonly texts: readonly string[] }
  /** What a replica has when all is quiet: the texts, and a digest of everything else in it. */
  | { readonly kind: 'settled'; readonly session: string; readonly texts: readonly string[]; readonly rest: string }
)

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never

/** The promises that a run is checked for. */
export const PROMISES = [
  'nothing acknowledged is lost',
  'nothing that another has seen is lost',
  'nobody loses sight of what they wrote',
  'nobody loses sight of what they have read',
  'nothing is there twice',
  'nothing is there that nobody wrote',
  'nothing unwritten is acknowledged',
  'all are equal when all is quiet',
] as const
export type BrokenPromise = (typeof PROMISES)[number]

export interface Violation {
  readonly promise: BrokenPromise
  readonly session: string
  /** Which text it is about, or how replicas differ. */
  readonly about: string
  /** The number of the happening that shows it. */
  readonly happening: number
}

/** Takes down what happens. The clock is only for people who read it: the check goes by order alone. */
export class History {
  readonly happenings: Happening[] = []
  readonly #now: () => number
  #askings = 0

  constructor(now: () => number = () => Math.round(performance.now())) {
    this.#now = now
  }

  connected(session: string): void {
    this.#add({ kind: 'connected', session })
  }

  wrote(session: string, text: string): void {
    this.#add({ kind: 'wrote', session, text })
  }

  acknowledged(session: string, text: string): void {
    this.#add({ kind: 'acknowledged', session, text })
  }

  refused(session: string, text: string): void {
    this.#add({ kind: 'refused', session, text })
  }

  read(session: string, texts: readonly string[]): void {
    this.#add({ kind: 'read', session, texts })
  }

  /** A fresh look at the server's copy begins; the answer is given to what this returns. */
  asked(): (texts: readonly string[]) => void {
    const asking = this.#askings++
    this.#add({ kind: 'asked', asking })
    return (texts) => this.#add({ kind: 'answered', asking, texts })
  }

  settled(session: string, texts: readonly string[], rest: string): void {
    this.#add({ kind: 'settled', session, texts, rest })
  }

  #add(happening: WithoutTime<Happening>): void {
    this.happenings.push({ at: this.#now(), ...happening })
  }
}

/** Every way in which a run broke a promise, in the order in which it shows; empty for a good run. */
export function checkHistory(happenings: readonly Happening[]): Violation[] {
  const check = new Check()
  for (const [number, happening] of happenings.entries()) check.take(happening, number)
  check.end()
  return check.violations
}

/** The observer whose askings are answered by the server itself. */
const SERVER = 'the server'

/** A session's own view of the run so far. */
interface Session {
  readonly written: string[]
  lastRead: readonly string[]
}

class Check {
  readonly violations: Violation[] = []
  readonly #writers = new Map<string, string>()
  readonly #sessions = new Map<string, Session>()
  /** In the order in which they were promised, so that an asking only has to remember how many there were. */
  readonly #acknowledged = new Set<string>()
  readonly #seen = new Set<string>()
  readonly #askings = new Map<number, { readonly acknowledged: number; readonly seen: number }>()
  readonly #settled: { session: string; texts: readonly string[]; rest: string; number: number }[] = []

  take(happening: Happening, number: number): void {
    switch (happening.kind) {
      case 'connected':
      case 'refused':
        return
      case 'wrote':
        this.#writers.set(happening.text, happening.session)
        this.#session(happening.session).written.push(happening.text)
        return
      case 'acknowledged':
        this.#takeAcknowledged(happening.session, happening.text, number)
        return
      case 'asked':
        this.#askings.set(happening.asking, { acknowledged: this.#acknowledged.size, seen: this.#seen.size })
        return
      case 'answered':
        this.#takeAnswer(happening.asking, happening.texts, number)
        return
      case 'read':
        this.#takeRead(happening.session, happening.texts, number)
        return
      case 'settled':
        this.#takeRead(happening.session, happening.texts, number)
        this.#settled.push({ ...happening, number })
    }
  }

  /** Convergence can be judged only when all have said what they have. */
  end(): void {
    const [first, ...others] = this.#settled
    for (const { session, texts, rest, number } of others) {
      const isEqual = rest === first!.rest && texts.join('\n') === first!.texts.join('\n')
      if (!isEqual) {
        const about = `${texts.length} texts, and ${first!.session} ${first!.texts.length}`
        this.#break('all are equal when all is quiet', session, about, number)
      }
    }
  }

  #takeAcknowledged(session: string, text: string, number: number): void {
    if (this.#writers.get(text) !== session) this.#break('nothing unwritten is acknowledged', session, text, number)
    this.#acknowledged.add(text)
  }

  #takeAnswer(asking: number, texts: readonly string[], number: number): void {
    const { acknowledged, seen } = this.#askings.get(asking) ?? { acknowledged: 0, seen: 0 }
    const there = new Set(texts)
    for (const text of [...this.#acknowledged].slice(0, acknowledged)) {
      if (!there.has(text)) this.#break('nothing acknowledged is lost', SERVER, text, number)
    }
    for (const text of [...this.#seen].slice(0, seen)) {
      if (!there.has(text)) this.#break('nothing that another has seen is lost', SERVER, text, number)
    }
    this.#takeRead(SERVER, texts, number)
  }

  #takeRead(name: string, texts: readonly string[], number: number): void {
    const session = this.#session(name)
    const there = new Set(texts)
    if (there.size < texts.length) {
      const twice = texts.find((text, at) => texts.indexOf(text) !== at)
      this.#break('nothing is there twice', name, twice ?? '', number)
    }
    for (const text of session.written) {
      if (!there.has(text)) this.#break('nobody loses sight of what they wrote', name, text, number)
    }
    const gone = firstNotInOrder(session.lastRead, texts)
    if (gone !== undefined) this.#break('nobody loses sight of what they have read', name, gone, number)
    session.lastRead = texts
    for (const text of there) {
      const writer = this.#writers.get(text)
      if (writer === undefined) this.#break('nothing is there that nobody wrote', name, text, number)
      if (writer !== name) this.#seen.add(text)
    }
  }

  #session(name: string): Session {
    const known = this.#sessions.get(name)
    if (known) return known
    const session: Session = { written: [], lastRead: [] }
    this.#sessions.set(name, session)
    return session
  }

  #break(promise: BrokenPromise, session: string, about: string, happening: number): void {
    this.violations.push({ promise, session, about, happening })
  }
}

/** What was read before must still be there, and in the same order: others may have come between. */
function firstNotInOrder(before: readonly string[], now: readonly string[]): string | undefined {
  let at = 0
  for (const text of now) if (text === before[at]) at++
  return before[at]
}
