import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { lockDataDir } from '@samtavla/server/storage/data-lock.ts'
import { DATABASE_NAME, openStore } from '@samtavla/server/storage/open-store.ts'
import { openDatabase } from '@samtavla/server/storage/sqlite/database.ts'
import { moveToFreeName } from '@samtavla/server/storage/sqlite/files.ts'
import { SqliteStore } from '@samtavla/server/storage/sqlite/sqlite-store.ts'
import type { NewRound, Store } from '@samtavla/server/storage/store.ts'
import { WorkerCalls } from '@samtavla/server/storage/worker-calls.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../support/people.ts'
import { seeded } from '../support/seeded.ts'
import { describeStore, entry, newRoom, newRound, textOf, Writer, words } from './storage-contract.ts'

const VERSION_1 = new URL('../fixtures/version-1.db.gz', import.meta.url)
const VERSION_2 = new URL('../fixtures/version-2.db.gz', import.meta.url)
const storageFolder = new URL('.', import.meta.resolve('@samtavla/server/storage/open-store.ts')).href

describeStore(
  'SQLite in memory',
  async () => ({ open: () => openStore({ dataDir: ':memory:' }), remove: async () => {} }),
  false,
)
describeStore('SQLite on disk', newFolder, true)

async function newFolder(): Promise<{ dir: string; open(): Promise<Store>; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'samtavla-storage-'))
  return { dir, open: () => openStore({ dataDir: dir }), remove: () => rm(dir, { recursive: true }) }
}

let dir: string
let file: string
let cleanUp: (() => unknown)[]

beforeEach(async () => {
  const folder = await newFolder()
  dir = folder.dir
  file = join(dir, DATABASE_NAME)
  cleanUp = [folder.remove]
})

afterEach(async () => {
  for (const step of cleanUp.reverse()) await step()
})

async function open(dataDir = dir): Promise<Store> {
  const store = await openStore({ dataDir })
  cleanUp.push(() => store.close())
  return store
}

function openSqlite(): { readonly db: DatabaseSync; readonly store: SqliteStore } {
  const db = openDatabase(file)
  cleanUp.push(() => db.close())
  return { db, store: new SqliteStore(db) }
}

/** Runs SQL as another process would, past the store. */
function tamper(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
  const db = new DatabaseSync(file)
  try {
    return db.prepare(sql).all(...values)
  } finally {
    db.close()
  }
}

/** How often a word is in any of the files of a folder. */
async function occurrences(word: string, folder = dir): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(DATABASE_NAME))
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))
  return files.reduce((count, content) => count + content.split(word).length - 1, 0)
}

