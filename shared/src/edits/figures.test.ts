import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cardOf, checkEdit, checkRefused, type EditedRoom, editedRoom, made } from '../../../tests/support/edit-laws.ts'
import { readCard } from '../model/card.ts'
import { openContent } from '../model/content.ts'
import type { Figure } from '../model/figure.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { inspectContent } from '../protocol/content-gate.ts'
import { inspectUpdate } from '../protocol/gate.ts'
import { addBoard } from './boards.ts'
import { addCards, cardsIn, restoreReading, setCardField, setFigure, setReading } from './cards.ts'
import { convertCards } from './convert.ts'
import { withoutErasedTexts } from './erasure.ts'
import { addFigures, setFigures } from './figures.ts'
import { newPen } from './pen.ts'
import { UndoHistory } from './undo.ts'

const SHOWN = { value: 66, unit: '%', n: 46 } as const
const READING = { at: 'vt 2024', value: '50 %', note: '' }

let room: EditedRoom
let board: BoardId
let row: CardId

beforeEach(() => {
  room = editedRoom()
  board = made(addBoard(room.pen, { tool: 'stats', preset: 'standard', title: 'Siffror' }))
  row = made(addCards(room.pen, { board, region: 'matt', before: 'end' }, [{ text: 'Klarar alla delprov' }]))[0]!
})

const target = () => ({ board, region: 'matt', before: 'end' }) as const

describe('addFigures', () => {
  it('adds rows with their figures and hides what could be seen, all in one step', () => {
    made(setFigure(room.pen, row, SHOWN))
    const rows = [
      { text: 'Ett', fields: { group: 'Åk 3', period: 'vt 2025' }, figure: SHOWN },
      { text: 'Två', figure: { hidden: 'small' } as const },
      { text: 'Tre', figure: undefined },
    ]
    const added = made(addFigures(room.pen, target(), rows, [row]))
    expect(added.map((id) => cardOf(room, id).figure)).toEqual([SHOWN, { hidden: 'small' }, undefined])
    expect(cardOf(room, added[0]!).fields).toEqual({ group: 'Åk 3', period: 'vt 2025' })
    expect(cardOf(room, row).figure).toEqual({ hidden: 'reckoned' })
  })

  it('adds nothing where one of the figures is not for others', () => {
    const small = { value: 50, unit: '%', n: 9 }
    checkRefused(room, 'group-too-small', (pen) => addFigures(pen, target(), [{ text: 'Ett', figure: small }], []))
    expect(cardsIn(room.content, board, 'matt')).toHaveLength(1)
  })
})

describe('setFigures', () => {
  it('sets all, or none where one cannot be', () => {
    const other = made(addCards(room.pen, target(), [{ text: 'Annat' }]))[0]!
    checkEdit(room, (pen) =>
      setFigures(
        pen,
        new Map<CardId, Figure>([
          [row, SHOWN],
          [other, { ...SHOWN, n: 10 }],
        ]),
      ),
    )
    made(setFigures(room.pen, new Map([[other, { hidden: 'reckoned' }]])))
    expect([row, other].map((id) => cardOf(room, id).figure)).toEqual([SHOWN, { hidden: 'reckoned' }])
    const small = { value: 50, unit: '%', n: 9 }
    checkRefused(room, 'group-too-small', (pen) =>
      setFigures(
        pen,
        new Map<CardId, Figure>([
          [other, SHOWN],
          [row, small],
        ]),
      ),
    )
  })
})

describe('a measure without a figure', () => {
  it('takes no reading: nobody knows of how many it is', () => {
    checkRefused(room, 'figure-needed', (pen) => setReading(pen, row, READING))
    made(setFigure(room.pen, row, SHOWN))
    made(setReading(room.pen, row, READING))
    expect(cardOf(room, row).readings).toMatchObject([READING])
  })
})

