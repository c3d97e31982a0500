import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATABASE_NAME, openStore } from '@samtavla/server/storage/open-store.ts'
import { ROLES } from '@samtavla/shared/access/can.ts'
import { rspSwot2018 } from '@samtavla/shared/examples/rsp-swot-2018.ts'
import { newRoomId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, join as joinBy } from '../support/people.ts'
import { mark, marksOf, RawClient } from '../support/raw-client.ts'
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
