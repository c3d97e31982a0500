import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { made } from '../../../tests/support/edit-laws.ts'
import { isErased, readCard } from '../model/card.ts'
import { type Content, openContent } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { inspectContent } from '../protocol/content-gate.ts'
import { inspectUpdate } from '../protocol/gate.ts'
import { addBoard, startRoom } from './boards.ts'
import { addCards, deleteCards, makeCauses, moveCards, setAside, setCardField, setColor, spliceText } from './cards.ts'
import { eraseCards, readGeneration, withoutErasedTexts } from './erasure.ts'
import { linkCards, linkNotesOf, linksOf, noteOnLink } from './links.ts'
import { newPen, type Pen } from './pen.ts'
import { UndoHistory } from './undo.ts'
import { adjustCard } from './versions.ts'

const NAME = 'Kevin (påhittad)'
const BY = { role: 'facilitator', at: 1 }

interface Room {
  readonly server: Content
  readonly copy: Content
  readonly pen: Pen
  readonly board: BoardId
  readonly card: CardId
}

/** A server's document and somebody's copy of it, with client ids in either order. */
function room(serverId: number, copyId: number): Room {
  const server = openContent(docOf(serverId))
  const pen = newPen(server, 'user_a', 'Frida')
  made(startRoom(pen, 'Rummet'))
  const board = made(addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' }))
  const [card] = made(addCards(pen, { board, region: 'hot', before: 'end' }, [{ text: NAME }]))
  const copy = openContent(docOf(copyId))
  give(server, copy)
  return { server, copy, pen: newPen(copy, 'user_b', 'Malte'), board, card: card! }
}

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}

function give(from: Content, to: Content): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
}

function holds(content: Content, text: string): boolean {
  return Buffer.from(Y.encodeStateAsUpdate(content.doc)).includes(text)
}