/** Starts a process that runs the given code, with `storage` naming the storage folder and `dir` the data folder. */
async function runElsewhere(code: string): Promise<{ child: ChildProcess; lines: AsyncIterableIterator<string> }> {
  const script = join(dir, 'elsewhere.mjs')
  await writeFile(script, `const [storage, dir] = ${JSON.stringify([storageFolder, dir])}\n${code}`)
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  cleanUp.push(() => kill(child))
  return { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

describe('a SQLite database', () => {
  test('is in a folder that only its owner can read', async () => {
    await open(join(dir, 'new', 'data'))
    expect((await stat(join(dir, 'new', 'data'))).mode & 0o777).toBe(0o700)
  })

  test('syncs every commit to the disk', () => {
    const { db } = openSqlite()
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
    expect(db.prepare('PRAGMA secure_delete').get()).toEqual({ secure_delete: 1 })
  })

  test('[R17] of version 1 opens with everything, and without what was deleted', async () => {
    await writeFile(file, gunzipSync(await readFile(VERSION_1)))
    expect(await occurrences('struket')).toBeGreaterThan(0)
    const store = await openStore({ dataDir: dir })
    const [room] = await store.rooms.list()
    const stored = await store.docs.load(`${room?.id}/content`)
    expect(room?.title).toBe('Version ett')
    expect(textOf(stored)).toBe('skrivet i version ett')
    expect(stored).toMatchObject({ writers: [], damaged: 0, generation: 0 })
    expect(await store.people.findSession('hash')).toMatchObject({ expiresAt: 3 })
    await store.docs.append([{ ...entry(`${room?.id}/stage`, 'on'), generation: 1 }])
    await store.close()
    expect(await occurrences('struket')).toBe(0)
    expect(tamper('PRAGMA user_version')).toEqual([{ user_version: 3 }])
  })

  test('[R17] of version 2 opens with everything, and takes votes', async () => {
    await writeFile(file, gunzipSync(await readFile(VERSION_2)))
    const store = await open()
    const [room] = await store.rooms.list()
    const stored = await store.docs.load(`${room?.id}/content`)
    expect([room?.title, textOf(stored), stored.damaged]).toEqual(['Version två', 'skrivet i version två', 0])
    expect(await store.docs.load(`${room?.id}/stage`)).toMatchObject({ writers: [{ client: 7 }], generation: 1 })
    const [member] = await store.people.members(room!.id)
    const round = newRound(room!.id)
    expect((await store.rounds.add(round, 1)).ok).toBe(true)
    const ballot = { user: member!.user, choices: { [round.cards[0]!]: 1 }, revision: 0, at: 1 }
    expect(await store.rounds.cast(room!.id, round.id, ballot)).toEqual({ ok: true, value: 1 })
    expect(tamper('PRAGMA user_version')).toEqual([{ user_version: 3 }])
  })

  test('[R17] of version 1 keeps a damaged record damaged', async () => {
    await writeFile(file, gunzipSync(await readFile(VERSION_1)))
    tamper("UPDATE journal SET data = CAST(data || 'x' AS BLOB) WHERE seq = (SELECT max(seq) FROM journal)")
    tamper("UPDATE snapshots SET data = x'00'")
    const store = await open()
    const [room] = await store.rooms.list()
    const stored = await store.docs.load(`${room?.id}/content`)
    expect(stored.snapshot).toBeUndefined()
    expect(stored.damaged).toBeGreaterThan(40)
  })

  test('[S16] holds no letter of what was erased after its purge', async () => {
    for (const seed of [3, 6]) {
      const store = await open(join(dir, String(seed)))
      const [secret, other] = [new Writer('secret'), new Writer('other')]
      const random = seeded(seed)
      for (let round = 0; round < 150; round++) {
        const length = Math.floor(random() * random() * 3000)
        const [writer, word] = random() < 0.3 ? ([secret, 'HEMLIGT'] as const) : ([other, 'vanligt'] as const)
        const entries = [writer.type(`${word} ${'x'.repeat(length)}`), writer.type(`${word} `)]
        await store.docs.append(entries)
        if (round % 40 === 39) await store.docs.compact('secret')
      }
      expect(await occurrences('HEMLIGT', join(dir, String(seed)))).toBeGreaterThan(0)
      await store.docs.append([{ ...secret.remove(secret.text().length), generation: 1 }])
      await store.docs.forget([await store.docs.purge('secret')])
      expect(await occurrences('HEMLIGT', join(dir, String(seed)))).toBe(0)
      expect(await occurrences('vanligt', join(dir, String(seed)))).toBeGreaterThan(0)
      expect(textOf(await store.docs.load('other'))).toBe(other.text())
    }
  })

  test('[S16] is purged while somebody reads it', async () => {
    const store = await open()
    await store.docs.append([new Writer('a').type('one'), { ...entry('b', 'erased'), generation: 1 }])
    const reader = new DatabaseSync(file)
    reader.exec('BEGIN')
    reader.prepare('SELECT * FROM journal').all()
    const forgotten = store.docs.purge('a').then((purged) => store.docs.forget([purged]))
    await store.docs.append([entry('b', 'goes on')])
    reader.exec('COMMIT')
    reader.close()
    await forgotten
    expect(await store.docs.unpurged()).toEqual(['b'])
  })

  test('[S16] takes writes while a purge waits for somebody who reads', async () => {
    const store = await open()
    await store.docs.append([{ doc: 'a', update: new Uint8Array(1024 * 1024) }])
    tamper('PRAGMA wal_checkpoint(TRUNCATE)')
    const reader = new DatabaseSync(file)
    reader.exec('BEGIN')
    reader.prepare('SELECT * FROM journal').all()
    let isForgotten = false
    const forgotten = store.docs.forget([]).then(() => {
      isForgotten = true
    })
    await until('the pages are written anew', async () => (await stat(`${file}-wal`)).size > 1024 * 1024)
    for (let number = 0; number < 50; number++) await store.docs.append([entry('b', `${number}`)])
    expect(isForgotten).toBe(false)
    reader.exec('COMMIT')
    reader.close()
    await forgotten
    expect(words(await store.docs.load('b'))).toHaveLength(50)
  })

  test('is left as it is by a second migration', async () => {
    await (await openStore({ dataDir: dir })).close()
    const schema = tamper('SELECT sql, (SELECT user_version FROM pragma_user_version) AS version FROM sqlite_schema')
    expect(schema[0]?.version).toBe(3)
    await (await openStore({ dataDir: dir })).close()
    expect(tamper('SELECT sql, (SELECT user_version FROM pragma_user_version) AS version FROM sqlite_schema')).toEqual(
      schema,
    )
  })

  test('is made once by two stores that open together', async () => {
    const [one, other] = await Promise.all([open(), open()])
    await one.docs.append([entry('a', 'one')])
    expect(words(await other.docs.load('a'))).toEqual(['one'])
  })

  test('of a newer program is refused and left alone', async () => {
    tamper('PRAGMA user_version = 99')
    await expect(openStore({ dataDir: dir })).rejects.toMatchObject({ code: 'too-new', message: /version 99/ })
    expect(tamper('SELECT * FROM sqlite_schema')).toEqual([])
  })

  test('that is another kind of file is refused', async () => {
    await writeFile(file, 'This is a letter and no database. '.repeat(100))
    await expect(openStore({ dataDir: dir })).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('a compaction', () => {
  test('keeps two snapshots and the journal since the older one', async () => {
    const store = await open()
    const writer = new Writer('a')
    for (const word of ['one ', 'two ', 'three ', 'four ']) {
      await store.docs.append([writer.type(word), writer.type(word)])
      await store.docs.compact('a')
    }
    expect(tamper('SELECT upto FROM snapshots ORDER BY upto')).toEqual([{ upto: 6 }, { upto: 8 }])
    expect(tamper('SELECT seq FROM journal')).toEqual([{ seq: 7 }, { seq: 8 }])
  })

  test('keeps entries that arrive after it has read', () => {
    const [one, other] = [openSqlite().store, openSqlite().store]
    const writer = new Writer('a')
    one.docs.append([writer.type('read '), writer.type('too ')])
    const draft = one.docs.draft('a')!
    other.docs.append([writer.type('late')])
    one.docs.keep(draft)
    const stored = other.docs.load('a')
    expect(stored.updates).toHaveLength(1)
    expect(textOf(stored)).toBe('read too late')
  })

  test('gives way to another that was stored first', () => {
    const [one, other] = [openSqlite().store, openSqlite().store]
    const writer = new Writer('a')
    one.docs.append([writer.type('read ')])
    const draft = one.docs.draft('a')!
    other.docs.append([writer.type('late')])
    other.docs.compact('a')
    one.docs.keep(draft)
    expect(tamper('SELECT upto FROM snapshots')).toEqual([{ upto: 2 }])
    expect(textOf(one.docs.load('a'))).toBe('read late')
  })
})

describe('a damaged vote', () => {
  async function someRounds() {
    const store = await open()
    const room = newRoom()
    const user = newUserId()
    await store.rooms.create(room, { user, role: 'member', name: 'Eva Ek', at: 1, invite: undefined })
    const rounds = [newRound(room.id), newRound(room.id, { deadline: 90 })] as const
    for (const round of rounds) await store.rounds.add(round, 10)
    const cast = (round: NewRound, dots: number, revision: number) =>
      store.rounds.cast(room.id, round.id, { user, choices: { [round.cards[0]!]: dots }, revision, at: 1 })
    for (const round of rounds) await cast(round, 2, 0)
    return { store, room: room.id, user, rounds, cast }
  }

  test.each([
    ["cards = replace(cards, 'card_', 'carb_')"],
    ['closed_at = 5'],
    ["opened_by = 'Kim Ek'"],
    ['budget = 9000000000000000000'],
    ['deadline = 9000000000000000000'],
    ['crc32 = crc32 + 1'],
  ])('[R15] is as if it were not there, and costs no other, when %s', async (change) => {
    const { store, room, rounds } = await someRounds()
    const [damaged, sound] = rounds
    tamper(`UPDATE rounds SET ${change} WHERE id = ?`, damaged.id)
    expect(await store.rounds.find(room, damaged.id)).toBeUndefined()
    expect((await store.rounds.unsettled()).map(({ id }) => id)).toEqual([sound.id])
    expect(await store.rounds.close(room, damaged.id, 50, 'Eva Ek')).toBeUndefined()
    expect(await store.rounds.close(room, sound.id, 50, 'Eva Ek')).toMatchObject({ closedAt: 50 })
    expect(await store.rounds.damage()).toEqual([damaged.id])
  })

  test.each([
    ["choices = replace(choices, '2', '1')"],
    ['revision = 9000000000000000000'],
    ["choices = '{'"],
    ['at = 7'],
  ])('[R15] counts no ballot that has changed, and takes another in its place, when %s', async (change) => {
    const { store, user, rounds, cast } = await someRounds()
    const [damaged, sound] = rounds
    tamper(`UPDATE ballots SET ${change} WHERE round = ?`, damaged.id)
    expect(await store.rounds.ballots(damaged.id)).toEqual({ ballots: [], damaged: 1 })
    expect(await store.rounds.ballot(damaged.id, user)).toBeUndefined()
    expect((await store.rounds.ballots(sound.id)).ballots).toHaveLength(1)
    expect(await store.rounds.damage()).toEqual([damaged.id])
    expect(await cast(damaged, 1, 0)).toEqual({ ok: true, value: 1 })
    expect(await store.rounds.ballots(damaged.id)).toEqual({ ballots: [{ [damaged.cards[0]!]: 1 }], damaged: 0 })
  })

  test('[R15] counts no ballot that belongs to another round or person', async () => {
    const { store, room, rounds } = await someRounds()
    const [one, other] = rounds
    const second = newUserId()
    await store.people.putMember(room, { user: second, role: 'member', name: 'Kim Ek', at: 1, invite: undefined })
    tamper('DELETE FROM ballots WHERE round = ?', one.id)
    tamper('UPDATE ballots SET round = ?', one.id)
    expect(await store.rounds.ballots(one.id)).toEqual({ ballots: [], damaged: 1 })
    tamper('UPDATE ballots SET round = ?, user = ?', other.id, second)
    expect(await store.rounds.ballots(other.id)).toEqual({ ballots: [], damaged: 1 })
  })
})

describe('a disk that takes no writes', () => {
  test('rejects when full and works again with space', () => {
    const { db, store } = openSqlite()
    store.docs.append([entry('a', 'before')])
    const { page_count } = db.prepare('PRAGMA page_count').get()!
    db.exec(`PRAGMA max_page_count = ${page_count}`)
    const large = { doc: 'a', update: new Uint8Array(100_000) }
    expect(() => store.docs.append([entry('a', 'never'), large])).toThrow(
      expect.objectContaining({ code: 'disk-full' }),
    )
    expect(words(store.docs.load('a'))).toEqual(['before'])
    db.exec('PRAGMA max_page_count = 1000000')
    store.docs.append([entry('a', 'after'), large])
    expect(store.docs.load('a').updates).toHaveLength(3)
  })

  test('rejects when read-only and works again after', () => {
    const { db, store } = openSqlite()
    db.exec('PRAGMA query_only = ON')
    expect(() => store.docs.append([entry('a', 'never')])).toThrow(expect.objectContaining({ code: 'read-only' }))
    db.exec('PRAGMA query_only = OFF')
    store.docs.append([entry('a', 'after')])
    expect(words(store.docs.load('a'))).toEqual(['after'])
  })
})

describe('a backup', () => {
  test('opens as a working store', async () => {
    const store = await open()
    const [room, writer] = [newRoom(), new Writer('a')]
    await store.rooms.create(room)
    await store.docs.append([writer.type('one ')])
    await store.docs.compact('a')
    await store.docs.append([writer.type('two ')])
    const copyDir = await mkdtemp(join(dir, 'copy-'))
    await store.backup(join(copyDir, DATABASE_NAME))
    await store.docs.append([writer.type('later')])

    const copy = await open(copyDir)
    expect(textOf(await copy.docs.load('a'))).toBe('one two ')
    expect((await copy.rooms.find(room.id))?.title).toBe(room.title)
    await copy.docs.append([entry('b', 'works')])
    expect(words(await copy.docs.load('b'))).toEqual(['works'])
    expect(textOf(await store.docs.load('a'))).toBe('one two later')
    expect((await stat(join(copyDir, DATABASE_NAME))).mode & 0o777).toBe(0o600)
  })

  test('[R16] holds votes', async () => {
    const store = await open()
    const [room, user] = [newRoom(), newUserId()]
    await store.rooms.create(room, { user, role: 'member', name: 'Eva Ek', at: 1, invite: undefined })
    const round = newRound(room.id)
    await store.rounds.add(round, 1)
    const choices = { [round.cards[0]!]: 2 }
    await store.rounds.cast(room.id, round.id, { user, choices, revision: 0, at: 1 })
    const copyDir = await mkdtemp(join(dir, 'copy-'))
    await store.backup(join(copyDir, DATABASE_NAME))
    const copy = await open(copyDir)
    expect(await copy.rounds.find(room.id, round.id)).toEqual(await store.rounds.find(room.id, round.id))
    expect(await copy.rounds.ballot(round.id, user)).toEqual({ choices, revision: 1 })
  })

  test('holds whole batches while others write', async () => {
    const store = await open()
    const copyDir = await mkdtemp(join(dir, 'copy-'))
    const large = new Uint8Array(20_000)
    await store.docs.append(Array.from({ length: 100 }, () => ({ doc: 'a', update: large })))
    const batches = Array.from({ length: 40 }, () => store.docs.append([entry('b', 'x'), entry('c', 'x')]))
    await Promise.all([store.backup(join(copyDir, DATABASE_NAME)), ...batches])
    const copy = await open(copyDir)
    const [b, c] = await Promise.all([copy.docs.load('b'), copy.docs.load('c')])
    expect(b.updates).toHaveLength(c.updates.length)
    expect((await copy.docs.load('a')).updates).toHaveLength(100)
  })

  test('never overwrites a file', async () => {
    const store = await open()
    const target = join(dir, 'letter.txt')
    await writeFile(target, 'kept')
    await expect(store.backup(target)).rejects.toMatchObject({ code: 'file-exists' })
    expect((await stat(target)).size).toBe(4)
    await expect(store.backup(join(dir, 'no', 'such', 'folder.db'))).rejects.toThrow(/ENOENT/)
    expect(await readdir(dir)).not.toContain('letter.txt.partial')
    await store.docs.append([entry('a', 'still works')])
  })

  test('never takes a name that something got meanwhile', async () => {
    const [from, to] = [join(dir, 'made.db'), join(dir, 'letter.txt')]
    await writeFile(from, 'a backup')
    await writeFile(to, 'kept')
    expect(() => moveToFreeName(from, to)).toThrow(expect.objectContaining({ code: 'EEXIST' }))
    expect(await readFile(to, 'utf8')).toBe('kept')
    await rm(to)
    moveToFreeName(from, to)
    expect([await readFile(to, 'utf8'), await readdir(dir)]).toEqual(['a backup', ['letter.txt']])
  })
})

describe('a data folder', () => {
  test('takes one server at a time', async () => {
    const release = await lockDataDir(dir)
    await expect(lockDataDir(dir)).rejects.toMatchObject({ code: 'locked', message: /Another server/ })
    await open()
    release()
    release()
    const again = await lockDataDir(dir)
    again()
  })

  test('is free again when its server was killed', async () => {
    const { child, lines } = await runElsewhere(`
      const { lockDataDir } = await import(storage + 'data-lock.ts')
      await lockDataDir(dir)
      console.log('locked')
      setInterval(() => {}, 1000)
    `)
    expect((await lines.next()).value).toBe('locked')
    await expect(lockDataDir(dir)).rejects.toMatchObject({ code: 'locked' })
    await kill(child)
    const release = await lockDataDir(dir)
    release()
  })
})

describe('a crash', () => {
  test('loses no entry that was acknowledged', async () => {
    const { child, lines } = await runElsewhere(`
      const { openStore } = await import(storage + 'open-store.ts')
      const store = await openStore({ dataDir: dir })
      for (let n = 1; ; n++) {
        const update = new TextEncoder().encode(String(n))
        await store.docs.append([{ doc: 'a', update }, { doc: 'b', update }])
        console.log(n)
      }
    `)
    let acknowledged = 0
    for await (const line of lines) {
      acknowledged = Number(line)
      if (acknowledged >= 25) child.kill('SIGKILL')
    }
    const store = await open()
    const [a, b] = [words(await store.docs.load('a')), words(await store.docs.load('b'))]
    expect(acknowledged).toBeGreaterThanOrEqual(25)
    expect(a.length).toBeGreaterThanOrEqual(acknowledged)
    expect(a).toEqual(a.map((_, index) => String(index + 1)))
    expect(b).toEqual(a)
  })
})

describe('a storage worker that dies', () => {
  test('rejects what waits for it and tells once', async () => {
    const told: Error[] = []
    const code = `const { parentPort } = require('node:worker_threads')
      parentPort.on('message', ({ method }) => { if (method === 'die') throw new Error('out of luck') })`
    const calls = new WorkerCalls(new Worker(code, { eval: true }), (error) => told.push(error))
    const waiting = [calls.call('wait'), calls.call('die')]
    for (const result of await Promise.allSettled(waiting)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'worker-died', message: /out of luck/ } })
    }
    await expect(calls.call('wait')).rejects.toMatchObject({ code: 'worker-died' })
    await calls.end()
    expect(told).toHaveLength(1)
  })
})
