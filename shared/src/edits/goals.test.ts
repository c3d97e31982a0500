import { beforeEach, describe, expect, it } from 'vitest'
import { cardOf, checkEdit, checkRefused, type EditedRoom, editedRoom, made } from '../../../tests/support/edit-laws.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { addBoard } from './boards.ts'
import { addCards, setFigure } from './cards.ts'
import { addGoal, hangGoal, hangSign } from './goals.ts'
import { linkCards, linksOf } from './links.ts'

let room: EditedRoom
let board: BoardId
let problem: CardId

const cardIn = (tool: string, region: string, text: string): CardId => {
  const on = made(addBoard(room.pen, { tool, preset: 'standard', title: tool }))
  return made(addCards(room.pen, { board: on, region, before: 'end' }, [{ text }]))[0]!
}

beforeEach(() => {
  room = editedRoom()
  problem = cardIn('problems', 'problem', 'Läser långsamt')
  made(addBoard(room.pen, { tool: 'goals', preset: 'standard', title: 'Första målen' }))
  board = made(addBoard(room.pen, { tool: 'goals', preset: 'standard', title: 'Målen' }))
})

const goal = (text: string) =>
  made(addGoal(room.pen, { board, region: 'langsiktigt', text, verb: 'goal', from: problem }))

function threadsOf(id: CardId): string[] {
  const own = linksOf(room.content).filter(({ from }) => from === id)
  return own.map(({ kind, to }) => `${kind} ${cardOf(room, to).text}`).sort()
}

describe('addGoal', () => {
  it('sets a goal of a problem on this board, with the figure under the problem as its baseline', () => {
    const figure = cardIn('stats', 'matt', 'Andel som klarar alla delprov')
    made(setFigure(room.pen, figure, { value: 62, unit: '%', n: 48 }))
    made(linkCards(room.pen, 'based_on', problem, [figure]))
    const id = checkEdit(room, (pen) =>
      addGoal(pen, { board, region: 'langsiktigt', text: 'Minst 80 % klarar', verb: 'goal', from: problem }),
    )
    expect(cardOf(room, id)).toMatchObject({
      place: { board, region: 'langsiktigt' },
      fields: { baseline: '62', unit: '%' },
    })
    expect(threadsOf(id)).toEqual(['addresses Läser långsamt', 'based_on Andel som klarar alla delprov'])
  })

  it('breaks a goal down into parts and signs', () => {
    const whole = goal('Minst 80 % klarar')
    const part = made(addGoal(room.pen, { board, region: 'delmal', text: 'Femton av 22', verb: 'part', from: whole }))
    const sign = made(addGoal(room.pen, { board, region: 'tecken', text: 'Elever berättar', verb: 'sign', from: part }))
    expect(threadsOf(part)).toEqual(['addresses Läser långsamt', 'part_of Minst 80 % klarar'])
    expect(threadsOf(sign)).toEqual(['sign_of Femton av 22'])
  })

  it('makes nothing on a locked board', () => {
    room.locked.add(board)
    checkRefused(room, 'board-locked', (pen) =>
      addGoal(pen, { board, region: 'langsiktigt', text: 'Minst 80 %', verb: 'goal', from: problem }),
    )
  })
})

describe('hanging goals and signs', () => {
  it('gives a goal another place, and refuses one under itself', () => {
    const [whole, other] = [goal('Minst 80 % klarar'), goal('Alla läser hemma')]
    checkEdit(room, (pen) => hangGoal(pen, other, { parent: whole }))
    expect(threadsOf(other)).toEqual(['addresses Läser långsamt', 'part_of Minst 80 % klarar'])
    checkRefused(room, 'would-loop', (pen) => hangGoal(pen, whole, { parent: other }))
  })

  it('gives a sign another goal', () => {
    const [whole, other] = [goal('Minst 80 % klarar'), goal('Alla läser hemma')]
    const sign = made(
      addGoal(room.pen, { board, region: 'tecken', text: 'Elever berättar', verb: 'sign', from: whole }),
    )
    checkEdit(room, (pen) => hangSign(pen, sign, other))
    expect(threadsOf(sign)).toEqual(['sign_of Alla läser hemma'])
  })
})
