import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { made, shownIn } from '../../../tests/support/edit-laws.ts'
import { readCard } from '../model/card.ts'
import { type Content, openContent } from '../model/content.ts'
import type { CardId } from '../model/ids.ts'
import { type LinkKind, wouldLoop } from '../model/link.ts'
import { backwardsOf, conversions, conversionsOf } from '../tools/conversions.ts'
import { tools } from '../tools/index.ts'
import { presetWith } from '../tools/tool.ts'
import { addBoard } from './boards.ts'
import { addCards, deleteCards, makeCauses, mergeCards } from './cards.ts'
import { convertBack, convertCards, standingOf } from './convert.ts'
import { linkCards, linkNotesOf, linksOf, noteOnLink, unlinkCards } from './links.ts'
import { newPen, type Pen } from './pen.ts'
import { UndoHistory } from './undo.ts'
import { adjustCard } from './versions.ts'

const REPLICAS = 3

/** What somebody does on one replica; numbers choose among what is there, so that every run means something. */
const WHAT = [
  'convert',
  'back',
  'link',
  'unlink',
  'note',
  'cause',
  'adjust',
  'merge',
  'delete',
  'undo',
  'redo',
] as const
interface Step {
  readonly who: number
  readonly what: (typeof WHAT)[number]
  readonly a: number
  readonly b: number
  readonly kind: LinkKind
}
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: REPLICAS - 1 }),
  what: fc.oneof(
    { arbitrary: fc.constantFrom(...WHAT), weight: 2 },
    { arbitrary: fc.constant('link' as const), weight: 1 },
  ),
  a: fc.nat(),
  b: fc.nat(),
  kind: fc.constantFrom('because_of', 'part_of', 'effect_of', 'replaces', 'based_on'),
})
const meeting = fc.record({ from: fc.nat({ max: REPLICAS - 1 }), to: fc.nat({ max: REPLICAS - 1 }) })
const script = fc.array(fc.oneof({ arbitrary: step, weight: 4 }, { arbitrary: meeting, weight: 1 }), { maxLength: 30 })

interface Replica {
  readonly pen: Pen
  readonly history: UndoHistory
}

/** A card on a board of each tool from which anything is made, the same on all replicas. */
function replicas(): Replica[] {
  const first = openContent(new Y.Doc())
  const writer = newPen(first, 'user_server', 'Servern', { now: () => 0 })
  for (const { id, regions } of tools) {
    const region = conversions.find(({ from }) => from.tool === id)?.from.regions?.[0] ?? regions[0]?.id
    if (!region || !conversions.some(({ from }) => from.tool === id)) continue
    const tool = tools.find((each) => each.id === id)!
    const board = made(addBoard(writer, { tool: id, preset: presetWith(tool, [region]).id, title: id }))
    made(addCards(writer, { board, region, before: 'end' }, [{ text: `Lapp på ${id}` }]))
  }
  const update = Y.encodeStateAsUpdate(first.doc)
  // Times tie between people, which is when an order has to be settled by something else.
  return Array.from({ length: REPLICAS }, (_, i) => {
    const content = openContent(new Y.Doc())
    Y.applyUpdate(content.doc, update)
    let now = 0
    const pen = newPen(content, `user_${i}`, `Person ${i}`, { now: () => ++now })
    return { pen, history: new UndoHistory(pen) }
  })
}

function cardsOf({ cards }: Content): CardId[] {
  return [...cards].flatMap(([id, record]) => readCard(id, record)?.id ?? []).sort()
}

/** Some of it is refused: a card may be gone with its board, and a thread would lead round. */
function act({ pen, history }: Replica, { what, a, b, kind }: Step): void {
  const ids = cardsOf(pen.content)
  const [first, second] = [ids[a % ids.length]!, ids[b % ids.length]!]
  const links = linksOf(pen.content)
  const link = links[a % Math.max(links.length, 1)]
  const standing = standingOf(pen.content, readCard(first, pen.content.cards.get(first))!)
  const options = { title: 'Ny', text: `Ny ${a % 9}` }
  const [forth, back] = [conversionsOf([standing]), backwardsOf(standing)]
  if (what === 'convert' && forth.length > 0) convertCards(pen, forth[b % forth.length]!.verb, [first], options)
  if (what === 'back' && back.length > 0) convertBack(pen, back[b % back.length]!, [first], options)
  // Among few cards, so that two draw one half each of what would lead round.
  if (what === 'link') linkCards(pen, kind, ids[a % 3]!, [ids[b % 3]!])
  if (what === 'unlink' && link) unlinkCards(pen, link.kind, link.from, link.to)
  if (what === 'note' && link) noteOnLink(pen, link, 'assumption', `Ord ${b % 9}`)
  if (what === 'cause') makeCauses(pen, [first], 'Arbetssätt', second)
  if (what === 'adjust') adjustCard(pen, first, { text: `Nytt ${b % 9}`, fields: {}, reason: 'Därför' })
  if (what === 'merge') mergeCards(pen, [first, second], 'Hop')
  if (what === 'delete') deleteCards(pen, [first])
  if (what === 'undo') history.undo()
  if (what === 'redo') history.redo()
}

function send(from: Replica, to: Replica): void {
  const known = Y.encodeStateVector(to.pen.content.doc)
  Y.applyUpdate(to.pen.content.doc, Y.encodeStateAsUpdate(from.pen.content.doc, known))
}

function seen(content: Content) {
  return { ...shownIn(content), links: linksOf(content), notes: [...linkNotesOf(content)].sort() }
}

it('whatever people do at once, all see the same in the end, and threads join cards that are there and lead nowhere round', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const all = replicas()
      for (const each of steps) {
        if ('what' in each) act(all[each.who]!, each)
        else if (each.from !== each.to) send(all[each.from]!, all[each.to]!)
      }
      for (const to of all) for (const from of all) if (from !== to) send(from, to)
      const [first, ...others] = all.map(({ pen }) => seen(pen.content))
      for (const other of others) expect(other).toEqual(first)
      const ids = new Set(cardsOf(all[0]!.pen.content))
      for (const [i, { kind, from, to }] of first!.links.entries()) {
        expect([ids.has(from), ids.has(to)]).toEqual([true, true])
        expect(wouldLoop(first!.links.slice(0, i), { kind, from, to })).toBe(false)
      }
    }),
    { numRuns: 100 },
  )
})
