import { contentFromRoomFile, type RoomFile, readRoomFile, writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { keyBetween } from '@samtavla/shared/lib/order.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import { MAX_BOARDS, MAX_CARDS } from '@samtavla/shared/model/shape.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardText, color, regionIds, weight } from './generators.ts'

const now = new Date('2026-03-01T12:00:00Z')
const later = new Date('2027-03-01T12:00:00Z')

function contentOf(update: Uint8Array): Content {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return openContent(doc)
}

/** Through the JSON text and back into a new document. */
function importOf(file: RoomFile): Content {
  const reading = readRoomFile(JSON.stringify(file))
  if (!reading.ok) throw new Error(`${reading.reason} ${reading.path}`)
  return contentOf(contentFromRoomFile(reading.value))
}

/** Yjs takes only objects that know their constructor. */
const record = <T>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc.record<T>(fields, { noNullPrototype: true })
const word = fc.stringMatching(/^[0-9A-Za-z]{1,12}$/)
const boardId = word.map((id) => `board_${id}`)
const cardId = word.map((id) => `card_${id}`)
const userId = word.map((id) => `user_${id}`)
const region = fc.constantFrom(...regionIds, 'another_1')
const order = fc.integer({ min: 0, max: 5 }).map((steps) => {
  let key = keyBetween(null, null)
  for (let i = 0; i < steps; i++) key = keyBetween(i % 2 ? null : key, i % 2 ? key : null)
  return key
})
const at = fc.integer({ min: 0, max: 4e12 })
const wellFormed = cardText.map((text) => text.toWellFormed().slice(0, 50).toWellFormed())

const board = record({
  tool: fc.constantFrom('swot', 'unknown'),
  preset: fc.constantFrom('fyra_falt', 'x'),
  title: wellFormed,
  order,
  labels: fc.dictionary(region, wellFormed),
  deleted: fc.boolean(),
})
const card = fc.record(
  {
    text: fc.oneof(wellFormed, fc.constant(''), fc.constant('x'.repeat(4000))),
    place: record({ board: boardId, region, order }),
    author: record({ user: userId, name: wellFormed, at }),
    color,
    weight,
    state: fc.oneof(
      record({ kind: fc.constant('deleted'), by: wellFormed, at }),
      record({ kind: fc.constant('merged'), into: cardId }),
    ),
  },
  { requiredKeys: ['text', 'place'], noNullPrototype: true },
)

/** A document as our edits leave it, with things in it that are not ours. */
const content: fc.Arbitrary<Content> = fc
  .record({ title: wellFormed, boards: fc.dictionary(boardId, board), cards: fc.dictionary(cardId, card) })
  .map(({ title, boards, cards }) => {
    const doc = new Y.Doc()
    const room = openContent(doc)
    room.meta.set('title', title)
    for (const [id, { labels, ...values }] of Object.entries(boards)) {
      const names = Object.entries(labels).map(([key, label]) => [`label:${key}`, label] as const)
      room.boards.set(id, new Y.Map<unknown>([...Object.entries(values), ...names]))
    }
    for (const [id, { text, ...values }] of Object.entries(cards)) {
      room.cards.set(id, new Y.Map<unknown>([['text', new Y.Text(text)], ...Object.entries(values), ['more', 1]]))
    }
    room.cards.set('not-a-card', new Y.Map())
    doc.getMap('future').set('x', 1)
    return room
  })

const small = {
  format: 'samtavla-room',
  version: 2,
  exportedAt: '2026-03-01T12:00:00.000Z',
  room: { title: 'Rummet' },
  boards: [
    {
      id: 'board_a',
      tool: 'swot',
      preset: 'fyra_falt',
      title: 'Tavlan',
      labels: { hot: 'Det som hotar' },
      order: 'V001',
      deleted: false,
    },
  ],
  cards: [
    {
      id: 'card_a',
      text: 'Lugnt',
      place: { board: 'board_a', region: 'hot', order: 'V001' },
      author: { user: 'user_a', name: 'Kim', at: 1 },
      color: 'blue',
      weight: 3,
      state: { kind: 'merged', into: 'card_b' },
    },
    { id: 'card_b', text: '', place: { board: 'board_x', region: 'hot', order: 'V002' }, color: 'yellow' },
  ],
}

