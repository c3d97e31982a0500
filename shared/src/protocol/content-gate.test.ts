import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addBoard, startRoom } from '../edits/boards.ts'
import { addCards, deleteCards, moveCards, spliceText } from '../edits/cards.ts'
import { eraseCards, readGeneration } from '../edits/erasure.ts'
import { newPen } from '../edits/pen.ts'
import { readCard } from '../model/card.ts'
import { type Content, openContent } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { MAX_CARDS } from '../model/shape.ts'
import { inspectContent, restoreRequired } from './content-gate.ts'
import { inspectUpdate } from './gate.ts'

const place = { board: 'board_a', region: 'styrkor', order: 'V000' }

function room(): { server: Content; client: Content; board: BoardId; card: CardId } {
  const server = openContent(new Y.Doc())
  const pen = newPen(server, 'user_a', 'Frida')
  startRoom(pen, 'Rummet')
  const board = made(addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' }))
  const [card] = made(addCards(pen, { board, region: 'styrkor', before: 'end' }, [{ text: 'Vi lyssnar' }]))
  return { server, client: copyOf(server), board, card: card! }
}

function made<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

function copyOf(content: Content, gc = true): Content {
  const doc = new Y.Doc({ gc })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(content.doc))
  return openContent(doc)
}

/** What the server would say to what a client of its own makes does. */
function look(server: Content, client: Content, change: (doc: Y.Doc) => void) {
  client.doc.transact(() => change(client.doc))
  const update = Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(server.doc))
  const { verdict, parts } = inspectUpdate(server.doc, update)
  expect(verdict).toBe('complete')
  return { update, look: inspectContent(server, parts!) }
}

function record(content: Content, card: string): Y.Map<unknown> {
  return content.cards.get(card)!
}

function newCard(fields: Record<string, unknown>): Y.Map<unknown> {
  return new Y.Map(
    Object.entries({ text: new Y.Text('a'), place, ...fields }).filter(([, value]) => value !== undefined),
  )
}

describe('[S6] what our own edits write', () => {
  it('fits', () => {
    const { server, client, board, card } = room()
    const pen = newPen(client, 'user_b', 'Malte')
    const edits = [
      () => addCards(pen, { board, region: 'hot', before: 'start' }, [{ text: 'a', weight: 3 }, { text: 'b' }]),
      () => moveCards(pen, [card], { board, region: 'hot', before: 'end' }),
      () => spliceText(pen, card, 0, 3, 'Nu'),
      () => deleteCards(pen, [card]),
    ]
    for (const edit of edits) {
      const { look: seen, update } = look(server, client, () => made<unknown>(edit()))
      expect(seen.kind).toBe('fits')
      Y.applyUpdate(server.doc, update)
    }
    expect(readCard(card, server.cards.get(card))).toMatchObject({ text: 'Nulyssnar', state: { kind: 'deleted' } })
  })

  it('fits when nobody had been online for long: thousands of letters in a row, in one update', () => {
    const { server, client, card } = room()
    const text = record(client, card).get('text') as Y.Text
    const { look: seen } = look(server, client, () => {
      for (let i = 0; i < 4_000; i++) text.insert(i % 2 ? 0 : text.length, 'x')
    })
    expect(seen.kind).toBe('fits')
  })

  it('may stand beside root types of others', () => {
    const { server, client } = room()
    const { look: seen } = look(server, client, (doc) => {
      doc.getArray('marks').push([{ a: [1] }, new Y.Map([['b', new Y.Text('c')]])])
      doc.getXmlFragment('note').push([new Y.XmlElement('p')])
    })
    expect(seen.kind).toBe('fits')
  })
})

