import { beforeEach, describe, expect, it } from 'vitest'
import {
  cardOf,
  cardsWith,
  checkEdit,
  checkRefused,
  type EditedRoom,
  editedRoom,
  made,
} from '../../../tests/support/edit-laws.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { addBoard } from './boards.ts'
import { addCause, hangCause, moveCauses } from './causes.ts'
import { linksOf } from './links.ts'

let room: EditedRoom
let board: BoardId
let problem: CardId
let other: CardId

beforeEach(() => {
  room = editedRoom()
  board = made(addBoard(room.pen, { tool: 'causes', preset: 'fiskben_nivaer', title: 'Orsaker' }))
  ;[problem, other] = cardsWith(room, ['Läser långsamt', 'Kommer för sent']) as [CardId, CardId]
})

const cause = (text: string, place: { problem?: CardId; because?: CardId } = {}) =>
  addCause(room.pen, { board, region: 'process', text, ...place })

/** What a cause hangs under, by the texts. */
function placesOf(id: CardId): string[] {
  const own = linksOf(room.content).filter(({ from }) => from === id)
  return own.map(({ kind, to }) => `${kind} ${cardOf(room, to).text}`).sort()
}

describe('addCause', () => {
  it('adds a cause with its problem, as one change', () => {
    const id = checkEdit(room, (pen) => addCause(pen, { board, region: 'struktur', text: 'Ingen tid', problem }))
    expect(cardOf(room, id)).toMatchObject({ text: 'Ingen tid', number: 1, place: { board, region: 'struktur' } })
    expect(placesOf(id)).toEqual(['caused_by Läser långsamt'])
  })

  it('hangs an answer under what it answers, for the same problem', () => {
    const first = made(cause('Ingen tid', { problem }))
    const id = checkEdit(room, (pen) =>
      addCause(pen, { board, region: 'process', text: 'Tiden går till annat', because: first }),
    )
    expect(placesOf(id)).toEqual(['because_of Ingen tid', 'caused_by Läser långsamt'])
  })

  it('is refused where there is nothing to explain, no text, or a lock', () => {
    checkRefused(room, 'no-such-card', () => cause('x', { problem: 'card_none' }))
    checkRefused(room, 'text-empty', () => cause('  ', { problem }))
    room.locked.add(board)
    checkRefused(room, 'board-locked', () => cause('x', { problem }))
  })
})

describe('hangCause', () => {
  it('takes along what says why of the cause', () => {
    const first = made(cause('Ingen tid', { problem }))
    const deeper = made(cause('Tiden går till annat', { because: first }))
    checkEdit(room, (pen) => hangCause(pen, first, { head: other }))
    expect(placesOf(first)).toEqual(['caused_by Kommer för sent'])
    expect(placesOf(deeper)).toEqual(['because_of Ingen tid', 'caused_by Kommer för sent'])
  })

  it('hangs a loose cause under another, and lets go of the one before', () => {
    const [first, second] = [made(cause('Ingen tid', { problem })), made(cause('Sena bussar', { problem: other }))]
    const loose = made(cause('Ingen rutin'))
    made(hangCause(room.pen, loose, { parent: first }))
    made(hangCause(room.pen, loose, { parent: second }))
    expect(placesOf(loose)).toEqual(['because_of Sena bussar', 'caused_by Kommer för sent'])
  })

  it('is refused where a cause would say why of itself', () => {
    const first = made(cause('Ingen tid', { problem }))
    const deeper = made(cause('Tiden går till annat', { because: first }))
    checkRefused(room, 'would-loop', () => hangCause(room.pen, first, { parent: deeper }))
    checkRefused(room, 'would-loop', () => hangCause(room.pen, first, { parent: first }))
  })
})

describe('moveCauses', () => {
  it('puts causes on a branch, right under its problem, as one change', () => {
    const first = made(cause('Ingen tid', { problem }))
    const deeper = made(cause('Tiden går till annat', { because: first }))
    const target = { board, region: 'struktur', before: 'end' } as const
    checkEdit(room, (pen) => moveCauses(pen, [deeper], target, other))
    expect(placesOf(deeper)).toEqual(['caused_by Kommer för sent'])
    expect(cardOf(room, deeper).place.region).toBe('struktur')
  })
})
