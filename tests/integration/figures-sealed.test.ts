import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DATABASE_NAME } from '@samtavla/server/storage/open-store.ts'
import { ROLES } from '@samtavla/shared/access/can.ts'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addFigures, setFigures } from '@samtavla/shared/edits/figures.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { keepFigures } from '@samtavla/shared/edits/private-figures.ts'
import { loadExample } from '@samtavla/shared/examples/load-example.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { Figure, OwnFigure } from '@samtavla/shared/model/figure.ts'
import type { BoardId, CardId, UserId } from '@samtavla/shared/model/ids.ts'
import { openPrivateFigures, readPrivateFigures } from '@samtavla/shared/model/private-figures.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { join, joinAs, NAMES, type Person, request, until } from '../support/people.ts'
import { changeOf, RawClient } from '../support/raw-client.ts'
import { send } from '../support/send.ts'
import { runCli } from '../support/server-process.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A unit that stands nowhere else, and a value that is no round number and no second of a time: each can be found in bytes. */
const SECRET = { value: 83.271, unit: 'kvastar', n: 6 } as const satisfies OwnFigure
const RECKONED = { value: 91.629, unit: 'spadar', n: 18 } as const satisfies OwnFigure
const TOTAL = { value: 66, unit: '%', n: 46 } as const satisfies OwnFigure

/** As Yjs writes numbers and texts, and as JSON does. */
const MARKS = [SECRET, RECKONED].flatMap(({ value, unit }) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return [bytes, Buffer.from(unit), Buffer.from(String(value))]
})

interface Visit {
  readonly person: Person
  readonly client: RawClient
  readonly content: Content
  readonly pen: Pen
}

async function visit(person: Person, at: TestServer = server): Promise<Visit> {
  const client = await RawClient.open(at, person, `${person.room}/content`, { ack: true })
  const content = openContent(client.doc)
  return { person, client, content, pen: newPen(content, person.user as UserId, 'Kvalitetsledaren') }
}

interface Observer {
  readonly person: Person
  readonly heard: Buffer[]
}

/** Somebody who listens to all that there is, and keeps every byte. */
async function observe(person: Person, at: TestServer): Promise<Observer> {
  const heard: Buffer[] = []
  for (const kind of ['content', 'stage', 'discussion', `private/${person.user}`]) {
    const client = new RawClient(at, person.cookie, `${person.room}/${kind}`)
    client.socket.on('message', (data: Buffer) => heard.push(data))
    await until('the socket opens', () => client.isOpen)
    client.sendStep1()
    await until('it is synced', () => client.isSynced)
  }
  return { person, heard }
}

interface Scene {
  readonly room: TestRoom
  readonly writer: Visit
  readonly own: RawClient
  readonly board: BoardId
  readonly rows: readonly CardId[]
}

async function write(visited: Visit, edit: () => { ok: boolean }): Promise<void> {
  const frame = visited.client.edit(() => {
    if (!edit().ok) throw new Error('refused')
  })
  await visited.client.acknowledgedUpTo(frame)
}

/** A member enters a table as our own client does: what is hidden goes into their private document, and nowhere else. */
async function entered(at: TestServer = server): Promise<Scene> {
  const room = await at.createRoom()
  const writer = await visit(await joinAs(at, room, 'member'), at)
  const own = await RawClient.open(at, writer.person, `${room.room}/private/${writer.person.user}`, { ack: true })
  let board: BoardId | undefined
  let rows: readonly CardId[] = []
  await write(writer, () => {
    const made = addBoard(writer.pen, { tool: 'stats', preset: 'standard', title: 'Siffror' })
    if (made.ok) board = made.value
    return made
  })
  await write(writer, () => {
    const row = (group: string, figure: Figure) => ({ text: 'Klarar alla delprov', fields: { group }, figure })
    const shared = [row('A', { hidden: 'small' }), row('B', { hidden: 'reckoned' }), row('Alla', TOTAL)]
    const added = addFigures(writer.pen, { board: board!, region: 'matt', before: 'end' }, shared, [])
    if (added.ok) rows = added.value
    return added
  })
  const kept = new Map([SECRET, RECKONED].map((figure, i) => [rows[i]!, { ...figure, readings: [] }]))
  await own.acknowledgedUpTo(own.edit((doc) => keepFigures(openPrivateFigures(doc), kept)))
  return { room, writer, own, board: board!, rows }
}

function isTold(bytes: Uint8Array): boolean {
  return MARKS.some((mark) => Buffer.from(bytes).includes(mark))
}

async function answersFor(person: Person, at: TestServer): Promise<string> {
  const paths = ['', '/members', '/invites', '/comments']
  const texts = paths.map(async (path) => (await request(at, person, 'GET', `/rooms/${person.room}${path}`)).text())
  return (await Promise.all(texts)).join('\n')
}

test('[FIG1] a figure of fewer than ten reaches nobody but its writer: in no frame, no answer, no file', async () => {
  const scene = await entered()
  const { room, writer, own, rows } = scene
  const people = await Promise.all(ROLES.map((role) => join(server, room.tokens[role], `Den som ser på (${role})`)))
  const observers = await Promise.all(people.map((person) => observe(person, server)))
  const again = changeOf(own.doc, (doc) =>
    keepFigures(openPrivateFigures(doc), new Map([[rows[0]!, { ...SECRET, n: 7, readings: [] }]])),
  )
  await own.acknowledgedUpTo(own.sendUpdate(again))
  await write(writer, () => setFigures(writer.pen, new Map([[rows[2]!, { ...TOTAL, value: 67 }]])))
  for (const { person, heard } of observers) {
    await until('the last change has come', () => heard.length > 4)
    expect(isTold(Buffer.concat(heard)), person.role).toBe(false)
    expect(isTold(Buffer.from(await answersFor(person, server))), person.role).toBe(false)
    await expect(RawClient.open(server, person, `${room.room}/private/${writer.person.user}`)).rejects.toThrow()
  }
  expect(isTold(Buffer.from(JSON.stringify(await server.rooms.export(room.room))))).toBe(false)
  expect(isTold(Y.encodeStateAsUpdate(own.doc))).toBe(true)
})

