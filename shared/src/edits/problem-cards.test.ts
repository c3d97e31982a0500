import { beforeEach, describe, expect, it } from 'vitest'
import {
  cardOf,
  cardsWith,
  checkEdit,
  checkRefused,
  type EditedRoom,
  editedRoom,
  elsewhere,
  made,
  meet,
} from '../../../tests/support/edit-laws.ts'
import { MAX_FIELD, MAX_NUMBER } from '../model/card.ts'
import { cardCodes } from '../model/card-code.ts'
import { type Content, cardRecord } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { addBoard } from './boards.ts'
import {
  addCards,
  cardsIn,
  deleteCards,
  duplicateCards,
  makeCauses,
  mergeCards,
  moveCards,
  setAside,
  setCardField,
  splitCard,
  takeUpAgain,
  unmergeCard,
} from './cards.ts'
import { newPen } from './pen.ts'

let room: EditedRoom
let list: BoardId
beforeEach(() => {
  room = editedRoom()
  list = made(addBoard(room.pen, { tool: 'problems', preset: 'standard', title: 'Problem' }))
})

const TOO_LONG = 'x'.repeat(MAX_FIELD + 1)

function problemsOf(...texts: string[]): CardId[] {
  return made(
    addCards(
      room.pen,
      target(),
      texts.map((text) => ({ text })),
    ),
  )
}

const target = () => ({ board: list, region: 'problem', before: 'end' }) as const
const number = (id: CardId) => cardOf(room, id).number

describe('the numbers of problems', () => {
  it('are given one after the other, also when they are added together', () => {
    expect(problemsOf('ett', 'två').map(number)).toEqual([1, 2])
    expect(problemsOf('tre').map(number)).toEqual([3])
  })

  it('are not given on a board whose tool numbers nothing', () => {
    expect(cardsWith(room, ['ett']).map(number)).toEqual([undefined])
  })

  it('are given to cards that are moved in, and kept when they are moved on', () => {
    problemsOf('ett')
    const [card] = cardsWith(room, ['två']) as [CardId]
    checkEdit(room, (pen) => moveCards(pen, [card], target()))
    expect(number(card)).toBe(2)
    made(moveCards(room.pen, [card], { board: room.board, region: 'hot', before: 'end' }))
    made(moveCards(room.pen, [card], target()))
    expect(number(card)).toBe(2)
  })

  it('are not given twice, deleted ones included', () => {
    const [, two] = problemsOf('ett', 'två') as [CardId, CardId]
    made(deleteCards(room.pen, [two]))
    expect(problemsOf('tre').map(number)).toEqual([3])
  })

  it('go on from the lowest of the merged, and back to each when they are taken apart', () => {
    const [one, two, three] = problemsOf('ett', 'två', 'tre') as [CardId, CardId, CardId]
    const merged = checkEdit(room, (pen) => mergeCards(pen, [three, two], 'två och tre'))
    expect(number(merged)).toBe(2)
    expect(made(unmergeCard(room.pen, merged)).map(number).sort()).toEqual([2, 3])
    expect(number(one)).toBe(1)
  })

  it('are new for copies and for the parts of a split', () => {
    const [one] = problemsOf('ett', 'två') as [CardId]
    expect(checkEdit(room, (pen) => duplicateCards(pen, [one])).map(number)).toEqual([3])
    expect(checkEdit(room, (pen) => splitCard(pen, one, ['a', 'b', 'c'])).map(number)).toEqual([1, 4, 5])
  })

  it('end at the last that may be stored, which is shared from there', () => {
    const [one] = problemsOf('ett') as [CardId]
    cardRecord(room.content, one).set('number', MAX_NUMBER)
    expect(problemsOf('två', 'tre').map(number)).toEqual([MAX_NUMBER, MAX_NUMBER])
    cardRecord(room.content, one).set('number', 1e300)
    expect(problemsOf('fyra').map(number)).toEqual([MAX_NUMBER])
  })

  it('that two people gave at once make different codes, the same on every replica', () => {
    problemsOf('ett')
    const frida = elsewhere(room)
    problemsOf('två')
    made(addCards(frida, target(), [{ text: 'två till' }]))
    meet(room, frida)
    const codes = (content: Content) => cardCodes(cardsIn(content, list, 'problem'), () => 'P', 'C')
    expect([...codes(room.content).values()].sort()).toEqual(['P1', 'P2', 'P2b'])
    expect(Object.fromEntries(codes(frida.content))).toEqual(Object.fromEntries(codes(room.content)))
    problemsOf('tre')
    expect([...codes(room.content).values()].sort()).toEqual(['P1', 'P2', 'P2b', 'P3'])
  })
})

