import { EXAMPLES, loadExample } from '@samtavla/shared/examples/load-example.ts'
import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { isId, type RoomId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, send } from '../support/send.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

function roomOf({ status, body }: Answer): RoomId {
  if (!isId('room', body.room)) throw new Error(`No room: ${status}`)
  return body.room
}

/** What the room that was made says, but for when it was said. */
async function exported(answer: Answer): Promise<Omit<RoomFile, 'exportedAt' | 'version'>> {
  const { exportedAt: _, version: __, ...file } = await server.rooms.export(roomOf(answer))
  return file
}

describe('an example', () => {
  test.each(EXAMPLES)('%s opens as a room that says what it says', async (example) => {
    const { exportedAt: _, version: __, ...file } = await loadExample(example)
    const response = await send(server.url, 'POST', '/rooms/example', { body: { name: 'Eva', example } })
    expect(sorted(await exported(response))).toEqual(sorted(file))
  })

  test('is the first where nobody says which, and each is one’s own once', async () => {
    const first = await send(server.url, 'POST', '/rooms/example', { body: { name: 'Eva' } })
    const { cookie } = first
    const room = roomOf(first)
    expect((await server.rooms.export(room)).room.title).toBe((await loadExample(EXAMPLES[0])).room.title)
    const open = async (example?: string) =>
      roomOf(await send(server.url, 'POST', '/rooms/example', { cookie, body: { name: 'Eva', example } }))
    const other = await open('ljungdungen-2025-26')
    expect([await open(), await open('ljungdungen-2025-26')]).toEqual([room, other])
    expect(other).not.toBe(room)
  })

  test('is one of those that there are', async () => {
    const response = await send(server.url, 'POST', '/rooms/example', { body: { name: 'Eva', example: '../case' } })
    expect(response.status).toBe(400)
  })
})

describe('a room file', () => {
  test('brings decisions, comments and closed votes along, into a room that gives the same file', async () => {
    const file = await loadExample('ljungdungen-2025-26')
    const response = await send(server.url, 'POST', '/rooms/import', {
      body: { name: 'Eva', file: JSON.stringify(file) },
    })
    const again = await exported(response)
    const { decisions, comments, rounds } = again
    expect({ decisions, comments, rounds }).toEqual({
      decisions: file.decisions,
      comments: file.comments,
      rounds: expect.arrayContaining(file.rounds!),
    })
  })

  test.each<[string, (file: RoomFile) => unknown]>([
    [
      'decisions.0.by.role',
      (file) => ({ ...file, decisions: [{ ...file.decisions![0], by: { user: 'user_a', name: 'A', role: 'owner' } }] }),
    ],
    ['comments.0', (file) => ({ ...file, comments: [{ ...file.comments![0], text: '' }] })],
    ['rounds.0.closed', (file) => ({ ...file, rounds: [{ ...file.rounds![0], closed: undefined }] })],
  ])('that is wrong at %s is refused with the place, and makes nothing', async (path, change) => {
    const file = JSON.stringify(change(await loadExample('ljungdungen-2025-26')))
    const before = [await server.store.rooms.list(), await server.store.docs.names()]
    const response = await send(server.url, 'POST', '/rooms/import', { body: { name: 'Eva', file } })
    expect(response.status).toBe(400)
    expect(response.body.detail).toBe(`not-a-room-file ${path}`)
    expect([await server.store.rooms.list(), await server.store.docs.names()]).toEqual(before)
  })
})

/** In one order, whatever the order of the lists. */
function sorted(file: Omit<RoomFile, 'exportedAt' | 'version'>): unknown {
  const lists = Object.entries(file).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map((item) => JSON.stringify(inOrder(item))).sort() : value,
  ])
  return Object.fromEntries(lists)
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  )
}
