import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { DATABASE_NAME, openStore } from '@samtavla/server/storage/open-store.ts'
import { scan } from '@samtavla/server/storage/scan.ts'
import { openDatabase } from '@samtavla/server/storage/sqlite/database.ts'
import { isLogDamaged } from '@samtavla/server/storage/sqlite/log-check.ts'
import { SqliteStore } from '@samtavla/server/storage/sqlite/sqlite-store.ts'
import { StorageError } from '@samtavla/server/storage/storage-error.ts'
import type { Store } from '@samtavla/server/storage/store.ts'
import { newRoomId, newUserId } from '@samtavla/shared/model/ids.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, until } from '../support/people.ts'
import { changeOf, mark, marksOf, RawClient } from '../support/raw-client.ts'
import { seeded } from '../support/seeded.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startTestServer, type TestRoom } from '../support/test-server.ts'
import { entry, textOf, Writer, words } from './storage-contract.ts'

let dir: string
let file: string
let store: Store

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'samtavla-damage-'))
  file = join(dir, DATABASE_NAME)
  store = await openStore({ dataDir: dir })
})

afterEach(async () => {
  await store.close()
  await rm(dir, { recursive: true })
})

/** Two connections that close at the same time may leave the log behind. */
async function closeAndFold(): Promise<void> {
  await store.close()
  openDatabase(file).close()
}

/** Runs SQL as a fault would, past the store. */
function tamper(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
  const db = new DatabaseSync(file)
  try {
    return db.prepare(sql).all(...values)
  } finally {
    db.close()
  }
}

