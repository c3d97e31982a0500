import { rescueRoomFile } from '@samtavla/shared/exchange/rescue.ts'
import { readRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { newBoardId, newCardId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, type Person, until } from '../support/people.ts'
import { mark, marksOf, RawClient } from '../support/raw-client.ts'
import { upgradeStatus } from '../support/raw-http.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ lingerMs: 20 })
})
afterAll(() => server.stop())

const contentOf = ({ room }: { room: string }) => `${room}/content`
const openAs = (person: Person) => RawClient.open(server, person, contentOf(person), { ack: true })

describe('[S4] a connection that sends without pause', () => {
  test.each<[string, (client: RawClient) => void]>([
    ['asks for the whole document', (client) => client.send(Uint8Array.of(0, 0, 1, 0))],
    ['asks who is here', (client) => client.send(Uint8Array.of(3))],
    ['edits', (client) => client.edit(mark('x'))],
  ])('is read more slowly, loses nothing, and hurts nobody: it %s', async (_, send) => {
    const room = await server.createRoom()
    const [flooder, bystander] = [
      await openAs(await joinAs(server, room, 'member')),
      await openAs(await joinAs(server, room, 'facilitator')),
    ]
    for (let i = 0; i < 320; i++) send(flooder)
    const last = flooder.edit(mark('last'))
    const asked = performance.now()
    await bystander.acknowledgedUpTo(bystander.edit(mark('bystander')))
    const othersWaited = performance.now() - asked
    expect(flooder.acknowledged).toBeLessThan(last)
    await until('the last is acknowledged', () => flooder.acknowledged >= last)
    const floodersWaited = performance.now() - asked
    expect(flooder.isOpen).toBe(true)
    await until('it arrives', () => marksOf(bystander.doc).includes('last'))
    // 120 more than the burst, at 60 a second: nobody else waits for that.
    expect(floodersWaited).toBeGreaterThan(1_000)
    expect(othersWaited).toBeLessThan(floodersWaited)
  })

  test('is told apart from people who join, type and drag', async () => {
    const room = await server.createRoom()
    const client = await openAs(await joinAs(server, room, 'member'))
    for (let i = 0; i < 30; i++) client.edit(mark('x'))
    for (let i = 1; i <= 100; i++) client.sendAwareness({ client: 7, clock: i, state: '{}' })
    await client.acknowledgedUpTo(client.sent)
    await client.settle()
  })
})

describe('[S4] a connection whose frames are small and cost much', () => {
  /** Values that have all been overwritten but the last two, each a part of its own. */
  async function bury(client: RawClient, values: number): Promise<void> {
    for (let left = values; left > 0; left -= 5_000) {
      const frame = client.edit((doc) => {
        for (let i = 0; i < Math.min(left, 5_000); i++) doc.getMap('buried').set(`${i % 2}`, i)
      })
      await until('it is acknowledged', () => client.acknowledged >= frame)
    }
  }

  /** A letter by each of so many clients. */
  async function crowd(client: RawClient, clients: number): Promise<void> {
    for (let first = 1; first < clients; first += 1_900) {
      const others = Array.from({ length: 1_900 }, (_, i) => {
        const other = new Y.Doc({ gc: false })
        other.clientID = 1_000_000_000 + first + i
        other.getMap('crowd').set(`${first + i}`, 1)
        return Y.encodeStateAsUpdate(other)
      })
      const frame = client.sendUpdate(Y.mergeUpdates(others))
      await until('it is acknowledged', () => client.acknowledged >= frame)
    }
  }

  /** A letter of which the one before it is missing. */
  const gapped = Uint8Array.of(1, 1, 77, 5, 4, 1, 1, 97, 1, 120, 0)
  /** All of the client's parts, once more. */
  const deletesAll = (client: number, parts: number) => {
    const doc = new Y.Doc()
    doc.clientID = client
    doc.getText('').insert(0, 'x'.repeat(parts))
    doc.getText('').delete(0, parts)
    return Y.diffUpdate(Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc))
  }

  test.each<[string, number, (client: RawClient) => Promise<Uint8Array>, (client: RawClient) => number]>([
    [
      'deletes over and over what is deleted already',
      160,
      async (client) => {
        await bury(client, 60_000)
        return deletesAll(client.doc.clientID, 59_990)
      },
      (client) => client.acknowledged,
    ],
    [
      'asks to be asked for everything, where many have written',
      800,
      async (client) => {
        await crowd(client, 10_000)
        // All at once would be more than a client may leave unread.
        for (let i = 0; i < 50; i++) client.sendUpdate(gapped)
        await until('it is asked each time', () => client.of('sync-step-1').length > 50)
        return gapped
      },
      (client) => client.of('sync-step-1').length,
    ],
  ])('is read as slowly as it costs: it %s', async (_, times, prepare, answers) => {
    const room = await server.createRoom()
    const [flooder, bystander] = [
      await RawClient.open(server, await joinAs(server, room, 'member'), contentOf(room), {
        ack: true,
        answers: false,
      }),
      await openAs(await joinAs(server, room, 'facilitator')),
    ]
    const update = await prepare(flooder)
    expect(update.length).toBeLessThan(20)
    const before = answers(flooder)
    for (let i = 0; i < times; i++) flooder.sendUpdate(update)
    for (let i = 0; i < 5; i++) await bystander.acknowledgedUpTo(bystander.edit(mark('bystander')))
    expect(flooder.isOpen).toBe(true)
    expect(answers(flooder) - before).toBeGreaterThan(0)
    expect(answers(flooder) - before).toBeLessThan(times)
    for (const client of [flooder, bystander]) client.close()
  })
})

