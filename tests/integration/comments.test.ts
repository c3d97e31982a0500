import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { MOST_COMMENTS } from '@samtavla/server/services/comments.ts'
import type { Role } from '@samtavla/shared/access/can.ts'
import { type Comment, commentValue, MAX_COMMENT } from '@samtavla/shared/discussion/comment.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { deleteCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { type CardId, newCardId, newCommentId, type UserId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { NAMES, type Person, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { ask, discussionOf, editContent, newVote, type Vote } from '../support/voting.ts'

const NUMBER = '20121212-1212'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ allowed: { rooms: 1_000 } })
})
afterAll(() => server.stop())

/** A room of people with a board of cards. */
type Room = Vote

const newRoom = () => newVote(server)
const comment = (person: Person, card: unknown, text: unknown) =>
  ask(server, person, 'POST', '/comments', { card, text })
const resolve = (person: Person, id: string, isResolved: unknown = true) =>
  ask(server, person, 'PUT', `/comments/${id}`, { isResolved })
const remove = (person: Person, id: string) => ask(server, person, 'DELETE', `/comments/${id}`)
const erase = (room: Room, cards: readonly CardId[]) =>
  ask(server, room.people.facilitator, 'POST', '/erase', { cards })
const commentsIn = async (room: Room) => (await discussionOf(server, room)).comments

/** Writes a comment and answers with its id. */
async function written(room: Room, role: Role, text: string, card = room.cards[0]): Promise<string> {
  const answer = await comment(room.people[role], card, text)
  expect(answer.status).toBe(200)
  return String(answer.body.comment)
}

describe('[COM1] a comment', () => {
  test('says what, on which card, by whom, in which role and when, to everybody', async () => {
    const room = await newRoom()
    const client = await RawClient.open(server, room.people.viewer, `${room.room}/discussion`)
    const before = Date.now()
    const id = await written(room, 'principal', ' Gäller det\nbåda? ')
    await until('the viewer sees it', () => client.doc.getMap('comments').has(id))
    const [{ at, ...rest }] = (await commentsIn(room)) as [Comment]
    expect(rest).toEqual({
      ...{ id, card: room.cards[0], text: 'Gäller det\nbåda?' },
      by: { user: room.people.principal.user, name: NAMES.principal, role: 'principal' },
    })
    expect(at).toBeGreaterThanOrEqual(before)
    client.close()
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', []],
    ['no card', { text: 'x' }],
    ['what is no card', { card: 'board_a', text: 'x' }],
    ['no text', { card: newCardId() }],
    ['a blank text', { card: newCardId(), text: ' \n\t ' }],
    ['a text of 2,001 letters', { card: newCardId(), text: 'x'.repeat(MAX_COMMENT + 1) }],
    ['a control character', { card: newCardId(), text: 'a\u0000b' }],
    ['a text that is a list', { card: newCardId(), text: ['x'] }],
  ])('is not made of %s', async (_, body) => {
    const room = await newRoom()
    const given = typeof body === 'object' && body && 'card' in body && body.card !== 'board_a'
    const answer = await ask(
      server,
      room.people.member,
      'POST',
      '/comments',
      given ? { ...body, card: room.cards[0] } : body,
    )
    expect(answer).toMatchObject({ status: 400, body: { error: 'bad-request' } })
    expect(await commentsIn(room)).toEqual([])
  })

  test('[S12] has no marks that turn its text, no halves of characters, and nothing that the sender says of themselves', async () => {
    const room = await newRoom()
    const by = { user: room.people.facilitator.user, name: 'Någon annan', role: 'facilitator' }
    const body = { card: room.cards[0], text: 'a\u202Eb\uD83D', by, at: 1, resolved: { by, at: 1 } }
    expect((await ask(server, room.people.member, 'POST', '/comments', body)).status).toBe(200)
    expect(await commentsIn(room)).toMatchObject([{ text: 'ab\uFFFD', by: { name: NAMES.member } }])
    expect((await commentsIn(room))[0]).not.toHaveProperty('resolved')
    expect((await commentsIn(room))[0]?.at).toBeGreaterThan(1)
  })

  test('is on a card that can be read', async () => {
    const room = await newRoom()
    const [gone, erased] = room.cards as [CardId, CardId]
    await editContent(server, room.people.member, (doc) => {
      deleteCards(newPen(openContent(doc), room.people.member.user as UserId, NAMES.member), [gone])
    })
    expect((await erase(room, [erased])).status).toBe(204)
    const elsewhere = await newRoom()
    const { member } = room.people
    for (const card of [gone, newCardId()]) {
      expect(await comment(member, card, 'x')).toMatchObject({ status: 404, body: { error: 'not-found' } })
    }
    expect(await comment(member, erased, 'x')).toMatchObject({ status: 409, body: { error: 'not-so-any-more' } })
    expect(await commentsIn(room)).toEqual([])
    const id = await written(elsewhere, 'member', 'Här')
    expect((await resolve(member, id)).status).toBe(404)
    expect((await remove(room.people.facilitator, id)).status).toBe(404)
    expect(await commentsIn(elsewhere)).toMatchObject([{ text: 'Här' }])
  })

  test('[COM4] is written and resolved by everybody but viewers, and written in the document by nobody', async () => {
    const room = await newRoom()
    for (const role of ['facilitator', 'member', 'principal'] as const) {
      const id = await written(room, role, `Av ${role}`)
      expect((await resolve(room.people[role], id)).status).toBe(204)
    }
    const before = await commentsIn(room)
    const { viewer } = room.people
    const answers = [
      await comment(viewer, room.cards[0], 'x'),
      await resolve(viewer, before[0]!.id, false),
      await remove(viewer, before[0]!.id),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: { error: 'not-allowed' } })
    for (const person of Object.values(room.people)) {
      const client = await RawClient.open(server, person, `${room.room}/discussion`, { ack: true })
      client.edit((doc) => doc.getMap('comments').delete(before[0]!.id))
      await client.acknowledgedUpTo(1)
      expect(client.of('refused')).toHaveLength(1)
      client.close()
    }
    expect(await commentsIn(room)).toEqual(before)
  })
})

