import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import http from 'node:http'
import { connect } from 'node:net'
import { join as joinPath } from 'node:path'
import { gzipSync } from 'node:zlib'
import { hashToken, newToken } from '@samtavla/server/auth/tokens.ts'
import { ROUTES, type Route, type Rule } from '@samtavla/server/http/routes.ts'
import { may, ROLES } from '@samtavla/shared/access/can.ts'
import { rspSwot2018 } from '@samtavla/shared/examples/rsp-swot-2018.ts'
import {
  type BoardId,
  type CardId,
  newBoardId,
  newInviteId,
  newRoomId,
  newRoundId,
  newUserId,
  type RoundId,
  type UserId,
} from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { join, joinAs, NAMES, type Person, until } from '../support/people.ts'
import { rawRequest } from '../support/raw-http.ts'
import { type Answer, type SendOptions, send } from '../support/send.ts'
import { freePort, startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'
import { givePlan } from '../support/voting.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const ask = (method: string, path: string, options?: SendOptions) => send(server.url, method, path, options)
const joinBy = (token: string, name: unknown = 'Eva Ek', options: SendOptions = {}) =>
  ask('POST', '/join', { body: { token, name }, ...options })

/** A server of the test's own, since the limits remember addresses. */
async function withServer(env: Record<string, string>, work: (own: TestServer) => Promise<void>): Promise<void> {
  const own = await startTestServer({ env })
  try {
    await work(own)
  } finally {
    await own.stop()
  }
}

describe('[IN2] joining', () => {
  test('by a link gives a session, the room and the role', async () => {
    const room = await server.createRoom()
    const { status, body, headers, cookie } = await joinBy(room.tokens.principal)
    expect(status).toBe(200)
    expect(body).toEqual({ room: room.room, role: 'principal', user: expect.stringMatching(/^user_/) })
    expect(headers.get('set-cookie')).toMatch(/^samtavla=[\w-]{32}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    const me = await ask('GET', '/me', { cookie })
    expect(me.body).toEqual({
      user: body.user,
      rooms: [{ id: room.room, title: 'Test', role: 'principal' }],
      canCreate: true,
    })
  })

  test('[IN1] by a code works however it is typed', async () => {
    const room = await server.createRoom()
    const { cookie } = await joinAs(server, room, 'facilitator')
    const { body } = await ask('POST', `/rooms/${room.room}/code`, { cookie })
    const { code, role } = body.invite as { code: string; role: string }
    expect(role).toBe('member')
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
    expect(body.link).toBe(`${server.url}/join#${code}`)
    const spellings = [
      code,
      code.toLowerCase(),
      code.replace('-', ''),
      code.replace('-', ' ').toLowerCase(),
      ` ${code} `,
    ]
    for (const spelling of spellings) expect((await joinBy(spelling)).body).toMatchObject({ role: 'member' })
    const again = await ask('POST', `/rooms/${room.room}/code`, { cookie })
    expect((again.body.invite as { code: string }).code).toBe(code)
  })

  test('again keeps the person, under the new name', async () => {
    const room = await server.createRoom()
    const first = await join(server, room.tokens.member, 'Eva Ek')
    const again = await joinBy(room.tokens.member, 'Eva Alm', { cookie: first.cookie })
    expect(again.body.user).toBe(first.user)
    expect(again.cookie).toBeUndefined()
    const members = await server.store.people.members(room.room)
    expect(members.map(({ name }) => name)).toEqual(['Eva Alm'])
  })

  test('is possible for sixty people behind one address at the same moment', async () => {
    const room = await server.createRoom()
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, number) => joinBy(room.tokens.member, `Person ${number}`)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body.user)).size).toBe(60)
    expect(await server.store.people.members(room.room)).toHaveLength(60)
  })

  test.each<[string, unknown]>([
    ['nothing', ''],
    ['spaces', '   '],
    ['41 letters', 'x'.repeat(41)],
    ['two lines', 'Eva\nEk'],
    ['a control character', 'Eva\u0000Ek'],
    ['a number', 7],
    ['null', null],
    ['a list', ['Eva']],
    ['an object', { name: 'Eva' }],
  ])('is refused with a name of %s', async (_, name) => {
    const room = await server.createRoom()
    const answer = await joinBy(room.tokens.member, name)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ error: 'bad-request', detail: expect.stringContaining('name') })
    expect(answer.cookie).toBeUndefined()
    expect(await server.store.people.members(room.room)).toEqual([])
  })

  test.each([['Å'], ['x'.repeat(40)], ['Ærø-Øst & Söner'], ['<b>Eva</b>'], ['محمد']])('is done as %s', async (name) => {
    const room = await server.createRoom()
    expect((await joinBy(room.tokens.member, ` ${name} `)).status).toBe(200)
    expect((await server.store.people.members(room.room))[0]?.name).toBe(name)
  })
})

