import type { NotesContent } from '@samtavla/shared/exchange/notes-file.ts'
import { notesFromFile } from '@samtavla/shared/exchange/notes-file.ts'
import { rescueRoomFile } from '@samtavla/shared/exchange/rescue.ts'
import { contentFromRoomFile, type RoomFile, readRoomFile, writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { keyBetween } from '@samtavla/shared/lib/order.ts'
import { type Content, notesName, notesOf, openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { linkKey as linkKeyOf, linkNoteKey } from '@samtavla/shared/model/link.ts'
import { MAX_BOARDS, MAX_CARDS, MAX_LINKS, MAX_PLAN_VALUES } from '@samtavla/shared/model/shape.ts'
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
const cardId = word.map((id) => `card_${id}` as const)
const userId = word.map((id) => `user_${id}`)
const region = fc.constantFrom(...regionIds, 'another_1')
const order = fc.integer({ min: 0, max: 5 }).map((steps) => {
  let key = keyBetween(null, null)
  for (let i = 0; i < steps; i++) key = keyBetween(i % 2 ? null : key, i % 2 ? key : null)
  return key
})
const at = fc.integer({ min: 0, max: 4e12 })
const wellFormed = cardText.map((text) => text.toWellFormed().slice(0, 50).toWellFormed())
const who = record({ by: wellFormed, at })
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const number = fc.integer({ min: 1, max: 99_999 })

const reading = record({ at: wellFormed, value: wellFormed, note: wellFormed, by: wellFormed, time: at }).map(
  (all) => ({
    ...all,
    at: all.at.slice(0, 40).toWellFormed(),
  }),
)

const board = record({
  tool: fc.constantFrom('swot', 'unknown'),
  preset: fc.constantFrom('fyra_falt', 'x'),
  title: wellFormed,
  order,
  labels: fc.dictionary(region, wellFormed),
  prompts: fc.dictionary(region, wellFormed),
  facts: fc.dictionary(region, wellFormed),
  step: fc.constantFrom(undefined, null, 's1', 's2'),
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
      record({ kind: fc.constant('replaced'), by: cardId, at }),
    ),
    number,
    causeNumber: number,
    status: record({
      kind: fc.constantFrom('parked', 'handed-over', 'cause'),
      reason: wellFormed,
      to: fc.oneof(wellFormed, fc.constant('')),
      by: wellFormed,
      at,
    }),
    'field:whom': wellFormed,
    'field:level': fc.constantFrom('individ', null),
    'reading:r1': fc.oneof(reading, fc.constant(null)),
    'reading:r2': reading,
    figure: fc.constantFrom(
      { value: 62.5, unit: '%', n: 45 },
      { hidden: 'small' as const },
      { value: 1, unit: '', n: 2 },
    ),
    erased: record({ role: fc.constantFrom('facilitator', 'principal'), at }),
  },
  { requiredKeys: ['text', 'place'], noNullPrototype: true },
)

const link = fc.record({
  kind: fc.constantFrom('based_on' as const, 'effect_of' as const),
  from: cardId,
  to: cardId,
  value: fc.oneof(who, fc.constant(null)),
  assumption: fc.oneof(wellFormed, fc.constant(null)),
})
const plan = fc.record({
  model: record({ id: fc.constantFrom('rog', 'gr-3'), version: fc.nat(9).map((version) => version + 1) }),
  start: fc.option(day, { nil: undefined }),
  dates: fc.dictionary(fc.constantFrom('s1', 's2', 's3'), day),
  done: fc.dictionary(fc.constantFrom('t1', 't2', 't3'), fc.oneof(who, fc.constant(null))),
})

/** Notes as a file holds them; the editor may have written the same in more pieces. */
const words = fc.stringMatching(/^[a-zåäö \n]{1,12}$/)
const look = fc.constantFrom({}, { bold: true }, { italic: true }, { bold: true, italic: true })
const runs = fc.array(
  fc.tuple(words, look).map(([text, marks]) => ({ text, ...marks })),
  { maxLength: 4 },
)
const items = fc.array(fc.array(runs, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
const notes = fc.array(
  fc.oneof(
    runs.map((all) => ({ kind: 'paragraph', runs: all })),
    fc.tuple(fc.constantFrom(2, 3), runs).map(([level, all]) => ({ kind: 'heading', level, runs: all })),
    fc.tuple(fc.constantFrom('bullets', 'numbers'), items).map(([kind, all]) => ({ kind, items: all })),
  ),
  { minLength: 1, maxLength: 5 },
) as fc.Arbitrary<NotesContent>

/** A document as our edits leave it, with things in it that are not ours. */
const content: fc.Arbitrary<Content> = fc
  .record({
    title: wellFormed,
    boards: fc.dictionary(boardId, board),
    cards: fc.dictionary(cardId, card),
    links: fc.array(link, { maxLength: 5 }),
    plan: fc.option(plan, { nil: undefined }),
    notes: fc.infiniteStream(fc.option(notes, { nil: undefined })),
  })
  .map(({ title, boards, cards, links, plan, notes }) => {
    const doc = new Y.Doc()
    const room = openContent(doc)
    room.meta.set('title', title)
    for (const [id, { labels, prompts, facts, step, ...values }] of Object.entries(boards)) {
      const names = Object.entries(labels).map(([key, label]) => [`label:${key}`, label] as const)
      const questions = Object.entries(prompts).map(([key, prompt]) => [`prompt:${key}`, prompt] as const)
      const said = Object.entries(facts).map(([key, fact]) => [`fact:${key}`, fact] as const)
      const ofStep = step === undefined ? [] : [['step', step] as const]
      room.boards.set(id, new Y.Map<unknown>([...Object.entries(values), ...names, ...questions, ...said, ...ofStep]))
      const text = notes.next().value
      if (text) notesFromFile(notesOf(room, id as BoardId), text)
    }
    for (const { kind, from, to, value, assumption } of links) {
      room.links.set(linkKeyOf(kind, from, to), value)
      room.links.set(linkNoteKey({ kind, from, to }, 'assumption'), assumption)
    }
    if (plan) {
      room.plan.set('model', plan.model)
      if (plan.start) room.plan.set('start', plan.start)
      for (const [step, date] of Object.entries(plan.dates)) room.plan.set(`date:${step}`, date)
      for (const [id, done] of Object.entries(plan.done)) room.plan.set(`done:${id}`, done)
    }
    for (const [id, { text, ...values }] of Object.entries(cards)) {
      room.cards.set(id, new Y.Map<unknown>([['text', new Y.Text(text)], ...Object.entries(values), ['more', 1]]))
    }
    room.cards.set('not-a-card', new Y.Map())
    room.links.set('not-a-link', 1)
    room.plan.set('not-of-a-plan', 1)
    doc.getMap('future').set('x', 1)
    return room
  })

const small = {
  format: 'samtavla-room',
  version: 4,
  exportedAt: '2026-03-01T12:00:00.000Z',
  room: { title: 'Rummet' },
  boards: [
    {
      id: 'board_a',
      tool: 'swot',
      preset: 'fyra_falt',
      title: 'Tavlan',
      labels: { hot: 'Det som hotar' },
      prompts: { hot: 'Vad oroar er?' },
      facts: { owner: 'Rektor' },
      step: 's1',
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
      number: 4,
      causeNumber: 10,
      status: { kind: 'parked', reason: 'Tas i höst', to: '', by: 'Kim', at: 2 },
      fields: { level: 'process' },
      readings: [{ id: 'r1', at: '2026-03-17', value: '16 av 22', note: '', by: 'Kim', time: 6 }],
      figure: { value: 62, unit: '%', n: 45 },
      erased: { role: 'facilitator', at: 3 },
    },
    { id: 'card_b', text: '', place: { board: 'board_x', region: 'hot', order: 'V002' }, color: 'yellow' },
  ],
  links: [
    { kind: 'based_on', from: 'card_b', to: 'card_a', by: 'Kim', at: 4 },
    {
      kind: 'effect_of',
      from: 'card_b',
      to: 'card_a',
      by: 'Kim',
      at: 5,
      assumption: 'Alla är med',
      rationale: 'Så var det',
    },
  ],
  plan: {
    model: { id: 'rog', version: 1 },
    start: '2026-09-01',
    dates: { s1: '2026-09-01' },
    done: { t1: { by: 'Kim', at: 5 } },
  },
  notes: [
    {
      board: 'board_a',
      content: [
        { kind: 'heading', level: 3, runs: [{ text: 'Mötet' }] },
        { kind: 'paragraph', runs: [{ text: 'Vi ' }, { text: 'börjar', bold: true }, { text: '\nnu' }] },
        { kind: 'numbers', items: [[[{ text: 'först', italic: true }], []], [[{ text: 'sedan' }]]] },
      ],
    },
  ],
}

/** What earlier versions wrote. */
function older({ format, exportedAt, room, boards, cards, links, plan, notes }: typeof small, version: 1 | 2 | 3) {
  const { prompts, facts: _, step, ...board } = boards[0]!
  const { number, causeNumber, status, fields, readings: __, figure, erased, ...card } = cards[0]!
  if (version === 3) {
    return {
      ...{ format, version, exportedAt, room, boards: [{ ...board, prompts, step }] },
      cards: [{ ...card, number, causeNumber, status, fields, erased }, cards[1]!],
      ...{ links: links.slice(0, 1), plan, notes },
    }
  }
  return {
    ...{ format, version, exportedAt, room, boards: [board] },
    cards: [version === 2 ? { ...card, erased } : card, cards[1]!],
  }
}

function many(count: number, value: unknown): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, value]))
}

