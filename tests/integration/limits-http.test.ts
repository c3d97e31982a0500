import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { MOST_MEMBERS } from '@samtavla/server/services/members.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { joinAs, type Person, request, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { rawRequest, upgradeStatus } from '../support/raw-http.ts'
import { send } from '../support/send.ts'
import { startTestServer, type TestRoom, type TestServer, type TestServerOptions } from '../support/test-server.ts'

/** What was opened, to be closed after each test whatever became of it. */
let open: { readonly servers: TestServer[]; readonly sockets: Socket[] } = { servers: [], sockets: [] }

afterEach(async () => {
  for (const socket of open.sockets) socket.destroy()
  await Promise.all(open.servers.map((server) => server.stop()))
  open = { servers: [], sockets: [] }
})

async function start(options?: TestServerOptions): Promise<TestServer> {
  const server = await startTestServer(options)
  open.servers.push(server)
  return server
}

/** A connection on which nothing is sent yet. */
async function dial(server: TestServer): Promise<{ socket: Socket; received: () => string; isClosed: () => boolean }> {
  const { hostname, port } = new URL(server.url)
  const socket = connect({ host: hostname, port: Number(port) })
  open.sockets.push(socket)
  let received = ''
  let isClosed = false
  socket.on('error', () => {})
  socket.on('data', (data) => {
    received += data.toString('latin1')
  })
  socket.on('close', () => {
    isClosed = true
  })
  await once(socket, 'connect')
  return { socket, received: () => received, isClosed: () => isClosed }
}

const me = (server: TestServer, headers: Record<string, string> = {}) => send(server.url, 'GET', '/me', { headers })
const from = (address: string) => ({ 'X-Forwarded-For': address })

