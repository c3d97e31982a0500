import { openContent } from '@samtavla/shared/model/content.ts'
import { LIMITS } from '@samtavla/shared/protocol/update-parts.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { seeded, seededBytes } from '../support/seeded.ts'

/** Updates that somebody who means harm could send, by what they are; each made against a room that is there. */
export const ATTACKS: Readonly<Record<string, (room: Y.Doc) => Uint8Array[]>> = {
  '21 bytes in the second format that claim 10 million parts': () => [secondFormat(10_000_000)],
  '10 bytes that claim 33 million parts': () => [Uint8Array.of(1, ...varUint(33_000_000), 1, 0, 0, 1)],
  '10 bytes that claim 33 million clients': () => [Uint8Array.of(...varUint(33_000_000), 1, 1, 0, 0, 1, 0)],
  '20,000 times bytes of chance, the slowest': () => chance(20_000, 200),
  'lists in lists, 5,000 deep': () => [value(deepValue(5_000))],
  'lists in lists, a million deep': () => [value(deepValue(1_000_000))],
  'JSON in JSON, 5,000 deep': () => [jsonValue(5_000)],
  'types in types, 5,000 deep, the inmost first': () => [nestedTypes(5_000)],
  'a key that is reserved': (room) => [
    change(room, (doc) => doc.getMap('other').set('a', JSON.parse('{"__proto__":1}'))),
  ],
  'a list in the place of the cards': () => [change(new Y.Doc(), (doc) => doc.getArray('cards').push([1]))],
  '4 MB of parts of two bytes': () => [manyParts(2_000_000)],
  '4 MB of one text': (room) => [change(room, (doc) => doc.getText('other').insert(0, 'x'.repeat(4_000_000)))],
  '4 MB in a card': (room) => [change(room, (doc) => firstText(doc).insert(0, 'x'.repeat(4_000_000)))],
  '2,000 clients in a chain': () => [chain(2_000)],
  '50,000 clients in a chain': () => [chain(50_000)],
  '2,000 clients in a circle': () => [circle(2_000)],
  '50,000 clients in a circle': () => [circle(50_000)],
  'all parts that it may have, each a letter before the last': (room) => [change(room, backwards(LIMITS.parts))],
  '250,000 deletes of what is not there': () => [deletes(250_000, 7)],
  'deletes of every second part of the room': (room) => [everySecondPart(room)],
  'deletes of every second letter of the room': (room) => [everySecondLetter(room)],
  'a million deletes': () => [deletes(1_000_000, 7)],
}

/** Updates that each lack the one before: what a client that drops every second one would send. */
export function gappedUpdates(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('text')
  for (let i = 0; i < 2 * count; i++) text.insert(Math.floor(text.length / 2), 'ab')
  return updates.filter((_, i) => i % 2 === 1)
}

function change(room: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  return Y.encodeStateAsUpdate(doc, before)
}

function firstText(doc: Y.Doc): Y.Text {
  return [...openContent(doc).cards.values()][0]!.get('text') as Y.Text
}

function backwards(count: number): (doc: Y.Doc) => void {
  return (doc) => {
    const text = doc.getText('other')
    for (let i = 0; i < count; i++) text.insert(0, 'x')
  }
}

function varUint(number: number): number[] {
  return [...encoding.encode((encoder) => encoding.writeVarUint(encoder, number))]
}

/** One client, and one collected part that its columns repeat for as long as somebody reads. */
function secondFormat(parts: number): Uint8Array {
  const columns = [[], [1], [], [], [0], [0, 0], [], [], [1]]
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    for (const column of columns) encoding.writeVarUint8Array(encoder, Uint8Array.from(column))
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, parts)
    encoding.writeVarUint(encoder, 0)
  })
}

function chance(count: number, longest: number): Uint8Array[] {
  const random = seeded(1)
  return Array.from({ length: count }, () => seededBytes(random, 1 + Math.floor(random() * longest)))
}

/** A part of client 1 in a list of its own, with the content that follows. */
const IN_A_LIST = [1, 1, 1, 0]

function value(any: readonly number[]): Uint8Array {
  // The reference of any-values is 8; the parent is the root `a`.
  return Uint8Array.from([...IN_A_LIST, 8, 1, 1, 97, 1, ...any, 0])
}

function deepValue(depth: number): number[] {
  const bytes: number[] = []
  for (let i = 0; i < depth; i++) bytes.push(117, 1)
  return [...bytes, 126]
}

function jsonValue(depth: number): Uint8Array {
  const text = '['.repeat(depth) + ']'.repeat(depth)
  // The reference of JSON is 2.
  return Uint8Array.from([...IN_A_LIST, 2, 1, 1, 97, 1, ...varUint(text.length), ...Buffer.from(text), 0])
}

/** Each client's map stands in the next client's; the last one's stands in a root. */
function nestedTypes(depth: number): Uint8Array {
  return blocks(depth, (client) =>
    client < depth ? [0x20 | 7, 0, ...varUint(client + 1), 0, 1, 97, 1] : [0x20 | 7, 1, 1, 97, 1, 97, 1],
  )
}

/** Each client's letter stands after the next client's; the last one's stands in a root. */
function chain(length: number): Uint8Array {
  return blocks(length, (client) =>
    client < length ? [0x80 | 4, ...varUint(client + 1), 0, 1, 120] : [4, 1, 1, 97, 1, 120],
  )
}

function circle(length: number): Uint8Array {
  return blocks(length, (client) => [0x80 | 4, ...varUint((client % length) + 1), 0, 1, 120])
}

/** A part for each client from 1 on. */
function blocks(clients: number, partOf: (client: number) => number[]): Uint8Array {
  const bytes = varUint(clients)
  for (let client = 1; client <= clients; client++) bytes.push(1, ...varUint(client), 0, ...partOf(client))
  return Uint8Array.from([...bytes, 0])
}

function manyParts(count: number): Uint8Array {
  const start = [1, ...varUint(count), 1, 0]
  const update = new Uint8Array(start.length + 2 * count + 1)
  update.set(start)
  for (let i = 0; i < count; i++) update[start.length + 2 * i + 1] = 1
  return update
}

function deletes(count: number, client: number): Uint8Array {
  const ranges = Array.from({ length: count }, (_, i) => [2 * i, 1])
  return deleteSet(new Map([[client, ranges]]))
}

function everySecondPart(room: Y.Doc): Uint8Array {
  const ranges = new Map<number, number[][]>()
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(room))) {
    ranges.set(
      client,
      Array.from({ length: Math.floor(clock / 2) }, (_, i) => [2 * i, 1]),
    )
  }
  return deleteSet(ranges)
}

function everySecondLetter(room: Y.Doc): Uint8Array {
  const ranges = new Map<number, number[][]>()
  for (const [client, structs] of room.store.clients) {
    const letters = structs.filter((part) => part instanceof Y.Item && part.content instanceof Y.ContentString)
    const firsts = letters.flatMap(({ id, length }) => Array.from({ length: length / 2 }, (_, i) => id.clock + 2 * i))
    ranges.set(
      client,
      firsts.map((clock) => [clock, 1]),
    )
  }
  return deleteSet(ranges)
}

function deleteSet(ranges: ReadonlyMap<number, readonly number[][]>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, ranges.size)
    for (const [client, all] of ranges) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, all.length)
      for (const number of all.flat()) encoding.writeVarUint(encoder, number)
    }
  })
}
