import * as fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inspectUpdate } from './gate.ts'

/** A document with a fixed client id, and every update that it wrote. */
function writer(client: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, _: unknown, __: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) updates.push(update)
  })
  return { doc, updates }
}

function letters(doc: Y.Doc): Y.Text {
  return doc.getText('text')
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

const nothing = () => new Y.Doc()

describe('[SYN3] an update', () => {
  it('is complete when all before it is there', () => {
    const { doc, updates } = writer(1)
    letters(doc).insert(0, 'Hej')
    letters(doc).insert(3, ' hopp')
    letters(doc).delete(0, 1)
    const target = nothing()
    for (const update of updates) {
      expect(inspectUpdate(target, update).verdict).toBe('complete')
      Y.applyUpdate(target, update)
    }
    expect(letters(target).toString()).toBe('ej hopp')
    expect(inspectUpdate(target, updates[0]!).verdict).toBe('complete')
    expect(inspectUpdate(nothing(), Y.encodeStateAsUpdate(doc)).verdict).toBe('complete')
    expect(inspectUpdate(nothing(), Y.encodeStateAsUpdate(nothing())).verdict).toBe('complete')
  })

  it('has a gap when its predecessor was dropped', () => {
    const { doc, updates } = writer(1)
    letters(doc).insert(0, 'a')
    letters(doc).insert(1, 'b')
    expect(inspectUpdate(nothing(), updates[1]!).verdict).toBe('gap')
  })

  it('has a gap when letters of another client that it stands beside were dropped', () => {
    const first = writer(1)
    const second = writer(2)
    letters(first.doc).insert(0, 'ab')
    Y.applyUpdate(second.doc, first.updates[0]!)
    letters(second.doc).insert(1, '-')
    expect(inspectUpdate(nothing(), second.updates[0]!).verdict).toBe('gap')
    expect(inspectUpdate(first.doc, second.updates[0]!).verdict).toBe('complete')
  })

  it('has a gap when the record that it writes in was dropped', () => {
    const first = writer(1)
    const second = writer(2)
    first.doc.getMap('cards').set('card_a', new Y.Map())
    Y.applyUpdate(second.doc, first.updates[0]!)
    ;(second.doc.getMap('cards').get('card_a') as Y.Map<unknown>).set('color', 'blue')
    expect(inspectUpdate(nothing(), second.updates[0]!).verdict).toBe('gap')
  })

  it('has a gap when it deletes what is not there', () => {
    const first = writer(1)
    const second = writer(2)
    letters(first.doc).insert(0, 'abc')
    Y.applyUpdate(second.doc, first.updates[0]!)
    letters(second.doc).delete(1, 1)
    expect(inspectUpdate(nothing(), second.updates[0]!).verdict).toBe('gap')
    expect(inspectUpdate(first.doc, second.updates[0]!).verdict).toBe('complete')
  })

  it('has a gap when it was merged over one', () => {
    const { doc, updates } = writer(1)
    for (const letter of 'abc') letters(doc).insert(0, letter)
    const merged = Y.mergeUpdates([updates[0]!, updates[2]!])
    expect(inspectUpdate(nothing(), merged).verdict).toBe('gap')
    const target = nothing()
    for (const update of updates.slice(0, 2)) Y.applyUpdate(target, update)
    expect(inspectUpdate(target, merged).verdict).toBe('complete')
    expect(hasPending(after(target, merged))).toBe(false)
  })

  it('is complete when it brings letters that are known and gone with those after them', () => {
    const { doc, updates } = writer(1)
    const text = new Y.Text('a')
    doc.getMap('card').set('text', text)
    const target = nothing()
    Y.applyUpdate(target, updates[0]!)
    target.getMap('card').delete('text')
    text.insert(1, 'bc')
    const whole = Y.encodeStateAsUpdate(doc)
    expect(inspectUpdate(target, whole).verdict).toBe('complete')
    Y.applyUpdate(target, whole)
    expect(hasPending(target)).toBe(false)
  })

  it('is complete when two clients need each other in turns', () => {
    const first = writer(1)
    const second = writer(2)
    for (let turn = 0; turn < 20; turn++) {
      const [from, to] = turn % 2 ? [second, first] : [first, second]
      letters(from.doc).insert(letters(from.doc).length, 'x')
      Y.applyUpdate(to.doc, from.updates.at(-1)!)
    }
    expect(inspectUpdate(nothing(), Y.encodeStateAsUpdate(first.doc)).verdict).toBe('complete')
  })
})

describe('bytes that no client of Yjs writes', () => {
  const VALID = Y.encodeStateAsUpdate(textDoc())

  function textDoc(): Y.Doc {
    const { doc } = writer(1)
    letters(doc).insert(0, 'abcd')
    letters(doc).delete(1, 1)
    return doc
  }

  it.each([
    ['nothing at all', []],
    ['half an update', [...VALID.slice(0, -2)]],
    ['an update and more', [...VALID, 0]],
    ['a count of two thousand million parts', [1, 0x80, 0x80, 0x80, 0x80, 0x08, 1, 0]],
    ['a count of two thousand million clients', [0x80, 0x80, 0x80, 0x80, 0x08]],
    ['a count of two thousand million deletes', [0, 1, 1, 0x80, 0x80, 0x80, 0x80, 0x08]],
    ['two blocks of one client', [2, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0]],
    ['a part without a length', [1, 1, 1, 0, 0, 0, 0]],
    ['a delete without a length', [0, 1, 1, 1, 0, 0]],
  ])('are malformed: %s', (_, bytes) => {
    const started = performance.now()
    expect(inspectUpdate(textDoc(), Uint8Array.from(bytes)).verdict).toBe('malformed')
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('are malformed: an update in the second format', () => {
    expect(inspectUpdate(nothing(), Y.encodeStateAsUpdateV2(textDoc())).verdict).toBe('malformed')
    expect(inspectUpdate(nothing(), Y.encodeStateAsUpdateV2(nothing())).verdict).toBe('malformed')
  })

  it('are malformed: parts of thousands of clients, and of hundreds they are not', () => {
    const clients = (count: number) =>
      Array.from({ length: count }, (_, i) => [1, ...varUintOf(i + 1), 0, 4, 1, 1, 97, 1, 120]).flat()
    const update = (count: number) => Uint8Array.from([...varUintOf(count), ...clients(count), 0])
    expect(inspectUpdate(nothing(), update(400)).verdict).toBe('complete')
    expect(inspectUpdate(nothing(), update(5_001)).verdict).toBe('malformed')
  })

  it('lose their known half: a part that says it is somewhere else than that', () => {
    const doc = new Y.Doc()
    doc.getText('here').insert(0, 'abc')
    const half = new Y.Doc()
    half.clientID = 77
    Y.applyUpdate(half, Y.encodeStateAsUpdate(doc))
    half.getText('here').insert(0, 'x')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(half))
    // Client 77 from its first part on: "xyz", in a root type of another name.
    const update = Uint8Array.of(1, 1, 77, 0, 4, 1, 5, ...Buffer.from('there'), 3, ...Buffer.from('xyz'), 0)
    const inspection = inspectUpdate(doc, update)
    expect(inspection.verdict).toBe('complete')
    const replica = new Y.Doc()
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
    for (const one of [doc, replica]) {
      Y.applyUpdate(one, inspection.update)
      expect(one.getText('here').toString()).toBe('xyzabc')
      expect(one.getText('here').length).toBe(6)
      expect(one.getText('there').toString()).toBe('')
    }
  })

  it('lose their known half: letters that go on from what is gone, in a text that is there', () => {
    const doc = textDoc()
    const gone = new Y.Doc()
    gone.clientID = 2
    gone.getMap('card').set('text', new Y.Text('x'))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(gone))
    doc.getMap('card').delete('text')
    // Client 2, from its second part on: "yz", of which "y" was in the text that is gone, after the first letter of client 1.
    const update = Uint8Array.of(1, 1, 2, 1, 0x84, 1, 0, 2, 121, 122, 0)
    const inspection = inspectUpdate(doc, update)
    expect(inspection.verdict).toBe('complete')
    Y.applyUpdate(doc, inspection.update)
    expect(letters(doc).toString()).toBe('acd')
  })

  it('are malformed: parts that would each pass all others before they have a place', () => {
    const many = (client: number, count: number) =>
      Uint8Array.of(
        1,
        ...varUintOf(count),
        client,
        0,
        ...Array.from({ length: count }, () => [4, 1, 1, 97, 1, 120]).flat(),
        0,
      )
    const { doc, updates } = writer(10)
    for (let i = 0; i < 5_900; i++) doc.getText('a').insert(0, 'x')
    expect(updates).toHaveLength(5_900)
    expect(inspectUpdate(nothing(), Y.encodeStateAsUpdate(doc)).verdict).toBe('complete')
    expect(inspectUpdate(doc, many(20, 10)).verdict).toBe('complete')
    expect(inspectUpdate(doc, many(20, 1_000)).verdict).toBe('malformed')
    // The same in one update.
    const both = Uint8Array.of(2, ...[20, 10].flatMap((client) => [...many(client, 2_900).slice(1, -1)]), 0)
    expect(inspectUpdate(nothing(), both).verdict).toBe('malformed')
  })

  it.each([3, 30])('are malformed wherever they stand: a neighbour on the wrong side, behind %d long ways', (ways) => {
    const doc = new Y.Doc()
    for (let i = 0; i < 3_000; i++) letters(doc).insert(0, `${i % 10}`)
    const id = (clock: number) => [...varUintOf(doc.clientID), ...varUintOf(clock)]
    const part = (left: number, right: number) => [0xc4, ...id(left), ...id(right), 1, 120]
    const long = Array.from({ length: ways }, () => part(2_999, 0)).flat()
    const update = Uint8Array.of(1, ways + 1, 5, 0, ...long, ...part(0, 2_999), 0)
    expect(inspectUpdate(doc, update).verdict).toBe('malformed')
  })

  it('have a gap: letters that stand beside each other in a circle', () => {
    // Client 1 writes "a" after the first letter of client 2, which stands after the first letter of client 1.
    const block = (client: number, origin: number) => [1, client, 0, 0x84, origin, 0, 1, 97]
    expect(inspectUpdate(nothing(), Uint8Array.of(2, ...block(2, 1), ...block(1, 2), 0)).verdict).toBe('gap')
    expect(inspectUpdate(nothing(), Uint8Array.of(1, ...block(1, 1), 0)).verdict).toBe('gap')
  })
})

function varUintOf(number: number): number[] {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, number)
  return [...encoding.toUint8Array(encoder)]
}

