import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boardsOf, renameRoom } from '@samtavla/shared/edits/boards.ts'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { updateFrame } from '@samtavla/shared/protocol/messages.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BROKEN, SHORT_PAYLOADS, TURNING } from '../support/payloads.ts'
import { until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { upgradeStatus } from '../support/raw-http.ts'
import { type SendOptions, send } from '../support/send.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

let dataDir: string
let server: ServerProcess

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'samtavla-logs-'))
  server = await startServerProcess(dataDir, { LOG_LEVEL: 'trace' })
})
afterAll(async () => {
  await server.end('SIGKILL')
  await rm(dataDir, { recursive: true })
})

test('[S12] the log is one line of JSON an event, whatever people and machines write', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'samtavla-logs-'))
  const own = await startServerProcess(dir, { LOG_LEVEL: 'trace' })
  const tries = [
    ...SHORT_PAYLOADS,
    ...TURNING,
    ...BROKEN,
    '{"level":60,"msg":"forged"}',
    'a\r\n{"msg":"forged"}',
    '\u001B[31m',
  ]
  const attempt = async (text: string) => {
    await send(own.url, 'POST', '/rooms', { body: { title: text, name: text.slice(0, 40) } })
    await send(own.url, 'POST', '/join', { body: { token: text, name: text } })
    await send(own.url, 'GET', `/rooms/${encodeURIComponent(text.toWellFormed())}`, {
      headers: { 'X-Forwarded-For': encodeURI(text.toWellFormed()) },
    })
    await upgradeStatus(own.url, `/sync/${encodeURIComponent(text.toWellFormed())}`, {
      Cookie: `samtavla=${encodeURIComponent(text.toWellFormed())}`,
    })
  }
  await Promise.all(tries.map(attempt))
  expect(await own.end('SIGTERM')).toBe(0)
  await rm(dir, { recursive: true })
  const [events, other] = partition(own.output().trim().split('\n'), (line) => line.startsWith('{'))
  expect(events.length).toBeGreaterThan(tries.length)
  for (const line of events) expect(JSON.parse(line)).toHaveProperty('level')
  // The two sentences for whoever started it.
  expect(other.filter((line) => !/^Samtavla /.test(line))).toEqual([])
  for (const text of ['forged', '__hit', '\u001B', '\u202E']) expect(own.output()).not.toContain(text)
})

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))]
}

test('[S3] the log holds no secret and nothing that anybody wrote', async () => {
  const secrets = new Set<string>()
  const secret = (text: unknown) => {
    secrets.add(String(text))
    return String(text)
  }
  const ask = async (method: string, path: string, options: SendOptions = {}) => {
    const answer = await send(server.url, method, path, options)
    const session = answer.cookie?.split('=')[1]
    if (session) secret(session)
    return answer
  }

  // A room, its people and their secrets.
  const made = await ask('POST', '/rooms', { body: { title: secret('Titelord före'), name: secret('Namn Ledarsson') } })
  const room = String(made.body.room)
  const cookie = made.cookie!
  const link = await ask('POST', `/rooms/${room}/invites`, {
    cookie,
    body: { role: 'member', label: secret('Etikettord') },
  })
  const token = secret(String(link.body.link).split('#')[1])
  const { body: code } = await ask('POST', `/rooms/${room}/code`, { cookie })
  secret((code.invite as { code: string }).code)
  await ask('POST', '/invites/look', { body: { token } })
  const joined = await ask('POST', '/join', { body: { token, name: secret('Namn Medlemsson') } })
  const member = { cookie: joined.cookie! }
  const key = secret((await ask('POST', '/me/key', member)).body.key)
  await ask('POST', '/session', { body: { key } })
  await ask('PUT', `/rooms/${room}/members/${String(joined.body.user)}`, { cookie, body: { role: 'facilitator' } })

  // What people write.
  const client = await RawClient.open(server, member, `${room}/content`, { ack: true })
  const content = openContent(client.doc)
  const pen = newPen(content, newUserId(), secret('Pennamn Skrivarsson'))
  const board = boardsOf(content)[0]!.id
  client.edit(() => void renameRoom(pen, secret('Titelord efter')))
  client.edit(() => void addCards(pen, { board, region: 'hot', before: 'end' }, [{ text: secret('Lapptextord') }]))
  await client.acknowledgedUpTo(3)
  client.sendAwareness({ client: 1, clock: 1, state: JSON.stringify({ cursor: secret('Markörord') }) })
  await until('the state comes back', () => client.stateOf(1) !== undefined)

  // What goes wrong.
  const bad = await RawClient.open(server, member, `${room}/content`)
  bad.send(secret('Textramsord'))
  await bad.closed()
  const worse = await RawClient.open(server, member, `${room}/content`)
  worse.send(updateFrame(new TextEncoder().encode(secret('Trasigord'))))
  await worse.closed()
  const wrong = secret('FelaktigtTokenOrd')
  await ask('POST', '/join', { body: { token: wrong, name: secret('Namn Felsson') } })
  await ask('POST', '/join', { raw: `{"token":"${secret('HalvtokenOrd')}` })
  await ask('POST', '/join', { body: { token, name: secret(`Långnamnord ${'x'.repeat(60)}`) } })
  await ask('POST', '/rooms/import', { cookie, body: { name: 'Namn', file: `{"${secret('Filinnehållsord')}"` } })
  for (const path of [`/join?token=${token}`, `/api/join/${token}`, `/${wrong}`, `/api/rooms/${wrong}/members`]) {
    await fetch(`${server.url}${path}`, { headers: { Cookie: cookie, Authorization: secret('Bearer Huvudord') } })
    await upgradeStatus(server.url, path, { Cookie: cookie })
  }
  await upgradeStatus(server.url, `http://[${wrong}`, { Cookie: cookie })
  await upgradeStatus(server.url, `/sync/${room}/content?token=${token}`, { Cookie: `samtavla=${wrong}` })

  // How it ends.
  await ask('DELETE', `/rooms/${room}/members/${String(joined.body.user)}`, { cookie })
  await client.closed()
  await ask('DELETE', '/session', { cookie })
  expect(await server.end('SIGTERM')).toBe(0)

  const log = server.output()
  const routes = ['/api/join', '/api/session', '/api/rooms/:room/invites']
  expect(routes.filter((route) => !log.includes(`"route":"${route}"`))).toEqual([])
  expect(log).toContain('closed for a bad message')
  expect(secrets.size).toBeGreaterThan(20)
  expect([...secrets].filter((text) => log.includes(text))).toEqual([])
})