describe('a damaged document', () => {
  const flipped = "CAST(substr(data, 1, 2) || x'7f' || substr(data, 4) AS BLOB)"

  test('[R15] loses an entry that has changed, and nothing else', async () => {
    await store.docs.append([entry('a', 'first'), entry('a', 'second'), entry('a', 'third'), entry('b', 'sound')])
    tamper(`UPDATE journal SET data = ${flipped} WHERE doc = 'a' AND seq = 2`)
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third'])
    expect((await store.docs.load('a')).damaged).toBe(1)
    expect(await store.docs.load('b')).toMatchObject({ damaged: 0 })
    await store.docs.append([entry('a', 'fourth')])
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third', 'fourth'])
  })

  test('[R15] counts the last entry when it has changed', async () => {
    await store.docs.append([entry('a', 'first'), entry('a', 'second')])
    tamper(`UPDATE journal SET data = ${flipped} WHERE seq = 2`)
    expect(await store.docs.load('a')).toMatchObject({ damaged: 1 })
    await store.docs.append([entry('a', 'third')])
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third'])
    expect(await store.docs.load('a')).toMatchObject({ damaged: 1 })
  })

  test('[R15] loses an entry that is missing, and nothing else', async () => {
    await store.docs.append([entry('a', 'first'), entry('a', 'second'), entry('a', 'third')])
    tamper("DELETE FROM journal WHERE doc = 'a' AND seq = 2")
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third'])
    expect((await store.docs.load('a')).damaged).toBe(1)
  })

  test('[R15] takes no entry that belongs to another document or place', async () => {
    await store.docs.append([entry('a', 'first'), entry('b', 'foreign')])
    tamper("UPDATE journal SET doc = 'a', seq = 2 WHERE doc = 'b'")
    expect(words(await store.docs.load('a'))).toEqual(['first'])
    expect((await store.docs.load('a')).damaged).toBe(1)
  })

  test('[R15] goes on when a number has become too large to be one', async () => {
    const [a, b] = [new Writer('a'), new Writer('b')]
    await store.docs.append(['one ', 'two '].map((word) => a.type(word)))
    await store.docs.append([b.type('one ')])
    await store.docs.compact('b')
    tamper('UPDATE journal SET seq = 9223372036854775807 WHERE seq = 2')
    tamper('UPDATE snapshots SET upto = 9223372036854775807')
    await store.docs.append([a.type('three '), b.type('two ')])
    expect(textOf(await store.docs.load('a'))).toBe('one ')
    expect((await store.docs.load('a')).damaged).toBeGreaterThan(0)
    expect(textOf(await store.docs.load('b'))).toBe('one two ')
    expect((await scan(store.docs)).docs.map(({ doc }) => doc)).toContain('a')
    for (const doc of ['a', 'b']) await store.docs.purge(doc)
    expect(tamper('SELECT doc FROM journal')).toEqual([])
    expect(tamper('SELECT doc, upto FROM snapshots')).toEqual([
      { doc: 'a', upto: 2 },
      { doc: 'b', upto: 2 },
    ])
  })

  test('[R15] passes over an owner of a client id that has changed', async () => {
    const user = newUserId()
    const writers = [7, 8].map((client) => ({ client, user }))
    await store.docs.append([{ ...new Writer('a').type('first'), writers }])
    tamper("UPDATE writers SET user = 'user_00000000000000000000' WHERE client = 7")
    expect(await store.docs.load('a')).toMatchObject({ writers: [{ client: 8, user }], damaged: 1 })
    tamper('UPDATE writers SET client = 9223372036854775807 WHERE client = 8')
    expect(await store.docs.load('a')).toMatchObject({ writers: [], damaged: 1 })
    await store.docs.purge('a')
    await store.docs.append([{ ...new Writer('a').type('back'), writers }])
    expect((await store.docs.load('a')).writers).toHaveLength(2)
  })

  test('[R14] loads whole from the older snapshot and the journal since', async () => {
    const writer = new Writer('a')
    for (const word of ['one ', 'two ']) {
      await store.docs.append([writer.type(word)])
      await store.docs.compact('a')
    }
    tamper(`UPDATE snapshots SET data = ${flipped} WHERE upto = 2`)
    expect(textOf(await store.docs.load('a'))).toBe('one two ')
    await store.docs.append([writer.type('three')])
    expect(textOf(await store.docs.load('a'))).toBe('one two three')
    await store.docs.compact('a')
    expect(tamper('SELECT upto FROM snapshots')).toEqual([{ upto: 2 }, { upto: 3 }])
    expect(textOf(await store.docs.load('a'))).toBe('one two three')
    expect((await store.docs.load('a')).damaged).toBe(0)
  })

  test('[R14] loads from the journal alone when its only snapshot is damaged', async () => {
    await store.docs.append([new Writer('a').type('one')])
    await store.docs.compact('a')
    tamper(`UPDATE snapshots SET data = ${flipped}`)
    expect(textOf(await store.docs.load('a'))).toBe('one')
    expect((await store.docs.load('a')).damaged).toBe(0)
  })

  test('[R15] gives what the journal still has when no snapshot is sound', async () => {
    const writer = new Writer('a')
    for (const word of ['one ', 'two ', 'three ']) {
      await store.docs.append([writer.type(word)])
      await store.docs.compact('a')
    }
    tamper(`UPDATE snapshots SET data = ${flipped}`)
    const stored = await store.docs.load('a')
    expect(stored).toMatchObject({ snapshot: undefined, damaged: 2 })
    expect(stored.updates).toHaveLength(1)
    tamper('DELETE FROM journal')
    expect(await store.docs.load('a')).toMatchObject({ updates: [], damaged: 3 })
  })

  test('[R15] does not forget what was lost when it is compacted', async () => {
    const writer = new Writer('a')
    await store.docs.append(['one ', 'two ', 'three '].map((word) => writer.type(word)))
    tamper(`UPDATE journal SET data = ${flipped} WHERE seq = 3`)
    await store.docs.compact('a')
    expect(await store.docs.load('a')).toMatchObject({ updates: [], damaged: 1 })
    expect(textOf(await store.docs.load('a'))).toBe('one two ')
    expect(await store.docs.damage('a')).toBe(0)
    await store.docs.append([writer.type('four ')])
    expect(await store.docs.load('a')).toMatchObject({ damaged: 1 })
  })
})

