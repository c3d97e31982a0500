import { type Comment, readComment } from '@samtavla/shared/discussion/comment.ts'
import type { Decision } from '@samtavla/shared/discussion/decision.ts'
import { type Discussion, readComments, readDecisions, readRounds } from '@samtavla/shared/discussion/discussion.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { linksOf } from '@samtavla/shared/edits/links.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { type Card, compareCards, isShown, readCard } from '@samtavla/shared/model/card.ts'
import { cardCodes } from '@samtavla/shared/model/card-code.ts'
import { type Content, type RoomMeta, readMeta } from '@samtavla/shared/model/content.ts'
import { type BoardId, type CardId, isId } from '@samtavla/shared/model/ids.ts'
import { compareLinks, type Link } from '@samtavla/shared/model/link.ts'
import { type Plan, readPlan } from '@samtavla/shared/model/plan.ts'
import { countOn, isLocked, type Silence, type Stage, silencesOf } from '@samtavla/shared/model/stage.ts'
import type { ThreadSource } from '@samtavla/shared/model/thread.ts'
import { causes } from '@samtavla/shared/tools/causes.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { letterIn } from '@samtavla/shared/tools/tool.ts'
import type * as Y from 'yjs'
import { KeyedListeners } from './keyed-listeners.ts'

/**
 * A card is in exactly one list: its region's, its board's deleted ones, the originals of the card that it was merged into, or
 * the earlier versions of the one that it is now. */
export type ListKey = `region:${string}/${string}` | `deleted:${BoardId}` | `originals:${CardId}` | `versions:${CardId}`

export function regionKey(board: BoardId, region: string): ListKey {
  return `region:${board}/${region}`
}

/** What threads and the cards at their ends depend on: one that is merged, moved or deleted changes codes or regions. */
export const LINK_SOURCES = ['links', 'boards', 'codes', 'regions']

/** What came from others in one go, for the announcements. */
export interface RemoteChange {
  readonly card: CardId
  readonly before: Card | undefined
  readonly after: Card | undefined
}

const NO_CARDS: readonly CardId[] = []
const NO_LINKS: readonly Link[] = []
const NO_COMMENTS: readonly Comment[] = []

/** What is said of one card. */
export function commentsKey(card: CardId): string {
  return `comments/${card}`
}

/**
 * The room's documents as plain immutable values with a stable identity: a card's object changes only when that card does, a
 * list's only when its members or their order do. The only place that observes Yjs types.
 *
 * Own edits are told at once; others' are gathered and told once a frame (P8).
 */
export class RoomStore implements ThreadSource {
  readonly content: Content
  readonly stage: Stage
  readonly discussion: Discussion
  /** How others' changes are shown: set by the page, so that they disturb nobody's hand or eye. `isReordered`: cards came, went or moved. */
  deliver: (notify: () => void, isReordered: boolean) => void = (notify) => notify()
  /**
   * Told when something was removed for privacy just now, with the cards that it was on: nothing that was kept of it may stay. What was
   * deleted by hand and is forgotten for good is on none.
   */
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
  #silences: ReadonlyMap<BoardId, Silence> = new Map()
  #links: readonly Link[] = []
  #linksFrom: ReadonlyMap<CardId, readonly Link[]> = new Map()
  #linksTo: ReadonlyMap<CardId, readonly Link[]> = new Map()
  #plan: Plan | undefined
  #rounds: readonly Round[] = []
  #decisions: readonly Decision[] = []
  #comments: readonly Comment[] = []
  readonly #commentsOn = new Map<CardId, readonly Comment[]>()
  /** Nothing while they have to be reckoned anew. */
  #codes: ReadonlyMap<CardId, string> | undefined
  #frame: number | undefined
  #hasRemote = false
  /** The room has another generation than a moment ago. */
  #hasForgotten = false

