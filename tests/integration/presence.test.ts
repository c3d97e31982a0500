import { ROLES } from '@samtavla/shared/access/can.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { join, joinAs, NAMES, type Person, stockClient, until } from '../support/people.ts'
import { mark, RawClient } from '../support/raw-client.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const contentOf = ({ room }: TestRoom) => `${room}/content`
const state = (value: object) => JSON.stringify(value)

/** A room with a person who watches and two who could be taken for one another. */
async function newScene() {
  const room = await server.createRoom()
  const open = async (person: Person) => RawClient.open(server, person, contentOf(room))
  const [eva, ali] = [
    await join(server, room.tokens.member, 'Eva Ek'),
    await join(server, room.tokens.member, 'Ali Alm'),
  ]
  const observer = await open(await joinAs(server, room, 'viewer'))
  return { room, open, eva, ali, observer }
}

/** Everything that was told of a client id, oldest first. */
function toldOf(observer: RawClient, client: number): { clock: number; state: string }[] {
  const entries = observer.of('awareness').flatMap(({ entries: all }) => all)
  return entries.filter((entry) => entry.client === client).map(({ clock, state: text }) => ({ clock, state: text }))
}

/** Resolves when what all of these sent so far has been told to everybody. */
async function tick(observer: RawClient, ...senders: readonly RawClient[]): Promise<void> {
  for (const sender of senders) await sender.settle()
  const probe = 1_000_000 + observer.received.length
  observer.sendAwareness({ client: beacon(observer), clock: probe, state: state({ probe }) })
  await until('a tick has passed', () => observer.stateOf(beacon(observer))?.probe === probe)
}
const beacon = (observer: RawClient) => observer.doc.clientID

