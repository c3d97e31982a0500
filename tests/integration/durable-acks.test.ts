import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@samtavla/server/storage/open-store.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AppendValve, holdLoads, valveOn } from '../support/disk-faults.ts'
import { joinAs, type Person, until } from '../support/people.ts'
import { changeOf, mark, marksOf, RawClient, type RawClientOptions } from '../support/raw-client.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let valve: AppendValve

beforeAll(async () => {
  server = await startTestServer({ lingerMs: 10 })
  valve = valveOn(server.store)
})
afterEach(() => valve.open())
afterAll(() => server.stop())

async function newDocument(): Promise<{
  readonly name: string
  readonly person: Person
  open(options?: RawClientOptions): Promise<RawClient>
  stored(): Promise<string[]>
}> {
  const room = await server.createRoom()
  const name = `${room.room}/content`
  const person = await joinAs(server, room, 'member')
  return {
    name,
    person,
    open: async (options = {}) => {
      const client = await RawClient.open(server, person, name, { ack: true, ...options })
      // The answer to the server's step 1 is the first frame that counts.
      if (options.ack !== false && options.answers !== false) await client.acknowledgedUpTo(1)
      return client
    },
    stored: async () => marksOf(await storedDoc(server.store, name)),
  }
}

async function storedDoc(store: TestServer['store'], name: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const { snapshot, updates } = await store.docs.load(name)
  for (const update of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(doc, update)
  return doc
}

const isReady = async () => (await fetch(`${server.url}/readyz`)).status === 200

describe('an acknowledgement', () => {
  test('[ACK1] waits for the commit, and so do the others', async () => {
    const document = await newDocument()
    const client = await document.open()
    const other = await document.open({ ack: false })
    valve.shut()
    const before = valve.attempts
    const frame = client.edit(mark('waiting'))
    await until('the append is under way', () => valve.attempts > before)
    await client.settle()
    await other.settle()
    expect(client.acknowledged).toBe(frame - 1)
    expect(marksOf(other.doc)).toEqual([])
    expect(await document.stored()).toEqual([])
    valve.open()
    await client.acknowledgedUpTo(frame)
    await until('the others have it', () => marksOf(other.doc).includes('waiting'))
    expect(await document.stored()).toEqual(['waiting'])
  })

  test('[ACK1] says of each count that it is on the disk', async () => {
    const document = await newDocument()
    const wrong: string[] = []
    const frames: string[] = ['']
    const committed = () => {
      const doc = new Y.Doc()
      for (const { doc: name, update } of valve.committed.flat()) if (name === document.name) Y.applyUpdate(doc, update)
      return new Set(marksOf(doc))
    }
    const check = (count: number) => {
      const marks = committed()
      for (const text of frames.slice(0, count)) if (text !== '' && !marks.has(text)) wrong.push(`${text} at ${count}`)
    }
    const client = await document.open({ onAck: check })
    for (let number = 0; number < 200; number++) {
      frames.push(`edit ${number}`)
      client.edit(mark(`edit ${number}`))
      if (number % 20 === 0) await client.settle()
    }
    await client.acknowledgedUpTo(201)
    expect(wrong).toEqual([])
  })

  test('[ACK2] counts upwards and skips nothing, with several writers', async () => {
    const document = await newDocument()
    const clients = await Promise.all([1, 2, 3].map(() => document.open()))
    for (let number = 0; number < 100; number++) for (const client of clients) client.edit(mark(`${number}`))
    for (const client of clients) await client.acknowledgedUpTo(101)
    for (const client of clients) {
      const counts = client.of('acknowledged').map(({ count }) => count)
      expect(counts).toEqual(counts.toSorted((a, b) => a - b))
      expect(new Set(counts).size).toBe(counts.length)
      expect(counts.at(-1)).toBe(101)
      client.close()
    }
    expect(await document.stored()).toHaveLength(300)
  })

  test('[ACK2] begins at 0 on a new connection', async () => {
    const document = await newDocument()
    const client = await document.open()
    await client.acknowledgedUpTo(client.edit(mark('a')))
    client.close()
    const again = await document.open({ answers: false, doc: client.doc })
    await again.settle()
    expect(again.of('acknowledged')).toEqual([])
    again.edit(mark('b'))
    await again.acknowledgedUpTo(1)
    expect(again.acknowledged).toBe(1)
  })

  test('[ACK2] is given for what the server knew already', async () => {
    const document = await newDocument()
    const client = await document.open()
    const update = changeOf(client.doc, mark('twice'))
    const other = await document.open()
    client.sendUpdate(update)
    client.sendUpdate(update)
    client.sendUpdate(Y.encodeStateAsUpdate(new Y.Doc()))
    await client.acknowledgedUpTo(4)
    other.sendUpdate(update)
    await other.acknowledgedUpTo(2)
    expect(await document.stored()).toEqual(['twice'])
  })

  test('[ACK1] of what is known but not yet stored waits for the commit as well', async () => {
    const document = await newDocument()
    const [client, other] = [await document.open(), await document.open()]
    valve.shut()
    const update = changeOf(client.doc, mark('waiting'))
    client.sendUpdate(update)
    await client.settle()
    other.sendUpdate(update)
    await other.settle()
    expect(other.acknowledged).toBe(1)
    valve.open()
    await other.acknowledgedUpTo(2)
  })

  test('[ACK3] of the step 2 after a reconnect covers what was lost with the connection', async () => {
    const document = await newDocument()
    const client = await document.open()
    client.close()
    client.doc.transact(() => mark('offline 1')(client.doc))
    client.doc.transact(() => mark('offline 2')(client.doc))
    await document.open({ doc: client.doc })
    expect(await document.stored()).toEqual(['offline 1', 'offline 2'])
  })
})

describe('an update that lacks its predecessors', () => {
  test('[SYN3] is asked for in full, and only then acknowledged', async () => {
    const document = await newDocument()
    const client = await document.open({ answers: false })
    const other = await document.open({ ack: false })
    const asked = client.of('sync-step-1').length
    changeOf(client.doc, mark('missing'))
    client.sendUpdate(changeOf(client.doc, mark('second')))
    await until('the server asks again', () => client.of('sync-step-1').length > asked)
    client.sendUpdate(changeOf(client.doc, mark('third')))
    await client.settle()
    expect(client.acknowledged).toBe(0)
    expect(await document.stored()).toEqual([])
    const { stateVector } = client.of('sync-step-1').at(-1)!
    client.sendStep2(Y.encodeStateAsUpdate(client.doc, stateVector))
    await client.acknowledgedUpTo(3)
    expect(await document.stored()).toEqual(['missing', 'second', 'third'])
    await until('the others have it', () => marksOf(other.doc).length === 3)
  })

  test('[SYN3] holds back the acknowledgement of what follows it', async () => {
    const document = await newDocument()
    const client = await document.open({ answers: false })
    changeOf(client.doc, mark('missing'))
    client.sendUpdate(changeOf(client.doc, mark('gap')))
    const whole = new Y.Doc()
    client.sendUpdate(changeOf(whole, mark('whole')))
    await until('the whole one is stored', async () => (await document.stored()).includes('whole'))
    await client.settle()
    expect(client.of('acknowledged').every(({ count }) => count === 0)).toBe(true)
    client.sendStep2(Y.encodeStateAsUpdate(client.doc))
    await client.acknowledgedUpTo(3)
  })

  test('[SYN3] leaves nothing pending in the document, however it is packed', async () => {
    const document = await newDocument()
    const client = await document.open({ answers: false })
    const mine = new Y.Doc()
    const bodies = ['one', 'two'].map((text) => changeOf(mine, mark(text)).slice(1, -1))
    // One update that names the same client twice: of the two, Yjs keeps the last, which lacks the first.
    client.sendUpdate(Uint8Array.from([2, ...bodies[0]!, ...bodies[1]!, 0]))
    await client.closed()
    const fresh = await document.open({ ack: false })
    const full = fresh.of('update')[0]!.update
    expect(Y.decodeUpdate(full).structs.some(({ id }) => id.client === mine.clientID)).toBe(false)
    expect(await document.stored()).toEqual([])
  })
})

describe('a disk that takes no writes', () => {
  test('[ACK5] costs acknowledgements and what others see, and nothing is lost', async () => {
    const [first, second] = [await newDocument(), await newDocument()]
    const client = await first.open()
    const stock = await first.open({ ack: false })
    const elsewhere = await second.open()
    expect(await isReady()).toBe(true)
    valve.break()
    const texts = Array.from({ length: 30 }, (_, number) => `edit ${number}`)
    for (const text of texts.slice(0, 15)) client.edit(mark(text))
    await until('all are told', () => [client, elsewhere].every(({ notices }) => notices.includes('not-saving')))
    expect(await isReady()).toBe(false)
    for (const text of texts.slice(15)) client.edit(mark(text))
    elsewhere.edit(mark('elsewhere'))
    await stock.settle()
    expect(marksOf(stock.doc)).toEqual([])
    const attempts = valve.attempts
    await until('the server tries again', () => valve.attempts > attempts)
    expect(client.acknowledged).toBe(1)
    expect(elsewhere.acknowledged).toBe(1)

    const late = await RawClient.open(server, first.person, first.name, { ack: true })
    await until('who comes now is told as well', () => late.notices.includes('not-saving'))

    valve.open()
    await client.acknowledgedUpTo(31)
    await elsewhere.acknowledgedUpTo(2)
    await until('all are told', () => [client, late, elsewhere].every(({ notices }) => notices.at(-1) === 'saving'))
    expect(await isReady()).toBe(true)
    expect(await first.stored()).toEqual(texts)
    await until('the others have them', () => marksOf(stock.doc).length === texts.length)
    expect(await second.stored()).toEqual(['elsewhere'])
    expect(client.notices).toEqual(['not-saving', 'saving'])
    const ofDisk = client.received.filter((message) => message.type === 'notice' || message.type === 'acknowledged')
    const saysSaving = ofDisk.findIndex((message) => message.type === 'notice' && message.notice === 'saving')
    const acknowledges = ofDisk.findIndex((message) => message.type === 'acknowledged' && message.count > 1)
    expect(saysSaving, 'who is acknowledged something knows that the disk takes it').toBeLessThan(acknowledges)
    expect([...stock.of('acknowledged'), ...stock.of('notice'), ...stock.of('refused')]).toEqual([])
  })

  test('[ACK5] is told of at once, also while a document is on its way from the disk', async () => {
    const [first, second] = [await newDocument(), await newDocument()]
    const client = await first.open()
    const release = holdLoads(server.store)
    const late = second.open({ answers: false })
    try {
      valve.break()
      client.edit(mark('one'))
      await until('it is told', () => client.notices.includes('not-saving'))
    } finally {
      release()
    }
    await until('who came meanwhile is told as well', async () => (await late).notices.includes('not-saving'))
    valve.open()
    await client.acknowledgedUpTo(2)
  })

  test('[R10] takes in no more than memory holds, and all of the rest afterwards', async () => {
    const document = await newDocument()
    const writers = await Promise.all(Array.from({ length: 6 }, () => document.open()))
    valve.break()
    const large = 'x'.repeat(3.8 * 1024 * 1024)
    // 64 MiB; the document itself holds no more than the last.
    for (let times = 1; times <= 17; times++) {
      const writer = writers[times % writers.length]!
      writer.edit((doc) => doc.getText('large').insert(0, large))
      if (times < 17) writer.edit((doc) => doc.getText('large').delete(0, large.length))
      await writer.settle()
    }
    const late = writers[0]!.edit(mark('late'))
    await writers[1]!.settle()
    // Who comes now is shown the room, and what was read into it; the last one waits in its socket.
    const newcomer = await document.open({ answers: false })
    expect(newcomer.doc.getText('large').length).toBe(large.length)
    expect(marksOf(newcomer.doc)).toEqual([])
    valve.open()
    await until('it is stored, too', () => writers[0]!.acknowledged >= late)
    expect(await document.stored()).toEqual(['late'])
    // Nobody is given so much at once that they are taken for somebody who does not read.
    await until('everybody has it', () => writers.every(({ doc }) => marksOf(doc).includes('late')))
    expect(writers.map(({ isOpen }) => isOpen)).toEqual(writers.map(() => true))
  })

  test('[ACK5] keeps a document in memory that everybody has left', async () => {
    const document = await newDocument()
    const client = await document.open()
    valve.break()
    client.edit(mark('left behind'))
    await client.settle()
    client.close()
    await until('the server has tried twice', async () => valve.attempts >= 2)
    const next = await document.open({ answers: false })
    expect(marksOf(next.doc)).toEqual(['left behind'])
    expect(await document.stored()).toEqual([])
    valve.open()
    await until('it is stored', async () => (await document.stored()).length === 1)
  })
})

test('[R13] an orderly stop stores everything and asks everybody to come back', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'samtavla-stop-'))
  const stopping = await startTestServer({ dataDir })
  const room = await stopping.createRoom()
  const name = `${room.room}/content`
  const clients = await Promise.all(
    (['facilitator', 'member'] as const).map(async (role) =>
      RawClient.open(stopping, await joinAs(stopping, room, role), name, { ack: role === 'member' }),
    ),
  )
  for (const client of clients) for (let number = 0; number < 50; number++) client.edit(mark(`${number}`))
  for (const client of clients) await client.settle()
  await stopping.stop()
  expect(await Promise.all(clients.map((client) => client.closed()))).toEqual([1012, 1012])
  expect(clients.map(({ notices }) => notices)).toEqual([[], ['restarting']])
  const store = await openStore({ dataDir })
  expect(marksOf(await storedDoc(store, name))).toHaveLength(100)
  await store.close()
  await rm(dataDir, { recursive: true })
})