describe('a look through everything', () => {
  test('[R15] names the documents that are damaged, and no others', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => new Writer(name)) as [Writer, Writer, Writer]
    await store.docs.append([a.type('one'), a.type('two'), b.type('sound'), c.type('folded')])
    await store.docs.compact('c')
    expect(await scan(store.docs)).toEqual({ docs: [], isFileSound: true })
    tamper("UPDATE journal SET crc32 = crc32 + 1 WHERE doc = 'a'")
    tamper("UPDATE snapshots SET sha256 = x'00' WHERE doc = 'c'")
    expect(await scan(store.docs)).toEqual({
      docs: [
        { doc: 'a', damaged: 2 },
        { doc: 'c', damaged: 1 },
      ],
      isFileSound: true,
    })
    expect(await store.docs.load('c')).toMatchObject({ damaged: 0 })
  })

  test('[R15] sees that a page of the file is damaged, and loses only what is on it', async () => {
    const big = (number: number) => ({ doc: 'a', update: new Uint8Array(3000).fill(number) })
    await store.docs.append([1, 2, 3, 4, 5].map(big))
    await closeAndFold()
    overwrite(file, pageWith(file, Buffer.alloc(3000, 3)), Buffer.alloc(4096, 0xff))
    store = await openStore({ dataDir: dir })
    const stored = await store.docs.load('a')
    expect(stored.damaged).toBe(1)
    expect(stored.updates.map((update) => update[0])).toEqual([1, 2, 4, 5])
    expect(await scan(store.docs)).toEqual({ docs: [{ doc: 'a', damaged: 1 }], isFileSound: false })
    expect((await store.docs.salvage('a')).parts.map((update) => update[0])).toEqual([1, 2, 4, 5])
  })

  test('[R15] goes on where the owners of client ids cannot be read', async () => {
    const user = newUserId()
    const [a, b] = [new Writer('a'), new Writer('b')]
    await store.docs.append([{ ...a.type('one '), writers: [{ client: 7, user }] }, b.type('one ')])
    await store.docs.compact('a')
    await closeAndFold()
    overwrite(file, pageWith(file, Buffer.from(user)), Buffer.alloc(4096, 0xff))
    store = await openStore({ dataDir: dir })
    const writers = [{ client: 8, user }]
    await store.docs.append([
      { ...a.type('two '), writers },
      { ...b.type('two '), writers },
    ])
    await store.docs.compact('a')
    await store.docs.purge('b')
    expect(textOf(await store.docs.load('a'))).toBe('one two ')
    expect(textOf(await store.docs.load('b'))).toBe('one two ')
    expect(await store.docs.journalSize('a')).toMatchObject({ entries: 0 })
  })
})

