import { beforeEach, describe, expect, it } from 'vitest'
import {
  cardsWith,
  checkEdit,
  checkRefused,
  type EditedRoom,
  editedRoom,
  elsewhere,
  made,
  meet,
} from '../../../tests/support/edit-laws.ts'
import type { Content } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { type LinkKind, linkKey, linkNoteKey, MAX_LINK_NOTE } from '../model/link.ts'
import { addBoard } from './boards.ts'
import { addCards } from './cards.ts'
import { linkCards, linkNotesOf, linksOf, noteOnLink, unlinkCards } from './links.ts'
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

describe('a thread that must not lead round', () => {
  it.each(['because_of', 'part_of', 'effect_of', 'replaces'] satisfies LinkKind[])('is refused: %s', (kind) => {
    const [a, b, c] = cardsWith(room, ['a', 'b', 'c']) as [CardId, CardId, CardId]
    made(linkCards(room.pen, kind, a, [b]))
    made(linkCards(room.pen, kind, b, [c]))
    checkRefused(room, 'would-loop', (pen) => linkCards(pen, kind, c, [a]))
    made(linkCards(room.pen, 'based_on', c, [a]))
  })

  it('is not read where two drew one half each: the younger goes, on every replica', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    const frida = elsewhere(room)
    made(linkCards(room.pen, 'part_of', a, [b]))
    made(linkCards({ ...frida, now: () => 9_999 }, 'part_of', b, [a]))
    meet(room, frida)
    for (const content of [room.content, frida.content]) expect(threads(content)).toEqual([`${a} ${b}`])
  })
})

describe('noteOnLink', () => {
  const arrow = (from: CardId, to: CardId) => ({ kind: 'effect_of', from, to }) as const

  it('says what an arrow takes for granted and why, each of its own, and nothing where it is emptied', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    made(linkCards(room.pen, 'effect_of', a, [b]))
    checkEdit(room, (pen) => noteOnLink(pen, arrow(a, b), 'assumption', ' Tiden hålls fri '))
    made(noteOnLink(room.pen, arrow(a, b), 'rationale', 'Så var det förra året'))
    const said = { assumption: 'Tiden hålls fri', rationale: 'Så var det förra året' } as const
    const keyed = (['assumption', 'rationale'] as const).map((note) => [linkNoteKey(arrow(a, b), note), said[note]])
    expect([...linkNotesOf(room.content)].sort()).toEqual(keyed.sort())
    made(noteOnLink(room.pen, arrow(a, b), 'assumption', ' '))
    expect([...linkNotesOf(room.content).values()]).toEqual([said.rationale])
    expect(threads()).toEqual([`${a} ${b}`])
  })

  it('goes with its thread, and comes back with it', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    made(linkCards(room.pen, 'effect_of', a, [b]))
    made(noteOnLink(room.pen, arrow(a, b), 'assumption', 'Tiden hålls fri'))
    made(unlinkCards(room.pen, 'effect_of', a, b))
    expect(room.content.links.get(linkKey('effect_of', a, b))).toBeNull()
    checkRefused(room, 'no-such-link', (pen) => noteOnLink(pen, arrow(a, b), 'assumption', 'x'))
    made(room.history.undo())
    expect([...linkNotesOf(room.content).values()]).toEqual(['Tiden hålls fri'])
  })

  it('is refused without a thread, on a locked board and beyond its length', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    checkRefused(room, 'no-such-link', (pen) => noteOnLink(pen, arrow(a, b), 'assumption', 'x'))
    made(linkCards(room.pen, 'effect_of', a, [b]))
    const long = 'x'.repeat(MAX_LINK_NOTE + 1)
    checkRefused(room, 'text-too-long', (pen) => noteOnLink(pen, arrow(a, b), 'assumption', long))
    room.locked.add(room.board)
    checkRefused(room, 'board-locked', (pen) => noteOnLink(pen, arrow(a, b), 'assumption', 'x'))
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
})
