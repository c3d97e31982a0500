import type { Board } from '../model/board.ts'
import { type Card, compareCards, isShown } from '../model/card.ts'
import type { BoardId, CardId, CommentId } from '../model/ids.ts'
import type { Link, LinkKind } from '../model/link.ts'
import type { ThreadSource } from '../model/thread.ts'
import { type CardKind, kindIn } from './card-kind.ts'

/** What is known of days; given from outside, where the holidays are. */
export interface Calendar {
  /** Nobody is at school, or probably nobody is. */
  readonly isFree: (day: string) => boolean
  readonly daysBetween: (from: string, to: string) => number
}

/** What the rules look at: plain values, each the same object until it changes. */
export interface RoomFacts {
  /** Days are YYYY-MM-DD. */
  readonly today: string
  /** Those that are there. */
  readonly boards: readonly Board[]
  /** All of the room, merged and deleted ones among them. */
  readonly cards: readonly Card[]
  readonly links: readonly Pick<Link, 'kind' | 'from' | 'to' | 'at'>[]
  /** What the links say, by `linkNoteKey`. */
  readonly linkNotes: ReadonlyMap<string, string>
  /** The problems that stand chosen, of each board that has a decision about it. */
  readonly priorities: readonly { readonly board: BoardId; readonly cards: readonly CardId[] }[]
  /** Those that can be read. */
  readonly comments: readonly {
    readonly id: CommentId
    readonly card: CardId
    readonly at: number
    readonly resolved?: unknown
  }[]
  /** The cards that somebody said how far they hold of, in a round whose result is known. */
  readonly rated: readonly CardId[]
  /** The days of the plan's follow-up meetings. */
  readonly followUps: readonly string[]
  /** The room's process model asks for an effect chain. */
  readonly needsChain: boolean
  /** The same object each time. */
  readonly calendar: Calendar
}

const NO_LINKS: readonly Pick<Link, 'kind' | 'from' | 'to' | 'at'>[] = []
type Ends = (typeof NO_LINKS)[number]

/**
 * The facts by card, kind and thread. It keeps what it knows from one `update` to the next and says which cards were touched. While
 * `onRead` is set it is told of every card that an answer depends on.
 */
export class RoomIndex implements ThreadSource {
  onRead: ((card: CardId) => void) | undefined
  #facts: RoomFacts
  readonly #boards: ReadonlyMap<BoardId, Board>
  readonly #chosen: ReadonlySet<CardId>
  readonly #rated: ReadonlySet<CardId>
  #from: ReadonlyMap<CardId, readonly Ends[]> = new Map()
  #to: ReadonlyMap<CardId, readonly Ends[]> = new Map()
  #cards: ReadonlyMap<CardId, Card> = new Map()
  readonly #kinds = new Map<CardId, CardKind>()
  readonly #ofKind = new Map<CardKind, Set<CardId>>()
  /** How many cards stand in each region of a board. */
  readonly #counts = new Map<BoardId, Map<string, number>>()
  readonly #placed = new Map<CardId, Card['place']>()
  readonly #originals = new Map<CardId, Set<CardId>>()
  readonly #sorted = new Map<CardKind, readonly Card[]>()

  constructor(facts: RoomFacts) {
    this.#facts = facts
    this.#boards = new Map(facts.boards.map((board) => [board.id, board]))
    this.#chosen = new Set(facts.priorities.flatMap(({ cards }) => cards))
    this.#rated = new Set(facts.rated)
    this.#setLinks(facts.links)
    this.#setCards(facts.cards)
  }

  get facts(): RoomFacts {
    return this.#facts
  }

