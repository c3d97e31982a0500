import { renameRoom } from '@samtavla/shared/edits/boards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { syncStep1Frame, updateFrame } from '@samtavla/shared/protocol/messages.ts'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadsOf, valveOn } from '../support/disk-faults.ts'
import { joinAs, type Person, request, until } from '../support/people.ts'
import { mark, marksOf, RawClient } from '../support/raw-client.ts'
import { upgradeStatus } from '../support/raw-http.ts'
import { seeded, seededBytes } from '../support/seeded.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let loads: string[]

beforeAll(async () => {
  server = await startTestServer({ lingerMs: 20 })
  loads = loadsOf(server.store)
})
afterAll(() => server.stop())

async function newRoom(title?: string) {
  const room = await server.createRoom(title)
  const name = `${room.room}/content`
  const member = await joinAs(server, room, 'member')
  return { room, name, member, open: (ack = false) => RawClient.open(server, member, name, { ack }) }
}

const loadsFor = (name: string) => loads.filter((loaded) => loaded === name).length

/** Resolves when the document has left memory, which shows in that the next who comes has it loaded again. */
async function unloaded(name: string, open: () => Promise<RawClient>): Promise<RawClient> {
  const before = loadsFor(name)
  let client = await open()
  await until('the document is loaded again', async () => {
    if (loadsFor(name) > before) return true
    client.close()
    await client.closed()
    await new Promise((resolve) => setTimeout(resolve, 40))
    client = await open()
    return false
  })
  return client
}

describe('a document in memory', () => {
  test('is loaded once, however many come at the same moment', async () => {
    const { name, member } = await newRoom()
    const clients = await Promise.all(Array.from({ length: 20 }, () => RawClient.open(server, member, name)))
    expect(loadsFor(name)).toBe(1)
    const state = Buffer.from(Y.encodeStateAsUpdate(clients[0]!.doc))
    for (const client of clients) expect(Buffer.from(Y.encodeStateAsUpdate(client.doc)).equals(state)).toBe(true)
    for (const client of clients) client.close()
  })

  test('is asked for again after it could not be loaded', async () => {
    const { name, member, open } = await newRoom()
    const load = server.store.docs.load
    server.store.docs.load = () => Promise.reject(new Error('the disk cannot be read'))
    expect(await upgradeStatus(server.url, `/sync/${name}`, { Cookie: member.cookie })).toBe(500)
    server.store.docs.load = load
    const client = await open()
    expect(client.isSynced).toBe(true)
    client.close()
  })

  test('leaves when nobody is there, and comes back equal', async () => {
    const { name, open } = await newRoom()
    const client = await open(true)
    for (let number = 0; number < 60; number++) client.edit(mark(`mark ${number}`))
    await client.acknowledgedUpTo(61)
    client.close()
    await client.closed()
    const again = await unloaded(name, open)
    expect(marksOf(again.doc)).toEqual(marksOf(client.doc))
    expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(client.doc))
    again.close()
    await until('the journal is folded', async () => (await server.store.docs.journalSize(name)).entries < 50)
  })

  test('stays for the person who reloads the page', async () => {
    const patient = await startTestServer({ lingerMs: 5_000 })
    const patientLoads = loadsOf(patient.store)
    const room = await patient.createRoom()
    const member = await joinAs(patient, room, 'member')
    for (let visit = 0; visit < 3; visit++) {
      const client = await RawClient.open(patient, member, `${room.room}/content`)
      client.close()
      await client.closed()
    }
    expect(patientLoads).toHaveLength(1)
    await patient.stop()
  })

  test('stays until the disk has all of it', async () => {
    const { name, member, open } = await newRoom()
    const valve = valveOn(server.store)
    const client = await open()
    valve.shut()
    client.edit(mark('unstored'))
    await until('the append is under way', () => valve.attempts > 0)
    client.close()
    await client.closed()
    await new Promise((resolve) => setTimeout(resolve, 60))
    const before = loadsFor(name)
    const again = new RawClient(server, member.cookie, name)
    await until('the socket opens', () => again.isOpen)
    again.sendStep1()
    await again.settle()
    expect(again.isSynced).toBe(false)
    valve.open()
    await until('what is stored is shown', () => marksOf(again.doc).includes('unstored'))
    expect(loadsFor(name)).toBe(before)
    again.close()
  })

  test('leaves after a handshake that came to nothing', async () => {
    const { name, member, open } = await newRoom()
    const status = await upgradeStatus(server.url, `/sync/${name}`, {
      Cookie: member.cookie,
      'Sec-WebSocket-Key': 'short',
    })
    expect(status).toBe(400)
    expect(loadsFor(name)).toBe(1)
    ;(await unloaded(name, open)).close()
  })

  test('[R14] is compacted in use without a change', async () => {
    const { name, open } = await newRoom()
    const client = await open(true)
    const other = await open()
    for (let number = 1; number <= 560; number++) {
      const frame = client.edit((doc) => {
        mark(`mark ${number}`)(doc)
        if (number % 7 === 0) doc.getArray('marks').delete(0)
      })
      if (number % 40 === 0) await until('it is acknowledged', () => client.acknowledged >= frame)
    }
    await until('the journal is folded', async () => (await server.store.docs.journalSize(name)).entries < 200)
    await until('the other has it all', () => marksOf(other.doc).length === marksOf(client.doc).length)
    for (const each of [client, other]) each.close()
    const again = await unloaded(name, open)
    expect(marksOf(again.doc)).toEqual(marksOf(client.doc))
    expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(client.doc))
    again.close()
  })
})