describe('[S4] a connection', () => {
  test('with too much in its headers is refused', async () => {
    const server = await start()
    const host = `Host: ${new URL(server.url).host}`
    const status = async (bytes: number) => {
      const answer = await rawRequest(server.url, ['GET /healthz HTTP/1.1', host, `X-Long: ${'x'.repeat(bytes)}`])
      answer.socket.destroy()
      return answer.status
    }
    expect(await status(15_000)).toBe(200)
    expect(await status(17_000)).toBe(431)
  })

  test.each<[string, readonly string[]]>([
    ['says nothing', []],
    ['sends its headers drop by drop', ['GET /healthz HTTP/1.1\r\n', 'X-A: 1\r\n', 'X-B: 2\r\n']],
  ])('that %s is hung up on', async (_, lines) => {
    const server = await start({ httpLimits: { headersMs: 300, requestMs: 600, checkMs: 50 } })
    const { socket, isClosed } = await dial(server)
    for (const line of lines) socket.write(line)
    await until('the server hangs up', isClosed)
    expect((await me(server)).status).toBe(200)
  })

  test('that sends its body drop by drop is hung up on', async () => {
    const server = await start({ httpLimits: { headersMs: 300, requestMs: 600, checkMs: 50 } })
    const { socket, received, isClosed } = await dial(server)
    const head = ['POST /api/join HTTP/1.1', `Host: ${new URL(server.url).host}`, 'Content-Type: application/json']
    socket.write([...head, 'Content-Length: 1000', '', '{'].join('\r\n'))
    const drip = setInterval(() => socket.writable && socket.write(' '), 50)
    await until('the server hangs up', isClosed)
    clearInterval(drip)
    expect(received()).toMatch(/^(HTTP\/1\.1 408|$)/)
  })

  test('that does not read its answer is hung up on, and an open socket is not', async () => {
    const server = await start({ httpLimits: { standstillMs: 300 } })
    const room = await server.createRoom()
    const person = await joinAs(server, room, 'member')
    const client = await RawClient.open(server, person, `${room.room}/content`)
    const { socket, isClosed } = await dial(server)
    socket.pause()
    const request = `GET /api/unknown HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`
    // More answers than fit between the two, until the server reads no more because nobody reads from it.
    const flood = setInterval(() => socket.writable && socket.write(request.repeat(500)), 20)
    await until('the server hangs up', isClosed)
    clearInterval(flood)
    await client.settle()
    expect(client.isOpen).toBe(true)
    client.close()
  })

  test('is kept for the next request for longer when it is a proxy’s', async () => {
    const idle = { idleMs: 300, proxyIdleMs: 60_000 }
    const server = await start({ httpLimits: idle })
    const proxied = await start({ httpLimits: idle, env: { TRUSTED_PROXIES: '1' } })
    const [direct, behind] = [await dial(server), await dial(proxied)]
    for (const { socket } of [direct, behind]) socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
    await until('the server hangs up', direct.isClosed)
    behind.socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
    await until('it is answered twice', () => behind.received().split('{"ok":true}').length === 3)
    expect(behind.isClosed()).toBe(false)
  })

  test('is not taken when its address has too many, unless the address is a proxy’s', async () => {
    const server = await start({ httpLimits: { connectionsOfAddress: 3 } })
    const lines = await Promise.all([dial(server), dial(server), dial(server)])
    const fourth = await dial(server)
    await until('the fourth is hung up on', fourth.isClosed)
    lines[0]!.socket.destroy()
    await until('there is room again', async () => (await me(server).catch(() => undefined))?.status === 200)

    const proxied = await start({ httpLimits: { connectionsOfAddress: 3 }, env: { TRUSTED_PROXIES: '1' } })
    const many = await Promise.all([dial(proxied), dial(proxied), dial(proxied), dial(proxied)])
    expect((await me(proxied)).status).toBe(200)
    expect(many.some(({ isClosed }) => isClosed())).toBe(false)
  })

  test('is not taken when there are too many, and is when one has gone', async () => {
    const server = await start({ httpLimits: { connections: 3 } })
    const lines = await Promise.all([dial(server), dial(server), dial(server)])
    const fourth = await dial(server)
    await until('the fourth is hung up on', fourth.isClosed)
    lines[0]!.socket.destroy()
    await until('there is room again', async () => (await me(server).catch(() => undefined))?.status === 200)
    expect(lines.slice(1).some(({ isClosed }) => isClosed())).toBe(false)
  })
})

describe('[S4] requests', () => {
  test('of an address are limited, whatever they ask for; other addresses notice nothing', async () => {
    const server = await start({ allowed: { requests: 20 }, env: { TRUSTED_PROXIES: '1' } })
    const paths = ['/api/me', '/', '/assets/x.js', '/api/unknown']
    for (let number = 0; number < 20; number++) {
      const { status } = await fetch(`${server.url}${paths[number % 4]}`, { headers: from('203.0.113.9') })
      expect(status).not.toBe(429)
    }
    for (const path of paths) {
      const answer = await fetch(`${server.url}${path}`, { headers: from('203.0.113.9') })
      expect([answer.status, await answer.json()]).toEqual([429, { error: 'too-many-requests' }])
    }
    expect(await upgradeStatus(server.url, '/sync/x', from('203.0.113.9'))).toBe(429)
    expect((await me(server, from('203.0.113.10'))).status).toBe(200)
    // Who watches over the server is not refused.
    expect((await fetch(`${server.url}/readyz`, { headers: from('203.0.113.9') })).status).toBe(200)
  })

  test('of a person are limited, from wherever; others at the same address notice nothing', async () => {
    const server = await start({ allowed: { personsRequests: 20 }, env: { TRUSTED_PROXIES: '1' } })
    const room = await server.createRoom()
    const [one, other] = [await joinAs(server, room, 'member'), await joinAs(server, room, 'viewer')]
    const ask = (cookie: string, address: string) =>
      send(server.url, 'GET', `/rooms/${room.room}`, { cookie, headers: from(address) })
    for (let number = 0; number < 20; number++) expect((await ask(one.cookie, '203.0.113.9')).status).toBe(200)
    expect(await ask(one.cookie, '203.0.113.9')).toMatchObject({ status: 429, body: { error: 'too-many-requests' } })
    expect((await ask(one.cookie, '203.0.113.10')).status).toBe(429)
    expect((await ask(other.cookie, '203.0.113.9')).status).toBe(200)
  })

  test('[S19] are counted by the same address, whatever other headers say', async () => {
    const server = await start({ allowed: { requests: 5 } })
    const forged = ['X-Forwarded-For', 'X-Real-IP', 'CF-Connecting-IP', 'True-Client-IP', 'Forwarded']
    for (const name of forged) expect((await me(server, { [name]: '198.51.100.7' })).status).toBe(200)
    for (const name of forged) {
      expect((await me(server, { [name]: '198.51.100.8' })).status).toBe(429)
      expect(await upgradeStatus(server.url, '/sync/x', { [name]: '198.51.100.8' })).toBe(429)
    }
  })
})

