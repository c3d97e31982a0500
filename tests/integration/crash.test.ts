import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { DATABASE_NAME } from '@samtavla/server/storage/open-store.ts'
import { openDatabase } from '@samtavla/server/storage/sqlite/database.ts'
import { restore } from '@samtavla/server/storage/sqlite/restore.ts'
import { SqliteStore } from '@samtavla/server/storage/sqlite/sqlite-store.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seeded } from '../support/seeded.ts'
import { textOf, Writer } from './storage-contract.ts'

const CLI = fileURLToPath(import.meta.resolve('@samtavla/server/cli/room.ts'))
const VERSION_1 = new URL('../fixtures/version-1.db.gz', import.meta.url)
/** A page and its place in the log. */
const FRAME = 4096 + 24

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'samtavla-crash-'))
  file = join(dir, DATABASE_NAME)
})
afterEach(() => rmSync(dir, { recursive: true }))

interface Files {
  readonly database: Buffer
  readonly log: Buffer
}

function filesNow(): Files {
  const log = `${file}-wal`
  return { database: readFileSync(file), log: existsSync(log) ? readFileSync(log) : Buffer.alloc(0) }
}

/** What a server finds that starts on these files. */
function found({ database, log }: Files): unknown {
  const place = mkdtempSync(join(dir, 'found-'))
  const copy = join(place, DATABASE_NAME)
  writeFileSync(copy, database)
  writeFileSync(`${copy}-wal`, log)
  const db = openDatabase(copy)
  try {
    return stateOf(db)
  } finally {
    db.close()
    rmSync(place, { recursive: true })
  }
}

function stateOf(db: DatabaseSync): unknown {
  const { docs, rooms } = new SqliteStore(db)
  const states = docs.names().map((doc) => {
    const { writers, damaged, generation, ...stored } = docs.load(doc)
    return { doc, text: textOf({ ...stored, writers, damaged, generation }), writers, damaged, generation }
  })
  return { states, rooms: rooms.list(), isSound: docs.isFileSound(), unpurged: docs.unpurged() }
}

/** The log as a crash may leave it, cut off anywhere after what was there before, and with what a disk may put there. */
function* crashesIn(before: Files, after: Files): Generator<Files> {
  const random = seeded(14)
  const length = after.log.length - before.log.length
  const edges = Array.from({ length: Math.ceil(length / FRAME) }, (_, index) => before.log.length + index * FRAME)
  const within = Array.from({ length: 30 }, () => before.log.length + Math.floor(random() * length))
  for (const end of [...edges, ...edges.map((edge) => edge + 1), ...within]) {
    const kept = after.log.subarray(0, end)
    yield { database: before.database, log: kept }
    yield { database: before.database, log: Buffer.concat([kept, Buffer.alloc(after.log.length - kept.length)]) }
  }
}

/** The database as a crash may leave it while the log is folded into it, which stays whole until that is done. */
function* crashesWhileFolding(before: Files, after: Files, folded: Buffer): Generator<Files> {
  const random = seeded(41)
  for (let round = 0; round < 20; round++) {
    const database = Buffer.from(folded)
    for (let page = 0; page < before.database.length; page += 4096)
      if (random() < 0.5) before.database.copy(database, page, page, page + 4096)
    yield { database, log: after.log }
  }
}

/** Does something to a database whose log is not folded in meanwhile, and looks at every crash on the way. */
function crashEverywhere(setUp: (store: SqliteStore) => void, change: (store: SqliteStore, db: DatabaseSync) => void) {
  const db = openDatabase(file)
  db.exec('PRAGMA wal_autocheckpoint = 0')
  const store = new SqliteStore(db)
  setUp(store)
  const before = filesNow()
  change(store, db)
  const after = filesNow()
  db.close()
  const [old, changed] = [found(before), found(after)]
  const seen = { old: 0, new: 0 }
  for (const crash of crashesIn(before, after)) {
    const state = found(crash)
    expect([old, changed]).toContainEqual(state)
    if (JSON.stringify(state) === JSON.stringify(old)) seen.old++
    else seen.new++
  }
  for (const crash of crashesWhileFolding(before, after, filesNow().database)) expect(found(crash)).toEqual(changed)
  return { old, changed, seen }
}

function someDocuments({ docs }: SqliteStore): Writer {
  const [a, b] = [new Writer('a'), new Writer('b')]
  docs.append([{ ...a.type('first '), writers: [{ client: 7, user: newUserId() }] }, b.type('other')])
  docs.compact('a')
  for (let number = 0; number < 30; number++) docs.append([a.type(`${number} ${'x'.repeat(300)} `)])
  docs.compact('a')
  docs.append([a.type('last ')])
  return a
}

