import type { DatabaseSync } from 'node:sqlite'
import type { Store } from '../store.ts'
import { backUp } from './backup.ts'
import type { Blocking } from './blocking.ts'
import { asOpeningError, write } from './database.ts'
import { DocTables } from './doc-tables.ts'
import { InviteTables } from './invite-tables.ts'
import { PeopleTables } from './people-tables.ts'
import { RoomTables } from './room-tables.ts'
import { RoundTables } from './round-tables.ts'

/** The store over one connection from `openDatabase`: what returns is committed, what throws a `StorageError` kept nothing. */
export class SqliteStore implements Blocking<Store> {
  readonly docs: DocTables
  readonly rooms: RoomTables
  readonly people: PeopleTables
  readonly invites: InviteTables
  readonly rounds: RoundTables
  readonly #db: DatabaseSync

  constructor(db: DatabaseSync) {
    this.#db = db
    try {
      this.docs = new DocTables(db)
      this.people = new PeopleTables(db)
      this.rooms = new RoomTables(db, this.docs, this.people)
      this.invites = new InviteTables(db)
      this.rounds = new RoundTables(db)
    } catch (error) {
      throw asOpeningError(error)
    }
  }

  backup(file: string): void {
    backUp(this.#db, file)
  }

  /** Notes that the database has fallen back to an older state, and lets go of the damaged rest of its log. */
  noteLoss(at: number): void {
    write(this.#db, () => this.#db.prepare('INSERT INTO restores (at) VALUES (?)').run(at))
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  close(): void {
    this.#db.close()
  }
}
