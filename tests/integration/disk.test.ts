import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sessions } from '@samtavla/server/auth/sessions.ts'
import { hashToken } from '@samtavla/server/auth/tokens.ts'
import { openLog } from '@samtavla/server/log.ts'
import { GroupCommit } from '@samtavla/server/rooms/group-commit.ts'
import { Journal } from '@samtavla/server/rooms/journal.ts'
import { DiskSpace } from '@samtavla/server/storage/disk-space.ts'
import { openStore } from '@samtavla/server/storage/open-store.ts'
import { StorageError, type StorageErrorCode } from '@samtavla/server/storage/storage-error.ts'
import type { JournalEntry } from '@samtavla/server/storage/store.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { failFsyncs, noFailingFsync, noSmallDisk, startOnSmallDisk } from '../support/disk-faults.ts'
import { joinAs, type Person, request, until } from '../support/people.ts'
import { mark, marksOf, RawClient } from '../support/raw-client.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { startTestServer } from '../support/test-server.ts'

const MEGABYTE = 1024 * 1024
const HOUR_MS = 60 * 60 * 1000

let dataDir: string
let name: string
let people: readonly [Person, Person]
/** Somebody whose next use of their session is to be written down. */
let idle: Person
const started: ServerProcess[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'samtavla-data-'))
  const setUp = await startTestServer({ dataDir })
  const room = await setUp.createRoom()
  name = `${room.room}/content`
  people = [await joinAs(setUp, room, 'member'), await joinAs(setUp, room, 'member')]
  idle = await joinAs(setUp, room, 'member')
  const { hash, seenAt, expiresAt } = (await setUp.store.people.findSession(hashOf(idle)))!
  await setUp.store.people.touchSession(hash, seenAt - 2 * HOUR_MS, expiresAt)
  await setUp.stop()
})
afterEach(async () => {
  for (const server of started.splice(0)) await server.end('SIGKILL')
})
afterAll(() => rm(dataDir, { recursive: true }))

const hashOf = ({ cookie }: Person) => hashToken(cookie.split('=')[1]!)
const isReady = async ({ url }: ServerProcess) => (await fetch(`${url}/readyz`)).status === 200

async function marksOn(server: ServerProcess): Promise<string[]> {
  const fresh = await RawClient.open(server, people[1], name)
  fresh.close()
  return marksOf(fresh.doc)
}

const withoutDisk = noSmallDisk()
if (withoutDisk) process.stderr.write(`Not shown: a full disk; ${withoutDisk}\n`)

