import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Rooms } from '@samtavla/server/services/rooms.ts'
import { DATABASE_NAME, openStore } from '@samtavla/server/storage/open-store.ts'
import { ROLES } from '@samtavla/shared/access/can.ts'
import { rspSwot2018 } from '@samtavla/shared/examples/rsp-swot-2018.ts'
import { readRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { newCardId, newRoomId, type RoomId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, join as joinBy } from '../support/people.ts'
import { changeOf, mark, marksOf, RawClient } from '../support/raw-client.ts'
import { type Ended, runCli } from '../support/server-process.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let scratch: string

beforeAll(async () => {
  server = await startTestServer()
  scratch = await mkdtemp(join(tmpdir(), 'samtavla-cli-'))
})
afterAll(async () => {
  await server.stop()
  await rm(scratch, { recursive: true })
})

/** Runs a command on the folder that the server is using at the same time. */
const room = (...args: string[]): Promise<Ended> => runCli(args, { DATA_DIR: server.dataDir, PUBLIC_URL: server.url })

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await room(...args, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.trimEnd()).not.toContain('\n')
  return JSON.parse(stdout) as Record<string, unknown>
}

const tokenOf = (link: string) => link.split('#')[1]!

describe('beside a running server', () => {
  test('create makes a room and a link for each role, which work at once', async () => {
    const made = await json('create', '--title', 'Från kommandoraden', '--lang', 'en')
    expect(made).toEqual({
      room: expect.stringMatching(/^room_[0-9A-Za-z]{20}$/),
      links: Object.fromEntries(ROLES.map((role) => [role, expect.stringMatching(`^${server.url}/join#[\\w-]{32}$`)])),
    })
    expect(Object.keys(made)).toEqual(['room', 'links'])
    const links = made.links as Record<string, string>
    expect(Object.keys(links)).toEqual(['facilitator', 'member', 'principal', 'viewer'])
    for (const role of ROLES) {
      expect(await joinBy(server, tokenOf(links[role]!), 'Eva Ek')).toMatchObject({ room: made.room, role })
    }
  })

  test('create says the same to a person', async () => {
    const { code, stdout } = await room('create', '--title', ' Läsbart ')
    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^room_\w+ {2}Läsbart$/)
    expect(lines.slice(1).map((line) => line.trim().split(/\s+/)[0])).toEqual([...ROLES])
  })

  test('invite makes one more link', async () => {
    const there = await server.createRoom()
    const made = await json('invite', there.room, '--role', 'principal')
    expect(made).toEqual({ room: there.room, role: 'principal', link: expect.stringContaining('/join#') })
    expect((await joinBy(server, tokenOf(String(made.link)), 'Petra Ek')).role).toBe('principal')
  })

  test('list knows all rooms', async () => {
    const there = await server.createRoom('I listan')
    const { rooms } = (await json('list')) as { rooms: unknown[] }
    expect(rooms).toHaveLength((await server.store.rooms.list()).length)
    expect(rooms[0]).toEqual({ room: there.room, title: 'I listan', createdAt: expect.any(Number) })
    expect((await room('list')).stdout).toContain(`${there.room}  `)
  })

  test('export and import give the same room, with what was acknowledged a moment ago', async () => {
    const there = await server.importRoom(rspSwot2018.file)
    const client = await RawClient.open(server, await joinAs(server, there, 'member'), `${there.room}/content`, {
      ack: true,
    })
    client.edit((doc) => doc.getMap('meta').set('title', 'Just nu'))
    await client.acknowledgedUpTo(2)
    client.close()
    const exported = await json('export', there.room)
    expect((exported.room as { title: string }).title).toBe('Just nu')

    const file = join(scratch, 'room.json')
    expect(await json('export', there.room, '--out', file)).toEqual({ file })
    const written = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    const made = await json('import', file)
    expect(Object.keys(made)).toEqual(['room', 'links'])
    const again = await json('export', String(made.room))
    for (const each of [written, again, exported]) delete each.exportedAt
    expect(again).toEqual(written)
    expect(exported).toEqual(written)
    const links = made.links as Record<string, string>
    expect((await joinBy(server, tokenOf(links.member!), 'Eva Ek')).room).toBe(made.room)
  })

  test('[R16] backup writes a copy that opens, with everything acknowledged, while people write', async () => {
    const there = await server.createRoom('Säkrat')
    const name = `${there.room}/content`
    const client = await RawClient.open(server, await joinAs(server, there, 'member'), name, { ack: true })
    for (let number = 0; number < 100; number++) client.edit(mark(`${number}`))
    await client.acknowledgedUpTo(101)
    const dir = await mkdtemp(join(scratch, 'backup-'))
    const file = join(dir, DATABASE_NAME)
    let isRunning = true
    const backup = json('backup', file).finally(() => {
      isRunning = false
    })
    while (isRunning) {
      await client.acknowledgedUpTo(client.edit(mark('meanwhile')))
    }
    expect(await backup).toEqual({ backup: file })
    client.close()

    const copy = await openStore({ dataDir: dir })
    expect(await copy.rooms.find(there.room)).toMatchObject({ title: 'Säkrat' })
    const doc = new Y.Doc()
    const { snapshot, updates } = await copy.docs.load(name)
    for (const update of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(doc, update)
    await copy.close()
    const kept = marksOf(doc)
    expect(kept.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, number) => `${number}`))
    expect(marksOf(client.doc).slice(0, kept.length)).toEqual(kept)

    const restored = await startTestServer({ dataDir: dir })
    expect((await joinBy(restored, there.tokens.viewer, 'Vera Ek')).room).toBe(there.room)
    await restored.stop()
  })
})