describe('[S6] what would leave our root types unreadable', () => {
  const cases: Record<string, (content: Content, card: string, doc: Y.Doc) => void> = {
    'a list in the place of the cards': (_, __, doc) => {
      const other = new Y.Doc()
      other.getArray('cards').push([1])
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    },
    'a card that is a text': ({ cards }) => cards.set('card_b', new Y.Text('a') as never),
    'a card that is a value': ({ cards }) => cards.set('card_b', { text: 'a' } as never),
    'a card under another kind of name': ({ cards }) => cards.set('board_b', newCard({})),
    'a card without a text': ({ cards }) => cards.set('card_b', newCard({ text: undefined })),
    'a card without a place': ({ cards }) => cards.set('card_b', newCard({ place: undefined })),
    'a card whose text is a value': ({ cards }) => cards.set('card_b', newCard({ text: 'a' })),
    'a card in the place of another': ({ cards }, card) => cards.set(card, newCard({})),
    'a card taken away': ({ cards }, card) => cards.delete(card),
    "a card's text taken away": (content, card) => record(content, card).delete('text'),
    "a card's text replaced": (content, card) => record(content, card).set('text', new Y.Text('b')),
    'a place without a board': (content, card) => record(content, card).set('place', { ...place, board: 'x' }),
    'a place with more to it': (content, card) => record(content, card).set('place', { ...place, x: 1 }),
    'a place whose order would make all others long': (content, card) =>
      record(content, card).set('place', { ...place, order: 'z'.repeat(1_001) }),
    'a colour that nobody can see': (content, card) => record(content, card).set('color', 'octarine'),
    'a field that nobody knows': (content, card) => record(content, card).set('extra', 1),
    'the field that only the server writes': (content, card) =>
      record(content, card).set('erased', { role: 'facilitator', at: 1 }),
    'a generation': ({ meta }) => meta.set('generation', 7),
    'a version that locks everybody out': ({ meta }) => meta.set('version', 999),
    'a title without end': ({ meta }) => meta.set('title', 'x'.repeat(121)),
    'a shared type as the title': ({ meta }) => meta.set('title', new Y.Text('x')),
    'a text without end': (content, card) => (record(content, card).get('text') as Y.Text).insert(0, 'x'.repeat(5_000)),
    'a thing in a text': (content, card) => (record(content, card).get('text') as Y.Text).insertEmbed(0, { a: 1 }),
    'bold letters': (content, card) => (record(content, card).get('text') as Y.Text).format(0, 2, { bold: true }),
    'a shared type in a field': (content, card) => record(content, card).set('state', new Y.Map()),
    'a board without a tool': ({ boards }) => boards.set('board_b', new Y.Map([['preset', 'x']])),
    'a label under a reserved name': ({ boards }) => [...boards.values()][0]!.set('label:__proto__', 'x'),
    'a key that is reserved, anywhere': (_, __, doc) => doc.getMap('other').set('__proto__', 1),
    'a root type that is reserved': (_, __, doc) => doc.getMap('__proto__').set('a', 1),
    'a very long key': (_, __, doc) => doc.getMap('other').set('k'.repeat(201), 1),
    'types in types without end': (_, __, doc) => {
      let at = doc.getMap<unknown>('other')
      for (let i = 0; i < 30; i++) {
        const next = new Y.Map<unknown>()
        at.set('a', next)
        at = next
      }
    },
    'hundreds of root types': (_, __, doc) => {
      for (let i = 0; i < 60; i++) doc.getMap(`root ${i}`).set('a', 1)
    },
  }

  it.each(Object.entries(cases))('is seen: %s', (_, change) => {
    const { server, client, card } = room()
    const { look: seen } = look(server, client, (doc) => change(client, card, doc))
    expect(seen.kind).toBe('not-ours')
  })

  it('is a required value that is taken away, which is put back', () => {
    const { server, client, card, board } = room()
    const { look: seen, update } = look(server, client, () => {
      record(client, card).delete('place')
      client.boards.get(board)!.delete('order')
      record(client, card).delete('color')
    })
    if (seen.kind !== 'fits') throw new Error(seen.kind)
    const before = readCard(card, server.cards.get(card))
    Y.applyUpdate(server.doc, update)
    expect(readCard(card, server.cards.get(card))).toBeUndefined()
    expect(restoreRequired(seen.guarded)).toBe(2)
    expect(readCard(card, server.cards.get(card))).toEqual({ ...before, color: 'yellow' })
  })

  describe.each([true, false])('is a new record that loses in the same update what it needs, with gc %s', (gc) => {
    const keeping = (server: Content) => copyOf(server, gc)
    const board = () => new Y.Map<unknown>(Object.entries({ tool: 'swot', preset: 'fyra_falt', order: 'V' }))

    it.each<[string, (content: Content) => void]>([
      ['a text', ({ cards }) => cards.set('card_b', newCard({})).delete('text')],
      ['a place', ({ cards }) => cards.set('card_b', newCard({})).delete('place')],
      [
        'two places',
        ({ cards }) => {
          const card = cards.set('card_b', newCard({}))
          card.set('place', place)
          card.delete('place')
        },
      ],
      ['a tool', ({ boards }) => boards.set('board_b', board()).delete('tool')],
    ])('%s', (_, change) => {
      const { server } = room()
      const client = keeping(server)
      expect(look(server, client, () => change(client)).look.kind).toBe('not-ours')
    })

    it('unless it gets another', () => {
      const { server } = room()
      const client = keeping(server)
      const moved = { ...place, order: 'W' }
      const { look: seen, update } = look(server, client, () => {
        const card = client.cards.set('card_b', newCard({}))
        card.set('color', 'yellow')
        card.delete('color')
        card.set('place', moved)
      })
      if (seen.kind !== 'fits') throw new Error(seen.kind)
      Y.applyUpdate(server.doc, update)
      expect(restoreRequired(seen.guarded)).toBe(0)
      expect(record(server, 'card_b').get('place')).toEqual(moved)
    })
  })

  it('is a new place under one that is deleted: it is put back', () => {
    const { server } = room()
    const client = copyOf(server, false)
    const card = client.cards.set('card_b', newCard({}))
    card.set('color', 'yellow')
    card.set('place', { ...place, order: 'W' })
    card.delete('place')
    // As if the first of the two had never been deleted, which it is as soon as the second stands beside it.
    card._map.get('place')!.left!.deleted = false
    const { look: seen, update } = look(server, client, () => {})
    if (seen.kind !== 'fits') throw new Error(seen.kind)
    Y.applyUpdate(server.doc, update)
    expect(readCard('card_b', server.cards.get('card_b'))).toBeUndefined()
    expect(restoreRequired(seen.guarded)).toBe(1)
    expect(readCard('card_b', server.cards.get('card_b'))).toMatchObject({ place })
  })

  it('is not more than a room holds', () => {
    const { server, client } = room()
    const add = (from: number, to: number) => {
      for (let i = from; i < to; i++) client.cards.set(`card_${i}`, newCard({}))
    }
    for (let from = 0; from < MAX_CARDS - 1; from += 1_000) {
      const to = Math.min(from + 1_000, MAX_CARDS - 1)
      const { update, look: seen } = look(server, client, () => add(from, to))
      expect(seen.kind).toBe('fits')
      Y.applyUpdate(server.doc, update)
    }
    expect(look(server, client, () => add(MAX_CARDS, MAX_CARDS + 1)).look.kind).toBe('too-many')
  })
})