describe('[S4] a person who comes back', () => {
  test('goes on with what the closed connection had left; others notice nothing', async () => {
    const room = await server.createRoom()
    const person = await joinAs(server, room, 'member')
    const [spender, other] = [await openAs(person), await openAs(await joinAs(server, room, 'facilitator'))]
    spender.sendAwareness({ client: 71, clock: 1, state: '{}' })
    await until('the spender is seen', () => other.stateOf(71) !== undefined)
    for (let i = 0; i < 7; i++) {
      const frame = spender.edit((doc) => doc.getMap('big').set(`${i}`, 'x'.repeat(1_000_000)))
      await until('it is acknowledged', () => spender.acknowledged >= frame)
    }
    // Where a letter between two new ones comes to stand is tried on a copy of the document.
    const dear = spender.edit((doc) => {
      doc.getText('text').insert(0, 'ac')
      doc.getText('text').insert(1, 'b')
    })
    await until('it is acknowledged', () => spender.acknowledged >= dear)
    spender.close()
    await until('the spender is gone', () => other.stateOf(71) === undefined)

    const again = new RawClient(server, person.cookie, contentOf(room), { doc: spender.doc })
    await until('the socket opens', () => again.isOpen)
    again.sendStep1()
    for (let i = 0; i < 5; i++) await other.acknowledgedUpTo(other.edit(mark('other')))
    expect(again.isSynced).toBe(false)
    await until('it is paid', () => again.isSynced)
    for (const client of [again, other]) client.close()
  })
})

describe('[S4] sockets', () => {
  async function fill(
    room: TestRoom,
    people: number,
    each: number,
  ): Promise<{ people: Person[]; clients: RawClient[] }> {
    const persons = await Promise.all(Array.from({ length: people }, () => joinAs(server, room, 'member')))
    const clients = await Promise.all(persons.flatMap((person) => Array.from({ length: each }, () => openAs(person))))
    return { people: persons, clients }
  }
  const statusFor = (person: Person, kind = 'content') =>
    upgradeStatus(server.url, `/sync/${person.room}/${kind}`, { Cookie: person.cookie })

  test('of one person on one document are at most twenty, and others come in', async () => {
    const room = await server.createRoom()
    const { people, clients } = await fill(room, 1, 20)
    expect(await statusFor(people[0]!)).toBe(429)
    expect(await statusFor(people[0]!, 'stage')).toBe(101)
    expect(await statusFor(await joinAs(server, room, 'member'))).toBe(101)
    clients[0]!.close()
    await clients[0]!.closed()
    await until('there is a place again', async () => (await statusFor(people[0]!)) === 101)
    for (const client of clients) client.close()
  })

  test('on one document are at most two hundred, and other rooms are not full', async () => {
    const room = await server.createRoom()
    const { people, clients } = await fill(room, 10, 20)
    expect(await statusFor(await joinAs(server, room, 'facilitator'))).toBe(429)
    expect(await statusFor(await joinAs(server, await server.createRoom(), 'facilitator'))).toBe(101)
    expect(people).toHaveLength(10)
    for (const client of clients) client.close()
  })
})

