import { beforeEach, describe, expect, it } from 'vitest'
import {
  cardOf,
  checkEdit,
  checkRefused,
  type EditedRoom,
  editedRoom,
  elsewhere,
  made,
  meet,
  shownIn,
} from '../../../tests/support/edit-laws.ts'
import { MAX_CARD_TEXT, MAX_FIELD } from '../model/card.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { linkNoteKey } from '../model/link.ts'
import { addBoard } from './boards.ts'
import { addCards, setReading } from './cards.ts'
import { eraseCards } from './erasure.ts'
import { linkNotesOf, linksOf } from './links.ts'
import { adjustCard } from './versions.ts'

const WEEKLY = 'Pröva en resonemangsuppgift i veckan'
const CHANGE = { text: 'Pröva en varannan vecka', fields: { due: '2026-08-14' }, reason: 'De blev för olika' }

let room: EditedRoom
let board: BoardId
let action: CardId
beforeEach(() => {
  room = editedRoom()
  board = made(addBoard(room.pen, { tool: 'action_plan', preset: 'full', title: 'Åtgärdsplan' }))
  const card = { text: WEEKLY, fields: { due: '2026-05-29', responsible: 'Rektor' } }
  action = made(addCards(room.pen, { board, region: 'atgard', before: 'end' }, [card]))[0]!
})

describe('adjustCard', () => {
  it('changes the card, which stays what it is, and keeps what it said as a version with the reason', () => {
    made(setReading(room.pen, action, { at: '2026-04-21', value: 'något oftare', note: '' }))
    const before = cardOf(room, action)
    const version = checkEdit(room, (pen) => adjustCard(pen, action, CHANGE))
    const fields = { due: '2026-08-14', responsible: 'Rektor' }
    expect(cardOf(room, action)).toEqual({ ...before, text: CHANGE.text, fields })
    expect(cardOf(room, version)).toMatchObject({
      text: WEEKLY,
      fields: before.fields,
      number: before.number,
      author: before.author,
      readings: [],
      state: { kind: 'replaced', by: action, at: expect.any(Number) },
    })
    const replaces = { kind: 'replaces', from: action, to: version } as const
    expect(linksOf(room.content)).toMatchObject([replaces])
    expect(linkNotesOf(room.content).get(linkNoteKey(replaces, 'rationale'))).toBe(CHANGE.reason)
    expect(shownIn(room.content).cards.map(({ id }) => id)).toEqual([action])
  })

  it('is refused without a reason or words, with too many of them, on a locked board and for an erased card', () => {
    checkRefused(room, 'reason-needed', (pen) => adjustCard(pen, action, { ...CHANGE, reason: ' ' }))
    checkRefused(room, 'text-empty', (pen) => adjustCard(pen, action, { ...CHANGE, text: '' }))
    const long = 'x'.repeat(MAX_FIELD + 1)
    checkRefused(room, 'text-too-long', (pen) => adjustCard(pen, action, { ...CHANGE, reason: long }))
    checkRefused(room, 'text-too-long', (pen) => adjustCard(pen, action, { ...CHANGE, fields: { due: long } }))
    const longText = 'x'.repeat(MAX_CARD_TEXT + 1)
    checkRefused(room, 'text-too-long', (pen) => adjustCard(pen, action, { ...CHANGE, text: longText }))
    room.locked.add(board)
    checkRefused(room, 'board-locked', (pen) => adjustCard(pen, action, CHANGE))
    room.locked.clear()
    eraseCards(room.content, [action], { role: 'facilitator', at: 1 })
    checkRefused(room, 'card-erased', (pen) => adjustCard(pen, action, CHANGE))
  })

  it('keeps both versions of two who adjust at once, and every letter of both in the card', () => {
    const frida = elsewhere(room)
    const versions = [
      made(adjustCard(room.pen, action, { ...CHANGE, text: `Malte: ${WEEKLY}` })),
      made(adjustCard(frida, action, { ...CHANGE, text: `${WEEKLY} (Frida)`, reason: 'Mer tid' })),
    ]
    meet(room, frida)
    expect(cardOf(room, action).text).toBe(`Malte: ${WEEKLY} (Frida)`)
    expect(versions.map((id) => cardOf(room, id).text)).toEqual([WEEKLY, WEEKLY])
    expect(
      linksOf(room.content)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(versions.sort())
    expect([...linkNotesOf(room.content).values()].sort()).toEqual(['De blev för olika', 'Mer tid'])
  })
})