describe('a damaged room', () => {
  let data: string
  let id: RoomId
  const command = (...args: string[]) => runCli(args, { DATA_DIR: data, PUBLIC_URL: server.url })

  /** A room that was opened and edited by one person after it was made; each edit is one journal entry. */
  beforeEach(async () => {
    data = await mkdtemp(join(scratch, 'damaged-'))
    const store = await openStore({ dataDir: data })
    const row = await new Rooms(store).import(rspSwot2018.file)
    id = row.id
    const name = `${id}/content`
    const doc = new Y.Doc()
    for (const update of (await store.docs.load(name)).updates) Y.applyUpdate(doc, update)
    const cards = doc.getMap<Y.Map<unknown>>('cards')
    const write = (change: () => void) => store.docs.append([{ doc: name, update: changeOf(doc, change) }])
    const added = (text: string, region = 'strengths') => {
      const [first] = cards.values()
      const place = { ...(first?.get('place') as object), region }
      cards.set(
        newCardId(),
        new Y.Map<unknown>([
          ['text', new Y.Text(text)],
          ['place', place],
          ['color', 'blue'],
        ]),
      )
    }
    await write(() => added('Kollegiet läser tillsammans'))
    await write(() => added('Skolbiblioteket är bemannat'))
    await write(() => added(`Lång ${'x'.repeat(5000)} slut`))
    await write(() => added('På ett fält som inte finns', 'no such region!'))
    await write(() => doc.getMap('meta').set('title', 'T'.repeat(300)))
    await store.close()
  })

  function tamper(sql: string): void {
    const db = new DatabaseSync(join(data, DATABASE_NAME))
    db.exec(sql)
    db.close()
  }

  test('[R15] check says that everything is sound', async () => {
    expect(await command('check')).toEqual({ code: 0, stdout: 'Everything is sound\n', stderr: '' })
    expect(JSON.parse((await command('check', '--json')).stdout)).toEqual({ isFileSound: true, docs: [] })
  })

  test('[R15] check names what is damaged, and ends with 1', async () => {
    tamper('UPDATE journal SET crc32 = 0 WHERE seq = 2')
    const said = await command('check')
    expect(said).toEqual({ code: 1, stdout: `${id}/content  1 damaged or missing\n`, stderr: '' })
    const { code, stdout } = await command('check', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({ isFileSound: true, docs: [{ doc: `${id}/content`, damaged: 1 }] })
  })

  test('[R15] backup says that it holds something damaged', async () => {
    expect((await command('backup', join(data, 'sound.db'))).stderr).toBe('')
    tamper('UPDATE journal SET crc32 = 0 WHERE seq = 2')
    const said = await command('backup', join(data, 'damaged.db'))
    expect(said).toMatchObject({ code: 0, stderr: expect.stringContaining('damaged') })
  })

  test('[R15] rescue writes a file that can be imported, and the texts that do not fit', async () => {
    const out = join(data, 'rescued.json')
    const { code, stdout } = await command('rescue', id, '--out', out, '--json')
    const cards = rspSwot2018.file.cards.length + 3
    expect({ code, ...JSON.parse(stdout) }).toEqual({
      code: 0,
      file: out,
      cards,
      loose: 2,
      looseFile: `${out}.loose.txt`,
    })
    const rescued = readRoomFile(await readFile(out, 'utf8'))
    expect(rescued.ok && rescued.value.room.title).toBe('T'.repeat(120))
    const texts = rescued.ok ? rescued.value.cards.map(({ text }) => text) : []
    expect(texts).toEqual(expect.arrayContaining(rspSwot2018.file.cards.map(({ text }) => text)))
    expect(texts).toEqual(expect.arrayContaining(['Kollegiet läser tillsammans', 'Skolbiblioteket är bemannat']))
    const loose = await readFile(`${out}.loose.txt`, 'utf8')
    expect(loose).toContain('På ett fält som inte finns')
    expect(loose).toContain(' slut')
    expect(await command('import', out)).toMatchObject({ code: 0 })
    expect((await stat(out)).mode & 0o777).toBe(0o600)
  })

  test('[R15] rescue finds texts in what has lost its beginning, and in what is damaged itself', async () => {
    tamper(`UPDATE journal SET data = CAST(replace(data, 'Kollegiet', 'Kolle-iet') AS BLOB) WHERE seq = 2`)
    const out = join(data, 'rescued.json')
    const { code } = await command('rescue', id, '--out', out)
    expect(code).toBe(0)
    const loose = await readFile(`${out}.loose.txt`, 'utf8')
    expect(loose).toContain('Kolle-iet läser tillsammans')
    expect(loose).toContain('Skolbiblioteket är bemannat')
    const rescued = readRoomFile(await readFile(out, 'utf8'))
    expect(rescued.ok && rescued.value.cards).toHaveLength(rspSwot2018.file.cards.length)
  })

  test('rescue overwrites nothing', async () => {
    const out = join(data, 'kept.json')
    await writeFile(out, 'kept')
    expect(await command('rescue', id, '--out', out)).toMatchObject({ code: 1, stdout: '' })
    expect(await readFile(out, 'utf8')).toBe('kept')
  })
})

describe('what it cannot do', () => {
  const usage = 'Usage: npm run --silent room'

  test.each<[string, string[]]>([
    ['no command', []],
    ['an unknown command', ['destroy']],
    ['a command from the prototype', ['constructor']],
    ['an unknown option', ['list', '--all']],
    ['create without a title', ['create']],
    ['create with an empty title', ['create', '--title', '  ']],
    ['create with a long title', ['create', '--title', 'x'.repeat(121)]],
    ['create with an unknown model', ['create', '--title', 'x', '--model', 'y']],
    ['create with an unknown language', ['create', '--title', 'x', '--lang', 'fi']],
    ['an option without its value', ['create', '--title']],
    ['invite without a room', ['invite', '--role', 'member']],
    ['invite to an unknown room', ['invite', newRoomId(), '--role', 'member']],
    ['invite with an unknown role', ['invite', 'ROOM', '--role', 'owner']],
    ['invite without a role', ['invite', 'ROOM']],
    ['export without a room', ['export']],
    ['export of what is no id', ['export', '../../etc']],
    ['import without a file', ['import']],
    ['import of what is no room file', ['import', 'NO_ROOM']],
    ['backup without a file', ['backup']],
    ['restore without a file', ['restore']],
    ['rescue without a room', ['rescue', '--out', 'NO_ROOM']],
    ['rescue of a room of which there is nothing', ['rescue', newRoomId(), '--out', 'NO_ROOM']],
    ['rescue without a file', ['rescue', 'ROOM']],
  ])('%s ends with 1, says why and how, and changes nothing', async (_, args) => {
    const there = await server.createRoom()
    const file = join(scratch, 'no-room.json')
    await writeFile(file, '{"format":"something-else"}')
    const before = await everything()
    const ended = await room(...args.map((arg) => arg.replace('NO_ROOM', file).replace('ROOM', there.room)), '--json')
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toContain(usage)
    expect(ended.stderr.split('\n')[0]).not.toBe('')
    expect(ended.stderr).not.toMatch(/^\s+at /m)
    expect(await everything()).toEqual(before)
  })

  test.each<[string, string[]]>([
    ['import of a file that is not there', ['import', 'FILE.missing']],
    ['import of what is no JSON', ['import', 'FILE']],
    ['export over a file', ['export', 'ROOM', '--out', 'FILE']],
    ['backup over a file', ['backup', 'FILE']],
    ['backup into a folder that is not there', ['backup', 'FILE/x/y.db']],
  ])('%s ends with 1, says why, and leaves the file as it is', async (_, args) => {
    const there = await server.createRoom()
    const file = join(scratch, 'present.txt')
    await writeFile(file, 'present')
    const before = await everything()
    const ended = await room(...args.map((arg) => arg.replace('FILE', file).replace('ROOM', there.room)))
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).not.toBe('')
    expect(ended.stderr).not.toMatch(/^\s+at /m)
    expect(await readFile(file, 'utf8')).toBe('present')
    expect(await everything()).toEqual(before)
  })

  test('a bad setting is named', async () => {
    const ended = await runCli(['list'], { DATA_DIR: server.dataDir, PUBLIC_URL: 'nowhere' })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('PUBLIC_URL is "nowhere"')
  })

  test('bad arguments do not begin a database', async () => {
    const empty = await mkdtemp(join(scratch, 'empty-'))
    for (const args of [
      ['create'],
      ['invite', newRoomId(), '--role', 'member'],
      ['list'],
      ['check'],
      ['rescue', newRoomId(), '--out', join(scratch, 'none.json')],
      ['restore'],
      ['backup', join(scratch, 'none.db')],
    ]) {
      expect((await runCli(args, { DATA_DIR: join(empty, 'data'), PUBLIC_URL: server.url })).code).toBe(1)
    }
    expect(await readdir(empty)).toEqual([])
  })

  async function everything(): Promise<unknown> {
    const rooms = await server.store.rooms.list()
    const invites = await Promise.all(rooms.map(({ id }) => server.store.invites.list(id)))
    return { rooms, invites, files: (await readdir(scratch)).toSorted() }
  }
})