describe('a server', () => {
  function pagesWhere(isWanted: (page: Buffer) => boolean): { at: number; bytes: Buffer }[] {
    const content = readFileSync(file)
    const places = Array.from({ length: content.length / 4096 }, (_, page) => page * 4096)
    const pages = places.map((at) => ({ at, bytes: Buffer.from(content.subarray(at, at + 4096)) }))
    const wanted = pages.filter(({ bytes }) => isWanted(bytes))
    expect(wanted.length).toBeGreaterThan(0)
    return wanted
  }

  async function outputOf(word: string): Promise<string> {
    const server = await startServerProcess(dir)
    try {
      await until(`it says "${word}"`, () => server.output().includes(word))
      expect(await server.end('SIGTERM')).toBe(0)
      return server.output()
    } finally {
      await server.end('SIGKILL')
    }
  }

  test('[R15] names each damaged document once when it starts, and no content', async () => {
    const [room, writer] = [newRoomId(), new Writer('x')]
    const docs = ['content', 'stage'].map((kind) => `${room}/${kind}`)
    const entries = docs.flatMap((doc) => ['Elin', 'Kim', 'Sam'].map((text) => ({ ...writer.type(text), doc })))
    await store.docs.append([...entries, entry('sound', 'sound')])
    tamper("UPDATE journal SET data = CAST(data || 'x' AS BLOB) WHERE seq < 3 AND doc <> 'sound'")
    await store.close()
    const output = await outputOf(docs[1]!)
    const lines = output.split('\n').filter((line) => line.includes('"level":50'))
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
      docs.map((doc) => ({
        level: 50,
        time: expect.any(String),
        doc,
        damaged: 2,
        msg: 'a stored document is damaged',
      })),
    )
    expect(output).not.toMatch(/Elin|Kim|Sam(?!tavla)/)
  })

  test('[R15] stores all other documents while one cannot be stored', async () => {
    await store.close()
    const setUp = await startTestServer({ dataDir: dir })
    const rooms = [await setUp.createRoom(), await setUp.createRoom()]
    const [sound, damaged] = rooms.toSorted((a, b) => (a.room < b.room ? -1 : 1)) as [TestRoom, TestRoom]
    const names = [sound, damaged].map(({ room }) => `${room}/content`) as [string, string]
    const past = new Y.Doc()
    const marks = Array.from({ length: 200 }, (_, number) => changeOf(past, mark(`${number}`)))
    for (const doc of names) await setUp.store.docs.append(marks.map((update) => ({ doc, update })))
    const people = [await joinAs(setUp, sound, 'member'), await joinAs(setUp, damaged, 'member')] as const
    await setUp.stop()

    const server = await startServerProcess(dir)
    const [other, client] = [
      await RawClient.open(server, people[0], names[0], { ack: true }),
      await RawClient.open(server, people[1], names[1], { ack: true }),
    ]
    // The pages of the index by which the room's entries are found.
    tamper('PRAGMA wal_checkpoint(TRUNCATE)')
    const pages = pagesWhere((page) => page[0] === 0x0a && page.includes(names[1]) && !page.includes(names[0]))
    for (const { at, bytes } of pages) overwrite(file, at, Buffer.alloc(bytes.length, 0xff))
    // Has the server forget the pages that it has read.
    const noteChange = () => tamper("UPDATE rooms SET title = title || '.'")
    noteChange()

    const frame = client.edit(mark('held back'))
    await until('the room is told', () => client.notices.includes('not-saving'))
    for (const text of ['one', 'two']) await other.acknowledgedUpTo(other.edit(mark(text)))
    expect(other.notices).toEqual([])
    expect(client.acknowledged).toBeLessThan(frame)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    expect(server.output().match(/not saving/g)).toHaveLength(1)

    for (const { at, bytes } of pages) overwrite(file, at, bytes)
    noteChange()
    await until('the room is stored', () => client.acknowledged >= frame)
    expect(client.notices).toEqual(['not-saving', 'saving'])
    expect(await server.end('SIGTERM')).toBe(0)
    store = await openStore({ dataDir: dir })
    const stored = new Y.Doc()
    for (const update of (await store.docs.load(names[1])).updates) Y.applyUpdate(stored, update)
    expect(marksOf(stored)).toContain('held back')
  })

  test('[R15] says when its file does not hang together', async () => {
    await store.docs.append([1, 2, 3].map((number) => ({ doc: 'a', update: new Uint8Array(3000).fill(number) })))
    await closeAndFold()
    overwrite(file, pageWith(file, Buffer.alloc(3000, 2)), Buffer.alloc(4096, 0xff))
    expect(await outputOf('the database is damaged')).toContain('"doc":"a","damaged":1')
  })
})