describe('[S4] sessions that begin', () => {
  test('at an address are limited; who has one comes in, and so do others from elsewhere', async () => {
    const server = await start({ allowed: { sessions: 4 }, env: { TRUSTED_PROXIES: '1' } })
    const [room, other] = [await server.createRoom(), await server.createRoom()]
    const join = (into: TestRoom, address: string, cookie?: string) =>
      send(server.url, 'POST', '/join', {
        cookie,
        body: { token: into.tokens.member, name: 'Eva Ek' },
        headers: from(address),
      })
    const came = await Promise.all(Array.from({ length: 3 }, () => join(room, '203.0.113.9')))
    expect(came.map(({ status }) => status)).toEqual([200, 200, 200])
    const { cookie } = came[0]!
    const { key } = (await send(server.url, 'POST', '/me/key', { cookie, headers: from('203.0.113.9') })).body
    const signIn = () => send(server.url, 'POST', '/session', { body: { key }, headers: from('203.0.113.9') })
    expect((await signIn()).status).toBe(200)

    const body = { title: 'Nytt', name: 'Eva Ek' }
    const refused = await Promise.all([
      join(room, '203.0.113.9'),
      signIn(),
      send(server.url, 'POST', '/rooms', { body, headers: from('203.0.113.9') }),
    ])
    for (const answer of refused) {
      expect(answer).toMatchObject({ status: 429, body: { error: 'too-many-requests' }, cookie: undefined })
    }
    expect(await server.store.people.members(room.room)).toHaveLength(3)
    expect(await server.store.rooms.list()).toHaveLength(2)
    expect((await join(other, '203.0.113.9', cookie)).status).toBe(200)
    expect((await join(room, '203.0.113.10')).status).toBe(200)
  })
})

describe('[S4] a room with as many members as it may have', () => {
  /** As many as are missing, but for so many. */
  async function fillUp(server: TestServer, { room }: TestRoom, places: number): Promise<void> {
    const missing = MOST_MEMBERS - places - (await server.store.people.countMembers(room))
    const somebody = () => ({ user: newUserId(), role: 'viewer', name: 'Någon', at: 0, invite: undefined }) as const
    await Promise.all(Array.from({ length: missing }, () => server.store.people.putMember(room, somebody())))
  }
  const join = (server: TestServer, room: TestRoom, cookie?: string) =>
    send(server.url, 'POST', '/join', { cookie, body: { token: room.tokens.member, name: 'Eva Ek' } })

  test('takes nobody new until one is removed, keeps who is in it, and leaves nothing of who was refused', async () => {
    const server = await start()
    const room = await server.createRoom()
    const facilitator = await joinAs(server, room, 'facilitator')
    const member = await joinAs(server, room, 'viewer')
    const elsewhere: Person = await joinAs(server, await server.createRoom(), 'member')
    await fillUp(server, room, 0)
    let sessions = 0
    const { addSession } = server.store.people
    server.store.people.addSession = (session) => {
      sessions++
      return addSession(session)
    }
    const isFull = { status: 403, body: { error: 'too-many-members' }, cookie: undefined }
    expect(await join(server, room)).toMatchObject(isFull)
    expect(await join(server, room, elsewhere.cookie)).toMatchObject(isFull)
    expect(sessions).toBe(0)
    expect(await join(server, room, member.cookie)).toMatchObject({ status: 200, body: { role: 'member' } })

    await request(server, facilitator, 'DELETE', `/rooms/${room.room}/members/${member.user}`)
    expect((await join(server, room)).status).toBe(200)
    expect((await join(server, room)).status).toBe(403)
  })

  test('gives its last place to one of those who come at the same moment', async () => {
    const server = await start()
    const room = await server.createRoom()
    await fillUp(server, room, 1)
    const statuses = (await Promise.all([1, 2, 3, 4].map(() => join(server, room)))).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 403, 403, 403])
    expect(await server.store.people.countMembers(room.room)).toBe(MOST_MEMBERS)
  })
})