/** Beyond the last day of the calendar, where no date can be shown. */
function withTime({ author, ...card }: (typeof small)['cards'][number], at: number): unknown {
  return { ...card, author: { ...author, at } }
}

function withReading(file: typeof small, parts: object): unknown {
  const [card] = file.cards
  return { ...file, cards: [{ ...card, readings: [{ ...card!.readings![0], ...parts }] }] }
}

function withNotes(file: typeof small, ...content: unknown[]): unknown {
  return { ...file, notes: [{ board: 'board_a', content }] }
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

  test.each([1, 2, 3] as const)('of version %d is read, and written in this one', (version) => {
    const old = older(small, version)
    expect(readRoomFile(JSON.stringify(old))).toEqual({ ok: true, value: old })
    expect(writeRoomFile(importOf(old as RoomFile), now)).toEqual({ ...old, version: 4 })
  })

  test('may hold a plan that does not say when it began', () => {
    const { start: _, ...plan } = small.plan
    const file = { ...small, plan } as RoomFile
    expect(writeRoomFile(importOf(file), now)).toEqual(file)
  })

  test('holds no notes of boards that are not there, and makes none by looking', () => {
    const room = importOf(small as RoomFile)
    notesFromFile(notesOf(room, 'board_z'), [{ kind: 'paragraph', runs: [{ text: 'a' }] }])
    room.boards.set('board_b', new Y.Map(Object.entries({ tool: 'notes', preset: 'text', order: 'W' })))
    expect(writeRoomFile(room, now).notes).toEqual(small.notes)
    expect(room.doc.share.has(notesName('board_b'))).toBe(false)
  })

  test('is read with a byte order mark', () => {
    expect(readRoomFile(`\uFEFF${JSON.stringify(small)}`)).toEqual({ ok: true, value: small })
  })

  test('of a newer version is told apart', () => {
    const reading = readRoomFile(JSON.stringify({ format: 'samtavla-room', version: 5, rooms: [] }))
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
    ['cards.0.number', (file) => ({ ...file, cards: [{ ...file.cards[0], number: 0 }] })],
    ['cards.0.causeNumber', (file) => ({ ...file, cards: [{ ...file.cards[0], causeNumber: 100_000 }] })],
    ['cards.0.status.kind', (file) => ({ ...file, cards: [{ ...file.cards[0], status: { kind: 'solved' } }] })],
    [
      'cards.0.status.reason',
      (file) => ({
        ...file,
        cards: [{ ...file.cards[0], status: { ...file.cards[0]!.status, reason: 'x'.repeat(501) } }],
      }),
    ],
    ['cards.0.fields.a b', (file) => ({ ...file, cards: [{ ...file.cards[0], fields: { 'a b': 'x' } }] })],
    ['cards.0.fields.whom', (file) => ({ ...file, cards: [{ ...file.cards[0], fields: { whom: '' } }] })],
    [
      'boards.0.prompts.hot',
      (file) => ({ ...file, boards: [{ ...file.boards[0], prompts: { hot: 'x'.repeat(301) } }] }),
    ],
    ['boards.0.step', (file) => ({ ...file, boards: [{ ...file.boards[0], step: '' }] })],
    ['links.0.kind', (file) => ({ ...file, links: [{ ...file.links[0], kind: 'likes' }] })],
    ['links.0.to', (file) => ({ ...file, links: [{ ...file.links[0], to: 'board_a' }] })],
    ['links.0', (file) => ({ ...file, links: [{ ...file.links[0], to: 'card_b' }] })],
    ['links.1.to', (file) => ({ ...file, links: [file.links[0], { ...file.links[0], by: 'Robin' }] })],
    ['links.0.assumption', (file) => ({ ...file, links: [{ ...file.links[1], assumption: 'x'.repeat(501) }] })],
    ['links.0.rationale', (file) => ({ ...file, links: [{ ...file.links[1], rationale: '' }] })],
    [
      'boards.0.facts.owner',
      (file) => ({ ...file, boards: [{ ...file.boards[0], facts: { owner: 'x'.repeat(501) } }] }),
    ],
    ['cards.0.readings.0.at', (file) => withReading(file, { at: 'x'.repeat(41) })],
    ['cards.0.readings.0.value', (file) => withReading(file, { value: 'x'.repeat(101) })],
    ['cards.0.readings.0.id', (file) => withReading(file, { id: '' })],
    ['cards.0.readings', (file) => ({ ...file, cards: [{ ...file.cards[0], readings: Array(501).fill(0) }] })],
    ['cards.0.readings', (file) => ({ ...file, cards: [{ ...file.cards[0], figure: { hidden: 'small' } }] })],
    ['cards.0.author.at', (file) => ({ ...file, cards: [withTime(file.cards[0]!, 8.64e15)] })],
    ['cards.0.figure', (file) => ({ ...file, cards: [{ ...file.cards[0], figure: { value: 1, unit: '', n: 9 } }] })],
    [
      'cards.0.state.by',
      (file) => ({ ...file, cards: [{ ...file.cards[0], state: { kind: 'replaced', by: 'x', at: 1 } }] }),
    ],
    ['links', (file) => ({ ...file, links: Array(MAX_LINKS + 1).fill(file.links[0]) })],
    ['plan.model.version', (file) => ({ ...file, plan: { ...file.plan, model: { id: 'rog', version: 0 } } })],
    ['plan.start', (file) => ({ ...file, plan: { ...file.plan, start: '2026-02-31' } })],
    ['plan.dates.s1', (file) => ({ ...file, plan: { ...file.plan, dates: { s1: '' } } })],
    ['plan.done.t1', (file) => ({ ...file, plan: { ...file.plan, done: { t1: true } } })],
    ['plan.done', (file) => ({ ...file, plan: { ...file.plan, done: many(MAX_PLAN_VALUES + 1, file.plan.done.t1) } })],
    ['notes', (file) => ({ ...file, notes: [{ ...file.notes[0], board: 'board_z' }] })],
    ['notes.1.board', (file) => ({ ...file, notes: [file.notes[0], file.notes[0]] })],
    ['notes.0.content', (file) => ({ ...file, notes: [{ board: 'board_a', content: [] }] })],
    ['notes.0.content.0.kind', (file) => withNotes(file, { kind: 'image' })],
    ['notes.0.content.0.level', (file) => withNotes(file, { kind: 'heading', level: 1, runs: [] })],
    ['notes.0.content.0.runs.0.text', (file) => withNotes(file, { kind: 'paragraph', runs: [{ text: '' }] })],
    [
      'notes.0.content.0.runs.0.link',
      (file) => withNotes(file, { kind: 'paragraph', runs: [{ text: 'a', link: 'javascript:0' }] }),
    ],
    ['notes.0.content.0.items', (file) => withNotes(file, { kind: 'bullets', items: [] })],
    ['notes.0.content.0.items.0', (file) => withNotes(file, { kind: 'bullets', items: [[]] })],
    [
      'notes.0.content.0.runs',
      (file) => withNotes(file, { kind: 'paragraph', runs: Array(20_001).fill({ text: 'a' }) }),
    ],
  ])('says that %j is wrong', (path, change) => {
    expect(readRoomFile(JSON.stringify(change(small)))).toEqual({ ok: false, reason: 'not-a-room-file', path })
  })

  test('holds the largest room', () => {
    const cards = Array.from({ length: MAX_CARDS }, (_, i) => ({ ...small.cards[1], id: `card_${i}` }))
    expect(writeRoomFile(importOf({ ...small, cards } as RoomFile), now).cards).toHaveLength(MAX_CARDS)
  })
})

