import * as Y from 'yjs'
import type { Dice } from './mutate.ts'

type Shared = Y.Map<unknown> | Y.Array<unknown> | Y.Text

const ROOTS = ['meta', 'boards', 'cards', 'marks', '__proto__', '']
const KEYS = [
  ...[
    'title',
    'version',
    'generation',
    'text',
    'place',
    'order',
    'state',
    'erased',
    'author',
    'color',
    'weight',
    'tool',
  ],
  ...['__proto__', 'constructor', '', 'x', 'card_aaaaaaaaaaaaaaaaaaaaa', 'board_aaaaaaaaaaaaaaaaaaaaa'],
]
const VALUES: readonly unknown[] = [
  ...[null, undefined, true, 0, -1, 2 ** 40, 0.1, Number.NaN, '', 'x', 'x'.repeat(9_000), [], {}, [[[[[]]]]]],
  ...[
    { board: 'board_x', region: 'hot', order: 'a0' },
    { role: 'facilitator', at: 1 },
    { kind: 'deleted', at: 1 },
  ],
  ...[new Uint8Array(3)],
]

/**
 * An update that is good Yjs and that no client of ours writes: somebody's own program, with the document in its hands.
 * `state` is what it starts from, `client` a fresh id.
 */
export function wildUpdate(state: Uint8Array, client: number, dice: Dice): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (let left = 1 + dice(3); left > 0; left--) change(rootOf(doc, dice), dice)
  })
  const update = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return update
}

/** Now and then by another type than it is: then there is a list where there should be a map. */
function rootOf(doc: Y.Doc, dice: Dice): Shared {
  const name = ROOTS[dice(ROOTS.length)]!
  const known = doc.share.get(name)
  if (isShared(known)) return known
  const chance = dice(6)
  if (chance === 0) return doc.getArray(name)
  return chance === 1 ? doc.getText(name) : doc.getMap(name)
}

function isShared(value: unknown): value is Shared {
  return value instanceof Y.Map || value instanceof Y.Array || value instanceof Y.Text
}

/** Goes into what is there before it changes something. */
function change(type: Shared, dice: Dice): void {
  const inner = innerTypes(type)
  if (inner.length > 0 && dice(4) > 0) change(inner[dice(inner.length)]!, dice)
  else if (type instanceof Y.Map) changeMap(type, dice)
  else if (type instanceof Y.Text) changeText(type, dice)
  else changeList(type, dice)
}

function innerTypes(type: Shared): Shared[] {
  const values: unknown[] = type instanceof Y.Map ? [...type.values()] : type instanceof Y.Array ? type.toArray() : []
  return values.filter(isShared)
}

function changeMap(map: Y.Map<unknown>, dice: Dice): void {
  const there = [...map.keys()]
  const key = dice(2) === 0 ? there[dice(there.length)] : KEYS[dice(KEYS.length)]
  if (key === undefined) return
  if (dice(4) === 0) map.delete(key)
  else map.set(key, anyValue(dice))
}

function changeText(text: Y.Text, dice: Dice): void {
  const at = dice(text.length + 1)
  const action = dice(4)
  if (action === 0) text.insert(at, 'ord'.repeat(dice(4_000)))
  else if (action === 1) text.delete(at, dice(text.length - at + 1))
  else if (action === 2) text.insertEmbed(at, { image: 'x' })
  else text.format(0, text.length, { bold: true })
}

function changeList(list: Y.Array<unknown>, dice: Dice): void {
  if (list.length > 0 && dice(3) === 0) list.delete(dice(list.length), 1)
  else list.push([anyValue(dice) ?? null])
}

function anyValue(dice: Dice): unknown {
  const kind = dice(12)
  if (kind === 0) return new Y.Map([[KEYS[dice(KEYS.length)]!, VALUES[dice(VALUES.length)]]])
  if (kind === 1) return new Y.Text('ord')
  if (kind === 2) return Y.Array.from([1, 'x'])
  if (kind === 3) return new Y.XmlElement('p')
  if (kind === 4) return new Y.Doc({ guid: 'inside' })
  return VALUES[dice(VALUES.length)]
}
