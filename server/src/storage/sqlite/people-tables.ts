import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { RoomId, UserId } from '@samtavla/shared/model/ids.ts'
import { StorageError } from '../storage-error.ts'
import type { MemberRow, NewMember, PeopleStore, RoomRow, SessionRow } from '../store.ts'
import type { Blocking } from './blocking.ts'
import { read, rowOf, write } from './database.ts'

const MEMBER = 'room, user, role, name, at, invite, number'

export class PeopleTables implements Blocking<PeopleStore> {
  readonly #db: DatabaseSync
  readonly #addUser: StatementSync
  readonly #addSession: StatementSync
  readonly #findSession: StatementSync
  readonly #touchSession: StatementSync
  readonly #endSession: StatementSync
  readonly #sweepSessions: StatementSync
  readonly #setPersonalKey: StatementSync
  readonly #findByPersonalKey: StatementSync
  readonly #arrive: StatementSync
  readonly #addMember: StatementSync
  readonly #updateMember: StatementSync
  readonly #findMember: StatementSync
  readonly #removeMember: StatementSync
  readonly #members: StatementSync
  readonly #countMembers: StatementSync
  readonly #roomsOf: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#addUser = db.prepare('INSERT INTO users (id) VALUES (?) ON CONFLICT (id) DO NOTHING')
    this.#addSession = db.prepare(
      'INSERT INTO sessions (hash, user, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
    )
    this.#findSession = db.prepare(
      `SELECT hash, user, created_at AS createdAt, seen_at AS seenAt, expires_at AS expiresAt
       FROM sessions WHERE hash = ?`,
    )
    this.#touchSession = db.prepare('UPDATE sessions SET seen_at = ?, expires_at = ? WHERE hash = ?')
    this.#endSession = db.prepare('DELETE FROM sessions WHERE hash = ?')
    this.#sweepSessions = db.prepare('DELETE FROM sessions WHERE expires_at <= ?')
    this.#setPersonalKey = db.prepare('UPDATE users SET personal_key = ? WHERE id = ?')
    this.#findByPersonalKey = db.prepare('SELECT id FROM users WHERE personal_key = ?')
    this.#arrive = db.prepare('UPDATE rooms SET arrivals = arrivals + 1 WHERE id = ? RETURNING arrivals - 1 AS number')
    this.#addMember = db.prepare(`INSERT INTO members (${MEMBER}) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${MEMBER}`)
    this.#updateMember = db.prepare(
      `UPDATE members SET role = ?, name = ?, invite = ? WHERE room = ? AND user = ? RETURNING ${MEMBER}`,
    )
    this.#findMember = db.prepare(`SELECT ${MEMBER} FROM members WHERE room = ? AND user = ?`)
    this.#removeMember = db.prepare('DELETE FROM members WHERE room = ? AND user = ?')
    this.#members = db.prepare(`SELECT ${MEMBER} FROM members WHERE room = ? ORDER BY number`)
    this.#countMembers = db.prepare('SELECT count(*) AS count FROM members WHERE room = ?')
    this.#roomsOf = db.prepare(
      `SELECT rooms.id, rooms.title, rooms.created_at AS createdAt, rooms.example, members.role
       FROM members JOIN rooms ON rooms.id = members.room
       WHERE members.user = ? ORDER BY members.at DESC, members.rowid DESC`,
    )
  }

  addSession({ hash, user, createdAt, seenAt, expiresAt }: SessionRow): void {
    write(this.#db, () => {
      this.#addUser.run(user)
      this.#addSession.run(hash, user, createdAt, seenAt, expiresAt)
    })
  }

  findSession(hash: string): SessionRow | undefined {
    const row = read(this.#db, () => this.#findSession.get(hash))
    return row && rowOf(row)
  }

  touchSession(hash: string, seenAt: number, expiresAt: number): void {
    write(this.#db, () => this.#touchSession.run(seenAt, expiresAt, hash))
  }

  endSession(hash: string): void {
    write(this.#db, () => this.#endSession.run(hash))
  }

  sweepSessions(now: number): number {
    return Number(write(this.#db, () => this.#sweepSessions.run(now)).changes)
  }

  setPersonalKey(user: UserId, hash: string): void {
    write(this.#db, () => {
      this.#addUser.run(user)
      this.#setPersonalKey.run(hash, user)
    })
  }

  findByPersonalKey(hash: string): UserId | undefined {
    return read(this.#db, () => this.#findByPersonalKey.get(hash))?.id as UserId | undefined
  }

  putMember(room: RoomId, member: NewMember): MemberRow {
    return write(this.#db, () => this.put(room, member))
  }

  /** Adds or updates as part of a write transaction that the caller has begun. */
  put(room: RoomId, { user, role, name, at, invite }: NewMember): MemberRow {
    const known = this.#updateMember.get(role, name, invite ?? null, room, user)
    if (known) return rowOf(known)
    this.#addUser.run(user)
    const arrived = this.#arrive.get(room)
    if (!arrived) throw new StorageError('unknown-reference', `There is no room ${room}`)
    return rowOf(this.#addMember.get(room, user, role, name, at, invite ?? null, Number(arrived.number))!)
  }

  findMember(room: RoomId, user: UserId): MemberRow | undefined {
    const row = read(this.#db, () => this.#findMember.get(room, user))
    return row && rowOf(row)
  }

  removeMember(room: RoomId, user: UserId): void {
    write(this.#db, () => this.#removeMember.run(room, user))
  }

  members(room: RoomId): MemberRow[] {
    return read(this.#db, () => this.#members.all(room)).map((row) => rowOf(row))
  }

  countMembers(room: RoomId): number {
    return Number(read(this.#db, () => this.#countMembers.get(room))?.count)
  }

  roomsOf(user: UserId): (RoomRow & Pick<MemberRow, 'role'>)[] {
    return read(this.#db, () => this.#roomsOf.all(user)).map((row) => rowOf(row))
  }
}
