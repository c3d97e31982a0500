import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { hashToken } from '@samtavla/server/auth/tokens.ts'
import { newBoardId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { join, joinAs, type Person, request, until } from '../support/people.ts'
import { mark, marksOf, RawClient } from '../support/raw-client.ts'
import { upgradeStatus } from '../support/raw-http.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

/** The end must be felt within this (S2, S9). */
const CHECK_MS = 100

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ sessionCheckMs: CHECK_MS })
})
afterAll(() => server.stop())

interface Scene {
  readonly room: TestRoom
  readonly facilitator: Person
  /** Whose access ends. */
  readonly person: Person
  /** The invite that the person came by, and its secret. */
  readonly invite: string
  readonly link: string
}

async function newScene(): Promise<Scene> {
  const room = await server.createRoom()
  const facilitator = await joinAs(server, room, 'facilitator')
  const { invite, link } = await newLink(room, facilitator)
  return { room, facilitator, invite, link, person: await join(server, link, 'Malte Medlem') }
}

async function newLink(room: TestRoom, facilitator: Person): Promise<{ invite: string; link: string }> {
  const made = await request(server, facilitator, 'POST', `/rooms/${room.room}/invites`, { role: 'member' })
  const { invite, link } = (await made.json()) as { invite: { id: string }; link: string }
  return { invite: invite.id, link: link.split('#')[1]! }
}

const memberPath = ({ room, person }: Scene) => `/rooms/${room.room}/members/${person.user}`
const withdraw = ({ room, facilitator, invite }: Scene, people?: 'stay' | 'leave') =>
  request(server, facilitator, 'DELETE', `/rooms/${room.room}/invites/${invite}`, people && { people })

interface Ending {
  readonly end: (scene: Scene) => Promise<unknown>
  readonly closeCode: number
  /** What the person is answered afterwards, by the page's first question and at the door of a document. */
  readonly page: number
  readonly door: number
}

const ENDINGS: Record<string, Ending> = {
  'a lowered role': {
    end: (scene) => request(server, scene.facilitator, 'PUT', memberPath(scene), { role: 'viewer' }),
    closeCode: 4503,
    page: 200,
    door: 101,
  },
  'a removal': {
    end: (scene) => request(server, scene.facilitator, 'DELETE', memberPath(scene)),
    closeCode: 4403,
    page: 403,
    door: 403,
  },
  'a withdrawn link that takes its people with it': {
    end: (scene) => withdraw(scene, 'leave'),
    closeCode: 4403,
    page: 403,
    door: 403,
  },
  'signing out': {
    end: ({ person }) => request(server, person, 'DELETE', '/session'),
    closeCode: 4401,
    page: 401,
    door: 401,
  },
  'a session that runs out while it is in use': {
    end: ({ person }) => {
      const now = Date.now()
      return server.store.people.touchSession(hashToken(person.cookie.split('=')[1]!), now, now - 1)
    },
    closeCode: 4401,
    page: 401,
    door: 401,
  },
}

describe.each(Object.entries(ENDINGS))('%s', (_, { end, closeCode, page, door }) => {
  test.each(['content', 'stage', 'private'])(
    '[S9] ends at once on %s, and nothing more goes in or out',
    async (kind) => {
      const scene = await newScene()
      const { room, facilitator, person } = scene
      const name = `${room.room}/${kind === 'private' ? `private/${person.user}` : kind}`
      const client = await RawClient.open(server, person, name, { answers: false })
      // It does not read, so it does not notice either: an honest client would have hung up by now.
      client.socket.pause()
      const seen = client.received.length
      await end(scene)
      // What the server takes now is from somebody whose access has ended: the end itself is felt by whoever asks.
      await until('the end is felt', () => isFelt(scene, closeCode))
      client.edit(mark('too late'))
      client.sendAwareness({ client: client.doc.clientID, clock: 1, state: '{"at":"late"}' })
      await writeByOthers(room, facilitator)
      client.socket.resume()
      expect(await client.closed()).toBe(closeCode)
      expect(client.received.slice(seen)).toEqual([])
      expect(await storedMarks(name)).not.toContain('too late')

      expect((await request(server, person, 'GET', `/rooms/${room.room}`)).status).toBe(page)
      expect(await upgradeStatus(server.url, `/sync/${name}`, { Cookie: person.cookie })).toBe(door)
    },
  )
})

/** By what is answered, where the answer changes; else by what the store says. */
async function isFelt({ room, person }: Scene, closeCode: number): Promise<boolean> {
  // The periodic check has come by, for a session that nobody ended.
  if (closeCode === 4401) await new Promise((resolve) => setTimeout(resolve, 3 * CHECK_MS))
  const answer = await request(server, person, 'GET', `/rooms/${room.room}`)
  return answer.status !== 200 || ((await answer.json()) as { role: string }).role === 'viewer'
}

async function writeByOthers(room: TestRoom, facilitator: Person): Promise<void> {
  const other = await RawClient.open(server, facilitator, `${room.room}/content`, { ack: true })
  await other.acknowledgedUpTo(other.edit(mark('afterwards')))
  await request(server, facilitator, 'PUT', `/rooms/${room.room}/locks/${newBoardId()}`, { isLocked: true })
  other.close()
}

