import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { readCsv, writeCsv } from '@samtavla/shared/exchange/csv.ts'
import { readMarkdown, writeMarkdown } from '@samtavla/shared/exchange/markdown.ts'
import { readRoomFile, writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BROKEN, LONG_WORD, SHORT_PAYLOADS, TURNING } from '../support/payloads.ts'
import { joinAs, type Person, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { type Answer, type SendOptions, send } from '../support/send.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

let server: TestServer
let room: TestRoom
let facilitator: Person

beforeAll(async () => {
  server = await startTestServer({ allowed: { rooms: 1_000 } })
  room = await server.createRoom()
  facilitator = await joinAs(server, room, 'facilitator')
})
afterAll(() => server.stop())

const ask = (method: string, path: string, options?: SendOptions) => send(server.url, method, path, options)

/** An answer that a browser takes for data, whatever stands in it. */
function isData({ headers }: Answer): boolean {
  return (
    /^application\/json\b/.test(headers.get('content-type') ?? '') &&
    headers.get('x-content-type-options') === 'nosniff'
  )
}

describe('[S12] what is written comes back as it was, as data', () => {
  test.each(SHORT_PAYLOADS)('in a name: %s', async (payload) => {
    const name = payload.slice(0, 40).trim()
    const joined = await ask('POST', '/join', { body: { token: room.tokens.viewer, name } })
    expect(joined.status).toBe(200)
    const own = await ask('GET', `/rooms/${room.room}`, { cookie: joined.cookie })
    const list = await ask('GET', `/rooms/${room.room}/members`, { cookie: facilitator.cookie })
    expect(own.body.name).toBe(name)
    expect(list.body.members).toContainEqual(expect.objectContaining({ user: joined.body.user, name }))
    expect([joined, own, list].every(isData)).toBe(true)
  })

  test.each(SHORT_PAYLOADS)('in a title and an invite’s label: %s', async (payload) => {
    const made = await ask('POST', '/rooms', { body: { title: payload, name: 'Eva Ek' } })
    const { cookie } = made
    const read = await ask('GET', `/rooms/${made.body.room}`, { cookie })
    const mine = await ask('GET', '/me', { cookie })
    const link = await ask('POST', `/rooms/${made.body.room}/invites`, {
      cookie,
      body: { role: 'viewer', label: payload },
    })
    expect(read.body.title).toBe(payload)
    expect(mine.body.rooms).toMatchObject([{ title: payload }])
    expect(link.body.invite).toMatchObject({ label: payload })
    expect([made, read, mine, link].every(isData)).toBe(true)
  })

  test('in an address that is refused: nothing of it', async () => {
    for (const payload of SHORT_PAYLOADS) {
      const answer = await ask('GET', `/rooms/${encodeURIComponent(payload)}`, { cookie: facilitator.cookie })
      expect([answer.status, answer.text, isData(answer)]).toEqual([404, '{"error":"not-found"}', true])
    }
  })

  test('in a body that is refused: nothing of it', async () => {
    for (const payload of SHORT_PAYLOADS) {
      const answer = await ask('POST', '/join', { body: { token: room.tokens.viewer, name: { [payload]: payload } } })
      expect([answer.status, isData(answer)]).toEqual([400, true])
      expect(answer.text.includes(payload)).toBe(false)
    }
  })
})

describe('[S12] names, titles and labels', () => {
  test.each(TURNING)('lose the marks that turn the text after them: %j', async (payload) => {
    const { body } = await ask('POST', '/join', { body: { token: room.tokens.viewer, name: payload } })
    const members = await server.store.people.members(room.room)
    const name = members.find(({ user }) => user === body.user)?.name
    expect(name).toBe(payload.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, ''))
  })

  test.each(BROKEN)('have whole characters only: %j', async (payload) => {
    const { body } = await ask('POST', '/join', { body: { token: room.tokens.viewer, name: payload } })
    const members = await server.store.people.members(room.room)
    const name = members.find(({ user }) => user === body.user)?.name
    expect([name?.isWellFormed(), name?.length]).toEqual([true, payload.length])
    const { cookie } = facilitator
    const made = await ask('POST', `/rooms/${room.room}/invites`, { cookie, body: { role: 'viewer', label: payload } })
    const listed = await ask('GET', `/rooms/${room.room}/invites`, { cookie })
    expect(listed.body.invites).toContainEqual(made.body.invite)
  })

  test.each(['\u202E', '\u2066\u2069 ', 'a\u0000b', 'a\u001B[31mb', 'a\r\nSet-Cookie: b=c', LONG_WORD])(
    'are refused when nothing is left, or as a line of more than text: %j',
    async (name) => {
      const answer = await ask('POST', '/join', { body: { token: room.tokens.viewer, name } })
      expect([answer.status, answer.cookie]).toEqual([400, undefined])
    },
  )
})

