import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { made } from '../../../tests/support/edit-laws.ts'
import { readBoard } from '../model/board.ts'
import { type Card, readCard } from '../model/card.ts'
import { type Content, openContent, readMeta } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { addBoard, boardsOf, deleteBoard, renameBoard, renameRoom, startRoom } from './boards.ts'
import {
  addCards,
  cardsIn,
  deleteCards,
  mergeCards,
  moveCards,
  restoreCards,
  setColor,
  setWeight,
  spliceText,
  splitCard,
} from './cards.ts'
import { eraseCards } from './erasure.ts'
import { newPen, type Pen } from './pen.ts'
import { UndoHistory } from './undo.ts'

interface Writer {
  readonly content: Content
  readonly pen: Pen
  readonly history: UndoHistory
  readonly locked: Set<BoardId>
}

/** Malte has the higher client id: of two values written at once, his is the one that stays. */
let malte: Writer
let frida: Writer
let board: BoardId
let now: number

beforeEach(() => {
  now = 0
  frida = writer(1, 'Frida Ledare')
  malte = writer(2, 'Malte Medlem')
  const server = newPen(frida.content, 'user_server', 'Servern')
  made(startRoom(server, 'Rummet'))
  board = made(addBoard(server, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' }))
  made(addBoard(server, { tool: 'swot', preset: 'fyra_falt', title: 'Sedan' }))
  meet()
})

function writer(client: number, name: string): Writer {
  const doc = new Y.Doc()
  doc.clientID = client
  const content = openContent(doc)
  const locked = new Set<BoardId>()
  const pen = newPen(content, `user_${client}`, name, { now: () => now, isLocked: (id) => locked.has(id) })
  return { content, pen, history: new UndoHistory(pen, 1_000), locked }
}

/** Both get what the other has. */
function meet(): void {
  Y.applyUpdate(malte.content.doc, Y.encodeStateAsUpdate(frida.content.doc))
  Y.applyUpdate(frida.content.doc, Y.encodeStateAsUpdate(malte.content.doc))
}

function add(who: Writer, ...texts: string[]): CardId[] {
  const ids = made(
    addCards(
      who.pen,
      { board, region: 'hot', before: 'end' },
      texts.map((text) => ({ text, color: 'yellow' as const })),
    ),
  )
  meet()
  return ids
}

function card(id: CardId, who = malte): Card {
  return readCard(id, who.content.cards.get(id))!
}

function shown(who = malte): string[] {
  return cardsIn(who.content, board, 'hot').map(({ text }) => text)
}

const taken = { ok: true, value: true }
const nothing = { ok: true, value: false }

describe('what two people wrote at once', () => {
  it('keeps a place when one of two moves is taken back', () => {
    const [a] = add(frida, 'a')
    made(moveCards(malte.pen, [a!], { board, region: 'styrkor', before: 'end' }))
    made(moveCards(frida.pen, [a!], { board, region: 'svagheter', before: 'end' }))
    meet()
    expect(card(a!).place.region).toBe('styrkor')
    expect(malte.history.undo()).toEqual(taken)
    expect(card(a!).place.region).toBe('hot')
    expect(malte.history.redo()).toEqual(taken)
    expect(card(a!).place.region).toBe('styrkor')
  })

  it("keeps a place when the other one's move won", () => {
    const [a] = add(malte, 'a')
    made(moveCards(frida.pen, [a!], { board, region: 'svagheter', before: 'end' }))
    made(moveCards(malte.pen, [a!], { board, region: 'styrkor', before: 'end' }))
    meet()
    expect(frida.history.undo()).toEqual(nothing)
    meet()
    expect(card(a!).place.region).toBe('styrkor')
  })

  it("keeps the other one's colour that came between two of one's own", () => {
    const [a] = add(frida, 'a')
    for (const [who, color] of [
      [malte, 'blue'],
      [frida, 'pink'],
      [malte, 'green'],
    ] as const) {
      made(setColor(who.pen, [a!], color))
      meet()
    }
    expect(malte.history.undo()).toEqual(taken)
    expect(card(a!).color).toBe('pink')
    expect(malte.history.undo()).toEqual(nothing)
    expect(card(a!).color).toBe('pink')
  })

  it('goes back and forth through several values of its own', () => {
    const [a] = add(frida, 'a')
    for (const weight of [1, 2, undefined, 3] as const) made(setWeight(malte.pen, [a!], weight))
    const steps = [undefined, 2, 1, undefined]
    for (let round = 0; round < 3; round++) {
      for (const weight of steps) {
        malte.history.undo()
        expect(card(a!).weight).toBe(weight)
      }
      expect(malte.history.canUndo).toBe(false)
      for (const weight of [1, 2, undefined, 3]) {
        malte.history.redo()
        expect(card(a!).weight).toBe(weight)
      }
      expect(malte.history.canRedo).toBe(false)
    }
  })

  it('leaves a card where the other one put it back', () => {
    const [a] = add(frida, 'a')
    made(restoreCards(malte.pen, [a!]))
    meet()
    made(deleteCards(frida.pen, [a!]))
    made(restoreCards(frida.pen, [a!]))
    meet()
    expect(malte.history.undo()).toEqual(nothing)
    expect(shown()).toEqual(['a'])
  })

  it('sets back the rest of what an edit changed', () => {
    const [a, b] = add(frida, 'a', 'b')
    made(setColor(malte.pen, [a!, b!], 'blue'))
    meet()
    made(setColor(frida.pen, [b!], 'pink'))
    meet()
    malte.history.undo()
    expect([card(a!).color, card(b!).color]).toEqual(['yellow', 'pink'])
    malte.history.redo()
    expect([card(a!).color, card(b!).color]).toEqual(['blue', 'pink'])
  })

  it('holds for names of rooms and boards', () => {
    made(renameRoom(malte.pen, 'Ett'))
    made(renameBoard(malte.pen, board, 'Två'))
    meet()
    made(renameRoom(frida.pen, 'Tre'))
    meet()
    expect(malte.history.undo()).toEqual(taken)
    expect(malte.history.undo()).toEqual(nothing)
    expect(readMeta(malte.content).title).toBe('Tre')
    expect(readBoard(board, malte.content.boards.get(board))?.title).toBe('Nuläge')
  })
})

describe('letters', () => {
  it("go when they are one's own, and stay when they are not", () => {
    const [a] = add(frida, 'röd tråd')
    made(spliceText(malte.pen, a!, 0, 0, 'lång '))
    meet()
    made(spliceText(frida.pen, a!, 2, 0, '–')) // in the middle of what Malte wrote
    meet()
    malte.history.undo()
    expect(card(a!).text).toBe('–röd tråd')
    malte.history.redo()
    expect(card(a!).text).toBe('lå–ng röd tråd')
  })

  it('come back where they stood, in their order', () => {
    const [a] = add(frida, 'abcd')
    for (let i = 0; i < 4; i++) {
      made(spliceText(malte.pen, a!, 0, 1, ''))
      malte.history.endStep()
    }
    made(spliceText(frida.pen, a!, 4, 0, '!'))
    meet()
    expect(card(a!).text).toBe('!')
    for (const text of ['d!', 'cd!', 'bcd!', 'abcd!']) {
      malte.history.undo()
      expect(card(a!).text).toBe(text)
    }
  })

  it('are one step without a pause, and several with one', () => {
    const [a, b] = add(frida, 'a', 'b')
    const type = (id: CardId, letter: string, after: number) => {
      now += after
      made(spliceText(malte.pen, id, card(id).text.length, 0, letter))
    }
    type(a!, '1', 0)
    type(a!, '2', 999)
    type(a!, '3', 1_000)
    type(b!, '4', 10)
    type(a!, '5', 10)
    malte.history.endStep()
    type(a!, '6', 10)
    for (const text of ['a1235', 'a123', 'a123', 'a12', 'a']) {
      expect(malte.history.undo()).toEqual(taken)
      expect(card(a!).text).toBe(text)
    }
    expect(malte.history.canUndo).toBe(false)
    expect(card(b!).text).toBe('b')
    for (let i = 0; i < 5; i++) malte.history.redo()
    expect([card(a!).text, card(b!).text]).toEqual(['a12356', 'b4'])
  })

  it('typed after an undo are a step of their own', () => {
    const [a] = add(frida, 'a')
    made(spliceText(malte.pen, a!, 1, 0, 'b'))
    malte.history.endStep()
    made(spliceText(malte.pen, a!, 2, 0, 'c'))
    malte.history.undo()
    made(spliceText(malte.pen, a!, 2, 0, 'd'))
    expect(malte.history.canRedo).toBe(false)
    malte.history.undo()
    expect(card(a!).text).toBe('ab')
  })
})

describe('what a step added', () => {
  it('is deleted as by hand, so that nothing that others write in it meanwhile is lost', () => {
    const [a] = add(malte, 'a')
    malte.history.undo()
    made(spliceText(frida.pen, a!, 1, 0, ' och b'))
    meet()
    expect(shown()).toEqual([])
    expect(card(a!)).toMatchObject({ text: 'a och b', state: { kind: 'deleted', by: 'Malte Medlem' } })
    made(restoreCards(frida.pen, [a!]))
    meet()
    expect(shown()).toEqual(['a och b'])
  })

  it.each<[string, (pen: Pen, id: CardId) => unknown]>([
    ['letters', (pen, id) => spliceText(pen, id, 1, 0, 'b')],
    ['a place', (pen, id) => moveCards(pen, [id], { board, region: 'styrkor', before: 'end' })],
    ['a colour', (pen, id) => setColor(pen, [id], 'pink')],
  ])('stays once somebody else has given it %s', (_, edit) => {
    const [a] = add(malte, 'a')
    edit(frida.pen, a!)
    meet()
    const before = card(a!)
    expect(malte.history.undo()).toEqual(nothing)
    expect(card(a!)).toEqual(before)
  })

  it('goes when what the other one wrote in it is gone again', () => {
    const [a] = add(malte, 'a')
    made(spliceText(frida.pen, a!, 1, 0, 'b'))
    made(spliceText(frida.pen, a!, 1, 1, ''))
    meet()
    expect(malte.history.undo()).toEqual(taken)
    expect(shown()).toEqual([])
  })

  it('leaves what it was made of alone when it has to stay', () => {
    const [a, b] = add(frida, 'a', 'b')
    const merged = made(mergeCards(malte.pen, [a!, b!], 'a och b'))
    meet()
    made(spliceText(frida.pen, merged, 0, 0, '!'))
    meet()
    expect(malte.history.undo()).toEqual(nothing)
    expect(shown()).toEqual(['!a och b'])
  })

  it('goes with the split that made it, and the text is whole again', () => {
    const [a] = add(frida, 'ett två')
    made(splitCard(malte.pen, a!, ['ett', 'två']))
    malte.history.undo()
    expect(shown()).toEqual(['ett två'])
    malte.history.redo()
    expect(shown()).toEqual(['ett', 'två'])
  })

  it('keeps its text, though others wrote the words first and one has written in it since', () => {
    const [a] = add(frida, 'ett två')
    const [, b] = made(splitCard(malte.pen, a!, ['ett', 'två']))
    made(spliceText(malte.pen, b!, 3, 0, '!'))
    malte.history.undo()
    malte.history.undo()
    expect(shown()).toEqual(['ett två'])
    expect(card(b!)).toMatchObject({ text: 'två', state: { kind: 'deleted' } })
  })

  it('of several cards, goes as far as others have not written in it', () => {
    const [a] = add(malte, 'a', 'b')
    made(setColor(frida.pen, [a!], 'pink'))
    meet()
    malte.history.undo()
    expect(shown()).toEqual(['a'])
    malte.history.redo()
    expect(shown()).toEqual(['a', 'b'])
  })

  it('stays when it is a board on which others have put cards, or the last one', () => {
    const added = made(addBoard(malte.pen, { tool: 'swot', preset: 'fyra_falt', title: 'Ny' }))
    meet()
    const [a] = made(addCards(frida.pen, { board: added, region: 'hot', before: 'end' }, [{ text: 'a' }]))
    meet()
    expect(malte.history.undo()).toEqual(nothing)
    expect(boardsOf(malte.content)).toHaveLength(3)
    made(moveCards(frida.pen, [a!], { board, region: 'hot', before: 'end' }))
    const last = made(addBoard(malte.pen, { tool: 'swot', preset: 'fyra_falt', title: 'Sista' }))
    meet()
    for (const { id } of boardsOf(frida.content)) if (id !== last) made(deleteBoard(frida.pen, id))
    meet()
    expect(malte.history.undo()).toEqual(nothing)
    expect(boardsOf(malte.content).map(({ id }) => id)).toEqual([last])
  })
})

describe('a locked board', () => {
  it('takes no undo either, until it is open again', () => {
    const [a] = add(malte, 'a')
    made(setColor(malte.pen, [a!], 'pink'))
    malte.locked.add(board)
    expect(malte.history.undo()).toEqual({ ok: false, reason: 'board-locked' })
    expect(card(a!).color).toBe('pink')
    malte.locked.clear()
    expect(malte.history.undo()).toEqual(taken)
    malte.locked.add(board)
    expect(malte.history.redo()).toEqual({ ok: false, reason: 'board-locked' })
    expect(card(a!).color).toBe('yellow')
  })

  it('takes no letters back, and no card that was moved away from it', () => {
    const other = boardsOf(malte.content).find(({ id }) => id !== board)!.id
    const [a, b] = add(malte, 'a', 'b')
    made(moveCards(malte.pen, [b!], { board: other, region: 'hot', before: 'end' }))
    malte.locked.add(board)
    expect(malte.history.undo()).toMatchObject({ ok: false })
    malte.locked.clear()
    made(spliceText(malte.pen, a!, 1, 0, 'x'))
    malte.locked.add(board)
    expect(malte.history.undo()).toMatchObject({ ok: false })
    expect(card(a!).text).toBe('ax')
  })
})

describe('the history', () => {
  it('knows only its own pen', () => {
    add(frida, 'a')
    expect(malte.history.canUndo).toBe(false)
    expect(malte.history.undo()).toEqual(nothing)
    expect(malte.history.redo()).toEqual(nothing)
  })

  it('tells when it has changed, until it is not asked to or ends', () => {
    let told = 0
    const stop = malte.history.subscribe(() => told++)
    const [a] = add(malte, 'a')
    expect(told).toBe(1)
    malte.history.undo()
    expect([told, malte.history.canUndo, malte.history.canRedo]).toEqual([2, false, true])
    stop()
    malte.history.redo()
    expect(told).toBe(2)
    malte.history.destroy()
    made(setColor(malte.pen, [a!], 'pink'))
    expect(malte.history.undo()).toEqual(taken)
    expect([card(a!).color, shown()]).toEqual(['pink', []])
  })
})

describe('[PRIV-A1] a card whose text was erased', () => {
  it('comes back by no undo, and none of its letters are kept for one', () => {
    const [a, b] = add(malte, 'Kevin stör', 'annat')
    made(spliceText(malte.pen, a!, 0, 5, 'Någon'))
    made(spliceText(malte.pen, b!, 5, 0, '!'))
    meet()
    frida.content.doc.transact(() => eraseCards(frida.content, [a!], { role: 'facilitator', at: 1 }))
    meet()
    const bytes = () => Buffer.from(Y.encodeStateAsUpdate(malte.content.doc))
    expect(bytes().includes('Kevin')).toBe(true)
    malte.history.forget([a!])
    expect(bytes().includes('Kevin')).toBe(false)
    malte.history.undo()
    expect(card(b!).text).toBe('annat')
    while (malte.history.canUndo) malte.history.undo()
    while (malte.history.canRedo) malte.history.redo()
    expect(card(a!).text).toBe('')
    meet()
    expect(Buffer.from(Y.encodeStateAsUpdate(frida.content.doc)).includes('Kevin')).toBe(false)
  })
})