test('[COM5] [PRIV-E1] a comment with a personal number is refused, and other findings are not', async () => {
  const room = await newRoom()
  expect(await comment(room.people.member, room.cards[0], `Ring ${NUMBER}`)).toMatchObject({
    status: 422,
    body: { error: 'personal-number' },
  })
  expect(await commentsIn(room)).toEqual([])
  await written(room, 'member', 'Kevin i 5B förstör för alla')
})

describe('[COM2] a comment that is there', () => {
  test('is resolved and opened again; what is so already stays as it was said first', async () => {
    const room = await newRoom()
    const id = await written(room, 'principal', 'Gäller det båda?')
    const { member, facilitator } = room.people
    expect((await resolve(member, id)).status).toBe(204)
    const [first] = await commentsIn(room)
    expect(first?.resolved?.by).toEqual({ user: member.user, name: NAMES.member, role: 'member' })
    expect((await resolve(facilitator, id)).status).toBe(204)
    expect((await commentsIn(room))[0]).toEqual(first)
    for (const body of [undefined, {}, { isResolved: 1 }]) {
      expect((await ask(server, member, 'PUT', `/comments/${id}`, body)).status).toBe(400)
    }
    expect((await resolve(facilitator, id, false)).status).toBe(204)
    expect((await commentsIn(room))[0]).not.toHaveProperty('resolved')
    for (const unknown of [newCommentId(), '__proto__', 'x', '%00'])
      expect((await resolve(member, unknown)).status).toBe(404)
  })

  test('[COM3] is removed by its author or a facilitator, and a marker stays', async () => {
    const room = await newRoom()
    const { member, principal, facilitator } = room.people
    const own = await written(room, 'member', 'Mitt eget')
    const other = await written(room, 'member', 'Mitt andra')
    expect(await remove(principal, own)).toMatchObject({ status: 403, body: { error: 'not-allowed' } })
    expect((await resolve(principal, own)).status).toBe(204)
    const before = Date.now()
    expect((await remove(member, own)).status).toBe(204)
    expect((await remove(facilitator, other)).status).toBe(204)
    const card = room.cards[0]
    const [first, second] = await commentsIn(room)
    expect(first).toEqual({
      id: own,
      card,
      text: '',
      at: first!.at,
      removed: { role: 'member', at: first!.removed!.at },
    })
    expect(second?.removed?.role).toBe('facilitator')
    expect(first!.removed!.at).toBeGreaterThanOrEqual(before)
    expect((await remove(principal, own)).status).toBe(204)
    expect(await resolve(member, own)).toMatchObject({ status: 409, body: { error: 'not-so-any-more' } })
    expect(await commentsIn(room)).toEqual([first, second])
    expect((await remove(facilitator, newCommentId())).status).toBe(404)
  })
})