/** What another client could have written before there was a gate, or into a copy of its own. */
const odd = fc.oneof(
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e9, 0, -1, 'x'.repeat(6_000), '\ud83d'.repeat(600), '', null),
  fc.constantFrom({ by: 'x'.repeat(300), at: 1 }, { by: 'a', at: Number.NaN }, { id: 'a b', version: 1 }, {}),
  fc.constantFrom({ id: 'rog', version: 1.5 }, { id: 'rog', version: 1, more: 1 }, { by: 'a', at: 1, more: 1 }),
  fc.constantFrom(
    { kind: 'parked', reason: '😀'.repeat(400), to: 'x'.repeat(501), by: 'a', at: 1 },
    { kind: 'cause', reason: 'a', to: '', by: 'x'.repeat(201), at: Number.NaN },
    { role: 'a b', at: Number.NaN },
    { role: 'facilitator', at: 1 },
    { at: 'x'.repeat(90), value: '😀'.repeat(90), note: 'x'.repeat(900), by: 'a', time: 1 },
    { at: '2026', value: '1', note: '', by: 'x'.repeat(300), time: Number.NaN },
    { value: 1, unit: '', n: 2 },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
)
const cardKey = fc.constantFrom(
  ...['number', 'causeNumber', 'status', 'field:whom', 'field:a b', 'field:', 'erased', 'author', 'state', 'color'],
  ...['reading:r1', 'reading:a b', 'figure'],
)
const boardKey = fc.constantFrom(
  'title',
  'step',
  'prompt:hot',
  'prompt:a b',
  'prompt:',
  'label:hot',
  'label:a b',
  'fact:owner',
  'fact:a b',
  'deleted',
)
const planKey = fc.constantFrom('model', 'start', 'date:s1', 'date:a b', 'date:', 'done:t1', 'done:a b', 'done:')
const linkKey = fc.constantFrom(
  ...['based_on card_a card_b', 'based_on card_a card_a', 'likes card_a card_b', 'x'],
  ...['effect_of card_b card_a assumption', 'effect_of card_b card_a words'],
)