describe('what an update passes', () => {
  it('is hardly anything for who types and deletes', () => {
    const { doc, updates } = writer(1)
    for (let i = 0; i < 500; i++) letters(doc).insert(0, 'x')
    const before = updates.length
    letters(doc).insert(250, 'y')
    letters(doc).delete(100, 3)
    const target = nothing()
    for (const [i, update] of updates.entries()) {
      if (i >= before) expect(inspectUpdate(target, update).passed).toBeLessThanOrEqual(3)
      Y.applyUpdate(target, update)
    }
  })

  it('is all that a deletion covers, dead or alive, and no more than there is', () => {
    const { doc } = writer(1)
    for (let i = 0; i < 5_000; i++) doc.getMap('a').set(`${i % 2}`, i)
    const all = Uint8Array.of(0, 1, 1, 1, 0, ...varUintOf(4_998))
    expect(all.length).toBeLessThan(12)
    expect(inspectUpdate(doc, all).passed).toBe(4_998)
    const text = writer(2).doc
    letters(text).insert(0, 'x'.repeat(5_000))
    expect(inspectUpdate(text, Uint8Array.of(0, 1, 2, 1, 0, ...varUintOf(4_998))).passed).toBe(1)
  })

  it('is all that stands where its parts go', () => {
    const doc = nothing()
    // One beside the other at the beginning, each without a neighbour, by clients that come one after the other.
    const beginning = (client: number) => Uint8Array.of(1, 1, ...varUintOf(client), 0, 4, 1, 1, 97, 1, 120, 0)
    for (let client = 1; client <= 500; client++) Y.applyUpdate(doc, beginning(client))
    expect(inspectUpdate(doc, beginning(1_000)).passed).toBe(500)
  })
})