describe('a figure that is hidden', () => {
  it('[FIG4] takes its readings with it, and takes no others', () => {
    made(setFigure(room.pen, row, SHOWN))
    made(setReading(room.pen, row, READING))
    const [reading] = cardOf(room, row).readings
    made(setFigure(room.pen, row, { hidden: 'small' }))
    expect(cardOf(room, row).readings).toEqual([])
    checkRefused(room, 'group-too-small', (pen) => setReading(pen, row, READING))
    checkRefused(room, 'group-too-small', (pen) => restoreReading(pen, row, reading!))
  })

  it('[FIG4] does not come back by undo, and neither do its readings', () => {
    const history = new UndoHistory(room.pen)
    made(setFigure(room.pen, row, SHOWN))
    made(setReading(room.pen, row, READING))
    made(addFigures(room.pen, target(), [{ text: 'Ny rad', figure: { hidden: 'small' } }], [row]))
    while (history.canUndo) made(history.undo())
    expect(cardOf(room, row)).toMatchObject({ figure: { hidden: 'reckoned' }, readings: [] })
    expect(cardsIn(room.content, board, 'matt')).toHaveLength(1)
    while (history.canRedo) made(history.redo())
    expect(cardOf(room, row)).toMatchObject({ figure: { hidden: 'reckoned' }, readings: [] })
  })

  it('[FIG4] takes along what a goal had as its baseline, and undo does not bring that back', () => {
    made(setFigure(room.pen, row, SHOWN))
    const goals = ['Ett', 'Två'].map((text) => {
      const problem = made(convertCards(room.pen, 'problem', [row], { text, title: 'Problem' }))
      return made(convertCards(room.pen, 'goal', [problem], { text, title: 'Mål' }))
    })
    const baselines = () => goals.map((goal) => cardOf(room, goal).fields.baseline)
    expect(baselines()).toEqual(['66', '66'])
    made(setCardField(room.pen, [goals[1]!], 'baseline', 'ungefär 60'))
    const history = new UndoHistory(room.pen)
    made(addFigures(room.pen, target(), [{ text: 'Ny rad', figure: { hidden: 'small' } }], [row]))
    expect(baselines()).toEqual([undefined, 'ungefär 60'])
    made(history.undo())
    expect(cardsIn(room.content, board, 'matt')).toHaveLength(1)
    expect(baselines()).toEqual([undefined, 'ungefär 60'])
  })

  it('[FIG4] has no readings for anybody where somebody wrote one at the same moment', () => {
    made(setFigure(room.pen, row, SHOWN))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.content.doc))
    const copy = openContent(doc)
    const other = newPen(copy, 'user_b', 'Malte')
    made(setReading(other, row, READING))
    made(setFigure(room.pen, row, { hidden: 'reckoned' }))
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room.content.doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.content.doc))
    expect(readCard(row, copy.cards.get(row))).toMatchObject({ figure: { hidden: 'reckoned' }, readings: [] })
    // On its way to the server it is stopped; what a copy has of it goes when the figure is removed or shown.
    expect(inspectContent(room.content, inspectUpdate(room.content.doc, update).parts!).kind).toBe('writes-in-erased')
    Y.applyUpdate(room.content.doc, withoutErasedTexts(room.content, update))
    const bytes = Buffer.from(Y.encodeStateAsUpdate(room.content.doc))
    expect(bytes.includes(READING.value)).toBe(false)
    made(setFigure(other, row, undefined))
    expect(readCard(row, copy.cards.get(row))?.readings).toEqual([])
  })

  it('[FIG4] gets its readings with a figure that is shown, past the server too', () => {
    made(setFigure(room.pen, row, { hidden: 'small' }))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.content.doc))
    const other = newPen(openContent(doc), 'user_b', 'Malte')
    doc.transact(() => {
      made(setFigure(other, row, SHOWN))
      made(restoreReading(other, row, { ...READING, id: 'r1', by: 'Malte', time: 1 }))
    }, other)
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room.content.doc))
    Y.applyUpdate(room.content.doc, withoutErasedTexts(room.content, update))
    expect(cardOf(room, row)).toMatchObject({ figure: SHOWN, readings: [{ id: 'r1', value: READING.value }] })
  })

  it('that is shown is taken back by undo like anything else', () => {
    const history = new UndoHistory(room.pen)
    made(setFigure(room.pen, row, SHOWN))
    made(history.undo())
    expect(cardOf(room, row).figure).toBeUndefined()
    made(history.redo())
    expect(cardOf(room, row).figure).toEqual(SHOWN)
  })
})