  /** Takes in newer facts with the same boards and choices. Gives the cards that changed, or whose threads did. */
  update(facts: RoomFacts): ReadonlySet<CardId> {
    const touched = new Set<CardId>()
    if (facts.links !== this.#facts.links) {
      const before = this.#from
      this.#setLinks(facts.links)
      for (const id of endsOfChanged(before, this.#from)) touched.add(id)
    }
    if (facts.cards !== this.#facts.cards) for (const id of this.#setCards(facts.cards)) touched.add(id)
    this.#facts = facts
    return touched
  }

  boards(tool: string): readonly Board[] {
    return this.#facts.boards.filter((board) => board.tool === tool)
  }

  hasBoard(tool: string): boolean {
    return this.#facts.boards.some((board) => board.tool === tool)
  }

  board(id: BoardId): Board | undefined {
    return this.#boards.get(id)
  }

  card(id: CardId): Card | undefined {
    this.onRead?.(id)
    return this.#cards.get(id)
  }

  /** What a card is in the method; nothing for one that does not stand on a board, and for words that no rule is about. */
  kindOf(id: CardId): CardKind | undefined {
    this.onRead?.(id)
    return this.#kinds.get(id)
  }

  /** All that stand, in the order of their boards' lists. For rules of the whole room: what it depends on is not told. */
  cardsOf(kind: CardKind): readonly Card[] {
    const found = this.#sorted.get(kind)
    if (found) return found
    const cards = [...(this.#ofKind.get(kind) ?? [])].map((id) => this.#cards.get(id)!).sort(compareCards)
    this.#sorted.set(kind, cards)
    return cards
  }

  /** How many cards stand in a region, or on the whole board. For rules of the whole room, too. */
  countIn(board: BoardId, region?: string): number {
    const counts = this.#counts.get(board)
    if (region !== undefined) return counts?.get(region) ?? 0
    return [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0)
  }

  /** The group goes on with it. */
  isChosen(id: CardId): boolean {
    return this.#chosen.has(id)
  }

  isRated(id: CardId): boolean {
    return this.#rated.has(id)
  }

  /** The cards of a kind that a card grew out of. A merged card has the threads of its originals, and stands at their ends. */
  up(card: CardId, link: LinkKind, kind: CardKind): CardId[] {
    return this.#neighbours(card, kind, (id) =>
      this.linksFrom(id).flatMap((each) => (each.kind === link ? each.to : [])),
    )
  }

  /** The cards of a kind that grew out of a card. */
  down(card: CardId, link: LinkKind, kind: CardKind): CardId[] {
    return this.#neighbours(card, kind, (id) =>
      this.linksTo(id).flatMap((each) => (each.kind === link ? each.from : [])),
    )
  }

  linksFrom(id: CardId): readonly Link[] {
    this.onRead?.(id)
    return (this.#from.get(id) ?? NO_LINKS) as readonly Link[]
  }

  linksTo(id: CardId): readonly Link[] {
    this.onRead?.(id)
    return (this.#to.get(id) ?? NO_LINKS) as readonly Link[]
  }

  originalsOf(id: CardId): readonly CardId[] {
    this.onRead?.(id)
    return [...(this.#originals.get(id) ?? [])].sort()
  }

  mergedInto(id: CardId): CardId | undefined {
    const state = this.card(id)?.state
    return state?.kind === 'merged' ? state.into : undefined
  }

  #neighbours(card: CardId, kind: CardKind, ends: (id: CardId) => CardId[]): CardId[] {
    const sources = new Set([card])
    // A set that grows while one goes through it: originals of originals.
    for (const id of sources) for (const original of this.originalsOf(id)) sources.add(original)
    const found = new Set([...sources].flatMap(ends).map((id) => this.#standing(id)))
    found.delete(card)
    return [...found].filter((id) => this.kindOf(id) === kind)
  }

  /** What stands where a card stood. */
  #standing(id: CardId): CardId {
    const seen = new Set([id])
    for (const each of seen) {
      const into = this.mergedInto(each)
      if (into === undefined || seen.has(into)) return each
      seen.add(into)
    }
    return id
  }

  #setLinks(links: readonly Ends[]): void {
    this.#from = Map.groupBy(links, ({ from }) => from)
    this.#to = Map.groupBy(links, ({ to }) => to)
  }

  #setCards(cards: readonly Card[]): ReadonlySet<CardId> {
    const before = this.#cards
    const after = new Map(cards.map((card) => [card.id, card]))
    this.#cards = after
    const changed = new Set<CardId>()
    for (const card of cards) if (before.get(card.id) !== card) changed.add(card.id)
    if (before.size + changed.size !== after.size) for (const id of before.keys()) if (!after.has(id)) changed.add(id)
    const touched = new Set(changed)
    for (const id of changed) {
      for (const state of [before.get(id)?.state, after.get(id)?.state])
        if (state?.kind === 'merged') touched.add(state.into)
      // Whether a merged card is shown depends on whether the other one is there at all.
      if (!before.has(id) || !after.has(id)) for (const original of this.#originals.get(id) ?? []) touched.add(original)
      this.#setOriginal(id, before.get(id), after.get(id))
    }
    for (const id of touched) this.#place(id)
    return touched
  }

  #setOriginal(id: CardId, before: Card | undefined, after: Card | undefined): void {
    if (before?.state?.kind === 'merged') this.#originals.get(before.state.into)?.delete(id)
    if (after?.state?.kind !== 'merged') return
    const originals = this.#originals.get(after.state.into)
    if (originals) originals.add(id)
    else this.#originals.set(after.state.into, new Set([id]))
  }

  /** Counts a card where it stands now, and no more where it stood. */
  #place(id: CardId): void {
    const [kind, place] = [this.#kinds.get(id), this.#placed.get(id)]
    if (kind) this.#ofKind.get(kind)?.delete(id)
    if (place) this.#count(place, -1)
    this.#kinds.delete(id)
    this.#placed.delete(id)
    if (kind) this.#sorted.delete(kind)
    const card = this.#cards.get(id)
    const board = card && this.#boards.get(card.place.board)
    if (!board || card.erased || !isShown(card, (other) => this.#cards.has(other))) return
    this.#placed.set(id, card.place)
    this.#count(card.place, 1)
    const now = kindIn(board.tool, card)
    if (!now) return
    this.#kinds.set(id, now)
    this.#sorted.delete(now)
    const alike = this.#ofKind.get(now)
    if (alike) alike.add(id)
    else this.#ofKind.set(now, new Set([id]))
  }

  #count({ board, region }: Card['place'], by: number): void {
    const counts = this.#counts.get(board) ?? new Map<string, number>()
    counts.set(region, (counts.get(region) ?? 0) + by)
    this.#counts.set(board, counts)
  }
}

/** The cards whose threads are not the same as they were, at either end. */
function endsOfChanged(
  before: ReadonlyMap<CardId, readonly Ends[]>,
  after: ReadonlyMap<CardId, readonly Ends[]>,
): CardId[] {
  const changed: CardId[] = []
  for (const from of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(from) ?? NO_LINKS, after.get(from) ?? NO_LINKS]
    const isSame =
      old.length === now.length && old.every(({ kind, to }, i) => kind === now[i]!.kind && to === now[i]!.to)
    if (!isSame) changed.push(from, ...[...old, ...now].map(({ to }) => to))
  }
  return changed
}