describe('[PRE2] the server says who it is', () => {
  test.each(ROLES)('of a %s, with what else they say of themselves', async (role) => {
    const room = await server.createRoom()
    const [observer, client] = [await joinAs(server, room, 'facilitator'), await joinAs(server, room, role)]
    const [watching, speaking] = [
      await RawClient.open(server, observer, contentOf(room)),
      await RawClient.open(server, client, contentOf(room)),
    ]
    const forged = { id: observer.user, name: 'Någon Annan', role: 'facilitator', color: 3, extra: 1 }
    speaking.sendAwareness({ client: 5, clock: 9, state: state({ user: forged, cursor: { x: 1 }, name: 'kept' }) })
    await until('the state arrives', () => watching.stateOf(5) !== undefined)
    expect(watching.stateOf(5)).toEqual({
      user: { id: client.user, name: NAMES[role], role, color: 1 },
      cursor: { x: 1 },
      name: 'kept',
    })
    expect(toldOf(watching, 5)[0]?.clock).toBe(9)
  })

  test('and ignores what is no state, or too large a one', async () => {
    const { open, eva, observer } = await newScene()
    const client = await open(eva)
    const bad = [
      'not json',
      '"text"',
      '42',
      '[]',
      'true',
      '',
      state({ a: 'x'.repeat(4_096) }),
      ' null',
      `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
    ]
    for (const [clock, text] of bad.entries()) client.sendAwareness({ client: 8, clock, state: text })
    await tick(observer, client)
    expect(toldOf(observer, 8)).toEqual([])
    expect(client.isOpen).toBe(true)

    client.sendAwareness({ client: 8, clock: 99, state: `{"__proto__":{"role":"x"},"a":"${'å'.repeat(4_000)}"}` })
    await until('an acceptable one arrives', () => observer.stateOf(8) !== undefined)
    expect(Object.hasOwn(observer.stateOf(8)!, '__proto__')).toBe(true)
    expect(observer.stateOf(8)!.user).toMatchObject({ name: 'Eva Ek' })
  })
})

describe('[PRE1] an id', () => {
  test('of somebody else is theirs alone', async () => {
    const { open, eva, ali, observer } = await newScene()
    const [victim, forger] = [await open(eva), await open(ali)]
    victim.sendAwareness({ client: 11, clock: 1, state: state({ at: 'mine' }) })
    await until('the victim is seen', () => observer.stateOf(11)?.at === 'mine')
    forger.sendAwareness({ client: 11, clock: 50, state: state({ at: 'forged' }) })
    forger.sendAwareness({ client: 11, clock: 51, state: 'null' })
    forger.sendAwareness(
      { client: 11, clock: 60, state: 'null' },
      { client: 12, clock: 1, state: state({ at: 'own' }) },
      { client: 11, clock: 61, state: state({ at: 'forged' }) },
      { client: 13, clock: 1, state: state({ at: 'a second id' }) },
    )
    forger.close()
    await tick(observer, victim)
    expect(toldOf(observer, 11).map(({ state: text }) => JSON.parse(text).at)).toEqual(['mine'])
    expect(toldOf(observer, 13)).toEqual([])
    expect(observer.stateOf(11)?.user).toMatchObject({ name: 'Eva Ek' })
    victim.sendAwareness({ client: 11, clock: 2, state: state({ at: 'still mine' }) })
    await until('the victim is heard', () => observer.stateOf(11)?.at === 'still mine')
  })

  test('cannot be claimed in advance by a state that is none', async () => {
    const { open, eva, ali, observer } = await newScene()
    const [forger, victim] = [await open(ali), await open(eva)]
    forger.sendAwareness({ client: 14, clock: 1, state: 'not json' })
    await forger.settle()
    victim.sendAwareness({ client: 14, clock: 1, state: state({ at: 'mine' }) })
    await until('the victim is seen', () => observer.stateOf(14)?.at === 'mine')
    forger.sendAwareness({ client: 14, clock: 50, state: state({ at: 'forged' }) })
    await forger.settle()
    forger.close()
    await tick(observer, victim)
    expect(observer.stateOf(14)).toMatchObject({ at: 'mine', user: { name: 'Eva Ek' } })
  })

  test('is the only one of its socket, also when the person has left and come back', async () => {
    const { open, ali, observer } = await newScene()
    const client = await open(ali)
    const pairs = Array.from({ length: 400 }, (_, index) => [
      { client: 5_000 + index, clock: 1, state: state({ index }) },
      { client: 5_000 + index, clock: 2, state: 'null' },
    ])
    client.sendAwareness(...pairs.flat())
    await tick(observer, client)
    const told = observer.of('awareness').flatMap(({ entries }) => entries.map(({ client: id }) => id))
    expect(new Set(told.filter((id) => id >= 5_000 && id < 6_000))).toEqual(new Set([5_000]))
    expect(observer.stateOf(5_000)).toBeUndefined()
  })

  test('of somebody who is away for a moment is kept for them', async () => {
    const { open, eva, ali, observer } = await newScene()
    const [before, forger] = [await open(eva), await open(ali)]
    before.sendAwareness({ client: 15, clock: 7, state: state({ at: 'before' }) })
    await until('the person is seen', () => observer.stateOf(15)?.at === 'before')
    before.close()
    await until('the person is gone', () => observer.stateOf(15) === undefined)
    forger.sendAwareness({ client: 15, clock: 50, state: state({ at: 'forged' }) })
    await tick(observer, forger)
    expect(observer.stateOf(15)).toBeUndefined()
    const after = await open(eva)
    after.sendAwareness({ client: 15, clock: 7, state: state({ at: 'after' }) })
    await until('the person is back', () => observer.stateOf(15)?.at === 'after')
    expect(observer.stateOf(15)?.user).toMatchObject({ name: 'Eva Ek' })
  })

  test('that somebody has written with is theirs, whether they are here or not', async () => {
    const { open, room, eva, ali, observer } = await newScene()
    const writer = await RawClient.open(server, eva, contentOf(room), { ack: true })
    const id = writer.doc.clientID
    await writer.acknowledgedUpTo(writer.edit(mark('written')))
    writer.close()
    const forger = await open(ali)
    forger.sendAwareness({ client: id, clock: 1, state: state({ at: 'forged' }) })
    await tick(observer, forger)
    expect(observer.stateOf(id)).toBeUndefined()
    const back = await open(eva)
    back.sendAwareness({ client: id, clock: 1, state: state({ at: 'back' }) })
    await until('the writer is seen', () => observer.stateOf(id)?.at === 'back')
  })

  test('is forgotten when its person has come and gone fifty times with others', async () => {
    const { open, eva, ali, observer } = await newScene()
    for (let id = 7_000; id <= 7_050; id++) {
      const visitor = await open(eva)
      visitor.sendAwareness({ client: id, clock: 1, state: state({}) })
      await until('the visitor is seen', () => observer.stateOf(id) !== undefined)
      visitor.close()
      await until('the visitor is gone', () => observer.stateOf(id) === undefined)
    }
    for (const [id, isFree] of [
      [7_000, true],
      [7_001, false],
      [7_050, false],
    ] as const) {
      const other = await open(ali)
      other.sendAwareness({ client: id, clock: 1, state: state({}) })
      await tick(observer, other)
      expect(observer.stateOf(id) !== undefined).toBe(isFree)
      other.close()
    }
  })

  test("goes over to the same person's newer socket", async () => {
    const { open, eva, observer } = await newScene()
    const older = await open(eva)
    older.sendAwareness({ client: 21, clock: 30, state: state({ at: 'older' }) })
    await until('the person is seen', () => observer.stateOf(21)?.at === 'older')
    const newer = await open(eva)
    newer.sendAwareness({ client: 21, clock: 3, state: state({ at: 'newer' }) })
    await until('the newer socket is heard', () => observer.stateOf(21)?.at === 'newer')
    older.close()
    await older.closed()
    await tick(observer, newer)
    expect(observer.stateOf(21)?.at).toBe('newer')
    expect(toldOf(observer, 21).some(({ state: text }) => text === 'null')).toBe(false)
  })

  test('is told of in order of its clock', async () => {
    const { open, eva, observer } = await newScene()
    const client = await open(eva)
    client.sendAwareness({ client: 22, clock: 5, state: state({ at: 5 }) })
    await until('the person is seen', () => observer.stateOf(22)?.at === 5)
    client.sendAwareness({ client: 22, clock: 4, state: state({ at: 4 }) })
    client.sendAwareness({ client: 22, clock: 5, state: state({ at: 'again' }) })
    await tick(observer, client)
    expect(toldOf(observer, 22).map(({ clock }) => clock)).toEqual([5])
  })

  test('with the highest clock there is leaves frames that everybody can read', async () => {
    const { room, open, eva, ali, observer } = await newScene()
    const [edge, other] = [await open(eva), await open(ali)]
    const stock = stockClient(server, await joinAs(server, room, 'member'), contentOf(room))
    await until('the stock client is synced', () => stock.synced)
    edge.sendAwareness({ client: 23, clock: Number.MAX_SAFE_INTEGER, state: state({ at: 'edge' }) })
    await edge.settle()
    edge.close()
    other.sendAwareness({ client: 24, clock: 1, state: state({ at: 'other' }) })
    await until('the other is seen', () => observer.stateOf(24)?.at === 'other')
    await until('by the stock client as well', () => stock.awareness.getStates().has(24))
    expect(observer.isOpen).toBe(true)
    stock.destroy()
  })
})

describe('[PRE4] who leaves', () => {
  test('is gone for everyone at once', async () => {
    const { open, eva, ali, observer } = await newScene()
    const [leaving, staying] = [await open(eva), await open(ali)]
    leaving.sendAwareness({ client: 31, clock: 7, state: state({}) })
    staying.sendAwareness({ client: 32, clock: 1, state: state({}) })
    await until('both are seen', () => [31, 32].every((client) => observer.stateOf(client)))
    const start = performance.now()
    leaving.close()
    await until('the person is gone', () => observer.stateOf(31) === undefined)
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(toldOf(observer, 31).at(-1)).toEqual({ clock: 7, state: 'null' })
    expect(observer.stateOf(32)).toBeDefined()
    const late = await open(ali)
    await late.settle()
    expect(late.stateOf(31)).toBeUndefined()
    expect(late.stateOf(32)).toBeDefined()
  })

  test('and loses only the connection is back with the next move', async () => {
    const room = await server.createRoom()
    const [watching, moving] = [
      stockClient(server, await joinAs(server, room, 'viewer'), contentOf(room)),
      stockClient(server, await joinAs(server, room, 'member'), contentOf(room)),
    ]
    const seen = () => watching.awareness.getStates().get(moving.doc.clientID)
    await until('both are synced', () => watching.synced && moving.synced)
    moving.awareness.setLocalStateField('at', 1)
    await until('the person is seen', () => seen()?.at === 1)
    moving.disconnect()
    await until('the person is gone', () => seen() === undefined)
    moving.connect()
    await until('the person is connected', () => moving.synced)
    moving.awareness.setLocalStateField('at', 2)
    await until('the person is seen again', () => seen()?.at === 2)
    for (const provider of [watching, moving]) provider.destroy()
  })

  test('by saying so can come back under the same id', async () => {
    const { open, eva, observer } = await newScene()
    const client = await open(eva)
    client.sendAwareness({ client: 33, clock: 1, state: state({ at: 1 }) })
    await until('the person is seen', () => observer.stateOf(33)?.at === 1)
    client.sendAwareness({ client: 33, clock: 2, state: 'null' })
    await until('the person is gone', () => observer.stateOf(33) === undefined)
    client.sendAwareness({ client: 33, clock: 3, state: state({ at: 3 }) })
    await until('the person is back', () => observer.stateOf(33)?.at === 3)
  })

  test('is not brought back by others who repeat their state', async () => {
    const { open, eva, ali, observer } = await newScene()
    const [leaving, parrot] = [await open(eva), await open(ali)]
    parrot.sendAwareness({ client: 35, clock: 1, state: state({}) })
    leaving.sendAwareness({ client: 34, clock: 1, state: state({}) })
    await until('both are seen', () => [34, 35].every((client) => observer.stateOf(client)))
    leaving.close()
    await until('the person is gone', () => observer.stateOf(34) === undefined)
    parrot.sendAwareness({ client: 34, clock: 99, state: state({ at: 'ghost' }) })
    await tick(observer, parrot)
    expect(observer.stateOf(34)).toBeUndefined()
  })
})

describe('[PRE3] bursts', () => {
  test('of thirty people reach each as few frames with the newest of all', async () => {
    const room = await server.createRoom()
    const people = await Promise.all(
      Array.from({ length: 30 }, (_, number) => join(server, room.tokens.member, `Person ${number}`)),
    )
    const clients = await Promise.all(people.map((person) => RawClient.open(server, person, contentOf(room))))
    const before = clients.map((client) => client.of('awareness').length)
    const start = performance.now()
    const steps = 40
    for (let step = 1; step <= steps; step++) {
      for (const [index, client] of clients.entries()) {
        client.sendAwareness({ client: 100 + index, clock: step, state: state({ step }) })
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await until('everyone sees everyone at the last step', () =>
      clients.every((client) => clients.every((_, index) => client.stateOf(100 + index)?.step === steps)),
    )
    // Some ticks of 50 ms before the thirtieth person is known, then 75 ms.
    const mostTicks = Math.ceil((performance.now() - start) / 50) + 2
    for (const [index, client] of clients.entries()) {
      const frames = client.of('awareness').length - before[index]!
      expect(frames).toBeLessThanOrEqual(mostTicks)
      client.close()
    }
  })

  test('of frames with a thousand entries cost their sender nothing but those', async () => {
    const { open, eva, observer } = await newScene()
    const client = await open(eva)
    const many = (count: number, clock: number) =>
      Array.from({ length: count }, (_, index) => ({ client: 5_000 + index, clock, state: state({ index }) }))
    for (let clock = 1; clock <= 20; clock++) client.sendAwareness(...many(1_000, clock))
    await tick(observer, client)
    expect(client.isOpen).toBe(true)
    const told = observer.of('awareness').flatMap(({ entries }) => entries.map(({ client: id }) => id))
    expect(new Set(told.filter((id) => id >= 5_000 && id < 6_000))).toEqual(new Set([5_000]))
    client.sendAwareness(...many(1_001, 21))
    expect(await client.closed()).toBe(4400)
  })
})

test('[SYN1] tells a newcomer who is here, once', async () => {
  const { open, eva, ali } = await newScene()
  const first = await open(eva)
  first.sendAwareness({ client: 41, clock: 1, state: state({ at: 'here' }) })
  await first.settle()
  const newcomer = await open(ali)
  await until('the newcomer is told', () => newcomer.stateOf(41)?.at === 'here')
})