test('[S12] names of the language itself, as keys of a body, change nothing', async () => {
  const raw = `{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"token":"${room.tokens.viewer}","name":"Eva"}`
  expect((await ask('POST', '/join', { raw })).status).toBe(200)
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  const polluted = `{"__proto__":{"token":"${room.tokens.viewer}","name":"Eva"}}`
  expect((await ask('POST', '/join', { raw: polluted })).status).toBe(400)
})

describe('[S12] card texts', () => {
  const texts = [...SHORT_PAYLOADS, ...TURNING, LONG_WORD, 'a\u0000b', '<b>two</b>\nlines']

  test('reach others, the disk and the room file to the letter', async () => {
    const own = await server.createRoom()
    const [writer, reader] = await Promise.all([joinAs(server, own, 'member'), joinAs(server, own, 'viewer')])
    const client = await RawClient.open(server, writer, `${own.room}/content`, { ack: true })
    const observer = await RawClient.open(server, reader, `${own.room}/content`)
    const content = openContent(client.doc)
    const pen = newPen(content, writer.user as `user_${string}`, 'Malte Medlem')
    const board = boardsOf(content)[0]!.id
    const cards = texts.map((text) => ({ text }))
    const frame = client.edit(() => void addCards(pen, { board, region: 'hot', before: 'end' }, cards))
    await client.acknowledgedUpTo(frame)
    expect(client.of('refused')).toEqual([])
    const seen = () => writeRoomFile(openContent(observer.doc), new Date(0)).cards.map(({ text }) => text)
    await until('the others have them', () => seen().length === texts.length)
    const stored = (await server.rooms.export(own.room)).cards.map(({ text }) => text)
    expect(stored.toSorted()).toEqual(texts.toSorted())
    expect(seen().toSorted()).toEqual(texts.toSorted())
    const file = readRoomFile(JSON.stringify(await server.rooms.export(own.room)))
    expect(file.ok && file.value.cards.map(({ text }) => text).toSorted()).toEqual(texts.toSorted())
    for (const each of [client, observer]) each.close()
  })

  test.each(['sv', 'en'] as const)(
    '[FIL7] are no formulas in a table (%s), and come back to the letter',
    (language) => {
      const rows = texts.map((text) => ({ text, region: 'hot', color: 'yellow', author: text }))
      const csv = writeCsv(rows, language, { hot: '=1+1' })
      const cells = csv.slice(1).split(/[;,\r\n](?=(?:[^"]*"[^"]*")*[^"]*$)/)
      expect(cells.filter((cell) => /^"?\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([])
      const back = readCsv(csv, swot, { hot: '=1+1' })
      expect(back.ok && back.rows.map(({ text }) => text)).toEqual(texts)
    },
  )

  test('are text in Markdown, without tags or links, and come back to the letter', () => {
    const rows = texts.map((text) => ({ text, region: 'hot', color: 'yellow' }))
    const markdown = writeMarkdown({ title: SHORT_PAYLOADS[0], regions: [{ label: 'Hot', rows }] }, 'sv')
    // What is behind a backslash is a letter; <br> is the one tag that we write.
    const bare = markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, '').replaceAll('<br>', '')
    expect(bare).not.toMatch(/<|\]\(|!\[/)
    const back = readMarkdown(markdown, swot, {})
    expect(back.ok && back.rows.map(({ text }) => text)).toEqual(texts)
  })

  test('named like parts of the language are fields of nothing', () => {
    const content = openContent(new Y.Doc())
    const pen = newPen(content, newUserId(), '__proto__')
    content.doc.getMap('cards').set('__proto__', new Y.Map([['text', 'x']]))
    const file = writeRoomFile(content, new Date(0))
    expect(file.cards).toEqual([])
    expect(Object.getPrototypeOf(file)).toBe(Object.prototype)
    expect(pen.content).toBe(content)
  })
})
