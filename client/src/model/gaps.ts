import {
  isThreadFinding,
  RoomChecker,
  type RoomFinding,
  type ThreadFinding,
} from '@samtavla/shared/checks/room-checks.ts'
import type { RoomFacts } from '@samtavla/shared/checks/room-index.ts'
import { standingComments } from '@samtavla/shared/discussion/comment.ts'
import { prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import { linkNotesOf } from '@samtavla/shared/edits/links.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { Link } from '@samtavla/shared/model/link.ts'
import { calendar } from '@samtavla/shared/processes/calendar.ts'
import type { Day } from '@samtavla/shared/processes/days.ts'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import { planFacts } from '@samtavla/shared/processes/plan-facts.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import { KeyedListeners } from './keyed-listeners.ts'
import type { RoomStore } from './room-store.ts'

/** What is gathered before one looks again: nobody's letters wait for it. */
const PAUSE_MS = 400
/** A page that is never idle is looked at all the same. */
const LATEST_MS = 2_000
const SOURCES = ['cards', 'links', 'boards', 'plan', 'rounds', 'decisions', 'comments']

/** Told of when the list of findings is another one. */
export const FINDINGS = 'findings'

/**
 * What the rules of the methods find in an open room, while anybody looks at it:
 *
 * 1. A change of the room is waited out, and then the page's next idle moment (P5).
 * 2. The checker looks at the cards that changed and at those that depend on them.
 * 3. Whoever shows the list is told, and of the cards those whose own findings changed.
 */
export class Gaps {
  readonly #store: RoomStore
  readonly #today: () => Day
  readonly #listeners = new KeyedListeners()
  #checker: RoomChecker | undefined
  #told = ''
  #findings: readonly RoomFinding[] | undefined
  #thread: readonly ThreadFinding[] = []
  #codes: ReadonlyMap<string, string> = new Map()
  #links: readonly Link[] | undefined
  #linkNotes: ReadonlyMap<string, string> = new Map()
  #model: { readonly id: string; readonly value: ProcessModel | undefined } | undefined
  #stops: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #watchers = 0

  constructor(store: RoomStore, today: () => Day) {
    this.#store = store
    this.#today = today
  }

  /** All of them; nothing before the first look. */
  findings = (): readonly RoomFinding[] | undefined => this.#findings

  /** Those of the red thread. */
  threadFindings = (): readonly ThreadFinding[] => this.#thread

  /** The codes of what is found of a card itself, one after the other: a text that stays the same until it changes. */
  codesOn(card: CardId): string {
    return this.#codes.get(card) ?? ''
  }

  /** `key` is `FINDINGS` or a card's id. Looks at the room for as long as somebody listens. */
  subscribe(key: string, listener: () => void): () => void {
    if (this.#watchers++ === 0) this.#start()
    const stop = this.#listeners.add(key, listener)
    return () => {
      stop()
      if (--this.#watchers === 0) this.#stop()
    }
  }

  #start(): void {
    this.#stops = SOURCES.map((key) => this.#store.subscribe(key, this.#schedule))
    this.#schedule()
  }

  #stop(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #schedule = (): void => {
    this.#timer ??= setTimeout(() => whenIdle(this.#look), PAUSE_MS)
  }

  #look = (): void => {
    this.#timer = undefined
    if (this.#watchers === 0) return
    this.#findModel()
    const facts = this.#facts()
    if (this.#checker) this.#checker.update(facts)
    else this.#checker = new RoomChecker(facts)
    const { findings } = this.#checker
    const told = JSON.stringify(findings)
    if (told === this.#told) return
    this.#told = told
    this.#findings = findings
    this.#thread = findings.filter(isThreadFinding)
    const codes = codesByCard(findings)
    const changed = [...new Set([...this.#codes.keys(), ...codes.keys()])].filter(
      (card) => this.#codes.get(card) !== codes.get(card),
    )
    this.#codes = codes
    this.#listeners.notify([FINDINGS, ...changed])
  }

  #facts(): RoomFacts {
    const store = this.#store
    const [boards, links, decisions] = [store.boards(), store.links(), store.decisions()]
    if (links !== this.#links) this.#linkNotes = linkNotesOf(store.content)
    this.#links = links
    return {
      today: this.#today(),
      boards,
      cards: store.cards(),
      links,
      linkNotes: this.#linkNotes,
      priorities: boards.flatMap(({ id }) => {
        const decision = prioritiesOf(decisions, id)
        return decision ? { board: id, cards: decision.cards } : []
      }),
      comments: standingComments(store.comments()),
      rated: ratedCards(store.rounds()),
      ...planFacts(store.plan(), this.#model?.value),
      calendar,
    }
  }

  #findModel(): void {
    const id = this.#store.plan()?.model.id
    if (id === this.#model?.id) return
    this.#model = id === undefined ? undefined : { id, value: undefined }
    if (id !== undefined) void this.#fetchModel(id)
  }

  async #fetchModel(id: string): Promise<void> {
    let value: ProcessModel | undefined
    try {
      value = await loadProcessModel(id)
    } catch {
      // Without network: what the plan's model asks for is looked for at the next change.
      if (this.#model?.id === id) this.#model = undefined
      return
    }
    if (this.#model?.id !== id) return
    this.#model = { id, value }
    if (this.#watchers > 0) this.#schedule()
  }
}

/** Those that somebody said how far they hold of, in rounds whose results are known. */
function ratedCards(rounds: readonly Round[]): CardId[] {
  const tallies = rounds.flatMap(({ closed }) => Object.entries(closed?.rating ?? {}))
  const rated = tallies.filter(([, { ratings }]) => ratings.some((count) => count > 0))
  return [...new Set(rated.map(([card]) => card as CardId))]
}

function codesByCard(findings: readonly RoomFinding[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  for (const { code, cards } of findings) {
    const [card] = cards
    if (!card) continue
    const before = codes.get(card)
    codes.set(card, before ? `${before} ${code}` : code)
  }
  return codes
}

function whenIdle(act: () => void): void {
  // Safari has no such thing.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: LATEST_MS })
  else setTimeout(act)
}