describe('a file in which a byte has changed', () => {
  /** A page and its place in the log. */
  const FRAME = 4096 + 24
  const FLIPS = 400
  const LOG_FLIPS = 100
  const state = { a: 'one two three four five', b: 'alone' }

  /** Everything that is promised for any damage: true content, or fewer of its parts and a word about it. */
  function look(path: string): 'whole' | 'older' | 'damaged' {
    let db: DatabaseSync | undefined
    try {
      const hasLost = isLogDamaged(path)
      db = openDatabase(path)
      const { docs } = new SqliteStore(db)
      const isFileSound = docs.isFileSound() && !hasLost
      const damaged = ['a', 'b'].map((doc) => docs.damage(doc) + docs.load(doc).damaged).some((count) => count > 0)
      const texts = ['a', 'b'].map((doc) => textOf(docs.load(doc)))
      if (texts[0] === state.a && texts[1] === state.b) return damaged || !isFileSound ? 'damaged' : 'whole'
      // Whatever is there is a part of what was written, at its place.
      expect(state.a).toContain(texts[0])
      expect(['', state.b]).toContain(texts[1])
      return damaged || !isFileSound ? 'damaged' : 'older'
    } catch (error) {
      expect(error).toBeInstanceOf(StorageError)
      expect(['damaged', 'too-new']).toContain((error as StorageError).code)
      return 'damaged'
    } finally {
      db?.close()
    }
  }

  async function written(): Promise<void> {
    const [a, b] = [new Writer('a'), new Writer('b')]
    await store.docs.append([a.type('one '), { ...b.type('alone'), writers: [{ client: 7, user: newUserId() }] }])
    await store.docs.compact('a')
    await store.docs.append([a.type('two ')])
    await store.docs.compact('a')
    await store.docs.append([a.type('three ')])
    await store.docs.append([a.type('four ')])
    await store.docs.append([a.type('five')])
  }

  function tally(flips: number, original: Buffer, path: string, setUp: () => void): Record<string, number> {
    const random = seeded(15)
    const places = [...original.keys()].filter((at) => original[at] !== 0)
    const found: Record<string, number> = { whole: 0, older: 0, damaged: 0 }
    for (let flip = 0; flip < flips; flip++) {
      const at = places[Math.floor(random() * places.length)]!
      setUp()
      overwrite(path, at, Buffer.from([original[at]! ^ (1 + Math.floor(random() * 255))]))
      found[look(file)]!++
    }
    return found
  }

  test('[R15] is read rightly or found damaged, in the database', async () => {
    await written()
    await closeAndFold()
    const original = readFileSync(file)
    const found = tally(FLIPS, original, file, () => startOver(original))
    expect(found.older).toBe(0)
    expect(found.damaged).toBeGreaterThan(FLIPS / 4)
  })

  test('[R15] is read rightly or found damaged, in the log before its last two changes', async () => {
    await written()
    const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
    await store.close()
    const lastTwo = 2 * 3 * FRAME
    const found = tally(LOG_FLIPS, log.subarray(0, log.length - lastTwo), `${file}-wal`, () => startOver(database, log))
    expect(found.damaged).toBe(LOG_FLIPS)
  })

  test('[R15] is read up to the fault, in the last change of the log', async () => {
    await written()
    const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
    await store.close()
    startOver(database, log)
    overwrite(`${file}-wal`, log.length - FRAME, Buffer.from('torn'))
    expect(look(file)).toBe('older')
    startOver(database, log)
    expect(look(file)).toBe('whole')
  })

  test('[R15] is told of when the log lost what was promised, once', async () => {
    await written()
    const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
    await store.close()
    startOver(database, log)
    overwrite(`${file}-wal`, log.length - 12 * FRAME, Buffer.from('torn'))
    let told = 0
    const open = () => openStore({ dataDir: dir, onLoss: () => told++ })
    store = await open()
    expect(told).toBe(1)
    expect(await store.docs.restoredAt()).toBeGreaterThan(0)
    await store.docs.append([entry('b', 'goes on')])
    const again = await open()
    await again.close()
    expect(told).toBe(1)
  })

  function startOver(database: Buffer, log?: Buffer): void {
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    writeFileSync(file, database)
    if (log) writeFileSync(`${file}-wal`, log)
  }
})

function pageWith(path: string, bytes: Buffer): number {
  const at = readFileSync(path).indexOf(bytes)
  expect(at).toBeGreaterThan(0)
  return at - (at % 4096)
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const handle = openSync(path, 'r+')
  writeSync(handle, bytes, 0, bytes.length, at)
  closeSync(handle)
}