describe('a document with large updates', () => {
  const bytes = async (name: string) => (await server.store.docs.journalSize(name)).bytes

  /** Writes two megabytes and deletes them again. */
  async function writeInVain(client: RawClient): Promise<void> {
    const text = client.doc.getText('in vain')
    client.edit(() => text.insert(0, 'x'.repeat(2 * 1024 * 1024)))
    await client.acknowledgedUpTo(client.edit(() => text.delete(0, text.length)))
  }

  test('is compacted in use, long before it has many', async () => {
    const { name, open } = await newRoom()
    const client = await open(true)
    for (let round = 0; round < 8; round++) await writeInVain(client)
    await until('the journal is folded', async () => (await bytes(name)) < 4 * 1024 * 1024)
    client.close()
  })

  test('is compacted when it leaves memory', async () => {
    const { name, open } = await newRoom()
    const client = await open(true)
    await writeInVain(client)
    client.close()
    await until('the journal is folded', async () => (await bytes(name)) === 0)
  })
})

test('[S16] what is erased while the disk cannot forget it is erased at once, and forgotten later', async () => {
  const { docs } = server.store
  const { forget } = docs
  let letGo = () => {}
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve
  })
  docs.forget = async (purged) => {
    await isLetGo
    return forget(purged)
  }
  const { room, name } = await newRoom()
  const facilitator = await joinAs(server, room, 'facilitator')
  const client = await RawClient.open(server, facilitator, name, { ack: true })
  const written = client.edit((doc) => {
    const place = { board: 'board_a', region: 's', order: 'V' }
    doc.getMap('cards').set('card_a', new Y.Map(Object.entries({ text: new Y.Text('secret'), place })))
  })
  await client.acknowledgedUpTo(written)
  const answer = await request(server, facilitator, 'POST', `/rooms/${room.room}/erase`, { cards: ['card_a'] })
  expect(answer.status).toBe(204)
  await until('it is gone', () => !Buffer.from(Y.encodeStateAsUpdate(client.doc)).includes('secret'))
  expect(await docs.unpurged()).toEqual([name])
  letGo()
  await until('it is forgotten', async () => (await docs.unpurged()).length === 0)
  docs.forget = forget
  client.close()
})

test("the list's title follows the content", async () => {
  const { room, member, open } = await newRoom('Before')
  const client = await open(true)
  const titles = async () => {
    const { rooms } = (await (await request(server, member, 'GET', '/me')).json()) as { rooms: { title: string }[] }
    return rooms.map(({ title }) => title)
  }
  expect(await titles()).toEqual(['Before'])
  client.edit((doc) => void renameRoom(newPen(openContent(doc), newUserId(), ''), 'After'))
  await until('the list says so', async () => (await titles())[0] === 'After')
  expect((await server.store.rooms.find(room.room))?.title).toBe('After')
  client.close()
})

