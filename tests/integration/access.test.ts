import { DOC_KINDS, type DocKind, mayWriteDoc, parseDocName, ROLES, type Role } from '@samtavla/shared/access/can.ts'
import type { UserId } from '@samtavla/shared/model/ids.ts'
import {
  acknowledgedFrame,
  awarenessFrame,
  type Message,
  noticeFrame,
  refusedFrame,
  syncStep1Frame,
  updateFrame,
} from '@samtavla/shared/protocol/messages.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, type Person, request, until } from '../support/people.ts'
import { changeOf, mark, marksOf, RawClient } from '../support/raw-client.ts'
import { upgradeStatus } from '../support/raw-http.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

/** DOC1, written down a second time: who may write a document of each kind on the socket. */
const WRITERS: Record<DocKind, readonly Role[]> = {
  content: ['facilitator', 'member'],
  discussion: [],
  stage: [],
  private: ['facilitator', 'member'],
}

interface MessageRow {
  readonly frame: (doc: Y.Doc) => Uint8Array
  /** What the server does with it: answers, takes it from who may write, tells everybody, or ends the connection. */
  readonly outcome: 'answers' | 'takes by right' | 'tells everybody' | 'hangs up'
}

/** Every message there is. One without a row does not compile. */
const MESSAGES: Record<Message['type'], MessageRow> = {
  'sync-step-1': { frame: (doc) => syncStep1Frame(Y.encodeStateVector(doc)), outcome: 'answers' },
  update: { frame: (doc) => updateFrame(changeOf(doc, mark('by right'))), outcome: 'takes by right' },
  awareness: {
    frame: ({ clientID }) => awarenessFrame([{ client: clientID, clock: 1, state: '{"at":3}' }]),
    outcome: 'tells everybody',
  },
  'query-awareness': { frame: () => Uint8Array.of(3), outcome: 'answers' },
  acknowledged: { frame: () => acknowledgedFrame(1), outcome: 'hangs up' },
  refused: { frame: () => refusedFrame(1, 'not-allowed'), outcome: 'hangs up' },
  notice: { frame: () => noticeFrame('saving'), outcome: 'hangs up' },
}

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ lingerMs: 10 })
})
afterAll(() => server.stop())

async function everyRole(room: TestRoom): Promise<Record<Role, Person>> {
  const people = await Promise.all(ROLES.map(async (role) => [role, await joinAs(server, room, role)] as const))
  return Object.fromEntries(people) as Record<Role, Person>
}

/** The frame of an update whose type and step are spelled with more bytes than they need. */
function overlongFrame(update: Uint8Array): Uint8Array {
  const [type, step, ...rest] = updateFrame(update)
  return Uint8Array.from([type! | 0x80, 0x00, step! | 0x80, 0x80, 0x00, ...rest])
}

