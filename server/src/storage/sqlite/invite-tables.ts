import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { InviteId, RoomId } from '@samtavla/shared/model/ids.ts'
import type { InviteRow, InviteStore } from '../store.ts'
import type { Blocking } from './blocking.ts'
import { read, rowOf, write } from './database.ts'

const INVITE = `id, room, role, label, hash, code, created_at AS createdAt, expires_at AS expiresAt,
  revoked_at AS revokedAt, uses`

export class InviteTables implements Blocking<InviteStore> {
  readonly #db: DatabaseSync
  readonly #add: StatementSync
  readonly #find: StatementSync
  readonly #list: StatementSync
  readonly #countUse: StatementSync
  readonly #revoke: StatementSync

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#add = db.prepare(
      `INSERT INTO invites (id, room, role, label, hash, code, created_at, expires_at, revoked_at, uses)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#find = db.prepare(`SELECT ${INVITE} FROM invites WHERE hash = ?`)
    this.#list = db.prepare(`SELECT ${INVITE} FROM invites WHERE room = ? ORDER BY created_at DESC, rowid DESC`)
    this.#countUse = db.prepare('UPDATE invites SET uses = uses + 1 WHERE id = ?')
    this.#revoke = db.prepare('UPDATE invites SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND room = ?')
  }

  add({ id, room, role, label, hash, code, createdAt, expiresAt, revokedAt, uses }: InviteRow): void {
    write(this.#db, () =>
      this.#add.run(id, room, role, label, hash, code ?? null, createdAt, expiresAt, revokedAt ?? null, uses),
    )
  }

  find(hash: string): InviteRow | undefined {
    const row = read(this.#db, () => this.#find.get(hash))
    return row && rowOf(row)
  }

  /** Newest first. */
  list(room: RoomId): InviteRow[] {
    return read(this.#db, () => this.#list.all(room)).map((row) => rowOf(row))
  }

  countUse(id: InviteId): void {
    write(this.#db, () => this.#countUse.run(id))
  }

  /** Revoking again keeps the first time and is true. */
  revoke(room: RoomId, id: InviteId, at: number): boolean {
    return write(this.#db, () => this.#revoke.run(at, id, room)).changes > 0
  }
}