describe('[SYN5] a bad frame', () => {
  let name: string
  let member: Person
  let bystander: RawClient

  beforeAll(async () => {
    const room = await newRoom()
    name = room.name
    member = room.member
    bystander = await RawClient.open(server, member, name, { ack: true })
    await bystander.acknowledgedUpTo(1)
  })
  afterAll(async () => {
    // Nobody but the senders lost anything.
    expect(bystander.isOpen).toBe(true)
    const fresh = await RawClient.open(server, member, name)
    bystander.edit(mark('after all that'))
    await bystander.acknowledgedUpTo(2)
    await until('the edit arrives', () => marksOf(fresh.doc).length === 1)
    fresh.close()
    bystander.close()
  })

  const open = () => RawClient.open(server, member, name, { answers: false })

  const bytes = (...values: number[]) => Uint8Array.from(values)
  test.each<[string, Uint8Array | string, number]>([
    ['of text', 'hello', 4400],
    ['of nothing', bytes(), 4400],
    ['of an unknown type', bytes(77), 4400],
    ['of type 2, which is auth', bytes(2, 0), 4400],
    ['that only a server sends', bytes(121, 0, 5), 4400],
    ['with an unknown step', bytes(0, 3, 0), 4400],
    ['that ends too early', bytes(0, 2, 200), 4400],
    ['that goes on', bytes(...updateFrame(bytes(0, 0)), 0), 4400],
    ['with an endless number', new Uint8Array(40).fill(0xff), 4400],
    ['with a state vector that is none', syncStep1Frame(bytes(5, 1)), 4400],
    ['with a state vector that is too long by far', syncStep1Frame(bytes(0xff, 0xff, 0xff, 0xff, 7)), 4400],
    ['with an empty update', updateFrame(bytes()), 4400],
    ['with awareness that ends too early', bytes(1, 2, 9, 1), 4400],
    ['with awareness of far too many', bytes(1, 5, 0xff, 0xff, 0xff, 0xff, 7), 4400],
    ['of more than 4 MiB', new Uint8Array(4 * 1024 * 1024 + 1), 1009],
  ])('%s costs its sender the socket', async (_, frame, code) => {
    const client = await open()
    client.send(frame)
    expect(await client.closed()).toBe(code)
  })

  test('of 4 MiB and no more is read', async () => {
    const elsewhere = await newRoom()
    const client = await elsewhere.open(true)
    const doc = new Y.Doc()
    mark('x'.repeat(4 * 1024 * 1024 - 100))(doc)
    client.sendUpdate(Y.encodeStateAsUpdate(doc))
    await client.acknowledgedUpTo(2)
    expect(client.isOpen).toBe(true)
    client.close()
  })

  test.each([
    // 33 million structs, claimed in few bytes.
    ['that claims very many structs', bytes(1, 0xff, 0xff, 0xff, 0x0f, 1, 0)],
    ['that claims very many clients', bytes(0xff, 0xff, 0xff, 0xff, 7)],
    ['that claims very many deletes', bytes(0, 1, 1, 0xff, 0xff, 0xff, 0xff, 7)],
    ['of the second format', Y.encodeStateAsUpdateV2(docWith('a'))],
    ['of the second format that claims ten million structs', secondFormatBomb()],
  ])('[S5] with an update %s is refused', async (_, update) => {
    const client = await open()
    client.sendUpdate(update)
    expect(await client.closed()).toBe(4400)
    expect(marksOf(bystander.doc)).toEqual([])
  })

  test('[S5] with updates that lack something, by the thousand, keeps nobody from working and is not kept', async () => {
    const client = await open()
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    for (let number = 0; number < 4_000; number++) mark('x')(doc)
    for (const update of updates.slice(1)) client.sendUpdate(update)
    for (let round = 0; round < 20; round++) await bystander.settle()
    const fresh = await open()
    expect(marksOf(fresh.doc)).toEqual([])
    expect(fresh.doc.store.pendingStructs).toBeNull()
    for (const each of [client, fresh]) each.close()
  })

  test('of random bytes never hurts anybody else', async () => {
    const random = seeded(4_711)
    for (let burst = 0; burst < 16; burst++) {
      const clients = await Promise.all(Array.from({ length: 15 }, open))
      for (const client of clients) {
        for (let shot = 0; shot < 8; shot++) client.send(randomFrame(random))
      }
      await Promise.all(clients.map((client) => client.settle()))
      for (const client of clients) {
        if (client.closeCode !== undefined) expect(client.closeCode).toBe(4400)
        client.close()
      }
    }
    await bystander.settle()
    expect(bystander.isOpen).toBe(true)
  })
})

/** Wholly random, or random within a frame that is right at its beginning. */
function randomFrame(random: () => number): Uint8Array {
  const noise = seededBytes(random, 1 + Math.floor(random() * 120))
  const kind = Math.floor(random() * 4)
  if (kind === 0) return noise
  if (kind === 1) return updateFrame(noise)
  if (kind === 2) return syncStep1Frame(noise)
  return Uint8Array.from([1, noise.length % 128, ...noise])
}

function docWith(text: string): Y.Doc {
  const doc = new Y.Doc()
  mark(text)(doc)
  return doc
}

/** Few bytes in the second format that say that ten million structs follow. */
function secondFormatBomb(): Uint8Array {
  const encoder = new Y.UpdateEncoderV2()
  encoding.writeVarUint(encoder.restEncoder, 1)
  encoding.writeVarUint(encoder.restEncoder, 10_000_000)
  encoder.writeClient(1)
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}