test('[FIG1] after a restart nobody is told of it, its writer has it, and nothing but their document holds it', async () => {
  const dataDir = await mkdtemp(joinPath(tmpdir(), 'samtavla-test-'))
  const first = await startTestServer({ dataDir })
  const { room, writer, rows } = await entered(first)
  await first.stop()
  const second = await startTestServer({ dataDir })
  const people = [...(await Promise.all(ROLES.map((role) => join(second, room.tokens[role], NAMES[role]))))]
  for (const person of people) expect(isTold(Buffer.concat((await observe(person, second)).heard))).toBe(false)
  const own = await RawClient.open(second, writer.person, `${room.room}/private/${writer.person.user}`)
  const kept = readPrivateFigures(openPrivateFigures(own.doc))
  expect(rows.map((id) => kept.get(id)?.value)).toEqual([SECRET.value, RECKONED.value, undefined])
  await second.stop()

  const database = new DatabaseSync(joinPath(dataDir, DATABASE_NAME), { readOnly: true })
  const holding = ['journal', 'snapshots'].flatMap((table) =>
    (database.prepare(`SELECT * FROM ${table}`).all() as { doc: string }[]).filter((row) =>
      Object.values(row).some((value: unknown) => value instanceof Uint8Array && isTold(value)),
    ),
  )
  database.close()
  expect([...new Set(holding.map(({ doc }) => doc))]).toEqual([`${room.room}/private/${writer.person.user}`])
  await rm(dataDir, { recursive: true })
})

const SMALL: readonly [string, unknown][] = [
  ['of nine', { value: 66, unit: '%', n: 9 }],
  ['of nobody knows how many', { value: 66, unit: '%' }],
  ['that is hidden and told', { hidden: 'small', value: 66, unit: '%', n: 9 }],
  ['with the number of a hidden group', { hidden: 'small', n: 9 }],
  ['that is hidden for a reason of one’s own', { hidden: '66 % av 9' }],
  ['with words beside it', { value: 66, unit: '%', n: 46, note: 'i den lilla gruppen 33 %' }],
  ['in words', '66 % av 9'],
]

test.each(SMALL)('[FIG2] a figure %s costs a raw client its connection and changes nothing', async (_, figure) => {
  const { room, writer, rows } = await entered()
  const before = writer.content.cards.get(rows[2]!)!.get('figure')
  const raw = await visit(await join(server, room.tokens.facilitator, 'Rå klient'))
  raw.client.edit(() => raw.content.cards.get(rows[2]!)!.set('figure', figure))
  expect(await raw.client.closed()).toBe(4400)
  await writer.client.settle()
  expect(writer.content.cards.get(rows[2]!)!.get('figure')).toEqual(before)
})

test.each(SMALL)('[FIG2] a room file with a figure %s is refused, and makes nothing', async (_, figure) => {
  const file = await fileWith(figure)
  const before = await server.store.rooms.list()
  const response = await send(server.url, 'POST', '/rooms/import', { body: { name: 'Eva', file } })
  expect(response.status).toBe(400)
  expect(response.body.detail).toContain('figure')
  const scratch = await mkdtemp(joinPath(tmpdir(), 'samtavla-figures-'))
  await writeFile(joinPath(scratch, 'room.json'), file)
  const { code, stderr } = await runCli(['import', joinPath(scratch, 'room.json')], { DATA_DIR: server.dataDir })
  expect(code).not.toBe(0)
  expect(stderr).not.toBe('')
  expect(await server.store.rooms.list()).toEqual(before)
  await rm(scratch, { recursive: true })
})

async function fileWith(figure: unknown): Promise<string> {
  const file = await loadExample('ljungdungen-2025-26')
  const at = file.cards.findIndex((card) => card.figure)
  if (at < 0) throw new Error('The example has no figures')
  return JSON.stringify({ ...file, cards: file.cards.map((card, i) => (i === at ? { ...card, figure } : card)) })
}

test('[FIG6] what is erased for privacy is gone from its writer’s document, too, and from the disk', async () => {
  const dataDir = await mkdtemp(joinPath(tmpdir(), 'samtavla-test-'))
  const own = await startTestServer({ dataDir })
  const scene = await entered(own)
  const facilitator = await join(own, scene.room.tokens.facilitator, NAMES.facilitator)
  const erased = await request(own, facilitator, 'POST', `/rooms/${scene.room.room}/erase`, {
    cards: scene.rows.slice(0, 2),
  })
  expect(erased.status).toBe(204)
  const figures = () => readPrivateFigures(openPrivateFigures(scene.own.doc))
  await until('it is gone for its writer', () => figures().size === 0)
  expect(scene.writer.content.cards.get(scene.rows[0]!)!.has('figure')).toBe(false)
  await own.stop()
  const database = new DatabaseSync(joinPath(dataDir, DATABASE_NAME), { readOnly: true })
  const rows = ['journal', 'snapshots'].flatMap((table) => database.prepare(`SELECT * FROM ${table}`).all())
  database.close()
  const blobs = rows.flatMap((row) => Object.values(row)).filter((value) => value instanceof Uint8Array)
  expect(blobs.some(isTold)).toBe(false)
  await rm(dataDir, { recursive: true })
})