describe.skipIf(withoutDisk)('a small disk', () => {
  test('[R10] that is full costs acknowledgements until there is space', async () => {
    const disk = await startOnSmallDisk(dataDir, 8)
    started.push(disk.server)
    const client = await RawClient.open(disk.server, people[0], name, { ack: true })
    const other = await RawClient.open(disk.server, people[1], name, { ack: true })
    await client.acknowledgedUpTo(client.edit(mark('before')))

    disk.fill()
    for (let number = 0; number < 10; number++) client.edit(mark(`while full ${number} ${'x'.repeat(2_000)}`))
    await until('all are told', () => [client, other].every(({ notices }) => notices.at(-1) === 'not-saving'))
    const last = client.edit(mark('and another'))
    expect(await isReady(disk.server)).toBe(false)
    await client.settle()
    expect(client.acknowledged).toBeLessThan(last - 9)
    expect(marksOf(other.doc)).toEqual(['before'])

    disk.free()
    await client.acknowledgedUpTo(last)
    await until('all are told', () => [client, other].every(({ notices }) => notices.at(-1) === 'saving'))
    await until('the other has it', () => marksOf(other.doc).length === 12)
    expect(await isReady(disk.server)).toBe(true)
    await disk.server.end('SIGTERM')
    expect(disk.server.child.exitCode).toBe(0)
  })

  test('[R10] that is full lets those in who were idle', async () => {
    const disk = await startOnSmallDisk(dataDir, 8)
    started.push(disk.server)
    disk.fill()
    expect((await request(disk.server, idle, 'GET', `/rooms/${idle.room}`)).status).toBe(200)
    const client = await RawClient.open(disk.server, idle, name)
    expect(client.isOpen).toBe(true)
    client.close()
    expect(disk.server.output(), 'the write was tried').toContain('use of a session not stored')
  })

  test('[R10] that is full refuses what is asked over HTTP, which can be asked again', async () => {
    const disk = await startOnSmallDisk(dataDir, 8)
    started.push(disk.server)
    disk.fill()
    const refused = await request(disk.server, people[0], 'POST', '/me/key')
    expect([refused.status, await refused.json()]).toEqual([503, { error: 'not-saving', detail: 'disk-full' }])
    disk.free()
    const granted = async () => (await request(disk.server, people[0], 'POST', '/me/key')).status === 200
    await until('there is space', granted)
  })

  test('[R10] is named in the log when it is nearly full, at the start', async () => {
    const crowded = await mkdtemp(join(tmpdir(), 'samtavla-data-'))
    await cp(dataDir, crowded, { recursive: true })
    await writeFile(join(crowded, 'something-else'), Buffer.alloc(7 * MEGABYTE))
    const disk = await startOnSmallDisk(crowded, 8)
    started.push(disk.server)
    await rm(crowded, { recursive: true })
    await until('it is logged', () => disk.server.output().includes('the disk is nearly full'))
  })

  test('[R10] is named once when it becomes nearly full, and once when it is not any more', async () => {
    const disk = await startOnSmallDisk(dataDir, 10)
    started.push(disk.server)
    const told: [boolean, number][] = []
    const space = new DiskSpace(disk.dataDir, (isLow, share) => told.push([isLow, share]))
    const check = async () => {
      await space.check()
      await space.check()
    }
    await check()
    disk.fill(2 * MEGABYTE)
    await check()
    expect(told).toEqual([])
    disk.fill(MEGABYTE)
    await check()
    disk.free()
    await check()
    expect(told).toEqual([
      [true, expect.closeTo(0.1)],
      [false, expect.any(Number)],
    ])
    expect(told[1]![1]).toBeGreaterThan(0.9)
  })
})

const withoutFsync = noFailingFsync()
if (withoutFsync) process.stderr.write(`Not shown: a failing fsync; ${withoutFsync}\n`)

describe.skipIf(withoutFsync)('a disk whose fsync fails', () => {
  test('[R10] ends the server, which acknowledges nothing more', async () => {
    const server = await startServerProcess(dataDir)
    started.push(server)
    const client = await RawClient.open(server, people[0], name, { ack: true })
    const other = await RawClient.open(server, people[1], name)
    const kept = client.edit(mark('kept'))
    await client.acknowledgedUpTo(kept)
    await until('the other has it', () => marksOf(other.doc).at(-1) === 'kept')
    await failFsyncs(server)
    client.edit(mark('never promised'))
    await until('the server has ended', () => server.child.exitCode !== null)
    expect(server.child.exitCode).toBe(1)
    expect(server.output()).toContain('"level":60')
    expect(server.output()).toContain('disk-failed')
    expect(server.output()).not.toContain('never promised')
    expect(client.acknowledged).toBe(kept)
    expect(marksOf(other.doc)).not.toContain('never promised')

    const again = await startServerProcess(dataDir)
    started.push(again)
    expect(await marksOn(again)).toContain('kept')
  })

  test('[R10] ends the server whatever was to be written', async () => {
    const server = await startServerProcess(dataDir)
    started.push(server)
    await failFsyncs(server)
    void request(server, people[0], 'POST', '/me/key').catch(() => {})
    await until('the server has ended', () => server.child.exitCode !== null)
    expect(server.child.exitCode).toBe(1)
    expect(server.output()).toContain('disk-failed')
  })
})

describe('a session that was idle', () => {
  async function foundWhen(code: StorageErrorCode): Promise<boolean> {
    const store = await openStore({ dataDir: ':memory:' })
    const touchSession = () => Promise.reject(new StorageError(code, 'made up'))
    let now = Date.now()
    const sessions = new Sessions({ ...store.people, touchSession }, openLog('silent'), () => now)
    const { token } = await sessions.start()
    now += 2 * HOUR_MS
    return sessions
      .find(token)
      .then((session) => session !== undefined)
      .finally(() => store.close())
  }

  test.each(['disk-full', 'read-only', 'busy'] as const)('[R10] is good when the disk says %s', async (code) => {
    expect(await foundWhen(code)).toBe(true)
  })

  test('[R10] is not vouched for when the disk has failed', async () => {
    await expect(foundWhen('disk-failed')).rejects.toThrow('made up')
  })
})