/** A wrong secret, an expired and a withdrawn one. */
async function badSecrets(own: TestServer): Promise<string[]> {
  const room = await own.createRoom()
  const { cookie } = await joinAs(own, room, 'facilitator')
  const expired = newToken()
  const [createdAt, expiresAt] = [Date.now() - 2_000, Date.now() - 1_000]
  const base = { room: room.room, role: 'member' as const, label: '', code: undefined, revokedAt: undefined, uses: 0 }
  await own.store.invites.add({ ...base, id: newInviteId(), hash: hashToken(expired), createdAt, expiresAt })
  const made = await send(own.url, 'POST', `/rooms/${room.room}/invites`, { cookie, body: { role: 'member' } })
  const { id } = made.body.invite as { id: string }
  expect((await send(own.url, 'DELETE', `/rooms/${room.room}/invites/${id}`, { cookie })).status).toBe(204)
  return [newToken(), expired, String(made.body.link).split('#')[1]!]
}

/** Notes the name of each call of a group of the store, which goes on as before. */
function noteCalls(group: object, calls: string[]): void {
  for (const [name, call] of Object.entries(group) as [string, (...parts: unknown[]) => unknown][]) {
    Object.assign(group, {
      [name]: (...parts: unknown[]) => {
        calls.push(name)
        return call(...parts)
      },
    })
  }
}

describe('[S11] a secret that is not good', () => {
  test('is answered alike, whatever is wrong with it', async () => {
    await withServer({}, async (own) => {
      const secrets = await badSecrets(own)
      const looks = (answer: Answer) => ({
        status: answer.status,
        text: answer.text,
        headers: [...answer.headers].filter(([name]) => name !== 'date'),
      })
      const answers = await Promise.all(
        secrets.flatMap((token) => [
          send(own.url, 'POST', '/join', { body: { token, name: 'Eva Ek' } }),
          send(own.url, 'POST', '/invites/look', { body: { token } }),
        ]),
      )
      expect(answers[0]).toMatchObject({ status: 404, text: '{"error":"invite-not-valid"}', cookie: undefined })
      for (const answer of answers) expect(looks(answer)).toEqual(looks(answers[0]!))
    })
  })

  test('costs the same, whatever is wrong with it', async () => {
    await withServer({}, async (own) => {
      const secrets = await badSecrets(own)
      const calls: string[] = []
      for (const group of ['invites', 'rooms', 'people'] as const) noteCalls(own.store[group], calls)
      const costs: string[] = []
      for (const token of secrets) {
        calls.length = 0
        await send(own.url, 'POST', '/join', { body: { token, name: 'Eva Ek' } })
        costs.push(calls.join())
      }
      expect(costs).toEqual(secrets.map(() => 'find'))
    })
  })

  const join = (own: TestServer, token: string, options: SendOptions = {}) =>
    send(own.url, 'POST', '/join', { body: { token, name: 'Eva Ek' }, ...options })
  const guess = (own: TestServer, options: SendOptions = {}) => join(own, newToken(), options)
  const many = <T>(count: number, ask: () => Promise<T>) => Promise.all(Array.from({ length: count }, ask))

  test('is answered ten times a minute; then the address waits with wrong ones, and comes in with right ones', async () => {
    await withServer({}, async (own) => {
      const room = await own.createRoom()
      const { cookie } = await joinAs(own, room, 'facilitator')
      const made = await send(own.url, 'POST', `/rooms/${room.room}/code`, { cookie })
      const { code } = made.body.invite as { code: string }
      const { key } = (await send(own.url, 'POST', '/me/key', { cookie })).body
      for (let number = 0; number < 10; number++) expect((await guess(own)).status).toBe(404)
      const start = performance.now()
      const wrong = await Promise.all([
        guess(own),
        join(own, 'AAAA-BBBB'),
        send(own.url, 'POST', '/invites/look', { body: { token: newToken() } }),
        send(own.url, 'POST', '/session', { body: { key: 'AAAA-BBBB' } }),
      ])
      expect(performance.now() - start).toBeGreaterThan(900)
      for (const answer of wrong) expect(answer).toMatchObject({ status: 429, body: { error: 'too-many-requests' } })
      expect((await join(own, room.tokens.viewer)).status).toBe(200)
      expect((await join(own, code)).status).toBe(200)
      expect((await send(own.url, 'POST', '/session', { body: { key } })).status).toBe(200)
      expect((await send(own.url, 'GET', '/me')).status).toBe(200)
    })
  })

  test('is no longer looked up after three hundred wrong codes of an address; links come in', async () => {
    await withServer({ TRUSTED_PROXIES: '1' }, async (own) => {
      const room = await own.createRoom()
      const { cookie } = await joinAs(own, room, 'facilitator')
      const made = await send(own.url, 'POST', `/rooms/${room.room}/code`, { cookie })
      const { code } = made.body.invite as { code: string }
      const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } })
      await many(299, () => join(own, 'AAAA-BBBB', from('203.0.113.9')))
      expect((await join(own, code, from('203.0.113.9'))).status).toBe(200)
      await join(own, 'AAAA-BBBB', from('203.0.113.9'))
      expect((await join(own, code, from('203.0.113.9'))).status).toBe(429)
      expect((await join(own, room.tokens.member, from('203.0.113.9'))).status).toBe(200)
      expect((await join(own, code, from('203.0.113.10'))).status).toBe(200)
    })
  })

  test('is counted as well when all are tried at once', async () => {
    await withServer({}, async (own) => {
      const room = await own.createRoom()
      const statuses = await pipelined(own.url, 80, () => JSON.stringify({ token: newToken(), name: 'Eva Ek' }))
      expect(statuses.filter((status) => status === 404)).toHaveLength(10)
      expect(statuses.filter((status) => status === 429)).toHaveLength(70)
      expect(await own.store.people.members(room.room)).toEqual([])
    })
  })

  test('[S19] is counted against the address, and not against what a header says', async () => {
    await withServer({}, async (own) => {
      await many(10, () => guess(own))
      const names = ['X-Forwarded-For', 'X-Real-IP', 'CF-Connecting-IP', 'True-Client-IP', 'Forwarded']
      const answers = await Promise.all(names.map((name) => guess(own, { headers: { [name]: '203.0.113.9' } })))
      expect(answers.map(({ status }) => status)).toEqual(names.map(() => 429))
    })
  })

  test('[S19] is counted against what the trusted proxy says', async () => {
    await withServer({ TRUSTED_PROXIES: '1' }, async (own) => {
      const from = (address: string) => guess(own, { headers: { 'X-Forwarded-For': address } })
      await many(10, () => from('203.0.113.9'))
      expect((await from('203.0.113.9')).status).toBe(429)
      expect((await from('198.51.100.1, 203.0.113.9')).status).toBe(429)
      expect((await from('203.0.113.10')).status).toBe(404)
    })
  })
})