describe('[S16] letters for a card whose text was removed for privacy', () => {
  it('are told apart, and other edits of the card are not', () => {
    const { server, client, card, board } = room()
    record(server, card).set('erased', { role: 'facilitator', at: 1 })
    const moved = look(server, copyOf(server), () => {})
    expect(moved.look.kind).toBe('fits')
    const pen = newPen(client, 'user_b', 'Malte')
    const move = look(server, client, () => made(moveCards(pen, [card], { board, region: 'hot', before: 'end' })))
    expect(move.look.kind).toBe('fits')
    const write = look(server, client, () => (record(client, card).get('text') as Y.Text).insert(0, 'x'))
    expect(write.look.kind).toBe('writes-in-erased')
  })
})

describe('[S16] the marks of a removal for privacy', () => {
  it.each(['generation', 'erased'] as const)('are not for clients to take away: %s', (mark) => {
    const { server, card } = room()
    eraseCards(server, [card], { role: 'facilitator', at: 1 })
    const remove = (content: Content) =>
      mark === 'generation' ? content.meta.delete('generation') : record(content, card).delete('erased')
    const client = copyOf(server)
    const { look: seen, update } = look(server, client, () => remove(client))
    expect(seen.kind).toBe('not-ours')

    // A document that has lost something takes it, and keeps what it has unless there is a newer one.
    const healing = inspectContent(server, inspectUpdate(server.doc, update).parts!, true)
    if (healing.kind !== 'fits') throw new Error(healing.kind)
    Y.applyUpdate(server.doc, update)
    expect(restoreRequired(healing.guarded)).toBe(1)
    expect(readGeneration(server)).toBe(1)
    expect(readCard(card, server.cards.get(card))?.erased).toEqual({ role: 'facilitator', at: 1 })
  })

  it('leave no letter, whatever the text says of its length', () => {
    const { server, card } = room()
    const text = record(server, card).get('text') as Y.Text
    text._length = 3
    eraseCards(server, [card], { role: 'facilitator', at: 1 })
    expect(text.toString()).toBe('')
  })
})

describe('[S6] a document that has lost something', () => {
  it('takes back what only the server writes', () => {
    const { server, client, card } = room()
    client.doc.transact(() => {
      client.meta.set('generation', 2)
      record(client, card).set('erased', { role: 'facilitator', at: 1 })
    })
    const update = Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(server.doc))
    const { parts } = inspectUpdate(server.doc, update)
    expect(inspectContent(server, parts!, true).kind).toBe('fits')
    expect(inspectContent(server, parts!).kind).toBe('not-ours')
  })
})
