import { isDeepStrictEqual } from 'node:util'
import type { Role } from '@samtavla/shared/access/can.ts'
import type { Ballot, DotBallot, MatrixBallot, RatingBallot, RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { type Round, type RoundResult, readRound } from '@samtavla/shared/discussion/round.ts'
import { tallyDots, tallyMatrix, tallyRatings } from '@samtavla/shared/discussion/tally.ts'
import type { Result } from '@samtavla/shared/lib/result.ts'
import {
  type BoardId,
  type CardId,
  newRoundId,
  type RoomId,
  type RoundId,
  type UserId,
} from '@samtavla/shared/model/ids.ts'
import { Failure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Registry } from '../rooms/registry.ts'
import type { CastRefusal, MemberRow, RoundRow, Store } from '../storage/store.ts'
import { needBoard, needCards, readContent } from './live-content.ts'
import { Turns } from './turns.ts'

/** VOTE11: each is in the room's `discussion` for good. */
export const MOST_ROUNDS = 500
export const MOST_OPEN_ROUNDS = 20
/** VOTE8: how long the number of those who have voted is gathered. */
const COUNT_MS = 250
/** VOTE7: what is overdue is looked for this often, since a clock may be set, and after a failure. */
const LOOK_MS = 60_000
const MINUTE_MS = 60_000
/** A timer that is set for longer goes off at once. */
const LONGEST_SLEEP_MS = 2_147_483_647
/** So many rooms are looked after at the same time. */
const ROOMS_AT_ONCE = 4

/** What a facilitator asks for. */
export interface RoundRequest {
  readonly kind: RoundKind
  readonly board: BoardId
  readonly cards: readonly CardId[]
  /** Both 0 but for dots. */
  readonly budget: number
  readonly cap: number
  readonly voters: readonly Role[]
  /** How long it is open, when it is to close by itself. */
  readonly minutes?: number | undefined
}

export interface RoundParts {
  readonly store: Store
  readonly registry: Registry
  readonly log: Log
  readonly now?: () => number
}

type Tallies = Pick<RoundResult, RoundKind>

/** The newest results about a board, and the rounds that they are from. */
export interface Standing extends Tallies {
  readonly rounds: readonly RoundId[]
}

interface Tally {
  readonly voted: number
  readonly result: Tallies
}

/**
 * Sealed votes. What is true is in the store; the room's `discussion` is what everybody is told of it.
 *
 * 1. A ballot is taken or refused in one transaction of the store, and answered when that is on the disk.
 * 2. A round is closed in another. From then on no ballot is taken, so the tally that is made next is of all that were.
 * 3. What is told is always read anew from the store, by one at a time in each room: an older state never replaces a newer one.
 * 4. A stop at any point leaves rows, and the next start tells what they say (`start`).
 *
 * There is no way to a result before the closing, nor back from it.
 */
export class RoundService {
  readonly #store: Store
  readonly #registry: Registry
  readonly #log: Log
  readonly #now: () => number
  /** By rooms: who tells. */
  readonly #turns = new Turns<RoomId>()
  /** Of open rounds with a deadline: what closes them then. */
  readonly #deadlines = new Map<RoundId, NodeJS.Timeout>()
  /** What was changed and could not be told. */
  readonly #untold = new Map<RoundId, RoomId>()
  #look: NodeJS.Timeout | undefined
  /** Rounds whose number of votes is to be told, by rooms. */
  readonly #counts = new Map<RoomId, Set<RoundId>>()
  #isStopped = false

  constructor({ store, registry, log, now = Date.now }: RoundParts) {
    this.#store = store
    this.#registry = registry
    this.#log = log
    this.#now = now
  }

  /** Goes on with what a stop of the server has interrupted: closes what ran out meanwhile, and tells what was not told. */
  async start(): Promise<void> {
    this.#lookLater()
    const rounds = await this.#store.rounds.unsettled()
    await this.#settleAll(rounds)
    if (this.#isStopped) return
    for (const round of await this.#store.rounds.damage()) this.#log.error({ round }, 'a stored round is damaged')
  }

  /** Nothing is told any more. What was answered is on the disk. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#look)
    for (const timer of this.#deadlines.values()) clearTimeout(timer)
    this.#deadlines.clear()
  }

  /** Refused when the board or a card is not there, and when the room has as many rounds, or open ones, as it may have. */
  async open(room: RoomId, { minutes, ...request }: RoundRequest, by: string): Promise<RoundId> {
    await readContent(this.#registry, room, (content) => {
      needBoard(content, request.board)
      needCards(content, request.cards, request.board)
    })
    const [id, now] = [newRoundId(), this.#now()]
    const deadline = minutes === undefined ? undefined : now + minutes * MINUTE_MS
    const round = { ...request, id, room, openedBy: by, openedAt: now, deadline }
    take(await this.#store.rounds.add(round, MOST_ROUNDS, MOST_OPEN_ROUNDS))
    await this.#settle(room, id)
    return id
  }

  /** Adds options; those that there are stay, with every vote. Refused when a card is not on the round's board. */
  async addCards(room: RoomId, id: RoundId, cards: readonly CardId[]): Promise<void> {
    const { board } = await this.#find(room, id)
    await readContent(this.#registry, room, (content) => needCards(content, cards, board))
    take(await this.#store.rounds.addCards(room, id, cards, this.#now()))
    await this.#settle(room, id)
  }

  /** Gives an open round a new deadline, reckoned from now, or none. */
  async setMinutes(room: RoomId, id: RoundId, minutes: number | null): Promise<void> {
    const now = this.#now()
    const deadline = minutes === null ? undefined : now + minutes * MINUTE_MS
    take(await this.#store.rounds.setDeadline(room, id, deadline, now))
    await this.#settle(room, id)
  }

  /** Ends a round and tells its result. One that is closed already stays as it was closed. */
  async close(room: RoomId, id: RoundId, by: string): Promise<void> {
    if (!(await this.#store.rounds.close(room, id, this.#now(), by))) throw new Failure('not-found')
    await this.#settle(room, id)
  }

  /** A person's own ballot, also of a round that is closed. */
  async ballot(room: RoomId, id: RoundId, user: UserId): Promise<{ choices: Ballot; revision: number }> {
    await this.#find(room, id)
    return (await this.#store.rounds.ballot(id, user)) ?? { choices: {}, revision: 0 }
  }

  /**
   * Puts a whole ballot in the place of the person's former one, and answers with its revision. Refused when their role does not vote
   * in the round, when it is closed, and when the ballot that is replaced is not the one they have seen. An empty one takes the vote
   * back.
   */
  async cast(
    room: RoomId,
    id: RoundId,
    { user, role }: Pick<MemberRow, 'user' | 'role'>,
    ballot: { readonly choices: unknown; readonly revision: number },
  ): Promise<number> {
    const { voters } = await this.#find(room, id)
    if (!voters.includes(role)) throw new Failure('not-allowed', 'the round is not open to this role')
    const revision = take(await this.#store.rounds.cast(room, id, { ...ballot, user, at: this.#now() }))
    this.#countSoon(room, [id])
    return revision
  }

  /** The room has got or lost somebody who may vote. */
  onMembersChange(room: RoomId): void {
    this.#store.rounds.open(room).then(
      (open) => this.#countSoon(room, open),
      (error: unknown) => this.#log.warn({ err: error, room }, 'voters not counted'),
    )
  }

  /** What lies on the table when somebody decides about a board. */
  async standing(room: RoomId, board: BoardId): Promise<Standing> {
    const dots = await this.#store.rounds.latestClosed(room, board, 'dots')
    const matrix = await this.#store.rounds.latestClosed(room, board, 'matrix')
    return {
      ...(dots && (await this.#tally(dots)).result),
      ...(matrix && (await this.#tally(matrix)).result),
      rounds: [dots, matrix].flatMap((round) => round?.id ?? []),
    }
  }

  async #find(room: RoomId, id: RoundId): Promise<RoundRow> {
    const round = await this.#store.rounds.find(room, id)
    if (!round) throw new Failure('not-found')
    return round
  }

  #lookLater(): void {
    if (this.#isStopped) return
    this.#look = setTimeout(() => void this.#lookForOverdue().finally(() => this.#lookLater()), LOOK_MS).unref()
  }

  async #lookForOverdue(): Promise<void> {
    try {
      const untold = [...this.#untold].map(([id, room]) => ({ id, room }))
      await this.#settleAll([...(await this.#store.rounds.overdue(this.#now())), ...untold])
    } catch (error) {
      if (!this.#isStopped) this.#log.warn({ err: error }, 'overdue rounds not looked for')
    }
  }

  /** A few rooms at a time: what needs no hurry leaves room for what does. */
  async #settleAll(rounds: readonly Pick<RoundRow, 'id' | 'room'>[]): Promise<void> {
    const rooms = [...Map.groupBy(rounds, ({ room }) => room)]
    const work = async () => {
      for (let next = rooms.pop(); next && !this.#isStopped; next = rooms.pop()) await this.#settleRoom(...next)
    }
    await Promise.all(Array.from({ length: ROOMS_AT_ONCE }, work))
  }

  /** Closes what is due in a room, tells what is so by then with the counts, and wakes at the other deadlines. */
  async #settleRoom(room: RoomId, rounds: readonly Pick<RoundRow, 'id'>[]): Promise<void> {
    const ids = rounds.map(({ id }) => id)
    try {
      for (const id of ids) await this.#closeIfDue(room, id)
      await this.#publish(room, ids, 'with counts')
      for (const id of ids) this.#untold.delete(id)
    } catch (error) {
      for (const id of ids) this.#untold.set(id, room)
      if (!this.#isStopped) this.#log.warn({ err: error, rounds: ids }, 'rounds not looked after')
    }
  }

  /** Closes a round whose time is up, and tells what is so by then. What fails is tried again. */
  async #settle(room: RoomId, id: RoundId): Promise<void> {
    this.#untold.set(id, room)
    await this.#closeIfDue(room, id)
    await this.#publish(room, [id])
    this.#untold.delete(id)
  }

  async #closeIfDue(room: RoomId, id: RoundId): Promise<void> {
    const round = await this.#store.rounds.close(room, id, this.#now())
    this.#wakeAt(room, id, round?.closedAt === undefined ? round?.deadline : undefined)
  }

  #wakeAt(room: RoomId, id: RoundId, at: number | undefined): void {
    clearTimeout(this.#deadlines.get(id))
    this.#deadlines.delete(id)
    if (at === undefined || this.#isStopped) return
    const close = () => {
      this.#deadlines.delete(id)
      void this.#settleRoom(room, [{ id }])
    }
    const sleep = Math.min(Math.max(at - this.#now(), 0), LONGEST_SLEEP_MS)
    this.#deadlines.set(id, setTimeout(close, sleep).unref())
  }

  /** VOTE8: many ballots are told of at once, so that it cannot be seen whose they were. */
  #countSoon(room: RoomId, rounds: readonly RoundId[]): void {
    const waiting = this.#counts.get(room)
    if (waiting) for (const id of rounds) waiting.add(id)
    if (waiting || rounds.length === 0) return
    this.#counts.set(room, new Set(rounds))
    setTimeout(() => void this.#tellCounts(room), COUNT_MS).unref()
  }

  async #tellCounts(room: RoomId): Promise<void> {
    const rounds = [...(this.#counts.get(room) ?? [])]
    this.#counts.delete(room)
    try {
      await this.#publish(room, rounds, 'with counts')
    } catch (error) {
      // The next ballot's count, or the result, takes it along.
      if (!this.#isStopped) this.#log.warn({ err: error, room }, 'votes not counted')
    }
  }

  /**
   * Writes rounds to the room's `discussion` as they are in the store by then. Resolves when that is on the disk. VOTE8: without counts
   * what is told of an open round goes on to say how many have voted as it did, since whoever could ask for a count whenever they
   * like would see whose vote it was.
   */
  #publish(room: RoomId, ids: readonly RoundId[], counts?: 'with counts'): Promise<void> {
    return this.#turns.take(room, async () => {
      if (this.#isStopped) return
      const rows = await Promise.all(ids.map((id) => this.#store.rounds.find(room, id)))
      const untold = rows.flatMap((row) => (row && !row.isPublished ? row : []))
      if (untold.length === 0) return
      const members = await this.#store.people.members(room)
      const views = await Promise.all(untold.map(async (row) => [row.id, await this.#viewOf(row, members)] as const))
      await this.#registry.write({ room, kind: 'discussion', user: undefined }, (doc) => {
        const { rounds } = openDiscussion(doc)
        for (const [id, view] of views) {
          const told = counts || view.closed ? undefined : readRound(id, rounds.get(id))
          const next = told ? { ...view, voted: told.voted, of: told.of } : view
          if (!this.#isStopped && !isDeepStrictEqual(rounds.get(id), next)) rounds.set(id, next)
        }
      })
      const closed = untold.filter(({ closedAt }) => closedAt !== undefined)
      if (!this.#isStopped) for (const { id } of closed) await this.#store.rounds.setPublished(id)
    })
  }

  /** A round as everybody sees it: of an open one nothing but how many have voted. */
  async #viewOf(row: RoundRow, members: readonly MemberRow[]): Promise<Omit<Round, 'id'>> {
    const { id, room, deadline, closedAt, closedBy, isPublished, ...rest } = row
    const { voters } = rest
    const round = { ...rest, ...(deadline !== undefined && { deadline }) }
    const mayVote = members.filter(({ role }) => voters.includes(role)).length
    if (closedAt === undefined) {
      const voted = await this.#store.rounds.countVoted(id)
      return { ...round, voted, of: Math.max(voted, mayVote) }
    }
    const { voted, result } = await this.#tally(row)
    const closed = { at: closedAt, ...(closedBy !== undefined && { by: closedBy }), ...result }
    return { ...round, voted, of: Math.max(voted, mayVote), closed }
  }

  /** Of a closed round. A damaged ballot is left out of everything, the number of those who voted too (R15). */
  async #tally({ id, kind, cards }: RoundRow): Promise<Tally> {
    const { ballots, damaged } = await this.#store.rounds.ballots(id)
    if (damaged > 0) this.#log.error({ round: id, damaged }, 'ballots are damaged and not counted')
    return { voted: ballots.length, result: tallyOf(kind, cards, ballots) }
  }
}

/** What ballots of a kind say together. */
function tallyOf(kind: RoundKind, cards: readonly CardId[], ballots: readonly Ballot[]): Tallies {
  switch (kind) {
    case 'dots':
      return { dots: tallyDots(cards, ballots as readonly DotBallot[]) }
    case 'matrix':
      return { matrix: tallyMatrix(ballots as readonly MatrixBallot[]) }
    case 'rating':
      return { rating: tallyRatings(cards, ballots as readonly RatingBallot[]) }
  }
}

/** What a ballot has wrong in itself is a bad request, and the detail says what. */
function take<T>(result: Result<T, CastRefusal | 'room-full'>): T {
  if (result.ok) return result.value
  switch (result.reason) {
    case 'not-found':
    case 'round-closed':
    case 'not-so-any-more':
    case 'room-full':
      throw new Failure(result.reason)
    default:
      throw new Failure('bad-request', result.reason)
  }
}
