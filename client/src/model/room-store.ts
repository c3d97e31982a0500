import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { type Card, compareCards, isShown, readCard } from '@samtavla/shared/model/card.ts'
import { type Content, type RoomMeta, readMeta } from '@samtavla/shared/model/content.ts'
import { type BoardId, type CardId, isId } from '@samtavla/shared/model/ids.ts'
import { isLocked, type Stage } from '@samtavla/shared/model/stage.ts'
import type * as Y from 'yjs'
import { KeyedListeners } from './keyed-listeners.ts'

/** A card is in exactly one list: its region's, its board's deleted ones, or the originals of the card that it was merged into. */
export type ListKey = `region:${string}/${string}` | `deleted:${BoardId}` | `originals:${CardId}`

export function regionKey(board: BoardId, region: string): ListKey {
  return `region:${board}/${region}`
}

/** What came from others in one go, for the announcements. */
export interface RemoteChange {
  readonly card: CardId
  readonly before: Card | undefined
  readonly after: Card | undefined
}

const NO_CARDS: readonly CardId[] = []

/**
 * The room's documents as plain immutable values with a stable identity: a card's object changes only when that card does, a
 * list's only when its members or their order do. The only place that observes Yjs types.
 *
 * Own edits are told at once; others' are gathered and told once a frame (P8).
 */
export class RoomStore {
  readonly content: Content
  readonly stage: Stage
  /** How others' changes are shown: set by the page, so that they disturb nobody's hand or eye. `isReordered`: cards came, went or moved. */
  deliver: (notify: () => void, isReordered: boolean) => void = (notify) => notify()
  /** Told of cards whose text was removed for privacy just now: nothing that was kept of it may stay. */
  onErased: (cards: readonly CardId[]) => void = () => {}
  readonly #listeners = new KeyedListeners()
  readonly #remoteListeners = new Set<(changes: readonly RemoteChange[]) => void>()
  readonly #cards = new Map<CardId, Card>()
  readonly #listOf = new Map<CardId, ListKey>()
  readonly #lists = new Map<ListKey, readonly CardId[]>()
  readonly #dirtyCards = new Set<string>()
  readonly #dirtyKeys = new Set<string>()
  #boards: readonly Board[] = []
  #meta: RoomMeta
  #locks: ReadonlySet<string> = new Set()
  #frame: number | undefined
  #hasRemote = false

