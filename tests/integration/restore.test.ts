import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { lockDataDir } from '@samtavla/server/storage/data-lock.ts'
import { DATABASE_NAME, openStore } from '@samtavla/server/storage/open-store.ts'
import { restore } from '@samtavla/server/storage/sqlite/restore.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, type Person, until } from '../support/people.ts'
import { mark, marksOf, RawClient } from '../support/raw-client.ts'
import { type Ended, runCli, type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { startTestServer } from '../support/test-server.ts'
import { newRoom, textOf, Writer } from './storage-contract.ts'

let scratch: string
const started: ServerProcess[] = []

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'samtavla-restore-'))
})
afterEach(async () => {
  for (const server of started.splice(0)) await server.end('SIGKILL')
  await rm(scratch, { recursive: true })
})

function room(dataDir: string, ...args: string[]): Promise<Ended> {
  return runCli(args, { DATA_DIR: dataDir, PUBLIC_URL: 'http://127.0.0.1:3000' })
}

async function start(dataDir: string): Promise<ServerProcess> {
  const server = await startServerProcess(dataDir)
  started.push(server)
  return server
}

/** Somebody who writes, with their own book of what was acknowledged. */
class Pen {
  readonly name: string
  readonly written: string[] = []
  readonly doc = new Y.Doc()
  client: RawClient | undefined
  readonly #person: Person
  readonly #upTo = new Map<number, number>()
  #acknowledged = 0

  constructor(name: string, person: Person) {
    this.name = name
    this.#person = person
  }

  async connect(server: ServerProcess, docName: string): Promise<void> {
    this.#upTo.clear()
    this.client = await RawClient.open(server, this.#person, docName, {
      ack: true,
      doc: this.doc,
      onStep2: (frame) => this.#upTo.set(frame, this.written.length),
      onAck: (count) => {
        this.#acknowledged = Math.max(this.#acknowledged, this.#upTo.get(count) ?? 0)
      },
    })
    await until('it has answered the server', () => this.client!.sent > 0)
  }

  write(): void {
    const text = `${this.name} ${this.written.length}`
    this.written.push(text)
    this.#upTo.set(this.client!.edit(mark(text)), this.written.length)
  }

  get acknowledged(): readonly string[] {
    return this.written.slice(0, this.#acknowledged)
  }
}