describe('a journal', () => {
  const entry: JournalEntry = { doc: 'a', update: new Uint8Array() }

  test('[R10] is full before all memory is, and takes more when the disk does', async () => {
    let isBroken = true
    const append = async () => {
      if (isBroken) throw new StorageError('disk-full', 'made up')
    }
    const commit = new GroupCommit({ append }, { onSavingChange: () => {}, onFatal: () => {} })
    const [journal, other] = [new Journal(commit, () => {}), new Journal(commit, () => {})]
    const large: JournalEntry = { doc: 'a', update: new Uint8Array(4 * MEGABYTE) }
    for (let number = 0; number < 15; number++) journal.append(large, () => {})
    expect([journal.isFull, other.isFull]).toEqual([false, false])
    journal.append(large, () => {})
    expect([journal.isFull, other.isFull]).toEqual([true, true])
    isBroken = false
    await Promise.all([journal.drain(), other.drain()])
    expect([journal.isFull, other.isFull]).toEqual([false, false])
  })

  test('[R15] that cannot be stored keeps no other from it, and fills up alone', async () => {
    const stored: string[] = []
    let isDamaged = true
    let tries = 0
    let written = Promise.resolve()
    const append = async (entries: readonly JournalEntry[]) => {
      tries++
      await written
      if (isDamaged && entries.some(({ doc }) => doc === 'a')) throw new StorageError('damaged', 'made up')
      stored.push(...entries.map(({ doc }) => doc))
    }
    const saving: boolean[] = []
    const commit = new GroupCommit({ append }, { onSavingChange: (is) => saving.push(is), onFatal: () => {} })
    const held: boolean[] = []
    const journal: Journal = new Journal(commit, () => held.push(journal.isHeld))
    const other = new Journal(commit, () => {})
    const durable: string[] = []
    journal.append(entry, () => durable.push('first'))
    journal.barrier(() => durable.push('barrier'))
    other.append({ doc: 'b', update: new Uint8Array() }, () => durable.push('other'))
    await other.drain()
    expect(durable).toEqual(['other'])
    expect(tries, 'together, and each alone').toBe(3)
    expect([journal.isSaving, other.isSaving]).toEqual([false, true])
    for (let number = 0; number < 20; number++) journal.append({ doc: 'a', update: new Uint8Array(MEGABYTE) }, () => {})
    expect([journal.isFull, other.isFull]).toEqual([true, false])
    isDamaged = false
    let goOn = () => {}
    written = new Promise((resolve) => {
      goOn = resolve
    })
    const before = tries
    await until('it is tried again', () => tries > before)
    journal.append(entry, () => durable.push('meanwhile'))
    goOn()
    await journal.drain()
    expect(durable).toEqual(['other', 'first', 'barrier', 'meanwhile'])
    expect(stored).toEqual(['b', ...Array.from({ length: 22 }, () => 'a')])
    expect([journal.isFull, journal.isSaving]).toEqual([false, true])
    expect({ held, saving }).toEqual({ held: [true, false], saving: [] })
  })

  async function afterFailingWith(code: 'disk-failed' | 'disk-full' | 'read-only' | 'busy') {
    let failures = 0
    const fatal: StorageError[] = []
    const saving: boolean[] = []
    const append = async () => {
      if (failures++ === 0) throw new StorageError(code, 'made up')
    }
    const commit = new GroupCommit(
      { append },
      { onSavingChange: (is) => saving.push(is), onFatal: (e) => fatal.push(e) },
    )
    const journal = new Journal(commit, () => {})
    const durable = new Promise<'durable'>((resolve) => journal.append(entry, () => resolve('durable')))
    const ended = until('it has ended', () => fatal.length > 0).then(() => 'fatal')
    return { outcome: await Promise.race([durable, ended]), calls: failures, saving }
  }

  test.each(['disk-full', 'read-only', 'busy'] as const)('[R10] tries again when the disk says %s', async (code) => {
    expect(await afterFailingWith(code)).toEqual({ outcome: 'durable', calls: 2, saving: [false, true] })
  })

  test('[R10] gives up at once when the disk has failed', async () => {
    expect(await afterFailingWith('disk-failed')).toEqual({ outcome: 'fatal', calls: 1, saving: [false] })
  })
})