describe('a crash at any write', () => {
  let writer: Writer
  const setUp = (store: SqliteStore) => {
    writer = someDocuments(store)
  }

  test('[R14] of an append leaves all of it or nothing', () => {
    const { old, changed, seen } = crashEverywhere(setUp, ({ docs }) => {
      const more = new Writer('c')
      const entries = Array.from({ length: 20 }, () => more.type('y'.repeat(1000)))
      docs.append([{ ...writer.type('and more'), writers: [{ client: 8, user: newUserId() }] }, ...entries])
    })
    expect(changed).not.toEqual(old)
    expect(seen.old).toBeGreaterThan(0)
  })

  test('[R14] of a compaction changes nothing', () => {
    const { old, changed } = crashEverywhere(setUp, ({ docs }) => docs.compact('a'))
    expect(changed).toEqual(old)
  })

  test('[S16] of a purge leaves it to be done, and the document as it is', () => {
    const erase = ({ docs }: SqliteStore) => docs.append([{ ...writer.remove(200), generation: 1 }])
    const { old, changed } = crashEverywhere(
      (store) => {
        setUp(store)
        erase(store)
      },
      ({ docs }, db) => {
        docs.replaceAll(docs.draft('a'))
        db.exec('VACUUM')
      },
    )
    expect(changed).toEqual(old)
    expect(changed).toMatchObject({ unpurged: ['a'] })
  })

  test('[R17] of a migration leaves what was there', () => {
    const original = gunzipSync(readFileSync(VERSION_1))
    writeFileSync(file, original)
    const before = filesNow()
    const db = openDatabase(file)
    const after = filesNow()
    const changed = stateOf(db)
    db.close()
    expect(changed).toMatchObject({
      states: [{ text: 'skrivet i version ett', damaged: 0 }, { text: '' }],
      isSound: true,
    })
    expect(after.log.length).toBeGreaterThan(0)
    for (const crash of crashesIn(before, after)) expect(found(crash)).toEqual(changed)
    for (const crash of crashesWhileFolding(before, after, readFileSync(file))) expect(found(crash)).toEqual(changed)
  })
})

describe('what a crash leaves behind', () => {
  test('[R16] of a backup is in no later backup’s way', () => {
    const db = openDatabase(file)
    const store = new SqliteStore(db)
    someDocuments(store)
    const target = join(dir, 'backup.db')
    writeFileSync(`${target}.partial`, 'the beginning of a backup')
    store.backup(target)
    expect(found({ database: readFileSync(target), log: Buffer.alloc(0) })).toEqual(stateOf(db))
    db.close()
    expect(readdirSync(dir).toSorted()).toEqual(['backup.db', DATABASE_NAME])
  })

  test('[R16] of a restore is in no later restore’s way', async () => {
    const db = openDatabase(file)
    const store = new SqliteStore(db)
    someDocuments(store)
    store.backup(join(dir, 'backup.db'))
    const kept = stateOf(db)
    db.close()
    for (const suffix of ['', '-wal', '-shm', '-journal'])
      writeFileSync(`${file}.restoring${suffix}`, 'the beginning of a restore')
    await restore(dir, join(dir, 'backup.db'), Date.now())
    expect(found(filesNow())).toEqual(kept)
    expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([])
  })
})

const cannotKill = spawnSync('strace', ['-qq', '-e', 'trace=none', process.execPath, '-e', '']).status !== 0
if (cannotKill) process.stderr.write('Not shown: kills at a chosen system call, which need strace\n')

describe.skipIf(cannotKill)('a command that is killed at any of its steps', () => {
  const STEPS = 'trace=link,linkat,rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync,ftruncate'
  const data = () => join(dir, 'data')
  const database = () => join(data(), DATABASE_NAME)

  /** Runs a command that dies before its n-th step. False when it has fewer and went through. */
  async function killedAt(step: number, ...args: string[]): Promise<boolean> {
    const inject = `inject=${STEPS.slice('trace='.length)}:signal=KILL:when=${step}`
    const child: ChildProcess = spawn(
      'strace',
      ['-f', '-qq', '-o', '/dev/null', '-e', STEPS, '-e', inject, process.execPath, CLI, ...args],
      { env: { ...process.env, DATA_DIR: data(), PUBLIC_URL: 'http://127.0.0.1:3000' }, stdio: 'ignore' },
    )
    await once(child, 'close')
    return child.exitCode !== 0
  }

  function stateAt(path: string): unknown {
    const log = `${path}-wal`
    return found({ database: readFileSync(path), log: existsSync(log) ? readFileSync(log) : Buffer.alloc(0) })
  }

  beforeEach(() => {
    const db = openDatabase(file)
    const store = new SqliteStore(db)
    const writer = someDocuments(store)
    store.backup(join(dir, 'backup.db'))
    store.docs.append([writer.type('newer than the backup')])
    cpSync(file, join(dir, 'present.db'))
    cpSync(`${file}-wal`, join(dir, 'present.db-wal'))
    db.close()
  })

  function presentData(): void {
    rmSync(data(), { recursive: true, force: true })
    cpSync(join(dir, 'present.db'), database(), { recursive: true })
    cpSync(join(dir, 'present.db-wal'), `${database()}-wal`)
  }

  test('[R16] restores all or nothing, and keeps what was there', async () => {
    presentData()
    const [old, restored] = [stateAt(database()), stateAt(join(dir, 'backup.db'))]
    expect(restored).not.toEqual(old)
    let isKilled = true
    for (let step = 1; isKilled; step += 2) {
      presentData()
      isKilled = await killedAt(step, 'restore', join(dir, 'backup.db'))
      const state = stateAt(database())
      expect([old, restored], `killed at step ${step}`).toContainEqual(state)
      const aside = readdirSync(data()).find((name) => name.includes('before-restore') && name.endsWith('Z'))
      if (aside) expect(stateAt(join(data(), aside))).toEqual(old)
      if (JSON.stringify(state) !== JSON.stringify(old)) expect(aside).toBeDefined()
    }
    expect(stateAt(database())).toEqual(restored)
  })

  test('[R16] backs up all or nothing', async () => {
    const target = join(dir, 'new.db')
    let isKilled = true
    for (let step = 1; isKilled; step += 2) {
      presentData()
      rmSync(target, { force: true })
      isKilled = await killedAt(step, 'backup', target)
      if (existsSync(target)) expect(stateAt(target)).toEqual(stateAt(database()))
    }
    expect(existsSync(target)).toBe(true)
    expect(existsSync(`${target}.partial`)).toBe(false)
  })
})