test('[R16] what 30 people wrote comes back, from a backup made meanwhile and from themselves', async () => {
  const [before, after] = [join(scratch, 'before'), join(scratch, 'after')]
  const setUp = await startTestServer({ dataDir: before })
  const there = await setUp.createRoom('Övning')
  const docName = `${there.room}/content`
  const pens = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => new Pen(`writer ${index}`, await joinAs(setUp, there, 'member'))),
  )
  await setUp.stop()
  const server = await start(before)
  for (const pen of pens) await pen.connect(server, docName)
  const everybodyWrites = async () => {
    for (const pen of pens) {
      pen.write()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  for (let round = 0; round < 5; round++) await everybodyWrites()
  await until('everything is acknowledged', () => pens.every(({ acknowledged }) => acknowledged.length === 5))

  const promised = pens.map(({ acknowledged }) => acknowledged)
  let isBackingUp = true
  const backup = room(before, 'backup', join(scratch, 'backup.db')).finally(() => {
    isBackingUp = false
  })
  while (isBackingUp) {
    await everybodyWrites()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(await backup).toMatchObject({ code: 0 })
  await everybodyWrites()
  await until(
    'everything is acknowledged',
    () => pens.every(({ acknowledged, written }) => acknowledged.length === written.length),
    30_000,
  )
  await server.end('SIGKILL')

  expect(await room(after, 'restore', join(scratch, 'backup.db'))).toMatchObject({ code: 0, stderr: '' })
  const restored = await openStore({ dataDir: after })
  const doc = new Y.Doc()
  const { snapshot, updates } = await restored.docs.load(docName)
  for (const update of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(doc, update)
  await restored.close()
  const kept = marksOf(doc)
  for (const [index, { name, written }] of pens.entries()) {
    const own = kept.filter((text) => text.startsWith(`${name} `))
    expect(own).toEqual(written.slice(0, own.length))
    expect(own.length).toBeGreaterThanOrEqual(promised[index]!.length)
  }
  const all = pens.flatMap(({ written }) => written)
  expect(kept.length).toBeLessThan(all.length)

  const again = await start(after)
  for (const pen of pens) await pen.connect(again, docName)
  await everybodyWrites()
  await until(
    'everything is acknowledged',
    () => pens.every(({ acknowledged, written }) => acknowledged.length === written.length),
    30_000,
  )
  const fresh = await RawClient.open(again, await joinAsMember(again, there.tokens.member), docName)
  expect(marksOf(fresh.doc).toSorted()).toEqual(pens.flatMap(({ written }) => written).toSorted())
  expect(again.output()).not.toContain('"level":50')
})

async function joinAsMember({ url }: ServerProcess, token: string): Promise<{ readonly cookie: string }> {
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ token, name: 'Malte Medlem' })
  const response = await fetch(`${url}/api/join`, { method: 'POST', headers, body })
  return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

describe('room restore', () => {
  let dataDir: string
  let backup: string
  let writer: Writer

  /** A database that has been backed up and written to since. */
  beforeEach(async () => {
    dataDir = join(scratch, 'data')
    backup = join(scratch, 'backup.db')
    const store = await openStore({ dataDir })
    writer = new Writer('room_a/content')
    await store.rooms.create(newRoom({ title: 'Kvar' }))
    await store.docs.append([writer.type('one ')])
    await store.docs.compact('room_a/content')
    await store.docs.append([writer.type('two ')])
    await store.backup(backup)
    await store.docs.append([writer.type('three')])
    await store.close()
  })

  async function textIn(folder: string): Promise<string> {
    const store = await openStore({ dataDir: folder })
    const text = textOf(await store.docs.load('room_a/content'))
    await store.close()
    return text
  }

  test('puts the backup in the place of what is there, and keeps that', async () => {
    const began = Date.now()
    const { code, stdout } = await room(dataDir, 'restore', backup, '--json')
    const { restored, aside, eraseAgain } = JSON.parse(stdout) as Record<string, unknown>
    expect({ code, restored, eraseAgain }).toEqual({ code: 0, restored: backup, eraseAgain: [] })
    expect(await textIn(dataDir)).toBe('one two ')
    const store = await openStore({ dataDir })
    expect(await store.docs.restoredAt()).toBeGreaterThanOrEqual(began)
    expect((await store.rooms.list()).map(({ title }) => title)).toEqual(['Kvar'])
    await store.close()
    expect((await stat(join(dataDir, DATABASE_NAME))).mode & 0o777).toBe(0o600)

    const former = join(scratch, 'former')
    await room(former, 'restore', String(aside))
    expect(await textIn(former)).toBe('one two three')
  })

  test('keeps what was only in the log', async () => {
    const store = await openStore({ dataDir })
    await store.docs.append([writer.type(', four')])
    const log = await readFile(join(dataDir, `${DATABASE_NAME}-wal`))
    const database = await readFile(join(dataDir, DATABASE_NAME))
    await store.close()
    await writeFile(join(dataDir, DATABASE_NAME), database)
    await writeFile(join(dataDir, `${DATABASE_NAME}-wal`), log)
    const { stdout } = await room(dataDir, 'restore', backup, '--json')
    expect(await textIn(dataDir)).toBe('one two ')
    const former = join(scratch, 'former')
    await room(former, 'restore', (JSON.parse(stdout) as { aside: string }).aside)
    expect(await textIn(former)).toBe('one two three, four')
  })

  test('works in a folder that is not there yet', async () => {
    const ended = await room(join(scratch, 'fresh'), 'restore', backup)
    expect(ended).toEqual({ code: 0, stdout: `Restored from ${backup}\n`, stderr: '' })
    expect(await textIn(join(scratch, 'fresh'))).toBe('one two ')
  })

  test('takes the place of a database that cannot be read, and says what that means', async () => {
    await writeFile(join(dataDir, DATABASE_NAME), 'This is a letter and no database. '.repeat(100))
    const { code, stdout } = await room(dataDir, 'restore', backup)
    expect(code).toBe(0)
    expect(stdout).toContain('must be erased again')
    expect(await textIn(dataDir)).toBe('one two ')
    const aside = (await readdir(dataDir)).find((name) => name.includes('before-restore'))
    expect(await readFile(join(dataDir, aside!), 'utf8')).toContain('This is a letter')
  })

  test('[S16] names what was erased since the backup', async () => {
    const store = await openStore({ dataDir })
    await store.docs.append([{ ...writer.type('!'), generation: 1 }])
    await store.backup(join(scratch, 'later.db'))
    await store.docs.append([{ ...writer.type('!'), generation: 2 }])
    await store.close()
    const { stdout } = await room(dataDir, 'restore', join(scratch, 'later.db'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ eraseAgain: [{ doc: 'room_a/content', generation: 2 }] })
    const said = await room(dataDir, 'restore', backup)
    expect(said.stdout).toContain('people who were removed are members again')
    expect(said.stdout).toMatch(/must be erased again:\n {2}room_a\/content {2}\d{4}-\d\d-\d\dT/)
  })

  test('refuses while a server uses the data', async () => {
    const release = await lockDataDir(dataDir)
    const ended = await room(dataDir, 'restore', backup)
    release()
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('stop it first') })
    expect(await textIn(dataDir)).toBe('one two three')
  })

  test.each<[string, string, () => Promise<void>]>([
    ['has a damaged record', 'damaged', async () => tamper("UPDATE journal SET data = x'00'")],
    ['has a damaged snapshot', 'damaged', async () => tamper("UPDATE snapshots SET data = x'00'")],
    ['has a damaged page', 'damaged', async () => writeFile(backup, await withoutItsMiddle())],
    ['is from a newer program', 'too-new', async () => tamper('PRAGMA user_version = 99')],
    ['is empty', 'damaged', () => writeFile(backup, '')],
    ['is another kind of file', 'damaged', () => writeFile(backup, 'This is a letter and no database. '.repeat(100))],
    ['is not there', 'unexpected', () => rm(backup)],
  ])('refuses a backup that %s, and changes nothing', async (_, code, spoil) => {
    await spoil()
    await expect(restore(dataDir, backup, Date.now())).rejects.toMatchObject({ name: 'StorageError', code })
    expect(await textIn(dataDir)).toBe('one two three')
    const names = (await readdir(dataDir)).filter((name) => name.includes('restor'))
    expect(names).toEqual([])
  })

  test('[R15] takes a backup with damaged records when it is told to', async () => {
    tamper("UPDATE journal SET data = x'00' WHERE seq = 2")
    const ended = await room(dataDir, 'restore', backup)
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('damaged in these documents: room_a/content'),
    })
    expect(await room(dataDir, 'restore', backup, '--damaged')).toMatchObject({ code: 0 })
    expect(await textIn(dataDir)).toBe('one ')
  })

  function tamper(sql: string): void {
    const db = new DatabaseSync(backup)
    db.exec(sql)
    db.close()
  }

  async function withoutItsMiddle(): Promise<Buffer> {
    const bytes = await readFile(backup)
    return bytes.fill(0xff, 4096 * 2, 4096 * 4)
  }
})