describe('a room file', () => {
  test('gives a room whose file is the same', () => {
    fc.assert(
      fc.property(content, (room) => {
        const file = writeRoomFile(room, now)
        expect(writeRoomFile(importOf(file), now)).toEqual(file)
        expect(writeRoomFile(importOf(file), later)).toEqual({ ...file, exportedAt: later.toISOString() })
      }),
    )
  })

  test('holds exactly what the readers of the model see', () => {
    const room = importOf(small as RoomFile)
    room.doc.getMap('future').set('x', 1)
    room.cards.set('odd', new Y.Map())
    expect(writeRoomFile(room, now)).toEqual(small)
    expect(room.meta.toJSON()).toEqual({ title: 'Rummet', version: 1 })
  })

  test('is read with a byte order mark', () => {
    expect(readRoomFile(`\uFEFF${JSON.stringify(small)}`)).toEqual({ ok: true, value: small })
  })

  test('of a newer version is told apart', () => {
    const reading = readRoomFile(JSON.stringify({ format: 'samtavla-room', version: 3, rooms: [] }))
    expect(reading).toEqual({ ok: false, reason: 'file-too-new', path: 'version' })
  })

  test.each(['', '{', '['.repeat(300_000), 'undefined'])('is JSON, unlike %.10s', (json) => {
    expect(readRoomFile(json)).toEqual({ ok: false, reason: 'not-json', path: '' })
  })

  test.each<[string, (file: typeof small) => unknown]>([
    ['', () => null],
    ['', () => 'text'],
    ['format', () => ({})],
    ['version', (file) => ({ ...file, version: 0 })],
    ['exportedAt', (file) => ({ ...file, exportedAt: 'yesterday' })],
    ['more', (file) => ({ ...file, more: 1 })],
    ['room.title', (file) => ({ ...file, room: { title: 'x'.repeat(121) } })],
    ['boards', (file) => ({ ...file, boards: {} })],
    ['boards.0.id', (file) => ({ ...file, boards: [{ ...file.boards[0], id: 'card_a' }] })],
    ['boards.0.order', (file) => ({ ...file, boards: [{ ...file.boards[0], order: '' }] })],
    ['boards.0.labels.hot', (file) => ({ ...file, boards: [{ ...file.boards[0], labels: { hot: 'x'.repeat(61) } }] })],
    ['boards.1.id', (file) => ({ ...file, boards: [file.boards[0], file.boards[0]] })],
    ['boards', (file) => ({ ...file, boards: Array(MAX_BOARDS + 1).fill(file.boards[0]) })],
    ['cards', (file) => ({ ...file, cards: Array(MAX_CARDS + 1).fill(file.cards[0]) })],
    ['cards.2.id', (file) => ({ ...file, cards: [...file.cards, file.cards[0]] })],
    ['cards.0.text', (file) => ({ ...file, cards: [{ ...file.cards[0], text: 'x'.repeat(5001) }] })],
    [
      'cards.0.place.board',
      (file) => ({ ...file, cards: [{ ...file.cards[0], place: { board: 'x', region: 'hot', order: 'V' } }] }),
    ],
    ['cards.0.color', (file) => ({ ...file, cards: [{ ...file.cards[0], color: 'red' }] })],
    ['cards.0.weight', (file) => ({ ...file, cards: [{ ...file.cards[0], weight: 6 }] })],
    [
      'cards.0.author.user',
      (file) => ({ ...file, cards: [{ ...file.cards[0], author: { user: '', name: '', at: 1 } }] }),
    ],
    [
      'cards.0.state.into',
      (file) => ({ ...file, cards: [{ ...file.cards[0], state: { kind: 'merged', into: 'x' } }] }),
    ],
    ['cards.0.state.kind', (file) => ({ ...file, cards: [{ ...file.cards[0], state: { kind: 'lost' } }] })],
  ])('says that %j is wrong', (path, change) => {
    expect(readRoomFile(JSON.stringify(change(small)))).toEqual({ ok: false, reason: 'not-a-room-file', path })
  })

  test('holds the largest room', () => {
    const cards = Array.from({ length: MAX_CARDS }, (_, i) => ({ ...small.cards[1], id: `card_${i}` }))
    expect(writeRoomFile(importOf({ ...small, cards } as RoomFile), now).cards).toHaveLength(MAX_CARDS)
  })
})