/** What is in any file of the server's folder. */
const filesHold = (text: string) =>
  readdirSync(server.dataDir, { withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(joinPath(server.dataDir, entry.name)).includes(text),
  )

describe('[COM3] [PRIV-A1] [S16] what is removed', () => {
  const isPurged = () => until('all is purged', async () => (await server.store.docs.unpurged()).length === 0)

  test('with a card is gone from the document, its history and the disk, with the author', async () => {
    const room = await newRoom()
    const [card, other] = room.cards as [CardId, CardId]
    await written(room, 'member', 'Zebedeus började igår', card)
    await written(room, 'principal', 'Zebedeus igen', card)
    await written(room, 'principal', 'Om något annat', other)
    expect(filesHold('Zebedeus')).toBe(true)
    expect((await erase(room, [card])).status).toBe(204)
    const comments = await commentsIn(room)
    expect(comments.map(({ text, by, removed }) => [text, by?.name, removed?.role])).toEqual([
      ['', undefined, 'facilitator'],
      ['', undefined, 'facilitator'],
      ['Om något annat', NAMES.principal, undefined],
    ])
    await isPurged()
    expect(filesHold('Zebedeus')).toBe(false)
  })

  test('by its author is gone from the disk, too, and from who is connected', async () => {
    const room = await newRoom()
    const client = await RawClient.open(server, room.people.viewer, `${room.room}/discussion`)
    const id = await written(room, 'member', 'Balthazar mår dåligt')
    await until('the viewer has it', () => client.doc.getMap('comments').has(id))
    expect((await remove(room.people.member, id)).status).toBe(204)
    const holds = () => Buffer.from(Y.encodeStateAsUpdate(client.doc)).includes('Balthazar')
    await until('the viewer has it no more', () => !holds())
    client.close()
    await isPurged()
    expect(filesHold('Balthazar')).toBe(false)
  })

  test('leaves nothing behind, however much is written of the card until it is gone', async () => {
    const room = await newRoom()
    const [card] = room.cards as [CardId]
    // So that something has to be taken off the disk, which gives the writers time.
    await written(room, 'member', 'Melker', card)
    const writeUntilRefused = async (person: Person) => {
      for (;;) {
        const answer = await comment(person, card, 'Melker')
        if (answer.status !== 200) return answer
      }
    }
    const { member, principal } = room.people
    const writing = [member, principal].map(writeUntilRefused)
    expect((await erase(room, [card])).status).toBe(204)
    for (const answer of await Promise.all(writing)) {
      expect(answer).toMatchObject({ status: 409, body: { error: 'not-so-any-more' } })
    }
    const comments = await commentsIn(room)
    expect(comments.length).toBeGreaterThan(1)
    expect(comments.filter(({ removed }) => !removed)).toEqual([])
  })
})

/** What was said in the room, as if it had been long ago: before anybody has opened it. */
async function saidBefore(room: Room, count: number, at: number): Promise<void> {
  const doc = new Y.Doc()
  const { user } = room.people.principal
  const by = { user: user as UserId, name: NAMES.principal, role: 'principal' } as const
  const { comments } = openDiscussion(doc)
  for (let n = 0; n < count; n++) {
    const id = newCommentId()
    comments.set(id, commentValue({ id, card: room.cards[0]!, text: 'Då', by, at: at + n }))
  }
  await server.store.docs.append([{ doc: `${room.room}/discussion`, update: Y.encodeStateAsUpdate(doc) }])
}

test('[COM6] comments are in the order in which they were written, whatever the clock says', async () => {
  const room = await newRoom()
  const tomorrow = Date.now() + 24 * 3_600_000
  await saidBefore(room, 1, tomorrow)
  await written(room, 'member', 'Först')
  await written(room, 'principal', 'Sedan')
  expect((await commentsIn(room)).map(({ text, at }) => [text, at - tomorrow])).toEqual([
    ['Då', 0],
    ['Först', 1],
    ['Sedan', 2],
  ])
})

test('[COM6] a comment is one of at most two thousand in a room, removed ones included', async () => {
  const room = await newRoom()
  await saidBefore(room, MOST_COMMENTS - 1, 1)
  const last = await written(room, 'member', 'Den sista')
  expect((await remove(room.people.member, last)).status).toBe(204)
  expect(await comment(room.people.member, room.cards[0], 'En till')).toMatchObject({
    status: 409,
    body: { error: 'room-full' },
  })
  expect(await commentsIn(room)).toHaveLength(MOST_COMMENTS)
})

test('[COM6] [R2] comments are there after a restart', async () => {
  const dataDir = await mkdtemp(joinPath(tmpdir(), 'samtavla-comments-'))
  try {
    const first = await startTestServer({ dataDir })
    const room = await newVote(first)
    const { principal } = room.people
    const asked = { card: room.cards[0], text: 'Står kvar' }
    const id = String((await ask(first, principal, 'POST', '/comments', asked)).body.comment)
    expect((await ask(first, principal, 'PUT', `/comments/${id}`, { isResolved: true })).status).toBe(204)
    await first.stop()
    const second = await startTestServer({ dataDir })
    expect((await discussionOf(second, room)).comments).toMatchObject([{ id, text: 'Står kvar', resolved: {} }])
    expect((await ask(second, principal, 'PUT', `/comments/${id}`, { isResolved: false })).status).toBe(204)
    await second.stop()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