describe('[S4] upgrades that fail', () => {
  test('are answered without a look, after too many, where nobody is known', async () => {
    const server = await start({ env: { TRUSTED_PROXIES: '1' } })
    const room = await server.createRoom()
    const { cookie } = await joinAs(server, room, 'member')
    const path = `/sync/${room.room}/content`
    const attempt = (address: string, Cookie?: string) => upgradeStatus(server.url, path, { ...from(address), Cookie })
    const fake = `samtavla=${'A'.repeat(32)}`
    for (let number = 0; number < 300; number++) expect(await attempt('203.0.113.9', fake)).toBe(401)

    let lookUps = 0
    const { findSession } = server.store.people
    server.store.people.findSession = (hash) => {
      lookUps++
      return findSession(hash)
    }
    expect(await attempt('203.0.113.9', fake)).toBe(429)
    expect(lookUps).toBe(0)
    expect(await attempt('203.0.113.10', fake)).toBe(401)

    // A person there opens the page, which asks who they are, and their sockets open.
    expect((await send(server.url, 'GET', '/me', { cookie, headers: from('203.0.113.9') })).status).toBe(200)
    expect(await attempt('203.0.113.9', cookie)).toBe(101)
    expect(await attempt('203.0.113.9', fake)).toBe(401)
  })

  test('do not count when they succeed', async () => {
    const server = await start({ allowed: { failedUpgrades: 3 } })
    const room = await server.createRoom()
    const { cookie } = await joinAs(server, room, 'member')
    for (let number = 0; number < 10; number++) {
      expect(await upgradeStatus(server.url, `/sync/${room.room}/content`, { Cookie: cookie })).toBe(101)
    }
  })
})

test('[S4] sixty people behind one address open a room at once, with every limit in force', async () => {
  const server = await start()
  const room = await server.createRoom()
  const people = await Promise.all(Array.from({ length: 60 }, () => joinAs(server, room, 'member')))
  const files = ['/', ...Array.from({ length: 39 }, (_, number) => `/assets/part-${number}.js`)]
  const statuses = new Set<number>()
  const sockets = await Promise.all(
    people.map(async (person) => {
      for (const file of files) statuses.add((await fetch(`${server.url}${file}`)).status)
      for (const path of ['/me', `/rooms/${room.room}`]) {
        statuses.add((await send(server.url, 'GET', path, { cookie: person.cookie })).status)
      }
      const names = ['content', 'stage', `private/${person.user}`].map((part) => `${room.room}/${part}`)
      return Promise.all(names.map((name) => RawClient.open(server, person, name)))
    }),
  )
  expect(statuses).not.toContain(429)
  expect(sockets.flat().filter(({ isOpen }) => isOpen)).toHaveLength(180)
  for (const socket of sockets.flat()) socket.close()
})
