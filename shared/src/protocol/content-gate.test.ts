import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addBoard, startRoom } from '../edits/boards.ts'
import {
  addCards,
  deleteCards,
  makeCauses,
  moveCards,
  setAside,
  setCardField,
  spliceText,
  takeUpAgain,
} from '../edits/cards.ts'
import { convertCards } from '../edits/convert.ts'
import { eraseCards, readGeneration } from '../edits/erasure.ts'
import { linkCards, linksOf, unlinkCards } from '../edits/links.ts'
import { newPen } from '../edits/pen.ts'
import { setMeetingDay, startPlan, tickOff } from '../edits/plan.ts'
import { UndoHistory } from '../edits/undo.ts'
import { notesFromFile, notesToFile } from '../exchange/notes-file.ts'
import { readCard } from '../model/card.ts'
import { type Content, notesName, notesOf, openContent } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { linkKey } from '../model/link.ts'
import { readPlan } from '../model/plan.ts'
import { MAX_CARDS, MAX_LINKS, MAX_PLAN_VALUES, MAX_VALUES } from '../model/shape.ts'
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

  it('fits, for threads, problems and the plan too, with everything taken back and done again', () => {
    const { server, client, card, board } = room()
    const pen = newPen(client, 'user_b', 'Malte')
    const history = new UndoHistory(pen)
    const target = { board, region: 'hot', before: 'end' } as const
    const [other] = made(addCards(pen, target, [{ text: 'b', fields: { source: 'Enkäten' } }]))
    const model = { id: 'rog', version: 1 }
    const prompts = { nulage: 'Hur är det?' }
    let problem: CardId
    const edits = [
      () => linkCards(pen, 'based_on', card, [other!]),
      () => unlinkCards(pen, 'based_on', card, other!),
      () => {
        const result = convertCards(pen, 'problem', [card, other!], { title: 'Problem' })
        problem = made(result)
        return result
      },
      () => setCardField(pen, [problem], 'whom', 'årskurs 4–6'),
      () => setCardField(pen, [problem], 'whom', ''),
      () => setAside(pen, [problem], { kind: 'parked', reason: 'Tas i höst', to: '' }),
      () => takeUpAgain(pen, [problem]),
      () => makeCauses(pen, [problem], ''),
      () => startPlan(pen, { model, start: '2026-09-01', dates: [['s1', '2026-09-01']] }),
      () => tickOff(pen, 't1', true),
      () => tickOff(pen, 't1', false),
      () => setMeetingDay(pen, 's1', '2026-09-08'),
      () => addBoard(pen, { tool: 'current_state', preset: 'enkel', title: 'Nuläge', step: 's1', prompts }),
    ]
    // Not within the change that is looked at: undo asks whose it was.
    const expectFits = (change: () => unknown) => {
      change()
      const { look: seen, update } = look(server, client, () => {})
      expect(seen.kind).toBe('fits')
      Y.applyUpdate(server.doc, update)
    }
    for (const edit of edits) expectFits(() => made<unknown>(edit()))
    expect(readPlan(server)?.dates).toEqual({ s1: '2026-09-08' })
    expect(linksOf(server)).toHaveLength(2)
    while (history.canUndo) expectFits(() => history.undo())
    expect([readPlan(server), linksOf(server)]).toEqual([undefined, []])
    while (history.canRedo) expectFits(() => history.redo())
    expect(linksOf(server)).toHaveLength(2)
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
    'a time that no date can be made of': ({ plan }) => plan.set('done:x', { by: 'Malte', at: 8.64e15 + 1 }),
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

describe('[S6] what one card or board holds', () => {
  it.each(['card', 'board'] as const)('is not more than a file of the room holds: a %s', (kind) => {
    const { server, card, board } = room()
    const of = (content: Content) => (kind === 'card' ? content.cards.get(card)! : content.boards.get(board)!)
    const key = (i: number) => `${kind === 'card' ? 'field' : 'fact'}:f${i}`
    const left = MAX_VALUES - of(server)._map.size
    const kindOf = (count: number) => {
      const client = copyOf(server)
      return look(server, client, () => {
        for (let i = 0; i < count; i++) of(client).set(key(i), i % 2 ? 'x' : null)
      }).look.kind
    }
    expect([kindOf(left), kindOf(left + 1)]).toEqual(['fits', 'too-many'])
    for (let i = 0; i < left; i++) of(server).set(key(i), 'x')
    // What is there may still change.
    expect(kindOf(left)).toBe('fits')
  })

  it('is not more from the beginning', () => {
    const { server } = room()
    const kindOf = (count: number) => {
      const client = copyOf(server)
      const fields = Object.fromEntries(Array.from({ length: count }, (_, i) => [`field:f${i}`, 'x']))
      return look(server, client, () => client.cards.set('card_new', newCard(fields))).look.kind
    }
    expect([kindOf(MAX_VALUES - 2), kindOf(MAX_VALUES - 1)]).toEqual(['fits', 'too-many'])
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

  it('[SIL8] with which a seal goes are not for clients to make up', () => {
    const { server, card } = room()
    record(server, card).set('revealedAs', 'f'.repeat(24))
    const client = copyOf(server)
    const { look: seen, update } = look(server, client, () => record(client, card).delete('revealedAs'))
    expect(seen.kind).toBe('not-ours')
    // Which the server takes away itself, and may have lost that.
    expect(inspectContent(server, inspectUpdate(server.doc, update).parts!, true)).toEqual({
      kind: 'fits',
      guarded: [],
    })
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

describe('[S6] threads and the plan', () => {
  const key = linkKey('based_on', 'card_a', 'card_b')
  const who = { by: 'Malte', at: 1 }
  const model = { id: 'rog', version: 1 }
  const status = { kind: 'parked', reason: 'a', to: '', by: 'Malte', at: 1 }
  const onCard = (field: string, value: unknown) => (content: Content, card: string) =>
    void record(content, card).set(field, value)
  const onBoard = (field: string, value: unknown) => (content: Content) =>
    void [...content.boards.values()][0]!.set(field, value)
  const onLinks = (name: string, value: unknown) => (content: Content) => void content.links.set(name, value)
  const onPlan = (name: string, value: unknown) => (content: Content) => void content.plan.set(name, value)

  const odd: Record<string, (content: Content, card: string) => void> = {
    'a thread of another kind': onLinks('likes card_a card_b', who),
    'a thread to itself': onLinks('based_on card_a card_a', who),
    'a thread to a board': onLinks('based_on card_a board_b', who),
    'a thread that is a word': onLinks(key, 'x'),
    'a thread with more to it': onLinks(key, { ...who, more: 1 }),
    'a thread by nobody': onLinks(key, { at: 1 }),
    'a thread by somebody without end': onLinks(key, { by: 'x'.repeat(201), at: 1 }),
    'a thread at no time': onLinks(key, { by: 'Malte', at: Number.NaN }),
    'a shared type as a thread': onLinks(key, new Y.Map()),
    'a thread in a list': ({ doc }) => {
      const other = new Y.Doc()
      other.getArray('links').push([who])
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    },
    'a plan of nothing known': onPlan('extra', 1),
    'a plan of another version': onPlan('model', { id: 'rog', version: 1.5 }),
    'a plan with more to it': onPlan('model', { ...model, more: 1 }),
    'a plan under no name': onPlan('model', { id: '../x', version: 1 }),
    'a shared type as the plan': onPlan('model', new Y.Text('rog')),
    'a start at no day': onPlan('start', '2026-02-31'),
    'a meeting at no day': onPlan('date:s1', 'i morgon'),
    'a meeting of no step': onPlan('date:', '2026-09-01'),
    'a meeting under a reserved name': onPlan('date:__proto__', '2026-09-01'),
    'a tick that is only yes': onPlan('done:t1', true),
    'a tick under a name without end': onPlan(`done:${'x'.repeat(61)}`, who),
    'a number of nothing': onCard('number', 0),
    'a number below nothing': onCard('number', -1),
    'a number without end': onCard('number', 1e9),
    'half a number': onCard('causeNumber', 1.5),
    'a number in letters': onCard('causeNumber', '1'),
    'a status of another kind': onCard('status', { ...status, kind: 'solved' }),
    'a status with a reason without end': onCard('status', { ...status, reason: 'x'.repeat(501) }),
    'a status without a reason': onCard('status', { kind: 'parked', to: '', by: 'Malte', at: 1 }),
    'a status with more to it': onCard('status', { ...status, more: 1 }),
    'a shared type as the status': onCard('status', new Y.Map(Object.entries(status))),
    'a field without end': onCard('field:whom', 'x'.repeat(501)),
    'a field that is no words': onCard('field:whom', { a: 1 }),
    'a field without a name': onCard('field:', 'x'),
    'a field under a reserved name': onCard('field:__proto__', 'x'),
    'a question without end': onBoard('prompt:hot', 'x'.repeat(301)),
    'a question that is no words': onBoard('prompt:hot', 1),
    'a step under no name': onBoard('step', 'a step'),
    'a shared type as a step': onBoard('step', new Y.Text('s1')),
  }

  it.each(Object.entries(odd))('are not: %s', (_, change) => {
    const { server, client, card } = room()
    expect(look(server, client, () => change(client, card)).look.kind).toBe('not-ours')
  })

  it('may be taken out by any client: nothing of them is needed', () => {
    const { server, card } = room()
    const pen = newPen(server, 'user_a', 'Frida')
    made(convertCards(pen, 'problem', [card], { title: 'Problem' }))
    made(startPlan(pen, { model, start: '2026-09-01', dates: [['s1', '2026-09-01']] }))
    const client = copyOf(server)
    const { look: seen, update } = look(server, client, () => {
      for (const name of client.links.keys()) client.links.delete(name)
      for (const name of client.plan.keys()) client.plan.delete(name)
    })
    if (seen.kind !== 'fits') throw new Error(seen.kind)
    Y.applyUpdate(server.doc, update)
    expect(restoreRequired(seen.guarded)).toBe(0)
    expect([linksOf(server), readPlan(server)]).toEqual([[], undefined])
  })

  it.each<[string, 'links' | 'plan', number, (i: number) => string]>([
    ['threads', 'links', MAX_LINKS, (i) => linkKey('based_on', 'card_a', `card_${i}`)],
    ['values of a plan', 'plan', MAX_PLAN_VALUES, (i) => `done:t${i}`],
  ])('are not more %s than a room holds, taken back ones included', (_, root, most, name) => {
    const { server } = room()
    server.doc.transact(() => {
      for (let i = 0; i < most - 1; i++) server[root].set(name(i + 1), i % 2 ? who : null)
    })
    const kindOf = (change: (content: Content) => void) => {
      const client = copyOf(server)
      return look(server, client, () => change(client)).look.kind
    }
    expect(kindOf((client) => client[root].set(name(most), who))).toBe('fits')
    const two = (client: Content) => [most, most + 1].map((i) => client[root].set(name(i), who))
    expect(kindOf(two)).toBe('too-many')
    server[root].set(name(most), who)
    expect(kindOf((client) => client[root].set(name(most + 1), who))).toBe('too-many')
    // What is there may still change.
    expect(kindOf((client) => client[root].set(name(1), null))).toBe('fits')
  })
})

describe('[S6] notes', () => {
  const content = [
    { kind: 'heading' as const, level: 2 as const, runs: [{ text: 'Mötet' }] },
    { kind: 'paragraph' as const, runs: [{ text: 'Vi ' }, { text: 'börjar', bold: true as const }] },
    { kind: 'bullets' as const, items: [[[{ text: 'ett\ntvå' }], []]] },
  ]

  it('as the editor writes them fit, and so does what becomes of them', () => {
    const { server, client, board } = room()
    const edits: ((notes: Y.XmlFragment) => void)[] = [
      (notes) => notesFromFile(notes, content),
      (notes) => notesFromFile(notes, [{ kind: 'numbers', items: [[[{ text: 'först' }]]] }]),
      (notes) => notes.delete(0, 1),
      (notes) => ((notes.get(1) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { italic: {} }),
      (notes) => ((notes.get(1) as Y.XmlElement).get(1) as Y.XmlText).format(0, 3, { bold: null }),
      (notes) => ((notes.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(1, 'x'),
    ]
    for (const edit of edits) {
      const { look: seen, update } = look(server, client, () => edit(notesOf(client, board)))
      expect(seen.kind).toBe('fits')
      Y.applyUpdate(server.doc, update)
    }
    expect(notesToFile(notesOf(server, board))).toEqual(notesToFile(notesOf(client, board)))
    expect(notesToFile(notesOf(server, board))[1]).toEqual({
      kind: 'paragraph',
      runs: [{ text: 'Vxi', italic: true }, { text: ' bör' }, { text: 'jar', bold: true }],
    })
  })

  const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
    const made = new Y.XmlElement(name)
    made.insert(0, children)
    return made
  }
  const odd: Record<string, (notes: Y.XmlFragment) => void> = {
    'letters with no paragraph': (notes) => notes.insert(0, [new Y.XmlText('a')]),
    'an item of no list': (notes) => notes.insert(0, [element('listItem', element('paragraph'))]),
    'a list in a list': (notes) => notes.insert(0, [element('bulletList', element('listItem', element('bulletList')))]),
    'a picture': (notes) => notes.insert(0, [element('image')]),
    'an element that is called as a text is': (notes) => notes.insert(0, [element('paragraph', element('text'))]),
    'a break with something in it': (notes) =>
      notes.insert(0, [element('paragraph', element('hardBreak', new Y.XmlText('a')))]),
    'a level that is none': (notes) => {
      const heading = element('heading')
      heading.setAttribute('level', 1 as never)
      notes.insert(0, [heading])
    },
    'an attribute that nobody knows': (notes) => {
      const paragraph = element('paragraph')
      paragraph.setAttribute('class', 'x')
      notes.insert(0, [paragraph])
    },
    'letters of another look': (notes) => {
      const text = new Y.XmlText()
      text.insert(0, 'a', { link: { href: 'javascript:0' } })
      notes.insert(0, [element('paragraph', text)])
    },
    'bold that says more': (notes) => {
      const text = new Y.XmlText()
      text.insert(0, 'a', { bold: { x: 1 } })
      notes.insert(0, [element('paragraph', text)])
    },
    'a thing among the letters': (notes) => {
      const text = new Y.XmlText()
      text.insertEmbed(0, { a: 1 })
      notes.insert(0, [element('paragraph', text)])
    },
    'a value in their place': ({ doc }) => {
      const other = new Y.Doc()
      for (const name of doc!.share.keys()) if (name.startsWith('notes:')) other.getMap(name).set('a', 1)
      Y.applyUpdate(doc!, Y.encodeStateAsUpdate(other))
    },
  }

  it.each(Object.entries(odd))('are not: %s', (_, change) => {
    const { server, client, board } = room()
    expect(look(server, client, () => change(notesOf(client, board))).look.kind).toBe('not-ours')
  })

  const words = [{ kind: 'paragraph' as const, runs: [{ text: 'a' }] }]

  it('may come for every board, also before it in the same update, however many there are', () => {
    const { server } = room()
    const [boards, notes] = [openContent(new Y.Doc()), openContent(new Y.Doc())]
    // The parts of one update are in the order of their clients, greatest first.
    boards.doc.clientID = 1
    notes.doc.clientID = 2
    for (let i = 0; i < 120; i++) {
      made(addBoard(newPen(boards, 'user_b', 'Malte'), { tool: 'notes', preset: 'text', title: 'Mötet' }))
    }
    for (const id of boards.boards.keys()) notesFromFile(notesOf(notes, id as BoardId), words)
    const client = copyOf(server)
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(notes.doc))
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(boards.doc))
    const { look: seen, update } = look(server, client, () => {})
    expect(seen.kind).toBe('fits')
    Y.applyUpdate(server.doc, update)
    // They do not stand in the way of root types of others.
    const others = copyOf(server)
    const add = (from: number, to: number) => () => {
      for (let i = from; i < to; i++) others.doc.getMap(`root ${i}`).set('a', 1)
    }
    const many = look(server, others, add(0, 50))
    expect(many.look.kind).toBe('fits')
    Y.applyUpdate(server.doc, many.update)
    expect(look(server, others, add(50, 51)).look.kind).toBe('not-ours')
  })

  it('of boards that are not there count as root types of others', () => {
    const { server, client } = room()
    const add = (count: number) => {
      for (let i = 0; i < count; i++) notesFromFile(notesOf(client, `board_${i}`), words)
    }
    expect(look(server, client, () => add(50)).look.kind).toBe('fits')
    expect(look(server, client, () => add(51)).look.kind).toBe('not-ours')
    const other = copyOf(server)
    const name = notesName('board_1').replace('board_1', '../board')
    const odd = look(server, other, () => {
      for (let i = 0; i < 51; i++) other.doc.getMap(`${name} ${i}`).set('a', 1)
    })
    expect(odd.look.kind).toBe('not-ours')
  })
})
