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
import { MAX_CARD_TEXT } from '../model/card.ts'
import type { Content } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { problems } from '../tools/problems.ts'
import { addBoard, boardsOf, deleteBoard } from './boards.ts'
import { addCards, cardsIn, setCardField, spliceText } from './cards.ts'
import { eraseCards } from './erasure.ts'
import { linkCards, linksOf, makeProblem, unlinkCards } from './links.ts'
import type { Pen } from './pen.ts'

let room: EditedRoom
beforeEach(() => {
  room = editedRoom()
})

/** Threads as they can be seen, by the cards' ids. */
function threads(content: Content = room.content): string[] {
  return linksOf(content)
    .map(({ from, to }) => `${from} ${to}`)
    .sort()
}

function newBoard(pen: Pen, tool: string, title: string): BoardId {
  return made(addBoard(pen, { tool, preset: 'x', title }))
}

function problemList(title = 'Problem'): BoardId {
  return newBoard(room.pen, 'problems', title)
}

function problemLists(content: Content = room.content) {
  return boardsOf(content).filter(({ tool }) => tool === 'problems')
}

function problemCards(content: Content = room.content) {
  return problemLists(content).flatMap(({ id }) => cardsIn(content, id, problems.regions[0]!.id))
}

describe('linkCards', () => {
  it('draws threads from a card to others, by whom and when', () => {
    const [a, b, c] = cardsWith(room, ['a', 'b', 'c']) as [CardId, CardId, CardId]
    made(linkCards(room.pen, 'based_on', a, [b, c]))
    expect(threads()).toEqual([`${a} ${b}`, `${a} ${c}`].sort())
    expect(linksOf(room.content)[0]).toMatchObject({ by: 'Malte Medlem', at: expect.any(Number) })
    made(room.history.undo())
    expect(threads()).toEqual([])
    made(room.history.redo())
    expect(threads()).toHaveLength(2)
  })

  it('leaves a thread that is there as it is, and draws none from a card to itself', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    made(linkCards(room.pen, 'based_on', a, [b]))
    const [link] = linksOf(room.content)
    const sent = room.updates.length
    made(linkCards(room.pen, 'based_on', a, [b, a]))
    expect(linksOf(room.content)).toEqual([link])
    expect(room.updates.length).toBe(sent)
  })

  it('is refused from a locked board, and to a card that nobody knows', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    checkRefused(room, 'no-such-card', (pen) => linkCards(pen, 'based_on', a, [b, 'card_unknown']))
    checkRefused(room, 'no-such-card', (pen) => linkCards(pen, 'based_on', 'card_unknown', [a]))
    room.locked.add(room.board)
    checkRefused(room, 'board-locked', (pen) => linkCards(pen, 'based_on', a, [b]))
  })

  it('may draw to a card on a locked board', () => {
    const [a] = cardsWith(room, ['a']) as [CardId]
    const [problem] = made(
      addCards(room.pen, { board: problemList(), region: 'problem', before: 'end' }, [{ text: 'p' }]),
    )
    room.locked.add(room.board)
    made(linkCards(room.pen, 'based_on', problem!, [a]))
    expect(threads()).toEqual([`${problem} ${a}`])
  })
})

describe('unlinkCards', () => {
  it('takes a thread away, which undo brings back', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    made(linkCards(room.pen, 'based_on', a, [b]))
    made(unlinkCards(room.pen, 'based_on', a, b))
    expect(threads()).toEqual([])
    made(room.history.undo())
    expect(threads()).toEqual([`${a} ${b}`])
  })

  it('writes nothing where there is no thread', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    const sent = room.updates.length
    made(unlinkCards(room.pen, 'based_on', b, a))
    expect(room.updates.length).toBe(sent)
  })

  it('[UND7] is not taken back on a locked board', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    made(linkCards(room.pen, 'based_on', a, [b]))
    room.locked.add(room.board)
    expect(room.history.undo()).toEqual({ ok: false, reason: 'board-locked' })
    expect(threads()).toEqual([`${a} ${b}`])
  })
})