  constructor(content: Content, stage: Stage) {
    this.content = content
    this.stage = stage
    this.#meta = readMeta(content)
    this.#boards = boardsOf(content)
    this.#readLocks()
    for (const id of content.cards.keys()) this.#dirtyCards.add(id)
    this.#takeIn()
    this.#dirtyKeys.clear()
    content.cards.observeDeep(this.#onCards)
    content.boards.observeDeep(this.#onBoards)
    content.meta.observe(this.#onMeta)
    stage.locks.observe(this.#onLocks)
  }

  stop(): void {
    this.content.cards.unobserveDeep(this.#onCards)
    this.content.boards.unobserveDeep(this.#onBoards)
    this.content.meta.unobserve(this.#onMeta)
    this.stage.locks.unobserve(this.#onLocks)
    if (this.#frame !== undefined) clearTimeout(this.#frame)
  }

  /** How many cards the room has, on all boards and off them. */
  get size(): number {
    return this.#cards.size
  }

  card(id: CardId): Card | undefined {
    return this.#cards.get(id)
  }

  /** Every card of the room, on all boards and off them. */
  cards(): readonly Card[] {
    return [...this.#cards.values()]
  }

  /** The ids of a list's cards in their order. */
  list(key: ListKey): readonly CardId[] {
    return this.#lists.get(key) ?? NO_CARDS
  }

  boards(): readonly Board[] {
    return this.#boards
  }

  meta(): RoomMeta {
    return this.#meta
  }

  locks(): ReadonlySet<string> {
    return this.#locks
  }

  /** The regions of a board that hold cards, shown or not by its preset; space-separated, so that it is a stable value. */
  regionsWithCards(board: BoardId): string {
    const prefix = `region:${board}/`
    const keys = [...this.#lists.keys()].filter((key) => key.startsWith(prefix))
    return keys
      .map((key) => key.slice(prefix.length))
      .sort()
      .join(' ')
  }

  /** `key` is a card's id, a list's key, or `boards`, `regions` (which lists have cards), `meta`, `locks`. */
  subscribe(key: string, listener: () => void): () => void {
    return this.#listeners.add(key, listener)
  }

  onRemoteChanges(listener: (changes: readonly RemoteChange[]) => void): () => void {
    this.#remoteListeners.add(listener)
    return () => this.#remoteListeners.delete(listener)
  }

  /** Takes in and tells everything that waits for the next frame. */
  flush = (): void => {
    clearTimeout(this.#frame)
    this.#frame = undefined
    if (this.#dirtyCards.size === 0 && this.#dirtyKeys.size === 0) return
    const changes = this.#takeIn()
    const keys = [...this.#dirtyKeys]
    this.#dirtyKeys.clear()
    const notify = () => this.#listeners.notify(keys)
    // Only lists' keys have a colon.
    const isReordered = keys.some((key) => key.includes(':'))
    if (!this.#hasRemote) {
      notify()
      return
    }
    this.#hasRemote = false
    this.deliver(notify, isReordered)
    for (const listener of this.#remoteListeners) listener(changes)
  }

  #onCards = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    for (const event of events) {
      const card = event.path[0]
      if (typeof card === 'string') this.#dirtyCards.add(card)
      else for (const key of event.keys.keys()) this.#dirtyCards.add(key)
    }
    this.#schedule(transaction)
  }

  #onBoards = (_events: unknown, transaction: Y.Transaction): void => {
    this.#boards = boardsOf(this.content)
    this.#dirtyKeys.add('boards')
    this.#schedule(transaction)
  }

  #onMeta = (_event: unknown, transaction: Y.Transaction): void => {
    this.#meta = readMeta(this.content)
    this.#dirtyKeys.add('meta')
    this.#schedule(transaction)
  }

  #onLocks = (_event: unknown, transaction: Y.Transaction): void => {
    this.#readLocks()
    this.#dirtyKeys.add('locks')
    this.#schedule(transaction)
  }

  #readLocks(): void {
    this.#locks = new Set([...this.stage.locks.keys()].filter((id) => isId('board', id) && isLocked(this.stage, id)))
  }

  #schedule(transaction: Y.Transaction): void {
    if (transaction.local) {
      this.flush()
      return
    }
    this.#hasRemote = true
    // A hidden page gets no frames and need not hurry (P14).
    this.#frame ??= window.setTimeout(
      () => {
        if (document.hidden) this.flush()
        else requestAnimationFrame(this.flush)
      },
      document.hidden ? 500 : 0,
    )
  }

  /** Reads the cards that changed anew, and marks them and the lists that they left, joined or moved in. */
  #takeIn(): RemoteChange[] {
    const changes: RemoteChange[] = []
    const lists = new Set<ListKey>()
    for (const raw of this.#dirtyCards) {
      if (!isId('card', raw)) continue
      const before = this.#cards.get(raw)
      const after = readCard(raw, this.content.cards.get(raw))
      const oldList = this.#listOf.get(raw)
      const newList = after && this.#listKeyOf(after)
      if (after) this.#cards.set(raw, after)
      else this.#cards.delete(raw)
      if (newList) this.#listOf.set(raw, newList)
      else this.#listOf.delete(raw)
      if (oldList !== newList || before?.place.order !== after?.place.order) {
        if (oldList) lists.add(oldList)
        if (newList) lists.add(newList)
      }
      this.#dirtyKeys.add(raw)
      changes.push({ card: raw, before, after })
    }
    this.#dirtyCards.clear()
    this.#rebuild(lists)
    const erased = changes.filter(({ before, after }) => before && !before.erased && after?.erased)
    if (erased.length > 0) this.onErased(erased.map(({ card }) => card))
    return changes
  }

  /** One pass over the cards for all lists that changed. */
  #rebuild(lists: ReadonlySet<ListKey>): void {
    if (lists.size === 0) return
    const members = new Map<ListKey, Card[]>([...lists].map((key) => [key, []]))
    for (const [id, key] of this.#listOf) {
      const card = this.#cards.get(id)
      if (card) members.get(key)?.push(card)
    }
    for (const [key, cards] of members) {
      if (this.#lists.has(key) !== cards.length > 0) this.#dirtyKeys.add('regions')
      if (cards.length > 0)
        this.#lists.set(
          key,
          cards.sort(compareCards).map((card) => card.id),
        )
      else this.#lists.delete(key)
      this.#dirtyKeys.add(key)
    }
  }

  #listKeyOf(card: Card): ListKey {
    if (isShown(card, (id) => this.content.cards.has(id))) return regionKey(card.place.board, card.place.region)
    return card.state?.kind === 'merged' ? `originals:${card.state.into}` : `deleted:${card.place.board}`
  }
}
