import { hashToken, newToken } from '@samtavla/server/auth/tokens.ts'
import { newRoomId, newUserId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinAs, type Person, request, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { rawRequest, upgrade, upgradeStatus } from '../support/raw-http.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

let server: TestServer
let room: TestRoom
let member: Person
let path: string

beforeAll(async () => {
  server = await startTestServer()
  room = await server.createRoom()
  member = await joinAs(server, room, 'member')
  path = `/sync/${room.room}/content`
})
afterAll(async () => {
  // Whatever was tried above, the server still lets the right person in.
  const client = await RawClient.open(server, member, `${room.room}/content`)
  client.close()
  await server.stop()
})

test('[S1] lets in with cookie, membership and origin', async () => {
  expect(await upgradeStatus(server.url, path, { Cookie: member.cookie })).toBe(101)
})

describe('[S1] the origin', () => {
  test.each<[string, (url: URL) => string | undefined]>([
    ['none', () => undefined],
    ['an empty one', () => ''],
    ['null', () => 'null'],
    ['a sub-domain', (url) => `http://evil.${url.host}`],
    ['a suffix', (url) => `${url.origin}.evil.example`],
    ['a longer port', (url) => `${url.origin}0`],
    ['another port', (url) => `http://${url.hostname}:${Number(url.port) + 1}`],
    ['no port', (url) => `http://${url.hostname}`],
    ['another scheme', (url) => `https://${url.host}`],
    ['a trailing slash', (url) => `${url.origin}/`],
    ['a user part', (url) => `http://${url.host}@evil.example`],
    ['another name of this machine', (url) => `http://localhost:${url.port}`],
    ['two at once', (url) => `${url.origin}, http://evil.example`],
  ])('refuses %s', async (_, originOf) => {
    const headers = { Cookie: member.cookie, Origin: originOf(new URL(server.url)) }
    expect(await upgradeStatus(server.url, path, headers)).toBe(403)
  })

  test('is looked at before the cookie', async () => {
    expect(await upgradeStatus(server.url, path, { Origin: 'http://evil.example' })).toBe(403)
  })

  test('may be another one that the operator lists', async () => {
    const listed = await startTestServer({ env: { ALLOWED_ORIGINS: 'https://intra.example.se' } })
    const there = await listed.createRoom()
    const { cookie } = await joinAs(listed, there, 'viewer')
    const status = (Origin: string) =>
      upgradeStatus(listed.url, `/sync/${there.room}/content`, { Cookie: cookie, Origin })
    expect(await status('https://intra.example.se')).toBe(101)
    expect(await status('https://x.intra.example.se')).toBe(403)
    expect(await status('http://intra.example.se')).toBe(403)
    await listed.stop()
  })
})

describe('[S1] the cookie', () => {
  test.each([
    ['none', undefined],
    ['an empty one', 'samtavla='],
    ['an unknown token', `samtavla=${'A'.repeat(32)}`],
    ['a token under another name', 'session=abc'],
    ['malformed escapes', 'samtavla=%ZZ%'],
    ['rubbish', ';;;=;=x'],
    ['a name from the prototype', '__proto__=x; constructor=y'],
  ])('refuses %s', async (_, Cookie) => {
    expect(await upgradeStatus(server.url, path, { Cookie })).toBe(401)
  })

  test('refuses the hash in place of the token', async () => {
    const token = member.cookie.split('=')[1]!
    expect(await upgradeStatus(server.url, path, { Cookie: `samtavla=${hashToken(token)}` })).toBe(401)
  })

  test('[S2] refuses an expired session', async () => {
    const token = newToken()
    const at = Date.now() - 60_000
    const session = { hash: hashToken(token), user: member.user as `user_${string}`, createdAt: at, seenAt: at }
    await server.store.people.addSession({ ...session, expiresAt: at + 1_000 })
    expect(await upgradeStatus(server.url, path, { Cookie: `samtavla=${token}` })).toBe(401)
  })

  test('[S2] refuses a session that was ended, and closes its sockets', async () => {
    const other = await joinAs(server, room, 'member')
    const elsewhere = await RawClient.open(server, member, `${room.room}/content`)
    const client = await RawClient.open(server, other, `${room.room}/content`)
    const start = performance.now()
    expect((await request(server, other, 'DELETE', '/session')).status).toBe(204)
    expect(await client.closed()).toBe(4401)
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(await upgradeStatus(server.url, path, { Cookie: other.cookie })).toBe(401)
    expect(elsewhere.isOpen).toBe(true)
    elsewhere.close()
  })
})

describe('[S10] the document', () => {
  test('is refused to members of other rooms, and when it does not exist', async () => {
    const stranger = await joinAs(server, await server.createRoom(), 'facilitator')
    const status = (at: string, { cookie } = member) => upgradeStatus(server.url, at, { Cookie: cookie })
    expect(await status(path, stranger)).toBe(403)
    expect(await status(`/sync/${newRoomId()}/content`)).toBe(404)
    expect(await status(`/sync/${room.room}/private/${newUserId()}`)).toBe(403)
  })

  test.each([
    ['/sync/'],
    ['/sync'],
    ['/'],
    ['//'],
    ['/////sync'],
    ['/sync/ROOM'],
    ['/sync/ROOM/'],
    ['/sync/ROOM/content/'],
    ['/sync/ROOM/content/x'],
    ['/sync//ROOM/content'],
    ['/sync/ROOM//content'],
    ['/sync/ROOM/Content'],
    ['/sync/ROOM/unknown'],
    ['/sync/ROOM/private'],
    ['/sync/ROOM/private/'],
    ['/sync/ROOM/private/__proto__'],
    ['/sync/ROOM/__proto__'],
    ['/sync/ROOM/constructor'],
    ['/sync/__proto__/content'],
    ['/sync/__proto__'],
    ['/sync/../ROOM/content'],
    ['/sync/%2e%2e/ROOM/content'],
    ['/sync/..%2f..%2fetc%2fpasswd'],
    ['/sync/ROOM%2Fcontent'],
    ['/sync/ROOM%2fcontent'],
    ['/sync/ROOM%00/content'],
    ['/sync/ROOM/content%00'],
    ['/sync/ROOM/content%20'],
    ['/sync/%ZZ/content'],
    ['/sync/ROOM/%'],
    ['/sync/%C0%AF/content'],
    ['/sync/ROOM\\content'.replace('\\', '%5C')],
    ['/SYNC/ROOM/content'],
    ['/api/rooms/ROOM'],
    ['/healthz'],
    [`/sync/${'a'.repeat(6_000)}`],
    ['*'],
    ['http://['],
    ['http://evil.example/other/ROOM/content'],
  ])('is not found at %s', async (at) => {
    const status = await upgradeStatus(server.url, at.replace('ROOM', room.room), { Cookie: member.cookie })
    expect(status).toBe(404)
  })

  test('is asked for by an address that says the same, and by right of that', async () => {
    const dotted = `/sync/${room.room}/private/${member.user}/../../content`
    expect(await upgradeStatus(server.url, dotted, { Cookie: member.cookie })).toBe(101)
    const others = `/sync/${room.room}/private/${member.user}/../${newUserId()}`
    expect(await upgradeStatus(server.url, others, { Cookie: member.cookie })).toBe(403)
  })
})

describe('what is no WebSocket handshake', () => {
  test.each<[string, Record<string, string | undefined>, number]>([
    ['another protocol', { Upgrade: 'h2c' }, 400],
    ['no key', { 'Sec-WebSocket-Key': undefined }, 400],
    ['a bad key', { 'Sec-WebSocket-Key': 'short' }, 400],
    ['an unknown version', { 'Sec-WebSocket-Version': '99' }, 400],
  ])('refuses %s', async (_, headers, status) => {
    expect(await upgradeStatus(server.url, path, { Cookie: member.cookie, ...headers })).toBe(status)
  })

  test('answers a page request below /sync/ with not found', async () => {
    expect((await fetch(`${server.url}${path}`, { headers: { Cookie: member.cookie } })).status).toBe(404)
  })

  test('refuses a method other than GET', async () => {
    const { status, socket } = await rawRequest(server.url, [
      `POST ${path} HTTP/1.1`,
      `Host: ${new URL(server.url).host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Origin: ${server.url}`,
      `Cookie: ${member.cookie}`,
    ])
    socket.destroy()
    expect(status).toBe(405)
  })
})

test('[S4] hangs up on who is refused, even when they do not', async () => {
  const { status, socket } = await upgrade(server.url, path)
  expect(status).toBe(401)
  const failure = new Promise((resolve) => socket.once('error', resolve))
  let isOver = false
  void failure.then(() => {
    isOver = true
  })
  await until('writing to the connection fails', () => {
    if (!isOver) socket.write('still here')
    return isOver
  })
})

test('[IN3] says in a header why it refuses', async () => {
  const { text, socket } = await upgrade(server.url, path)
  socket.destroy()
  expect(text).toContain('X-Reason: not-signed-in')
})