describe('a rescued room', () => {
  test('can be brought in, whatever is in it', () => {
    const wild = fc.record({
      board: fc.dictionary(boardKey, odd),
      card: fc.dictionary(cardKey, odd),
      plan: fc.dictionary(planKey, odd),
      links: fc.dictionary(linkKey, odd),
    })
    fc.assert(
      fc.property(wild, ({ board, card, plan, links }) => {
        const room = importOf(small as RoomFile)
        for (const [key, value] of Object.entries(board)) room.boards.get('board_a')!.set(key, value)
        for (const [key, value] of Object.entries(card)) room.cards.get('card_a')!.set(key, value)
        for (const [key, value] of Object.entries(plan)) room.plan.set(key, value)
        for (const [key, value] of Object.entries(links)) room.links.set(key, value)
        const file = rescueRoomFile(room, now)
        expect(file.boards).toHaveLength(1)
        expect(file.cards).toHaveLength(2)
        const again = importOf(file)
        expect(rescueRoomFile(again, now)).toEqual(writeRoomFile(again, now))
      }),
      { numRuns: 300 },
    )
  })

  test('keeps what is sound beside what is not', () => {
    const room = importOf(small as RoomFile)
    room.cards.get('card_a')!.set('field:a b', 'x')
    room.cards.get('card_a')!.set('status', { ...small.cards[0]!.status, reason: `${'x'.repeat(499)}😀` })
    room.boards.get('board_a')!.set('prompt:hot', 'x'.repeat(400))
    room.plan.set('date:a b', '2026-09-01')
    room.plan.set('done:t2', { by: 'x'.repeat(300), at: 1 })
    room.links.set('based_on card_a card_b', { by: 'Kim', at: Number.NaN })
    const file = rescueRoomFile(room, now)
    expect(file).toMatchObject({ links: small.links, plan: small.plan, notes: small.notes })
    expect(file.cards[0]?.readings).toEqual(small.cards[0]!.readings)
    expect(file.cards[0]).toMatchObject({ fields: { level: 'process' }, status: { reason: 'x'.repeat(499) } })
    expect(file.boards[0]!.prompts).toEqual({ hot: 'x'.repeat(300) })
  })

  test('has of notes as much as a file holds', () => {
    const room = importOf({ ...small, notes: [] } as unknown as RoomFile)
    const long = { kind: 'paragraph' as const, runs: [{ text: `${'x'.repeat(999_999)}😀` }] }
    const many = Array.from({ length: 20_001 }, () => ({ kind: 'paragraph' as const, runs: [] }))
    notesFromFile(notesOf(room, 'board_a'), [long, ...many])
    expect(readRoomFile(JSON.stringify(writeRoomFile(room, now)))).toMatchObject({ ok: false })
    const { notes } = importedBack(rescueRoomFile(room, now))
    expect(notes?.[0]?.content).toHaveLength(20_000)
    expect(notes?.[0]?.content[0]).toEqual({ kind: 'paragraph', runs: [{ text: 'x'.repeat(999_999) }] })
  })
})

function importedBack(file: RoomFile): RoomFile {
  const reading = readRoomFile(JSON.stringify(file))
  if (!reading.ok) throw new Error(`${reading.reason} ${reading.path}`)
  return reading.value
}
