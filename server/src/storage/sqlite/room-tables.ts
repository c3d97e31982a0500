import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { docName } from '@samtavla/shared/access/can.ts'
import type { RoomId } from '@samtavla/shared/model/ids.ts'
import type { NewMember, NewRoom, RoomRow, RoomStore } from '../store.ts'
import type { Blocking } from './blocking.ts'
import { read, rowOf, write } from './database.ts'
import type { DocTables } from './doc-tables.ts'
import type { PeopleTables } from './people-tables.ts'

const ROOM = 'id, title, created_at AS createdAt, example'

export class RoomTables implements Blocking<RoomStore> {
  readonly #db: DatabaseSync
  readonly #docs: DocTables
  readonly #people: PeopleTables
  readonly #insert: StatementSync
  readonly #find: StatementSync
  readonly #list: StatementSync
  readonly #setTitle: StatementSync

  constructor(db: DatabaseSync, docs: DocTables, people: PeopleTables) {
    this.#db = db
    this.#docs = docs
    this.#people = people
    this.#insert = db.prepare('INSERT INTO rooms (id, title, created_at, example) VALUES (?, ?, ?, ?)')
    this.#find = db.prepare(`SELECT ${ROOM} FROM rooms WHERE id = ?`)
    this.#list = db.prepare(`SELECT ${ROOM} FROM rooms ORDER BY created_at DESC, rowid DESC`)
    this.#setTitle = db.prepare('UPDATE rooms SET title = ? WHERE id = ?')
  }

  create({ id, title, createdAt, example, content, discussion }: NewRoom, creator?: NewMember): void {
    write(this.#db, () => {
      this.#insert.run(id, title, createdAt, example ?? null)
      const nameOf = (kind: 'content' | 'discussion') => docName({ room: id, kind, user: undefined })
      this.#docs.insert([{ doc: nameOf('content'), update: content }])
      if (discussion) this.#docs.insert([{ doc: nameOf('discussion'), update: discussion }])
      if (creator) this.#people.put(id, creator)
    })
  }

  find(id: RoomId): RoomRow | undefined {
    const row = read(this.#db, () => this.#find.get(id))
    return row && rowOf(row)
  }

  list(): RoomRow[] {
    return read(this.#db, () => this.#list.all()).map((row) => rowOf(row))
  }

  setTitle(id: RoomId, title: string): void {
    write(this.#db, () => this.#setTitle.run(title, id))
  }
}