/** What each of some people does: writes, removes, makes records, or takes over what another has. */
const action = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom('insert', 'insert', 'delete', 'record', 'field', 'take'),
  from: fc.nat(2),
  at: fc.nat(30),
})

type Action = typeof action extends fc.Arbitrary<infer One> ? One : never

function acted(people: readonly ReturnType<typeof writer>[], { who, kind, from, at }: Action): void {
  const { doc } = people[who]!
  const text = letters(doc)
  const cards = doc.getMap<Y.Map<unknown>>('cards')
  const record = [...cards.values()][at % Math.max(cards.size, 1)]
  if (kind === 'insert') text.insert(at % (text.length + 1), 'å😀'.slice(at % 2))
  else if (kind === 'delete' && text.length > 0) text.delete(at % text.length, 1)
  else if (kind === 'record') cards.set(`card_${at}`, new Y.Map([['place', { board: 'board_a' }]]))
  else if (kind === 'field') record?.set('color', at)
  else if (kind === 'take') Y.applyUpdate(doc, Y.encodeStateAsUpdate(people[from]!.doc))
}

const history = fc.array(action, { minLength: 1, maxLength: 30 }).map((actions) => {
  const people = [writer(1), writer(2), writer(3)]
  for (const one of actions) acted(people, one)
  return people
})

describe('what the gate promises', () => {
  it('leaves nothing pending of a complete update, and something of every other', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat(100)), (people, chance) => {
        const target = nothing()
        const all = people.flatMap(({ updates }) => updates)
        while (all.length > 0) {
          const some = all.splice(chance.next().value! % all.length, 1 + (chance.next().value! % 3))
          const update = Y.mergeUpdates(some)
          const { verdict } = inspectUpdate(target, update)
          if (verdict === 'complete') {
            Y.applyUpdate(target, update)
            expect(hasPending(target)).toBe(false)
          } else {
            expect(verdict).toBe('gap')
            expect(hasPending(after(target, update))).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('holds for bytes of chance, too', () => {
    const change = fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(history, fc.nat(20), fc.array(change, { maxLength: 3 }), (people, which, changes) => {
        const updates = people.flatMap((one) => [...one.updates, Y.encodeStateAsUpdate(one.doc)])
        const bytes = updates[which % updates.length]!.slice()
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        const target = people[0]!.doc
        // What is applied is what it gives back: without the halves of parts that are known already.
        const { verdict, update } = inspectUpdate(target, bytes)
        if (verdict === 'complete') expect(hasPending(after(target, update))).toBe(false)
      }),
      { numRuns: 1_500 },
    )
  })
})

/** A copy of the document with the update. */
function after(doc: Y.Doc, update: Uint8Array): Y.Doc {
  const copy = nothing()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(copy, update)
  return copy
}