describe('the access table on raw sockets', () => {
  let room: TestRoom
  let people: Record<Role, Person>

  beforeAll(async () => {
    room = await server.createRoom()
    people = await everyRole(room)
  })

  const nameOf = (kind: DocKind, person: Person) =>
    kind === 'private' ? `${room.room}/private/${person.user}` : `${room.room}/${kind}`

  describe.each(ROLES)('a %s', (role) => {
    describe.each(DOC_KINDS)('on %s', (kind) => {
      const mayWrite = WRITERS[kind].includes(role)

      /** Somebody else who reads the document; of a private one, the same person elsewhere. */
      const observerOf = () => people[kind === 'private' ? role : 'facilitator']

      test(`[DOC1] reads, and ${mayWrite ? 'writes' : 'is asked for nothing'}`, async () => {
        const client = await RawClient.open(server, people[role], nameOf(kind, people[role]))
        await client.settle()
        expect(client.isSynced).toBe(true)
        expect(client.of('sync-step-1').length > 0).toBe(mayWrite)
        client.close()
      })

      test(`[DOC2] is ${mayWrite ? 'heard' : 'refused'}, whatever the frame looks like`, async () => {
        const name = nameOf(kind, people[role])
        const observer = await RawClient.open(server, observerOf(), name, { answers: false })
        const client = await RawClient.open(server, people[role], name, { answers: false, ack: true })
        const mine = [1, 2, 3].map((number) => `${role} ${number}`)
        client.edit(mark(mine[0]!))
        client.sendStep2(changeOf(client.doc, mark(mine[1]!)))
        client.send(overlongFrame(changeOf(client.doc, mark(mine[2]!))))
        client.sendAwareness({ client: client.doc.clientID, clock: 1, state: '{"at":1}' })
        // Presence is gathered for longer than updates are: what is sent to the others is with them by now.
        await until('the observer sees the person', () => observer.stateOf(client.doc.clientID)?.at === 1)
        await client.acknowledgedUpTo(3)

        const fresh = await RawClient.open(server, observerOf(), name)
        const kept = mayWrite ? mine : []
        expect(client.of('refused').map(({ count, reason }) => `${count} ${reason}`)).toEqual(
          mayWrite ? [] : ['1 not-allowed', '2 not-allowed', '3 not-allowed'],
        )
        expect(marksOf(observer.doc).filter((text) => mine.includes(text))).toEqual(kept)
        expect(marksOf(fresh.doc).filter((text) => mine.includes(text))).toEqual(kept)
        expect(client.isOpen).toBe(true)
        for (const each of [observer, client, fresh]) each.close()
      })

      test.each(Object.entries(MESSAGES))('[S9] sends %s', async (_, { frame, outcome }) => {
        const person = people[role]
        const name = nameOf(kind, person)
        const observer = await RawClient.open(server, observerOf(), name, { answers: false })
        const client = await RawClient.open(server, person, name, { answers: false, ack: true })
        const before = client.received.length
        client.send(frame(client.doc))
        switch (outcome) {
          case 'answers':
            await until('the server answers', () => client.received.length > before)
            break
          case 'takes by right': {
            const address = parseDocName(name)!
            await client.acknowledgedUpTo(1)
            expect(client.of('refused')).toHaveLength(mayWriteDoc(role, person.user as UserId, address) ? 0 : 1)
            break
          }
          case 'tells everybody':
            await until('the observer is told', () => observer.stateOf(client.doc.clientID)?.at === 3)
            break
          case 'hangs up':
            expect(await client.closed()).toBe(4400)
        }
        expect(client.isOpen).toBe(outcome !== 'hangs up')
        await observer.settle()
        expect(observer.isOpen).toBe(true)
        for (const each of [observer, client]) each.close()
      })

      test('[ACK] hears nothing of answers without having asked', async () => {
        const client = await RawClient.open(server, people[role], nameOf(kind, people[role]), { answers: false })
        client.edit(mark(`${role} unasked`))
        await client.settle()
        client.sendAwareness({ client: client.doc.clientID, clock: 1, state: '{"at":2}' })
        await until('the state comes back', () => client.stateOf(client.doc.clientID)?.at === 2)
        expect([...client.of('acknowledged'), ...client.of('refused'), ...client.of('notice')]).toEqual([])
        client.close()
      })
    })

    test("[DOC1] does not get into others' private documents", async () => {
      for (const other of ROLES.filter((candidate) => candidate !== role)) {
        const status = await upgradeStatus(server.url, `/sync/${room.room}/private/${people[other].user}`, {
          Cookie: people[role].cookie,
        })
        expect(status).toBe(403)
      }
    })
  })

  test('[DOC2] stores nothing of what was refused', async () => {
    for (const kind of ['discussion', 'stage'] as const) {
      const stored = await server.store.docs.load(`${room.room}/${kind}`)
      expect(stored).toMatchObject({ snapshot: undefined, updates: [] })
    }
  })
})

