import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Role } from '@samtavla/shared/access/can.ts'
import { type Ballot, MOST_OPTIONS, type RoundKind, readBallot } from '@samtavla/shared/discussion/ballot.ts'
import { ok, type Result, refused } from '@samtavla/shared/lib/result.ts'
import type { BoardId, CardId, RoomId, RoundId, UserId } from '@samtavla/shared/model/ids.ts'
import type { CastRefusal, NewBallot, NewRound, RoundRefusal, RoundRow, RoundStore, StoredBallot } from '../store.ts'
import type { Blocking } from './blocking.ts'
import { rowCheck } from './checksums.ts'
import { read, rowOf, write } from './database.ts'

/** As REAL: a number that damage has made too large to be read would keep the rows beside it from being read. */
const real = (column: string, name = column) => `CAST(${column} AS REAL) AS ${name}`
const ROUND = `id, room, kind, board, cards, voters, ${real('budget')}, ${real('cap')}, opened_by AS openedBy,
  ${real('opened_at', 'openedAt')}, ${real('deadline')}, ${real('closed_at', 'closedAt')}, closed_by AS closedBy,
  ${real('is_published', 'isPublished')}, ${real('crc32')}`
const BALLOT = `round, user, choices, ${real('revision')}, ${real('at')}, ${real('crc32')}`

/** A round as its table has it: lists as JSON. */
interface RoundColumns {
  readonly id: RoundId
  readonly room: RoomId
  readonly kind: RoundKind
  readonly board: BoardId
  readonly cards: string
  readonly voters: string
  readonly budget: number
  readonly cap: number
  readonly openedBy: string
  readonly openedAt: number
  readonly deadline: number | undefined
  readonly closedAt: number | undefined
  readonly closedBy: string | undefined
  readonly isPublished: number
  readonly crc32: number
}

interface BallotColumns {
  readonly round: RoundId
  readonly user: UserId
  readonly choices: string
  readonly revision: number
  readonly at: number
  readonly crc32: number
}

type Columns = ReturnType<StatementSync['all']>[number]