describe('makeProblem', () => {
  it('makes one problem of one card, which stays where it is', () => {
    const board = problemList()
    const [card] = cardsWith(room, [' Läsningen går långsamt ']) as [CardId]
    const before = cardOf(room, card)
    const problem = checkEdit(room, (pen) => makeProblem(pen, [card], 'Problem'))
    expect(cardOf(room, problem)).toMatchObject({
      text: 'Läsningen går långsamt',
      place: { board, region: 'problem' },
      color: 'orange',
      number: 1,
      author: { name: 'Malte Medlem' },
      fields: {},
    })
    expect(cardOf(room, card)).toEqual(before)
    expect(threads()).toEqual([`${problem} ${card}`])
  })

  it('makes one problem of several, with all their texts, each of them once', () => {
    const cards = cardsWith(room, ['ett', 'två', 'tre'])
    problemList()
    const problem = checkEdit(room, (pen) => makeProblem(pen, [...cards, cards[0]!], 'Problem'))
    expect(cardOf(room, problem).text).toBe('ett\ntvå\ntre')
    expect(threads()).toEqual(cards.map((card) => `${problem} ${card}`).sort())
  })

  it('has the first text where all are more than a card holds', () => {
    const cards = cardsWith(room, ['ett', 'x'.repeat(MAX_CARD_TEXT - 3)])
    expect(cardOf(room, made(makeProblem(room.pen, cards, 'Problem'))).text).toBe('ett')
    const fitting = cardsWith(room, ['ett', 'x'.repeat(MAX_CARD_TEXT - 4)])
    expect(cardOf(room, made(makeProblem(room.pen, fitting, 'Problem'))).text).toHaveLength(MAX_CARD_TEXT)
  })

  it('is no longer than a card may be, also of a card that two people wrote too long', () => {
    const [card] = cardsWith(room, ['y']) as [CardId]
    made(spliceText(room.pen, card, 0, 1, `${'x'.repeat(MAX_CARD_TEXT - 1)}😀`))
    expect(cardOf(room, made(makeProblem(room.pen, [card], 'Problem'))).text).toBe('x'.repeat(MAX_CARD_TEXT - 1))
  })

  it('makes the problem list if there is none, and undo takes list, problem and threads back as one step', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    const problem = checkEdit(room, (pen) => makeProblem(pen, [card], 'Våra problem'))
    const list = boardsOf(room.content).at(-1)!
    expect(list).toMatchObject({ tool: 'problems', preset: 'standard', title: 'Våra problem' })
    expect(cardOf(room, problem)).toMatchObject({ number: 1, place: { board: list.id } })
    made(room.history.undo())
    expect([threads(), problemLists()]).toEqual([[], []])
  })

  it('may be made of cards on a locked board', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    room.locked.add(room.board)
    checkEdit(room, (pen) => makeProblem(pen, [card], 'Problem'))
  })

  it('goes to the first list that takes edits, and is refused where none does', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    const [first, second] = [problemList('A'), problemList('B')]
    room.locked.add(first)
    expect(cardOf(room, made(makeProblem(room.pen, [card], 'Problem'))).place.board).toBe(second)
    room.locked.add(second)
    checkRefused(room, 'board-locked', (pen) => makeProblem(pen, [card], 'Problem'))
    expect(problemLists()).toHaveLength(2)
  })

  it('goes to no list that was deleted', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    const deleted = problemList('A')
    made(deleteBoard(room.pen, deleted))
    expect(cardOf(room, made(makeProblem(room.pen, [card], 'Problem'))).place.board).not.toBe(deleted)
  })

  it('is refused for no card, for one that is not there, and for a text that is not there any more', () => {
    const [erased, empty] = cardsWith(room, ['ett', 'två']) as [CardId, CardId]
    made(spliceText(room.pen, empty, 0, 3, ' '))
    eraseCards(room.content, [erased], { role: 'facilitator', at: 1 })
    checkRefused(room, 'too-few', (pen) => makeProblem(pen, [], 'Problem'))
    checkRefused(room, 'no-such-card', (pen) => makeProblem(pen, ['card_unknown'], 'Problem'))
    checkRefused(room, 'card-erased', (pen) => makeProblem(pen, [erased], 'Problem'))
    checkRefused(room, 'text-empty', (pen) => makeProblem(pen, [empty], 'Problem'))
  })

  it.each([
    ['the level on which all cards stand', ['struktur', 'struktur'], [], { level: 'struktur' }],
    ['no level where they stand on several', ['struktur', 'process'], [], {}],
    ['no level of a region that is none', ['nulage', 'nulage'], [], {}],
    [
      'the level that was chosen, before the region',
      ['struktur', 'process'],
      ['individ', 'individ'],
      { level: 'individ' },
    ],
    ['no level that nobody knows', ['struktur'], ['moln'], {}],
  ] as const)('has %s', (_, regions, chosen, fields) => {
    const board = newBoard(room.pen, 'current_state', 'Nuläge')
    const cards = regions.map(
      (region) => made(addCards(room.pen, { board, region, before: 'end' }, [{ text: 'a' }]))[0]!,
    )
    for (const [i, level] of chosen.entries()) made(setCardField(room.pen, [cards[i]!], 'level', level))
    expect(cardOf(room, made(makeProblem(room.pen, cards, 'Problem'))).fields).toEqual(fields)
  })

  it('stays with its threads when somebody else has written in it', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    problemList()
    const problem = made(makeProblem(room.pen, [card], 'Problem'))
    const frida = elsewhere(room)
    made(spliceText(frida, problem, 0, 0, 'Frida: '))
    meet(room, frida)
    made(room.history.undo())
    expect(cardOf(room, problem)).toMatchObject({ text: 'Frida: ett', state: undefined })
    expect(threads()).toEqual([`${problem} ${card}`])
  })
})

describe('two people at once', () => {
  function meetAlike(other: Pen): void {
    meet(room, other)
    expect(linksOf(room.content)).toEqual(expect.arrayContaining(linksOf(other.content)))
    expect(threads()).toEqual(threads(other.content))
  }

  it('who draw the same thread draw one', () => {
    const [from, to] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    const frida = elsewhere(room)
    made(linkCards(room.pen, 'based_on', from, [to]))
    made(linkCards(frida, 'based_on', from, [to]))
    meetAlike(frida)
    expect(threads()).toEqual([`${from} ${to}`])
  })

  it('who make the same card a problem get two, each with its thread', () => {
    const [card] = cardsWith(room, ['a']) as [CardId]
    const frida = elsewhere(room)
    const first = made(makeProblem(room.pen, [card], 'Problem'))
    const second = made(makeProblem(frida, [card], 'Problem'))
    meetAlike(frida)
    expect(threads()).toEqual([`${first} ${card}`, `${second} ${card}`].sort())
    expect(problemCards()).toEqual(problemCards(frida.content))
    expect(problemCards().map(({ number }) => number)).toEqual([1, 1])
  })
})
