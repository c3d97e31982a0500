import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addBoard } from '../edits/boards.ts'
import { addCards, moveCards, setColor, spliceText } from '../edits/cards.ts'
import { newPen } from '../edits/pen.ts'
import { CARD_COLORS } from '../model/card.ts'
import { openContent } from '../model/content.ts'
import type { BoardId, CardId, UserId } from '../model/ids.ts'
import { type Guarded, inspectContent, restoreRequired } from './content-gate.ts'
import { inspectUpdate } from './gate.ts'
import { splitUpdate } from './split-update.ts'

describe('a large update', () => {
  it('[S5] is taken in pieces by a server that would not take it whole', () => {
    const server = room()
    const away = room(server.doc)
    for (let paste = 0; paste < 4; paste++) away.add(500)
    const update = Y.encodeStateAsUpdate(away.doc, Y.encodeStateVector(server.doc))
    expect(inspectUpdate(server.doc, update).verdict).toBe('malformed')
    const pieces = splitUpdate(update, stateOf(server.doc))
    expect(pieces.length).toBeGreaterThan(1)
    take(server.doc, pieces)
    expect(server.doc.getMap('cards').toJSON()).toEqual(away.doc.getMap('cards').toJSON())
  })

  it('[R5] gives in pieces of any size what it gives whole', () => {
    const edit = fc.record({ what: fc.constantFrom('add', 'move', 'color', 'write', 'other'), at: fc.nat(1_000) })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), fc.integer({ min: 30, max: 90 }), (edits, most) => {
        const server = room()
        server.add(3)
        const visits = [room(server.doc), room(server.doc)] as const
        for (const { what, at } of edits) {
          const [visit, other] = at % 2 === 0 ? visits : [visits[1], visits[0]]
          // A later visit goes on from the copy of an earlier one.
          if (what === 'other') Y.applyUpdate(visit.doc, Y.encodeStateAsUpdate(other.doc))
          else visit.edit(what, at)
        }
        Y.applyUpdate(visits[0].doc, Y.encodeStateAsUpdate(visits[1].doc))
        const update = Y.encodeStateAsUpdate(visits[0].doc, Y.encodeStateVector(server.doc))
        take(server.doc, splitUpdate(update, stateOf(server.doc), most))
        expect(Y.encodeStateVector(server.doc)).toEqual(Y.encodeStateVector(visits[0].doc))
        expect(server.doc.getMap('cards').toJSON()).toEqual(visits[0].doc.getMap('cards').toJSON())
      }),
      { numRuns: 200 },
    )
  })

  it('[R5] keeps a value with the one that it took the place of, where that can be', () => {
    const server = room()
    server.add(1)
    const away = room(server.doc)
    away.add(10)
    away.edit('move', 0)
    away.edit('move', 11)
    away.add(10)
    const update = Y.encodeStateAsUpdate(away.doc, Y.encodeStateVector(server.doc))
    for (let most = 20; most < 90; most++) {
      const copy = room(server.doc)
      for (const piece of splitUpdate(update, stateOf(copy.doc), most)) {
        const { guarded } = look(copy.doc, piece)
        Y.applyUpdate(copy.doc, piece)
        expect(restoreRequired(guarded)).toBe(0)
      }
    }
  })

  it('stays as it is when it is small, or builds on what is not there', () => {
    const away = room()
    const before = Y.encodeStateVector(away.doc)
    away.add(10)
    const update = Y.encodeStateAsUpdate(away.doc, before)
    expect(splitUpdate(update, stateOf(away.doc))).toEqual([update])
    expect(splitUpdate(update, () => 0, 10)).toEqual([update])
  })
})

/** As a server does: each piece is complete, and fits our records, when it comes, and what is missing at last is put back. */
function take(doc: Y.Doc, pieces: readonly Uint8Array[]): void {
  const later = pieces.flatMap((piece) => {
    const { guarded } = look(doc, piece)
    Y.applyUpdate(doc, piece)
    expect(restoreRequired(guarded.filter(({ mayFollow }) => !mayFollow))).toBe(0)
    return guarded
  })
  expect(restoreRequired(later)).toBe(0)
}

function look(doc: Y.Doc, piece: Uint8Array): { readonly guarded: readonly Guarded[] } {
  const { verdict, parts } = inspectUpdate(doc, piece)
  expect(verdict).toBe('complete')
  const looked = inspectContent(openContent(doc), parts!)
  if (looked.kind !== 'fits') throw new Error(JSON.stringify(looked))
  return looked
}

function stateOf(doc: Y.Doc) {
  return (client: number) => Y.getState(doc.store, client)
}

/** A room with a board, or what somebody does with a copy of one. */
function room(from?: Y.Doc) {
  const doc = new Y.Doc()
  const pen = newPen(openContent(doc), 'user_00000000000000000001' as UserId, 'Frida')
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  else addBoard(pen, { tool: 'swot', preset: 'swot', title: 'Nuläge' })
  const board = [...pen.content.boards.keys()][0] as BoardId
  const add = (count: number) =>
    addCards(
      pen,
      { board, region: 'hot', before: 'end' },
      Array.from({ length: count }, (_, i) => ({ text: `Lapp ${i}` })),
    )
  const edit = (what: string, at: number) => {
    const cards = [...pen.content.cards.keys()] as CardId[]
    const card = cards[at % Math.max(1, cards.length)]
    if (what === 'add' || !card) add(1 + (at % 4))
    else if (what === 'move') moveCards(pen, [card], { board, region: 'styrkor', before: 'start' })
    else if (what === 'color') setColor(pen, [card], CARD_COLORS[at % CARD_COLORS.length]!)
    else spliceText(pen, card, at % 5, at % 2, 'ord ')
  }
  return { doc, add, edit }
}