describe('a role that changes', () => {
  test('[S9] counts on open sockets at once', async () => {
    const room = await server.createRoom()
    const people = await everyRole(room)
    const observer = await RawClient.open(server, people.facilitator, `${room.room}/content`)
    const client = await RawClient.open(server, people.member, `${room.room}/content`, { ack: true })
    const own = await RawClient.open(server, people.member, `${room.room}/private/${people.member.user}`)
    const others = await RawClient.open(server, people.viewer, `${room.room}/content`)
    const answer = await request(
      server,
      people.facilitator,
      'PUT',
      `/rooms/${room.room}/members/${people.member.user}`,
      { role: 'viewer' },
    )
    expect(answer.status).toBe(204)
    client.edit(mark('too late'))
    expect(await client.closed()).toBe(4503)
    expect(await own.closed()).toBe(4503)
    expect(others.isOpen).toBe(true)

    const again = await RawClient.open(server, people.member, `${room.room}/content`, { ack: true, answers: false })
    again.edit(mark('not mine to write'))
    await again.acknowledgedUpTo(1)
    expect(again.of('refused')).toHaveLength(1)
    await observer.settle()
    expect(marksOf(observer.doc)).toEqual([])
    for (const each of [observer, again, others]) each.close()
  })

  test('[S9] takes a removed person off all their sockets and keeps them off', async () => {
    const room = await server.createRoom()
    const people = await everyRole(room)
    const names = ['content', 'stage', `private/${people.member.user}`].map((part) => `${room.room}/${part}`)
    const sockets = await Promise.all(names.map((name) => RawClient.open(server, people.member, name)))
    await request(server, people.facilitator, 'DELETE', `/rooms/${room.room}/members/${people.member.user}`)
    expect(await Promise.all(sockets.map((socket) => socket.closed()))).toEqual([4403, 4403, 4403])
    for (const name of names) {
      expect(await upgradeStatus(server.url, `/sync/${name}`, { Cookie: people.member.cookie })).toBe(403)
    }
  })

  test('[S9] sends a removed person nothing more, even when they do not hang up', async () => {
    const room = await server.createRoom()
    const people = await everyRole(room)
    const observer = await RawClient.open(server, people.facilitator, `${room.room}/content`)
    const client = await RawClient.open(server, people.member, `${room.room}/content`)
    client.sendAwareness({ client: 77, clock: 1, state: '{}' })
    await until('the person is seen', () => observer.stateOf(77) !== undefined)
    client.socket.pause()
    await request(server, people.facilitator, 'DELETE', `/rooms/${room.room}/members/${people.member.user}`)
    await until('the person is gone', () => observer.stateOf(77) === undefined)
    observer.edit(mark('after'))
    await until('the edit is stored', async () => {
      const { updates } = await server.store.docs.load(`${room.room}/content`)
      return updates.length > 1
    })
    const seen = marksOf(client.doc)
    client.socket.resume()
    await client.closed()
    expect(marksOf(client.doc)).toEqual(seen)
    observer.close()
  })

  test('[S9] does not let somebody in who is removed while the door is open', async () => {
    const room = await server.createRoom()
    const people = await everyRole(room)
    const removal = `/rooms/${room.room}/members/${people.member.user}`
    // The document is slow to come from the disk: the person is removed between being let in and being connected.
    const load = server.store.docs.load.bind(server.store.docs)
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    server.store.docs.load = async (doc) => {
      if (doc !== `${room.room}/stage`) return load(doc)
      arrive()
      await held
      return load(doc)
    }
    const client = new RawClient(server, people.member.cookie, `${room.room}/stage`)
    await arrived
    const removed = request(server, people.facilitator, 'DELETE', removal)
    await until('the membership is gone', async () => {
      return (await server.store.people.findMember(room.room, people.member.user as `user_${string}`)) === undefined
    })
    goOn()
    expect((await removed).status).toBe(204)
    server.store.docs.load = load
    await client.closed()
    expect(client.received).toEqual([])
  })

  test('[ACC] gives a person who comes by a stronger link the stronger role, and never a weaker', async () => {
    const room = await server.createRoom()
    const viewer = await joinAs(server, room, 'viewer')
    const client = await RawClient.open(server, viewer, `${room.room}/content`)
    const post = (token: string) => request(server, viewer, 'POST', '/join', { token, name: 'Vera Läsare' })
    expect(await (await post(room.tokens.member)).json()).toMatchObject({ role: 'member', user: viewer.user })
    expect(await client.closed()).toBe(4503)
    expect(await (await post(room.tokens.viewer)).json()).toMatchObject({ role: 'member' })
  })
})

describe('the last facilitator', () => {
  test('[ACC] is neither removed nor given another role', async () => {
    const room = await server.createRoom()
    const people = await everyRole(room)
    const path = `/rooms/${room.room}/members/${people.facilitator.user}`
    expect((await request(server, people.facilitator, 'DELETE', path)).status).toBe(403)
    expect((await request(server, people.facilitator, 'PUT', path, { role: 'member' })).status).toBe(403)
    expect((await request(server, people.facilitator, 'PUT', path, { role: 'facilitator' })).status).toBe(204)
    const row = await server.store.people.findMember(room.room, people.facilitator.user as `user_${string}`)
    expect(row?.role).toBe('facilitator')
  })

  test('[ACC] stays when all of them leave at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const room = await server.createRoom()
      const pair = [await joinAs(server, room, 'facilitator'), await joinAs(server, room, 'facilitator')]
      const answers = await Promise.all(
        pair.map((person) => request(server, person, 'DELETE', `/rooms/${room.room}/members/${person.user}`)),
      )
      expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 403])
      const left = await server.store.people.members(room.room)
      expect(left.filter(({ role }) => role === 'facilitator')).toHaveLength(1)
    }
  })
})

test('[DOC1] lets nobody write who is of another room', async () => {
  const room = await server.createRoom()
  const stranger = await joinAs(server, await server.createRoom(), 'facilitator')
  for (const kind of ['content', 'discussion', 'stage', `private/${stranger.user}`]) {
    expect(await upgradeStatus(server.url, `/sync/${room.room}/${kind}`, { Cookie: stranger.cookie })).toBe(403)
  }
  const doc = new Y.Doc()
  for (const update of (await server.store.docs.load(`${room.room}/content`)).updates) Y.applyUpdate(doc, update)
  expect(marksOf(doc)).toEqual([])
})