describe('setCardField', () => {
  it('fills in a field of several cards, and empties it', () => {
    const ids = cardsWith(room, ['a', 'b'])
    checkEdit(room, (pen) => setCardField(pen, ids, 'source', ' Enkäten i maj '))
    expect(ids.map((id) => cardOf(room, id).fields)).toEqual([{ source: 'Enkäten i maj' }, { source: 'Enkäten i maj' }])
    checkEdit(room, (pen) => setCardField(pen, ids, 'source', ' '))
    expect(ids.map((id) => cardOf(room, id).fields)).toEqual([{}, {}])
  })

  it('is undone only while the field holds what it put there', () => {
    const [id] = cardsWith(room, ['a']) as [CardId]
    made(setCardField(room.pen, [id], 'whom', 'årskurs 4'))
    made(setCardField(newPen(room.content, 'user_b', 'Frida'), [id], 'whom', 'årskurs 5'))
    made(setCardField(room.pen, [id], 'level', 'process'))
    made(room.history.undo())
    expect(cardOf(room, id).fields).toEqual({ whom: 'årskurs 5' })
  })

  it('is refused for more than a field holds, and on a locked board', () => {
    const [id] = cardsWith(room, ['a']) as [CardId]
    checkRefused(room, 'text-too-long', (pen) => setCardField(pen, [id], 'whom', TOO_LONG))
    checkRefused(room, 'no-such-card', (pen) => setCardField(pen, [id, 'card_unknown'], 'whom', 'a'))
    room.locked.add(room.board)
    checkRefused(room, 'board-locked', (pen) => setCardField(pen, [id], 'whom', 'a'))
  })
})

describe('setAside', () => {
  it('parks a problem or hands it over, with a reason, and it stays on its board', () => {
    const [id] = problemsOf('ett') as [CardId]
    const parked = { kind: 'parked', reason: ' Tas i höst ', to: '' } as const
    checkEdit(room, (pen) => setAside(pen, [id], parked))
    expect(cardOf(room, id).status).toEqual({
      ...{ kind: 'parked', reason: 'Tas i höst', to: '' },
      ...{ by: 'Malte Medlem', at: expect.any(Number) },
    })
    checkEdit(room, (pen) => setAside(pen, [id], { kind: 'handed-over', reason: 'Inte vårt', to: 'Rektor' }))
    expect(cardOf(room, id)).toMatchObject({ state: undefined, status: { kind: 'handed-over', to: 'Rektor' } })
    checkEdit(room, (pen) => takeUpAgain(pen, [id]))
    expect(cardOf(room, id).status).toBeUndefined()
  })

  it('asks for a reason, and for no more than fits', () => {
    const [id] = problemsOf('ett') as [CardId]
    checkRefused(room, 'reason-needed', (pen) => setAside(pen, [id], { kind: 'parked', reason: ' ', to: 'Rektor' }))
    checkRefused(room, 'text-too-long', (pen) => setAside(pen, [id], { kind: 'parked', reason: TOO_LONG, to: '' }))
    checkRefused(room, 'text-too-long', (pen) => setAside(pen, [id], { kind: 'parked', reason: 'a', to: TOO_LONG }))
    room.locked.add(list)
    checkRefused(room, 'board-locked', (pen) => setAside(pen, [id], { kind: 'parked', reason: 'a', to: '' }))
    checkRefused(room, 'board-locked', (pen) => takeUpAgain(pen, [id]))
  })
})

describe('makeCauses', () => {
  it('numbers causes for themselves, each once, and keeps their numbers as problems', () => {
    const [one, two] = problemsOf('ett', 'två') as [CardId, CardId]
    checkEdit(room, (pen) => makeCauses(pen, [two, one, two], ' Det förklarar P1 '))
    expect(cardOf(room, two)).toMatchObject({ number: 2, causeNumber: 1, status: { kind: 'cause' } })
    expect(cardOf(room, one)).toMatchObject({ number: 1, causeNumber: 2, status: { reason: 'Det förklarar P1' } })
  })

  it('gives back the number that a cause had when it becomes one again', () => {
    const [one, two] = problemsOf('ett', 'två') as [CardId, CardId]
    made(makeCauses(room.pen, [one], ''))
    checkEdit(room, (pen) => takeUpAgain(pen, [one]))
    made(makeCauses(room.pen, [two], ''))
    made(makeCauses(room.pen, [one], ''))
    expect([one, two].map((id) => cardOf(room, id).causeNumber)).toEqual([1, 2])
  })

  it('is refused for a reason without end, for a card that is not there, and on a locked board', () => {
    const [one] = problemsOf('ett') as [CardId]
    checkRefused(room, 'text-too-long', (pen) => makeCauses(pen, [one], TOO_LONG))
    checkRefused(room, 'no-such-card', (pen) => makeCauses(pen, [one, 'card_unknown'], ''))
    room.locked.add(list)
    checkRefused(room, 'board-locked', (pen) => makeCauses(pen, [one], ''))
  })
})