describe('[PRIV-A1] an erasure', () => {
  it('leaves a marker where the card was, and no text and no author', () => {
    const { server, card, board } = room(1, 2)
    server.doc.transact(() => expect(eraseCards(server, [card, 'card_nowhere'], BY)).toEqual([card]))
    expect(readCard(card, server.cards.get(card))).toMatchObject({
      text: '',
      author: undefined,
      erased: BY,
      place: { board, region: 'hot' },
    })
    expect(readGeneration(server)).toBe(1)
    expect(holds(server, 'Kevin')).toBe(false)
  })

  it('counts, and does not count what it did not find', () => {
    const { server, card } = room(1, 2)
    eraseCards(server, [card], BY)
    eraseCards(server, ['card_nowhere'], BY)
    eraseCards(server, [card], BY)
    expect(readGeneration(server)).toBe(2)
  })

  const away = fc.record({
    isServerLower: fc.boolean(),
    acts: fc.array(fc.constantFrom('type', 'cut', 'move', 'color', 'delete', 'none'), { maxLength: 8 }),
    at: fc.nat(40),
  })

  it('is undone by no copy from before, whatever was done with it, even if it were let in', () => {
    fc.assert(
      fc.property(away, ({ isServerLower, acts, at }) => {
        const { server, copy, pen, board, card } = isServerLower ? room(1, 2) : room(2, 1)
        server.doc.transact(() => eraseCards(server, [card], BY))
        const length = () => String(copy.cards.get(card)?.get('text')).length
        const ways = {
          type: () => spliceText(pen, card, at % (length() + 1), 0, 'x'),
          cut: () => spliceText(pen, card, at % (length() + 1), 1, ''),
          move: () => moveCards(pen, [card], { board, region: 'styrkor', before: 'end' }),
          color: () => setColor(pen, [card], 'pink'),
          delete: () => deleteCards(pen, [card]),
          none: () => undefined,
        }
        for (const act of acts) ways[act]()
        give(copy, server)
        expect(holds(server, 'Kevin')).toBe(false)
        expect(isErased(server.cards.get(card))).toBe(true)
        give(server, copy)
        expect(holds(copy, 'Kevin')).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('takes the letters out of what was written in the card at the same moment, and nothing else', () => {
    const { server, copy, pen, board, card } = room(1, 2)
    server.doc.transact(() => eraseCards(server, [card], BY))
    const before = Y.encodeStateVector(copy.doc)
    made(spliceText(pen, card, 0, 0, 'Kevin igen '))
    const [other] = made(addCards(pen, { board, region: 'hot', before: 'end' }, [{ text: 'En annan lapp' }]))
    const update = withoutErasedTexts(server, Y.encodeStateAsUpdate(copy.doc, before))
    expect(Buffer.from(update).includes('Kevin')).toBe(false)
    Y.applyUpdate(server.doc, update)
    expect(readCard(other!, server.cards.get(other!))?.text).toBe('En annan lapp')
    expect(readCard(card, server.cards.get(card))?.text).toBe('')
    // Both go on from the same state.
    give(server, copy)
    expect(Y.encodeStateVector(copy.doc)).toEqual(Y.encodeStateVector(server.doc))
    expect(readCard(card, copy.cards.get(card))?.text).toBe('')
  })
})

describe('[PRIV-A1] the words beside a text', () => {
  const words = 'Kevins pappa ringde'
  const write = (pen: Pen, card: CardId) => {
    made(setCardField(pen, [card], 'source', words))
    made(setAside(pen, [card], { kind: 'parked', reason: words, to: words }))
  }

  it('go with it, and nobody writes others', () => {
    const { server, copy, pen, card } = room(1, 2)
    write(newPen(server, 'user_a', 'Frida'), card)
    give(server, copy)
    server.doc.transact(() => eraseCards(server, [card], BY))
    expect(readCard(card, server.cards.get(card))).toMatchObject({ fields: {}, status: undefined })
    expect(holds(server, words)).toBe(false)
    give(server, copy)
    expect(setCardField(pen, [card], 'source', words)).toEqual({ ok: false, reason: 'card-erased' })
    expect(setAside(pen, [card], { kind: 'parked', reason: words, to: '' })).toEqual({
      ok: false,
      reason: 'card-erased',
    })
    expect(makeCauses(pen, [card], words)).toEqual({ ok: false, reason: 'card-erased' })
  })

  it('are taken out of an update that was under way', () => {
    const { server, copy, pen, card } = room(1, 2)
    server.doc.transact(() => eraseCards(server, [card], BY))
    write(pen, card)
    const update = Y.encodeStateAsUpdate(copy.doc, Y.encodeStateVector(server.doc))
    expect(inspectContent(server, inspectUpdate(server.doc, update).parts!).kind).toBe('writes-in-erased')
    Y.applyUpdate(server.doc, withoutErasedTexts(server, update))
    expect(readCard(card, server.cards.get(card))).toMatchObject({ fields: {}, status: undefined })
    expect(holds(server, words)).toBe(false)
  })

  it.each(['to', 'from'] as const)(
    'go with it where they stand on an arrow %s the card, and nobody writes others',
    (end) => {
      const { server, copy, pen, board, card } = room(1, 2)
      const [other] = made(addCards(pen, { board, region: 'hot', before: 'end' }, [{ text: 'Annat' }]))
      const link = {
        kind: 'effect_of',
        ...(end === 'to' ? { from: other!, to: card } : { from: card, to: other! }),
      } as const
      made(linkCards(pen, link.kind, link.from, [link.to]))
      give(copy, server)
      const history = new UndoHistory(pen)
      made(noteOnLink(pen, link, 'assumption', words))
      server.doc.transact(() => eraseCards(server, [card], BY))
      const update = Y.encodeStateAsUpdate(copy.doc, Y.encodeStateVector(server.doc))
      expect(inspectContent(server, inspectUpdate(server.doc, update).parts!).kind).toBe('writes-in-erased')
      Y.applyUpdate(server.doc, withoutErasedTexts(server, update))
      give(server, copy)
      history.forget([card])
      for (const content of [server, copy]) {
        expect([linkNotesOf(content).size, linksOf(content).length, holds(content, words)]).toEqual([0, 1, false])
      }
      expect(history.canUndo).toBe(false)
      expect(noteOnLink(pen, link, 'rationale', words)).toEqual({ ok: false, reason: 'card-erased' })
    },
  )

  it('are taken out of what it said before, where that was under way', () => {
    const { server, copy, pen, card } = room(1, 2)
    server.doc.transact(() => eraseCards(server, [card], BY))
    const version = made(adjustCard(pen, card, { text: 'Nytt', fields: {}, reason: words }))
    const update = Y.encodeStateAsUpdate(copy.doc, Y.encodeStateVector(server.doc))
    expect(inspectContent(server, inspectUpdate(server.doc, update).parts!).kind).toBe('writes-in-erased')
    Y.applyUpdate(server.doc, withoutErasedTexts(server, update))
    expect(readCard(version, server.cards.get(version))).toMatchObject({ text: '', author: undefined })
    expect([NAME, words].map((text) => holds(server, text))).toEqual([false, false])
  })

  it('are not brought back by undo', () => {
    const { server, card } = room(1, 2)
    const pen = newPen(server, 'user_a', 'Frida')
    const history = new UndoHistory(pen)
    write(pen, card)
    made(setCardField(pen, [card], 'source', ''))
    server.doc.transact(() => eraseCards(server, [card], BY))
    history.forget([card])
    expect(history.undo()).toEqual({ ok: true, value: false })
    expect(readCard(card, server.cards.get(card))).toMatchObject({ fields: {}, status: undefined })
  })
})