  constructor(content: Content, stage: Stage, discussion: Discussion) {
    this.content = content
    this.stage = stage
    this.discussion = discussion
    this.#meta = readMeta(content)
    this.#boards = boardsOf(content)
    this.#readStage()
    this.#readLinks()
    this.#plan = readPlan(content)
    this.#rounds = readRounds(discussion)
    this.#decisions = readDecisions(discussion)
    this.#readComments(discussion.comments.keys())
    for (const id of content.cards.keys()) this.#dirtyCards.add(id)
    this.#takeIn()
    this.#dirtyKeys.clear()
    content.cards.observeDeep(this.#onCards)
    content.boards.observeDeep(this.#onBoards)
    content.meta.observe(this.#onMeta)
    content.links.observe(this.#onLinks)
    content.plan.observe(this.#onPlan)
    for (const part of [stage.locks, stage.silences, stage.counts]) part.observe(this.#onStage)
    discussion.rounds.observe(this.#onRounds)
    discussion.decisions.observe(this.#onDecisions)
    discussion.comments.observe(this.#onComments)
  }

  stop(): void {
    this.content.cards.unobserveDeep(this.#onCards)
    this.content.boards.unobserveDeep(this.#onBoards)
    this.content.meta.unobserve(this.#onMeta)
    const { stage, content, discussion } = this
    content.links.unobserve(this.#onLinks)
    content.plan.unobserve(this.#onPlan)
    for (const part of [stage.locks, stage.silences, stage.counts]) part.unobserve(this.#onStage)
    discussion.rounds.unobserve(this.#onRounds)
    discussion.decisions.unobserve(this.#onDecisions)
    discussion.comments.unobserve(this.#onComments)
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

  /** The boards on which everybody writes silently. */
  silence(board: BoardId): Silence | undefined {
    return this.#silences.get(board)
  }

  /** How many notes have been written silently on a board. */
  silentCount(board: BoardId): number {
    return countOn(this.stage, board)
  }

  plan(): Plan | undefined {
    return this.#plan
  }

  /** The newest first. */
  rounds(): readonly Round[] {
    return this.#rounds
  }

  /** In the order in which they were made. */
  decisions(): readonly Decision[] {
    return this.#decisions
  }

  /** In the order in which they were written, on all cards. */
  comments(): readonly Comment[] {
    return this.#comments
  }

  /** Those on one card: the same list until one of them changes. */
  commentsOn(card: CardId): readonly Comment[] {
    return this.#commentsOn.get(card) ?? NO_COMMENTS
  }

  /** All threads of the room: the same list until one of them changes, or what one says. */
  links(): readonly Link[] {
    return this.#links
  }

  linksFrom(card: CardId): readonly Link[] {
    return this.#linksFrom.get(card) ?? NO_LINKS
  }

  linksTo(card: CardId): readonly Link[] {
    return this.#linksTo.get(card) ?? NO_LINKS
  }

  originalsOf(card: CardId): readonly CardId[] {
    return this.list(`originals:${card}`)
  }

  mergedInto(card: CardId): CardId | undefined {
    const state = this.#cards.get(card)?.state
    return state?.kind === 'merged' ? state.into : undefined
  }

  /** What a card is called by (P4, C10), on a board that numbers its cards. */
  code(card: CardId): string | undefined {
    this.#codes ??= this.#readCodes()
    return this.#codes.get(card)
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

  /**
   * `key` is a card's id, a list's key, or `cards` (any card), `boards`, `regions` (which lists have cards), `meta`, `stage` (locks,
   * silent writing), `links`, `codes`, `plan`, `rounds`, `decisions`, `comments`; or for the comments on one card its `commentsKey`.
   */
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
    this.#forgetCodes()
    this.#schedule(transaction)
  }

  #onMeta = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    this.#meta = readMeta(this.content)
    // What a newcomer is given as the room's state is no news of it.
    if (event.keysChanged.has('generation') && transaction.beforeState.size > 0) this.#hasForgotten = true
    this.#dirtyKeys.add('meta')
    this.#schedule(transaction)
  }

  #onStage = (_event: unknown, transaction: Y.Transaction): void => {
    this.#readStage()
    this.#dirtyKeys.add('stage')
    this.#schedule(transaction)
  }

  #onLinks = (_event: unknown, transaction: Y.Transaction): void => {
    this.#readLinks()
    this.#dirtyKeys.add('links')
    this.#schedule(transaction)
  }

  #onPlan = (_event: unknown, transaction: Y.Transaction): void => {
    this.#plan = readPlan(this.content)
    this.#dirtyKeys.add('plan')
    this.#schedule(transaction)
  }

  #onRounds = (_event: unknown, transaction: Y.Transaction): void => {
    this.#rounds = readRounds(this.discussion)
    this.#dirtyKeys.add('rounds')
    this.#schedule(transaction)
  }

  #onDecisions = (_event: unknown, transaction: Y.Transaction): void => {
    this.#decisions = readDecisions(this.discussion)
    this.#dirtyKeys.add('decisions')
    this.#schedule(transaction)
  }

  #onComments = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    this.#dirtyKeys.add('comments')
    for (const card of this.#readComments(event.keysChanged)) this.#dirtyKeys.add(commentsKey(card))
    this.#schedule(transaction)
  }

  /** Gives the cards of those that have changed. */
  #readComments(changed: Iterable<string>): ReadonlySet<CardId> {
    const { comments } = this.discussion
    const cards = new Set([...changed].flatMap((id) => readComment(id, comments.get(id))?.card ?? []))
    this.#comments = readComments(this.discussion)
    const on = Map.groupBy(this.#comments, ({ card }) => card)
    for (const card of cards) this.#commentsOn.set(card, on.get(card) ?? NO_COMMENTS)
    return cards
  }

  #readStage(): void {
    this.#locks = new Set([...this.stage.locks.keys()].filter((id) => isId('board', id) && isLocked(this.stage, id)))
    this.#silences = new Map(silencesOf(this.stage).map((silence) => [silence.board, silence]))
  }

  #readLinks(): void {
    this.#links = linksOf(this.content).sort(compareLinks)
    this.#linksFrom = Map.groupBy(this.#links, ({ from }) => from)
    this.#linksTo = Map.groupBy(this.#links, ({ to }) => to)
  }

  #readCodes(): ReadonlyMap<CardId, string> {
    const tools = new Map(this.#boards.map(({ id, tool }) => [id, tool]))
    const shown = [...this.#cards.values()].filter((card) => isShown(card, (id) => this.content.cards.has(id)))
    const letterOf = ({ place }: Card) => {
      const tool = toolOf(tools.get(place.board) ?? '')
      return tool && letterIn(tool, place.region)
    }
    return cardCodes(shown, letterOf, causes.letter)
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
      if (codePartsOf(before) !== codePartsOf(after)) this.#forgetCodes()
      this.#dirtyKeys.add(raw)
      changes.push({ card: raw, before, after })
    }
    if (changes.length > 0) this.#dirtyKeys.add('cards')
    this.#dirtyCards.clear()
    this.#rebuild(lists)
    const erased = changes.filter(({ before, after }) => before && !before.erased && after?.erased)
    if (erased.length > 0 || this.#hasForgotten) this.onErased(erased.map(({ card }) => card))
    this.#hasForgotten = false
    return changes
  }

  #forgetCodes(): void {
    this.#codes = undefined
    this.#dirtyKeys.add('codes')
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
    if (card.state?.kind === 'merged') return `originals:${card.state.into}`
    return card.state?.kind === 'replaced' ? `versions:${card.state.by}` : `deleted:${card.place.board}`
  }
}

/** What of a card its code comes from. */
function codePartsOf(card: Card | undefined): string {
  if (!card?.number && !card?.causeNumber) return ''
  return [card.number, card.causeNumber, card.status?.kind, card.place.board, card.place.region, card.state?.kind].join(
    ' ',
  )
}