/** Sends all requests to join in one go, without waiting for an answer, and reads the statuses of the answers. */
async function pipelined(url: string, count: number, body: () => string): Promise<number[]> {
  const { hostname, port, host } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  const requests = Array.from({ length: count }, () => {
    const text = body()
    const head = ['POST /api/join HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json']
    return `${[...head, `Content-Length: ${text.length}`].join('\r\n')}\r\n\r\n${text}`
  })
  let received = ''
  socket.on('data', (data) => {
    received += data.toString('latin1')
  })
  socket.write(requests.join(''))
  const statuses = () => [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
  await until('all are answered', () => statuses().length === count)
  socket.destroy()
  return statuses()
}

describe('[S18] a request that changes something', () => {
  const joining = async (options: SendOptions) => {
    const room = await server.createRoom()
    const answer = await joinBy(room.tokens.member, 'Eva Ek', options)
    expect(await server.store.people.members(room.room)).toHaveLength(answer.status === 200 ? 1 : 0)
    return answer
  }

  test.each<[string, Record<string, string>]>([
    ['another origin', { Origin: 'https://evil.example' }],
    ['an origin of null', { Origin: 'null' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['the same site elsewhere', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused from %s', async (_, headers) => {
    const answer = await joining({ headers })
    expect(answer).toMatchObject({ status: 403, body: { error: 'foreign-origin' }, cookie: undefined })
    const { cookie } = await joinAs(server, await server.createRoom(), 'member')
    expect((await ask('DELETE', '/session', { cookie, headers })).status).toBe(403)
    expect((await ask('GET', '/me', { cookie })).body).toHaveProperty('user')
  })

  test('is taken from our own pages, and from no page at all', async () => {
    expect((await joining({ headers: { 'Sec-Fetch-Site': 'same-origin' } })).status).toBe(200)
    expect((await joining({ headers: { Origin: undefined } })).status).toBe(200)
  })

  test('lets no other page read an answer', async () => {
    const { headers } = await ask('GET', '/me', { headers: { Origin: 'https://evil.example' } })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    const preflight = await ask('OPTIONS', '/join', { headers: { Origin: 'https://evil.example' } })
    expect(preflight.status).toBe(403)
  })

  test.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/octet-stream'],
    [undefined],
  ])('is not read as %s', async (type) => {
    const room = await server.createRoom()
    const raw = new TextEncoder().encode(JSON.stringify({ token: room.tokens.member, name: 'Eva Ek' }))
    const answer = await ask('POST', '/join', { raw, headers: { 'Content-Type': type } })
    expect(answer).toMatchObject({ status: 400, body: { error: 'bad-request' } })
    expect(await server.store.people.members(room.room)).toEqual([])
  })

  test.each([['{'], ['"text"'], ['null'], ['[]'], ['{"token":1}'], ['{}'], [''], ['{"token":"x","name":"y"} {}']])(
    'is refused with the body %s',
    async (raw) => {
      expect(await ask('POST', '/join', { raw })).toMatchObject({ status: 400, body: { error: 'bad-request' } })
    },
  )

  test.each<[string, string, SendOptions, number]>([
    ['a long body', '/join', { body: { token: 'x', name: 'y', more: 'z'.repeat(17_000) } }, 413],
    ['a room file of more than 8 MB', '/rooms/import', { body: { name: 'Eva', file: 'x'.repeat(8_400_000) } }, 413],
    ['a body that unpacks to much', '/join', zipped('z'.repeat(1_000_000)), 413],
    ['an unknown packing', '/join', { body: {}, headers: { 'Content-Encoding': 'compress' } }, 400],
    [
      'an unknown character set',
      '/join',
      { body: {}, headers: { 'Content-Type': 'application/json; charset=x' } },
      400,
    ],
    ['what is no room file', '/rooms/import', { body: { name: 'Eva', file: '{}' } }, 400],
    ['a title that is too long', '/rooms', { body: { name: 'Eva', title: 'x'.repeat(121) } }, 400],
    ['a title of spaces', '/rooms', { body: { name: 'Eva', title: '  ' } }, 400],
    ['an unknown language', '/rooms', { body: { name: 'Eva', title: 'x', language: 'xx' } }, 400],
  ])('is refused with %s', async (_, path, options, status) => {
    const before = (await server.store.rooms.list()).length
    const answer = await ask('POST', path, options)
    expect(answer.status).toBe(status)
    expect(answer.body).toHaveProperty('error')
    expect(answer.cookie).toBeUndefined()
    expect(await server.store.rooms.list()).toHaveLength(before)
  })
})

function zipped(name: string): SendOptions {
  const raw = new Uint8Array(gzipSync(JSON.stringify({ token: 'x', name })))
  return { raw, headers: { 'Content-Encoding': 'gzip' } }
}

test.each([
  ['/api'],
  ['/api/unknown'],
  ['/api/rooms/__proto__'],
  ['/api/rooms/x'],
  ['/api/rooms/room_a%2fb'],
  ['/api/rooms/room_a/../../me/x'],
  ['/assets/unknown.js'],
  ['/.env'],
  ['/package.json'],
  ['/..%2f..%2fpackage.json'],
])('answers %s with not found', async (path) => {
  const response = await fetch(`${server.url}${path}`)
  expect(response.status).toBe(404)
  expect(await response.json()).toHaveProperty('error')
})

test.each([['/api/rooms/%ZZ'], ['/%C0%AF.js'], ['/assets/%ZZ'], ['/assets/..%2f..%2fpackage.json']])(
  'answers the malformed %s with a refusal',
  async (path) => {
    const { status } = await fetch(`${server.url}${path}`)
    expect([400, 404]).toContain(status)
  },
)

const WHO = ['nobody', 'stranger', 'viewer', 'principal', 'member', 'facilitator'] as const
type Who = (typeof WHO)[number]

interface Scene {
  readonly room: TestRoom
  readonly other: TestRoom
  readonly people: Record<Exclude<Who, 'nobody'>, Person>
  readonly invite: string
  readonly key: string
  readonly card: CardId
  readonly board: BoardId
  /** Where everybody writes silently. */
  readonly silent: BoardId
  /** With a long text and no cards. */
  readonly notes: BoardId
  /** Open to everybody who may vote anywhere. */
  readonly round: RoundId
  /** The principal's. */
  readonly comment: string
}

interface Example {
  readonly path?: (scene: Scene) => string
  readonly body?: (scene: Scene) => unknown
  /** What is answered to who may. */
  readonly status?: 204
}

const inRound = (rest: string) => ({ path: ({ room, round }: Scene) => `/rooms/${room.room}/rounds/${round}${rest}` })
const inSilence = (rest = '') => ({
  path: ({ room, silent }: Scene) => `/rooms/${room.room}/silences/${silent}${rest}`,
})
const onComment = { path: ({ room, comment }: Scene) => `/rooms/${room.room}/comments/${comment}` }
const inRoom = (rest = '') => ({ path: ({ room }: Scene) => `/rooms/${room.room}${rest}` })

/** One good request for each route; a route without one does not compile. */
const EXAMPLES: Record<Route, Example> = {
  'GET /me': {},
  'POST /invites/look': { body: ({ room }) => ({ token: room.tokens.viewer }) },
  'POST /join': { body: ({ other }) => ({ token: other.tokens.viewer, name: 'Eva Ek' }) },
  'POST /me/key': {},
  'POST /session': { body: ({ key }) => ({ key }) },
  'DELETE /session': { status: 204 },
  'POST /rooms': { body: () => ({ title: 'Nytt', name: 'Eva Ek' }) },
  'POST /rooms/example': { body: () => ({ name: 'Eva Ek' }) },
  'POST /rooms/import': { body: () => ({ name: 'Eva Ek', file: JSON.stringify(rspSwot2018.file) }) },
  'GET /rooms/:room': inRoom(),
  'PUT /rooms/:room/locks/:board': {
    ...inRoom(`/locks/${newBoardId()}`),
    body: () => ({ isLocked: true }),
    status: 204,
  },
  'POST /rooms/:room/erase': { ...inRoom('/erase'), body: ({ card }) => ({ cards: [card] }), status: 204 },
  'POST /rooms/:room/notes/:board/forget': {
    path: ({ room, notes }) => `/rooms/${room.room}/notes/${notes}/forget`,
    status: 204,
  },
  'POST /rooms/:room/silences/:board': {
    path: ({ room, board }) => `/rooms/${room.room}/silences/${board}`,
    body: () => ({ isAnonymous: true, minutes: 8 }),
    status: 204,
  },
  'PUT /rooms/:room/silences/:board': { ...inSilence(), body: () => ({ minutes: 1 }), status: 204 },
  'POST /rooms/:room/silences/:board/reveal': inSilence('/reveal'),
  'GET /rooms/:room/invites': inRoom('/invites'),
  'POST /rooms/:room/invites': { ...inRoom('/invites'), body: () => ({ role: 'facilitator' }) },
  'POST /rooms/:room/code': inRoom('/code'),
  'DELETE /rooms/:room/invites/:invite': {
    path: ({ room, invite }) => `/rooms/${room.room}/invites/${invite}`,
    body: () => ({ people: 'leave' }),
    status: 204,
  },
  'GET /rooms/:room/members': inRoom('/members'),
  'PUT /rooms/:room/members/:user': {
    path: ({ room, people }) => `/rooms/${room.room}/members/${people.member.user}`,
    body: () => ({ role: 'facilitator' }),
    status: 204,
  },
  'DELETE /rooms/:room/members/:user': {
    path: ({ room, people }) => `/rooms/${room.room}/members/${people.viewer.user}`,
    status: 204,
  },
  'POST /rooms/:room/rounds': {
    ...inRoom('/rounds'),
    body: ({ board, card }) => ({ kind: 'dots', board, cards: [card], budget: 3, cap: 2 }),
  },
  'POST /rooms/:room/rounds/:round/cards': {
    ...inRound('/cards'),
    body: ({ card }) => ({ cards: [card] }),
    status: 204,
  },
  'POST /rooms/:room/rounds/:round/minutes': { ...inRound('/minutes'), body: () => ({ minutes: 10 }), status: 204 },
  'POST /rooms/:room/rounds/:round/close': { ...inRound('/close'), status: 204 },
  'GET /rooms/:room/rounds/:round/ballot': inRound('/ballot'),
  'PUT /rooms/:room/rounds/:round/ballot': {
    ...inRound('/ballot'),
    body: ({ card }) => ({ choices: { [card]: 1 }, revision: 0 }),
  },
  'POST /rooms/:room/decisions': { ...inRoom('/decisions'), body: () => ({ kind: 'other', text: 'Vi ses i maj' }) },
  'POST /rooms/:room/steps/:step': {
    ...inRoom('/steps/h1'),
    body: () => ({ isPassed: true, reason: 'Ont om tid' }),
  },
  'POST /rooms/:room/comments': { ...inRoom('/comments'), body: ({ card }) => ({ card, text: 'Ont om tid' }) },
  'PUT /rooms/:room/comments/:comment': { ...onComment, body: () => ({ isResolved: true }), status: 204 },
  'DELETE /rooms/:room/comments/:comment': { ...onComment, status: 204 },
}

/** What one who asks is answered by a route's rule and the table of actions. */
function expectedStatus(rule: Rule, who: Who, granted: number): number {
  if (rule === 'anybody' || rule === 'creator') return granted
  if (who === 'nobody') return 401
  if (rule === 'session') return granted
  if (who === 'stranger') return 403
  return rule === 'member' || may(who, rule) ? granted : 403
}

/** What is answered to a request whose body does not come: as a status, or not at all by who waits for the body. */
async function statusWithoutBody(at: TestServer, route: string, path: string, cookie?: string): Promise<number> {
  const { status, socket } = await rawRequest(at.url, [
    `${route.split(' ')[0]} /api${path} HTTP/1.1`,
    `Host: ${new URL(at.url).host}`,
    `Origin: ${at.url}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    'Content-Type: application/json',
    'Content-Length: 10000',
  ])
  socket.removeAllListeners('close').destroy()
  return status
}

/** The routes that a cell of the table names: "`GET` and `POST /rooms`, `PUT /me`" are three. */
function routesIn(cell: string): string[] {
  const parts = [...cell.matchAll(/`(GET|POST|PUT|DELETE)(?: ([^`]+))?`/g)]
  return parts.map(([, method, path], at) => `${method} ${path ?? parts.slice(at).find(([, , later]) => later)?.[2]}`)
}

const nameInCapitals = (_: string, name: string) => name.toUpperCase()

function groupOf(words: string): string {
  if (/its facilitators, members and principals/.test(words)) return 'facilitators,members,principals'
  if (/its facilitators and principals/.test(words)) return 'facilitators,principals'
  if (/its facilitators/.test(words)) return 'facilitators'
  if (/the room's members/.test(words)) return 'members'
  if (/unless `ROOM_CREATION=operator`/.test(words)) return 'creator'
  return /^who has a session/.test(words) ? 'session' : 'anybody'
}

function groupFor(rule: Rule): string {
  if (rule === 'anybody' || rule === 'creator' || rule === 'session') return rule
  const roles = ROLES.filter((role) => rule === 'member' || may(role, rule))
  return roles.length === ROLES.length ? 'members' : roles.map((role) => `${role}s`).join()
}

describe('[S10] every route', () => {
  test('is in the table, and the table in docs/spec/access.md says the same', async () => {
    const spec = await readFile(joinPath(import.meta.dirname, '../../docs/spec/access.md'), 'utf8')
    const rows = [...spec.matchAll(/^ *\| (`(?:GET|POST|PUT|DELETE)\b.*`) \| (.*) \|$/gm)]
    const told = rows.flatMap(([, cell = '', who = '']) =>
      routesIn(cell).map((route) => [route, groupOf(who)] as const),
    )
    const rules = Object.entries(ROUTES).map(([route, rule]) => [
      route.replace(/:(\w+)/g, nameInCapitals),
      groupFor(rule),
    ])
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(rules))
  })

  describe.each(Object.entries(ROUTES) as [Route, Rule][])('%s', (route, rule) => {
    const [method = '', pattern = ''] = route.split(' ')
    const { path, body, status = 200 } = EXAMPLES[route]

    test('answers each as the table says, and changes nothing for who may not', async () => {
      const scene = await newScene()
      const membersBefore = await server.store.people.members(scene.room.room)
      const invitesBefore = await server.store.invites.list(scene.room.room)
      const statuses: number[] = []
      for (const who of WHO) {
        const cookie = who === 'nobody' ? undefined : scene.people[who].cookie
        const answer = await ask(method, path?.(scene) ?? pattern, { cookie, ...(body ? { body: body(scene) } : {}) })
        statuses.push(answer.status)
        if (answer.status < 400) continue
        expect(answer.body).toHaveProperty('error')
        expect(answer.cookie).toBeUndefined()
        expect(await server.store.people.members(scene.room.room)).toEqual(membersBefore)
        expect(await server.store.invites.list(scene.room.room)).toEqual(invitesBefore)
      }
      expect(statuses).toEqual(WHO.map((who) => expectedStatus(rule, who, status)))
    })

    test('[ACC13] refuses who may not before it has read the body', async () => {
      const scene = await newScene()
      for (const who of WHO) {
        const expected = expectedStatus(rule, who, status)
        if (expected < 400) continue
        const cookie = who === 'nobody' ? undefined : scene.people[who].cookie
        expect(await statusWithoutBody(server, route, path?.(scene) ?? pattern, cookie)).toBe(expected)
      }
    })

    if (pattern.startsWith('/rooms/:room') && body) {
      test('[S9] refuses who might when the body began to come, and may not when it has', async () => {
        const scene = await newScene()
        const { user, cookie } = scene.people.facilitator
        const text = JSON.stringify(body(scene))
        const length = { 'Content-Type': 'application/json', 'Content-Length': text.length }
        const headers = { Origin: server.url, Cookie: cookie, ...length }
        const asked = http.request(`${server.url}/api${path!(scene)}`, { method, headers })
        const answered = once(asked, 'response')
        const looks = looksAtMember(user)
        asked.write(text.slice(0, 1))
        await until('the right has been looked at', () => looks() === 1)
        await server.store.people.removeMember(scene.room.room, user as UserId)
        asked.end(text.slice(1))
        const [{ statusCode }] = (await answered) as [http.IncomingMessage]
        expect(statusCode).toBe(403)
      })
    }

    if (pattern.startsWith('/rooms/:room')) {
      test('does not know a room that is not there', async () => {
        const scene = await newScene()
        const { cookie } = scene.people.facilitator
        const there = path!(scene).replace(scene.room.room, newRoomId())
        const answer = await ask(method, there, { cookie, ...(body ? { body: body(scene) } : {}) })
        expect(answer).toMatchObject({ status: 404, body: { error: 'room-not-found' } })
      })
    }
  })

  test('reaches nothing of another room through a room of one’s own', async () => {
    const { room, other, people, invite } = await newScene()
    const { cookie } = people.stranger
    const through = (path: string) => `/rooms/${other.room}${path}`
    expect((await ask('DELETE', through(`/invites/${invite}`), { cookie })).status).toBe(404)
    expect((await ask('DELETE', through(`/members/${people.member.user}`), { cookie })).status).toBe(404)
    const role = { role: 'viewer' }
    expect((await ask('PUT', through(`/members/${people.member.user}`), { cookie, body: role })).status).toBe(404)
    expect((await ask('PUT', through(`/members/${newUserId()}`), { cookie, body: role })).status).toBe(404)
    const members = await server.store.people.members(room.room)
    expect(members.map(({ role: each }) => each).toSorted()).toEqual(['facilitator', 'member', 'principal', 'viewer'])
    const left = await server.store.invites.list(room.room)
    expect(left.find(({ id }) => id === invite)?.revokedAt).toBeUndefined()
  })

  /** Counts how often somebody's membership has been looked up from then on. */
  function looksAtMember(user: string): () => number {
    const { people } = server.store
    const { findMember } = people
    let looks = 0
    people.findMember = async (room, whose) => {
      const found = await findMember(room, whose)
      if (whose === user) looks++
      return found
    }
    return () => looks
  }

  async function newScene(): Promise<Scene> {
    const [silent, notes] = [newBoardId(), newBoardId()]
    const { file } = rspSwot2018
    const swot = file.boards[0]!
    const boards = [...file.boards, { ...swot, id: silent }, { ...swot, id: notes, tool: 'notes', preset: 'text' }]
    const [room, other] = [await server.importRoom({ ...file, boards }), await server.createRoom()]
    const people = {
      stranger: await joinAs(server, other, 'facilitator'),
      facilitator: await joinAs(server, room, 'facilitator'),
      member: await joinAs(server, room, 'member'),
      principal: await joinAs(server, room, 'principal'),
      viewer: await joinAs(server, room, 'viewer'),
    }
    const invites = await server.store.invites.list(room.room)
    const { body } = await ask('POST', '/me/key', { cookie: people.facilitator.cookie })
    const [first] = (await server.rooms.export(room.room)).cards
    const [card, { board }] = [first!.id, first!.place]
    const round = newRoundId()
    const voters = ['facilitator', 'member', 'principal'] as const
    const times = { openedBy: NAMES.facilitator, openedAt: Date.now(), deadline: undefined }
    const dots = { kind: 'dots', budget: 3, cap: 2, voters } as const
    await server.store.rounds.add({ ...dots, ...times, id: round, room: room.room, board, cards: [card] }, 1)
    await givePlan(server, people.facilitator, 'gr-tre-halvdagar')
    const asked = { cookie: people.facilitator.cookie, body: { isAnonymous: true } }
    expect((await ask('POST', `/rooms/${room.room}/silences/${silent}`, asked)).status).toBe(204)
    const said = { cookie: people.principal.cookie, body: { card, text: 'Gäller det båda skolorna?' } }
    const comment = String((await ask('POST', `/rooms/${room.room}/comments`, said)).body.comment)
    const [invite, key] = [invites[0]!.id, String(body.key)]
    return { room, other, people, invite, key, card, board, silent, notes, round, comment }
  }
})

describe('an invite', () => {
  test('[S11] is listed without its secret, and ends when it is revoked', async () => {
    const room = await server.createRoom()
    const { cookie } = await joinAs(server, room, 'facilitator')
    const made = await ask('POST', `/rooms/${room.room}/invites`, {
      cookie,
      body: { role: 'viewer', label: 'Nämnden' },
    })
    const link = String(made.body.link)
    const token = link.split('#')[1]!
    expect(link).toBe(`${server.url}/join#${token}`)
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
    const guest = await joinBy(token)
    expect(guest.body.role).toBe('viewer')
    const list = await ask('GET', `/rooms/${room.room}/invites`, { cookie })
    const { id } = made.body.invite as { id: string }
    const listed = (list.body.invites as { id: string; expiresAt: number }[]).find((invite) => invite.id === id)
    expect(listed).toMatchObject({ label: 'Nämnden', role: 'viewer', uses: 1 })
    expect(listed!.expiresAt).toBeLessThanOrEqual(Date.now() + 14 * 24 * 3_600_000)
    for (const secret of [token, hashToken(token)]) expect(list.text).not.toContain(secret)
    expect(await ask('DELETE', `/rooms/${room.room}/invites/${id}`, { cookie })).toMatchObject({ status: 204 })
    expect((await joinBy(token)).status).toBe(404)
    expect((await ask('GET', `/rooms/${room.room}`, { cookie: guest.cookie })).status).toBe(200)
  })
})

describe('a personal key', () => {
  test('brings a person back on another device, and the former one stops', async () => {
    const room = await server.createRoom()
    const { cookie, user } = await joinAs(server, room, 'member')
    const newKey = async () => String((await ask('POST', '/me/key', { cookie })).body.key)
    const former = await newKey()
    expect(former).toMatch(/^([A-HJ-NP-Z2-9]{4}-){6}[A-HJ-NP-Z2-9]{4}$/)
    const there = await ask('POST', '/session', { body: { key: former.toLowerCase().replaceAll('-', ' ') } })
    expect(there.body).toEqual({ user })
    expect(there.cookie).not.toBe(cookie)
    expect((await ask('GET', `/rooms/${room.room}`, { cookie: there.cookie })).body).toMatchObject({
      user,
      name: NAMES.member,
      role: 'member',
    })
    const key = await newKey()
    expect((await ask('POST', '/session', { body: { key: former } })).status).toBe(404)
    expect((await ask('POST', '/session', { body: { key } })).body).toEqual({ user })
  })
})

test('[S2] signing out ends that session and no other', async () => {
  const room = await server.createRoom()
  const { cookie } = await joinAs(server, room, 'member')
  const { key } = (await ask('POST', '/me/key', { cookie })).body
  const elsewhere = await ask('POST', '/session', { body: { key } })
  const out = await ask('DELETE', '/session', { cookie })
  expect(out.status).toBe(204)
  expect(out.headers.get('set-cookie')).toMatch(/^samtavla=; Max-Age=0; /)
  expect((await ask('GET', `/rooms/${room.room}`, { cookie })).status).toBe(401)
  expect((await ask('GET', '/me', { cookie })).body).toEqual({ rooms: [], canCreate: true })
  expect((await ask('GET', `/rooms/${room.room}`, { cookie: elsewhere.cookie })).status).toBe(200)
})

test('ROOM_CREATION=operator leaves making rooms to the operator', async () => {
  await withServer({ ROOM_CREATION: 'operator' }, async (own) => {
    const bodies = {
      '/rooms': { title: 'Nytt', name: 'Eva Ek' },
      '/rooms/example': { name: 'Eva Ek' },
      '/rooms/import': { name: 'Eva Ek', file: JSON.stringify(rspSwot2018.file) },
    }
    for (const [path, body] of Object.entries(bodies)) {
      expect(await send(own.url, 'POST', path, { body })).toMatchObject({
        status: 403,
        body: { error: 'not-allowed' },
        cookie: undefined,
      })
    }
    for (const path of Object.keys(bodies)) {
      expect(await statusWithoutBody(own, 'POST', path), '[ACC13] before the body is read').toBe(403)
    }
    expect(await own.store.rooms.list()).toEqual([])
    expect((await send(own.url, 'GET', '/me')).body).toEqual({ rooms: [], canCreate: false })
    expect((await joinAs(own, await own.createRoom(), 'member')).role).toBe('member')
  })
})

test('an address makes thirty rooms an hour and no more', async () => {
  await withServer({}, async (own) => {
    const make = () => send(own.url, 'POST', '/rooms', { body: { title: 'Nytt', name: 'Eva Ek' } })
    const statuses = (await Promise.all(Array.from({ length: 40 }, make))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(30)
    expect(await own.store.rooms.list()).toHaveLength(30)
  })
})

test('[S4] a try to make a room counts whatever comes of it, and the next too many is refused before its body is read', async () => {
  await withServer({}, async (own) => {
    const tries = Array.from({ length: 30 }, () => send(own.url, 'POST', '/rooms/import', { raw: '{' }))
    expect(new Set((await Promise.all(tries)).map(({ status }) => status))).toEqual(new Set([400]))
    for (const path of ['/rooms', '/rooms/example', '/rooms/import']) {
      expect(await statusWithoutBody(own, 'POST', path)).toBe(429)
    }
  })
})

describe('[S13] every answer', () => {
  test.each([['/healthz'], ['/readyz'], ['/api/me'], ['/api/unknown'], ['/'], ['/unknown.js']])(
    'carries the headers at %s',
    async (path) => {
      const { headers } = await fetch(`${server.url}${path}`)
      const policy = headers.get('content-security-policy') ?? ''
      const rules = policy.split(';')
      expect(rules).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
        ]),
      )
      expect(policy).not.toMatch(/unsafe|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  test('allows our own files, and pictures that are written out, and nothing else by any word', async () => {
    const { headers } = await fetch(`${server.url}/`)
    const rules = (headers.get('content-security-policy') ?? '').split(';').map((rule) => rule.trim().split(' '))
    const harmless = new Set(["'none'", "'self'", "'script'"])
    const others = rules.flatMap(([name, ...values]) =>
      values.filter((value) => !harmless.has(value)).map((value) => `${name} ${value}`),
    )
    // The one policy that may make the address of a script, for the service worker.
    expect(others).toEqual(['img-src data:', 'trusted-types samtavla'])
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-frame-options')).not.toBeNull()
  })

  test('of the API is kept by nobody', async () => {
    expect((await ask('GET', '/me')).headers.get('cache-control')).toBe('no-store')
  })

  test('of a server behind TLS asks for TLS, and its cookie is tied to the host', async () => {
    const port = await freePort()
    await withServer({ PUBLIC_URL: 'https://samtavla.example.se', PORT: String(port) }, async (own) => {
      const room = await own.createRoom()
      const headers = { Origin: 'https://samtavla.example.se' }
      const body = { token: room.tokens.member, name: 'Eva Ek' }
      const answer = await send(`http://127.0.0.1:${port}`, 'POST', '/join', { headers, body })
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
      expect(answer.headers.get('set-cookie')).toMatch(/^__Host-samtavla=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    })
  })
})