describe('[R11] who reads slowly', () => {
  test('is left out, and brought up to date with one update', async () => {
    const room = await server.createRoom()
    const slow = await openAs(await joinAs(server, room, 'viewer'))
    const writer = await openAs(await joinAs(server, room, 'member'))
    const swift = await openAs(await joinAs(server, room, 'viewer'))
    slow.socket.pause()
    const rounds = 40
    for (let round = 0; round < rounds; round++) {
      const frame = writer.edit((doc) => {
        doc.getMap('big').set('value', `${round}`.repeat(400_000))
        if (round % 5 === 0) mark(`${round}`)(doc)
      })
      await until('it is acknowledged', () => writer.acknowledged >= frame)
    }
    await until('the swift one has it all', () => marksOf(swift.doc).length === rounds / 5)
    slow.socket.resume()
    await until('the slow one has it all', () => marksOf(slow.doc).length === rounds / 5)
    await slow.settle()
    expect(Buffer.from(Y.encodeStateAsUpdate(slow.doc)).equals(Buffer.from(Y.encodeStateAsUpdate(swift.doc)))).toBe(
      true,
    )
    expect(slow.doc.store.pendingStructs).toBeNull()
    expect(slow.of('update').length).toBeLessThan(swift.of('update').length / 2)
    await writer.acknowledgedUpTo(writer.edit(mark('after')))
    await until('it goes on as before', () => marksOf(slow.doc).includes('after'))
  })
})

describe('[R11] who reads nothing at all', () => {
  test('is given up after half a minute, and seen by everybody to be gone', async () => {
    const room = await server.createRoom()
    const deaf = await openAs(await joinAs(server, room, 'viewer'))
    const writer = await openAs(await joinAs(server, room, 'member'))
    deaf.sendAwareness({ client: deaf.doc.clientID, clock: 1, state: '{"board":null}' })
    await until('the deaf one is seen', () => writer.stateOf(deaf.doc.clientID) !== undefined)
    deaf.socket.pause()
    for (let round = 0; round < 10; round++) {
      await writer.acknowledgedUpTo(writer.edit((doc) => doc.getMap('big').set('value', `${round}`.repeat(400_000))))
    }
    await until('the deaf one is gone', () => writer.stateOf(deaf.doc.clientID) === undefined)
    deaf.socket.resume()
    await deaf.closed()
    await writer.acknowledgedUpTo(writer.edit(mark('after')))
  })
})

describe('[S6] a room whose stored content cannot be served', () => {
  /** Types in types, by the thousand: what the gate refuses, as if it had been stored before there was one. */
  function poison(): Uint8Array {
    const doc = new Y.Doc()
    const content = openContent(doc)
    const [board, card] = [newBoardId(), newCardId()]
    doc.transact(() => {
      content.boards.set(
        board,
        new Y.Map(Object.entries({ tool: 'swot', preset: 'fyra_falt', title: 'Tavlan', order: 'V' })),
      )
      const place = { board, region: 'hot', order: 'V' }
      content.cards.set(
        card,
        new Y.Map<unknown>([
          ['text', new Y.Text('Räddad')],
          ['place', place],
        ]),
      )
      content.cards.set(
        newCardId(),
        new Y.Map<unknown>([
          ['text', new Y.Text('x'.repeat(9_000))],
          ['place', place],
        ]),
      )
      content.meta.set('title', 'Ett rum'.repeat(100))
    })
    return Y.encodeStateAsUpdate(doc)
  }

  test('opens as far as it can be read, takes no writing, and stays stored as it is', async () => {
    const room = await server.createRoom()
    await server.store.docs.append([{ doc: contentOf(room), update: poison() }])
    const bomb = new Y.Doc()
    bomb.getMap('other').set('deep', 1)
    const bytes = Buffer.from(Y.encodeStateAsUpdate(bomb))
    // The value 1 (two bytes) makes room for lists in lists, which only lib0's reader can follow and its writer cannot.
    const at1 = bytes.lastIndexOf(Buffer.from([125, 1]))
    const lists = Buffer.concat([...Array.from({ length: 9_000 }, () => Buffer.from([117, 1])), Buffer.from([126])])
    const update = Buffer.concat([bytes.subarray(0, at1), lists, bytes.subarray(at1 + 2)])
    await server.store.docs.append([{ doc: contentOf(room), update }])
    const before = await server.store.docs.load(contentOf(room))

    const member = await joinAs(server, room, 'member')
    const client = await openAs(member)
    expect(client.notices).toEqual(['rescued'])
    const content = openContent(client.doc)
    expect([...content.cards.values()].map((card) => String(card.get('text')).slice(0, 6)).toSorted()).toEqual([
      'Räddad',
      'xxxxxx',
    ])
    const file = rescueRoomFile(content, new Date(0))
    expect(readRoomFile(JSON.stringify(file)).ok).toBe(true)
    client.edit(mark('no'))
    await until('it is refused', () => client.of('refused').length > 0)
    expect((await server.store.docs.load(contentOf(room))).updates).toEqual(before.updates)
  })
})