export class RoundTables implements Blocking<RoundStore> {
  readonly #db: DatabaseSync
  readonly #insert: StatementSync
  readonly #update: StatementSync
  readonly #count: StatementSync
  readonly #countOpen: StatementSync
  readonly #find: StatementSync
  readonly #open: StatementSync
  readonly #unsettled: StatementSync
  readonly #overdue: StatementSync
  readonly #closed: StatementSync
  readonly #setPublished: StatementSync
  readonly #putBallot: StatementSync
  readonly #ballot: StatementSync
  readonly #ballots: StatementSync
  readonly #countVoted: StatementSync
  readonly #ids: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#insert = db.prepare(
      `INSERT INTO rounds
         (id, room, kind, board, cards, voters, budget, cap, opened_by, opened_at, deadline, closed_at, closed_by, crc32)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#update = db.prepare(
      'UPDATE rounds SET cards = ?, deadline = ?, closed_at = ?, closed_by = ?, crc32 = ? WHERE id = ?',
    )
    this.#count = db.prepare('SELECT count(*) AS count FROM rounds WHERE room = ?')
    this.#countOpen = db.prepare(
      `SELECT count(*) AS count FROM rounds
       WHERE room = ? AND closed_at IS NULL AND (deadline IS NULL OR deadline > ?)`,
    )
    this.#find = db.prepare(`SELECT ${ROUND} FROM rounds WHERE id = ? AND room = ?`)
    this.#open = db.prepare('SELECT id FROM rounds WHERE room = ? AND closed_at IS NULL')
    this.#unsettled = db.prepare(`SELECT ${ROUND} FROM rounds WHERE closed_at IS NULL OR is_published = 0`)
    this.#overdue = db.prepare(
      `SELECT id, room FROM rounds
       WHERE (closed_at IS NULL AND deadline <= ?) OR (closed_at IS NOT NULL AND is_published = 0)`,
    )
    this.#closed = db.prepare(
      `SELECT ${ROUND} FROM rounds WHERE room = ? AND board = ? AND kind = ? AND closed_at IS NOT NULL
       ORDER BY opened_at DESC, id DESC`,
    )
    this.#setPublished = db.prepare('UPDATE rounds SET is_published = 1 WHERE id = ? AND closed_at IS NOT NULL')
    this.#putBallot = db.prepare(
      `INSERT INTO ballots (round, user, choices, revision, at, crc32) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (round, user) DO UPDATE SET choices = excluded.choices, revision = excluded.revision, at = excluded.at,
         crc32 = excluded.crc32`,
    )
    this.#ballot = db.prepare(`SELECT ${BALLOT} FROM ballots WHERE round = ? AND user = ?`)
    // The order of the users' ids says nothing of who they are or when they voted.
    this.#ballots = db.prepare(`SELECT ${BALLOT} FROM ballots WHERE round = ? ORDER BY user`)
    this.#countVoted = db.prepare("SELECT count(*) AS count FROM ballots WHERE round = ? AND choices <> '{}'")
    this.#ids = db.prepare('SELECT id, room FROM rounds')
  }

  add(round: NewRound, most: number, mostOpen = most): Result<void, 'room-full'> {
    return write(this.#db, () => {
      if (Number(this.#count.get(round.room)?.count) >= most) return refused('room-full')
      if (Number(this.#countOpen.get(round.room, round.openedAt)?.count) >= mostOpen) return refused('room-full')
      const columns = columnsOf({ ...round, closedAt: undefined, closedBy: undefined })
      this.#insert.run(...valuesOf(columns), roundCheck(columns))
      return ok(undefined)
    })
  }

  find(room: RoomId, id: RoundId): RoundRow | undefined {
    return read(this.#db, () => this.#row(room, id))
  }

  open(room: RoomId): RoundId[] {
    return read(this.#db, () => this.#open.all(room)).map(({ id }) => id as RoundId)
  }

  unsettled(): RoundRow[] {
    return read(this.#db, () => this.#unsettled.all()).flatMap((columns) => roundOf(columns) ?? [])
  }

  overdue(at: number): Pick<RoundRow, 'id' | 'room'>[] {
    return read(this.#db, () => this.#overdue.all(at)).map((columns) => rowOf(columns))
  }

  latestClosed(room: RoomId, board: BoardId, kind: RoundKind): RoundRow | undefined {
    const rows = read(this.#db, () => this.#closed.all(room, board, kind))
    return rows.flatMap((columns) => roundOf(columns) ?? [])[0]
  }

  addCards(room: RoomId, id: RoundId, cards: readonly CardId[], at: number): Result<void, RoundRefusal | 'room-full'> {
    return write(this.#db, () => {
      const round = this.#openRow(room, id, at)
      if (!round.ok) return round
      const all = [...new Set([...round.value.cards, ...cards])]
      if (all.length > MOST_OPTIONS) return refused('room-full')
      this.#keep({ ...round.value, cards: all })
      return ok(undefined)
    })
  }

  setDeadline(room: RoomId, id: RoundId, deadline: number | undefined, at: number): Result<void, RoundRefusal> {
    return write(this.#db, () => {
      const round = this.#openRow(room, id, at)
      if (!round.ok) return round
      this.#keep({ ...round.value, deadline })
      return ok(undefined)
    })
  }

  close(room: RoomId, id: RoundId, at: number, by?: string): RoundRow | undefined {
    return write(this.#db, () => {
      const round = this.#row(room, id)
      if (!round || round.closedAt !== undefined) return round
      const isDue = !isOpen(round, at)
      if (!isDue && by === undefined) return round
      // Nothing was taken after the deadline: that is when it ended, however late somebody comes to say so.
      const closed = isDue ? { closedAt: round.deadline, closedBy: undefined } : { closedAt: at, closedBy: by }
      this.#keep({ ...round, ...closed })
      return { ...round, ...closed }
    })
  }

  setPublished(id: RoundId): void {
    write(this.#db, () => this.#setPublished.run(id))
  }

  cast(room: RoomId, id: RoundId, { user, choices, revision, at }: NewBallot): Result<number, CastRefusal> {
    return write(this.#db, () => {
      const round = this.#openRow(room, id, at)
      if (!round.ok) return round
      const present = this.#ballotRow(id, user)
      if ((present?.revision ?? 0) !== revision) return refused('not-so-any-more')
      const ballot = readBallot(choices, round.value)
      if (!ballot.ok) return ballot
      const row = { round: id, user, choices: JSON.stringify(ballot.value), revision: revision + 1, at }
      this.#putBallot.run(id, user, row.choices, row.revision, at, ballotCheck(row))
      return ok(row.revision)
    })
  }

  ballot(round: RoundId, user: UserId): StoredBallot | undefined {
    const row = read(this.#db, () => this.#ballotRow(round, user))
    return row && { choices: choicesOf(row), revision: row.revision }
  }

  ballots(round: RoundId): { readonly ballots: Ballot[]; readonly damaged: number } {
    const rows = read(this.#db, () => this.#ballots.all(round)).map((columns) => rowOf<BallotColumns>(columns))
    const sound = rows.filter(isSoundBallot)
    const ballots = sound.map(choicesOf).filter((choices) => Object.keys(choices).length > 0)
    return { ballots, damaged: rows.length - sound.length }
  }

  countVoted(round: RoundId): number {
    return Number(read(this.#db, () => this.#countVoted.get(round))?.count)
  }

  damage(): RoundId[] {
    return read(this.#db, () => {
      const rounds = this.#ids.all().map((columns) => rowOf<Pick<RoundRow, 'id' | 'room'>>(columns))
      return rounds.filter(({ id, room }) => !this.#row(room, id) || !this.#areBallotsSound(id)).map(({ id }) => id)
    })
  }

  #areBallotsSound(round: RoundId): boolean {
    return this.#ballots.all(round).every((columns) => isSoundBallot(rowOf(columns)))
  }

  #row(room: RoomId, id: RoundId): RoundRow | undefined {
    const columns = this.#find.get(id, room)
    return columns && roundOf(columns)
  }

  #openRow(room: RoomId, id: RoundId, at: number): Result<RoundRow, RoundRefusal> {
    const round = this.#row(room, id)
    if (!round) return refused('not-found')
    return isOpen(round, at) ? ok(round) : refused('round-closed')
  }

  #keep(round: RoundRow): void {
    const columns = columnsOf(round)
    const { cards, deadline, closedAt, closedBy } = columns
    this.#update.run(cards, deadline ?? null, closedAt ?? null, closedBy ?? null, roundCheck(columns), round.id)
  }

  /** A damaged one is as if it were not there, and the person can write another in its place. */
  #ballotRow(round: RoundId, user: UserId): BallotColumns | undefined {
    const columns = this.#ballot.get(round, user)
    const row = columns && rowOf<BallotColumns>(columns)
    return row && isSoundBallot(row) ? row : undefined
  }
}

function isOpen({ closedAt, deadline }: Pick<RoundRow, 'closedAt' | 'deadline'>, at: number): boolean {
  return closedAt === undefined && (deadline === undefined || at < deadline)
}

type Checked = Omit<RoundColumns, 'isPublished' | 'crc32'>

function columnsOf(round: Omit<RoundRow, 'isPublished'>): Checked {
  return { ...round, cards: JSON.stringify(round.cards), voters: JSON.stringify(round.voters) }
}

function valuesOf(round: Checked): (string | number | null)[] {
  const { id, room, kind, board, cards, voters, budget, cap, openedBy, openedAt } = round
  const times = [round.deadline ?? null, round.closedAt ?? null, round.closedBy ?? null]
  return [id, room, kind, board, cards, voters, budget, cap, openedBy, openedAt, ...times]
}

function roundCheck(round: Checked): number {
  return rowCheck(...valuesOf(round).map((value) => value ?? ''))
}

/** Nothing for a row that is not as it was written. */
function roundOf(columns: Columns): RoundRow | undefined {
  const { crc32, isPublished, ...row } = rowOf<RoundColumns>(columns)
  if (roundCheck(row) !== crc32) return undefined
  const cards = JSON.parse(row.cards) as CardId[]
  return { ...row, cards, voters: JSON.parse(row.voters) as Role[], isPublished: isPublished === 1 }
}

function ballotCheck({ round, user, choices, revision, at }: Omit<BallotColumns, 'crc32'>): number {
  return rowCheck(round, user, choices, revision, at)
}

function isSoundBallot(row: BallotColumns): boolean {
  return ballotCheck(row) === row.crc32
}

function choicesOf({ choices }: BallotColumns): Ballot {
  return JSON.parse(choices) as Ballot
}