async function storedMarks(name: string): Promise<string[]> {
  const { snapshot, updates } = await server.store.docs.load(name)
  const doc = new Y.Doc()
  for (const update of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(doc, update)
  return marksOf(doc)
}

test('[ACC4] a facilitator who is one no more can do nothing of theirs', async () => {
  const { room, facilitator, person } = await newScene()
  const path = (rest: string) => `/rooms/${room.room}${rest}`
  await request(server, facilitator, 'PUT', path(`/members/${person.user}`), { role: 'facilitator' })
  expect((await request(server, person, 'GET', path('/members'))).status).toBe(200)
  await request(server, person, 'PUT', path(`/members/${facilitator.user}`), { role: 'member' })
  expect((await request(server, facilitator, 'GET', path('/members'))).status).toBe(403)
  expect((await request(server, facilitator, 'POST', path('/code'))).status).toBe(403)
})

/** Keeps whoever joins a room from being written down in it, until it is opened. */
function doorOf({ room }: TestRoom): { waiting: () => number; open: () => void } {
  const { people } = server.store
  const { putMember } = people
  let waiting = 0
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  people.putMember = async (into, member) => {
    if (into === room) {
      waiting++
      await opened
    }
    return putMember(into, member)
  }
  return {
    waiting: () => waiting,
    open: () => {
      people.putMember = putMember
      open()
    },
  }
}

/** Counts how often an invite is looked up from then on. */
function looksAt(secret: string): () => number {
  const { invites } = server.store
  const { find } = invites
  let looks = 0
  invites.find = async (hash) => {
    const found = await find(hash)
    if (hash === hashToken(secret)) looks++
    return found
  }
  return () => looks
}

describe('[ACC10] withdrawing a link', () => {
  test('lets nobody new in, and leaves who came by it where they are', async () => {
    const scene = await newScene()
    const { room, person, facilitator } = scene
    const second = await newLink(room, facilitator)
    const client = await RawClient.open(server, person, `${room.room}/content`)
    expect((await withdraw(scene)).status).toBe(204)
    expect((await withdraw({ ...scene, invite: second.invite }, 'stay')).status).toBe(204)
    await expect(join(server, second.link, 'Eva Ek')).rejects.toThrow('404')
    await client.settle()
    expect(client.isOpen).toBe(true)
    client.close()
  })

  test('takes those who came by it out, and nobody else', async () => {
    const scene = await newScene()
    const { room, facilitator, person } = scene
    const { link, invite } = await newLink(room, facilitator)
    const both = await join(server, link, 'Eva Ek')
    const other = await joinAs(server, room, 'member')
    const elsewhere = await joinAs(server, await server.createRoom(), 'member')
    // Who came back by another link has come by that one.
    await join(server, room.tokens.viewer, 'Eva Ek', both.cookie)
    const third = await join(server, link, 'Adam Al')
    await withdraw({ ...scene, invite }, 'leave')
    const members = await server.store.people.members(room.room)
    const left = [facilitator, person, both, other].map(({ user }) => user)
    expect(members.map(({ user }) => user as string).toSorted()).toEqual(left.toSorted())
    expect((await request(server, third, 'GET', `/rooms/${room.room}`)).status).toBe(403)
    expect((await request(server, elsewhere, 'GET', `/rooms/${elsewhere.room}`)).status).toBe(200)
  })

  test('[ACC8] takes out other facilitators, but not who asks for it', async () => {
    const room = await server.createRoom()
    const facilitator = await joinAs(server, room, 'facilitator')
    const colleague = await joinAs(server, room, 'facilitator')
    const { invite, link } = await newLink(room, facilitator)
    const third = await join(server, link, 'Tredje Ledare')
    await request(server, facilitator, 'PUT', `/rooms/${room.room}/members/${third.user}`, { role: 'facilitator' })
    const path = `/rooms/${room.room}/invites`
    const own = (await server.store.invites.list(room.room)).find(({ role }) => role === 'facilitator')!
    expect((await request(server, facilitator, 'DELETE', `${path}/${own.id}`, { people: 'leave' })).status).toBe(204)
    expect((await request(server, colleague, 'GET', path)).status).toBe(403)
    expect((await request(server, third, 'DELETE', `${path}/${invite}`, { people: 'leave' })).status).toBe(204)
    const members = await server.store.people.members(room.room)
    expect(members.map(({ user }) => user as string).toSorted()).toEqual([facilitator.user, third.user].toSorted())
  })

  test('lets nobody in who is on the way, and takes out whoever was in before', async () => {
    for (let round = 0; round < 5; round++) {
      const scene = await newScene()
      const { room, facilitator } = scene
      const { link, invite } = await newLink(room, facilitator)
      const joining = Array.from({ length: 6 }, (_, number) =>
        join(server, link, `Person ${number}`).catch(() => undefined),
      )
      const answer = await withdraw({ ...scene, invite }, 'leave')
      expect(answer.status).toBe(204)
      await Promise.all(joining)
      const members = await server.store.people.members(room.room)
      expect(members.filter((member) => member.invite === invite)).toEqual([])
    }
  })

  test('comes before those who wait to join by it', async () => {
    const scene = await newScene()
    const { room, facilitator, link, invite } = scene
    const door = doorOf(room)
    const first = joinAs(server, room, 'viewer')
    await until('the first is at the door', () => door.waiting() === 1)
    const looks = looksAt(link)
    const crowd = Array.from({ length: 20 }, () => join(server, link, 'Eva Ek').catch(String))
    await until('each has been told that the link is good, and waits', () => looks() === 40)
    const withdrawal = withdraw(scene, 'leave')
    const isWithdrawn = async () => {
      const invites = await server.store.invites.list(room.room)
      return invites.find(({ id }) => id === invite)?.revokedAt !== undefined
    }
    await until('the link is withdrawn', isWithdrawn)
    door.open()
    expect((await withdrawal).status).toBe(204)
    for (const answer of await Promise.all(crowd)) expect(answer).toContain('404')
    const members = await server.store.people.members(room.room)
    expect(members.map(({ user }) => user as string)).toEqual([facilitator.user, (await first).user])
  })

  test('waits for nobody who joins another room', async () => {
    const scene = await newScene()
    const { room, person, facilitator } = scene
    const crowded = await server.createRoom()
    const door = doorOf(crowded)
    const crowd = Array.from({ length: 20 }, () => joinAs(server, crowded, 'viewer'))
    await until('the first is at the door', () => door.waiting() === 1)
    expect((await request(server, facilitator, 'PUT', memberPath(scene), { role: 'viewer' })).status).toBe(204)
    expect((await withdraw(scene, 'leave')).status).toBe(204)
    expect((await request(server, person, 'GET', `/rooms/${room.room}`)).status).toBe(403)
    await joinAs(server, room, 'member')
    expect(door.waiting(), 'of a crowd one is let in at a time').toBe(1)
    door.open()
    await Promise.all(crowd)
    expect(await server.store.people.members(crowded.room)).toHaveLength(20)
  })

  test('is refused in words that are not its own, and changes nothing', async () => {
    const scene = await newScene()
    const { room, facilitator, invite, person } = scene
    const path = `/rooms/${room.room}/invites/${invite}`
    expect((await request(server, facilitator, 'DELETE', path, { people: 'all' })).status).toBe(400)
    expect((await request(server, person, 'DELETE', path, { people: 'leave' })).status).toBe(403)
    expect((await server.store.invites.list(room.room)).find(({ id }) => id === invite)?.revokedAt).toBeUndefined()
  })
})

test('[S2] who signs out while the door is open is not left in', async () => {
  // A server whose next look at all sessions is far away.
  const own = await startTestServer()
  const room = await own.createRoom()
  const person = await joinAs(own, room, 'member')
  // The last look at the membership takes long: the session ends between being found good and the connection.
  const { people } = own.store
  const findMember = people.findMember
  let looks = 0
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  people.findMember = async (...asked) => {
    const found = await findMember(...asked)
    if (++looks === 2) await held
    return found
  }
  const client = new RawClient(own, person.cookie, `${room.room}/content`)
  await until('the door is open', () => looks === 2)
  people.findMember = findMember
  await request(own, person, 'DELETE', '/session')
  goOn()
  expect(await client.closed()).toBe(4401)
  await own.stop()
})

test('[S2] each sign-in has a session of its own, and ends alone', async () => {
  const { room, person } = await newScene()
  const { key } = (await (await request(server, person, 'POST', '/me/key')).json()) as { key: string }
  const signIn = async () => {
    const answer = await request(server, undefined, 'POST', '/session', { key })
    return { ...person, cookie: answer.headers.get('set-cookie')!.split(';')[0]! }
  }
  const [phone, laptop] = [await signIn(), await signIn()]
  expect(new Set([person.cookie, phone.cookie, laptop.cookie]).size).toBe(3)
  const onPhone = await RawClient.open(server, phone, `${room.room}/content`)
  const onLaptop = await RawClient.open(server, laptop, `${room.room}/content`)
  await request(server, phone, 'DELETE', '/session')
  expect(await onPhone.closed()).toBe(4401)
  await onLaptop.settle()
  expect(onLaptop.isOpen).toBe(true)
  onLaptop.close()
})

test('[S2] a session that has run out is taken off the disk when the server starts', async () => {
  const dataDir = await mkdtemp(joinPath(tmpdir(), 'samtavla-ends-'))
  const first = await startTestServer({ dataDir })
  const room = await first.createRoom()
  const hashes = await Promise.all(
    (['member', 'viewer'] as const).map(async (role) =>
      hashToken((await joinAs(first, room, role)).cookie.split('=')[1]!),
    ),
  )
  await first.store.people.touchSession(hashes[0]!, Date.now(), Date.now() - 1)
  await first.stop()
  const second = await startTestServer({ dataDir })
  const find = () => Promise.all(hashes.map((hash) => second.store.people.findSession(hash)))
  await until('it is swept', async () => (await find())[0] === undefined)
  expect((await find())[1]).toBeDefined()
  await second.stop()
  await rm(dataDir, { recursive: true })
})
