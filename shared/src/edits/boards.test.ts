import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  cardsWith,
  checkEdit,
  checkRefused,
  type EditedRoom,
  editedRoom,
  made,
} from '../../../tests/support/edit-laws.ts'
import { MAX_LABEL, MAX_TITLE, readBoard } from '../model/board.ts'
import { openContent, readMeta } from '../model/content.ts'
import type { BoardId } from '../model/ids.ts'
import {
  addBoard,
  boardsOf,
  deleteBoard,
  renameBoard,
  renameRegion,
  renameRoom,
  setPreset,
  startRoom,
} from './boards.ts'
import { type EditResult, newPen, type Pen } from './pen.ts'

let room: EditedRoom
beforeEach(() => {
  room = editedRoom()
})

const TOO_LONG = 'x'.repeat(MAX_TITLE + 1)

function board(id = room.board) {
  return readBoard(id, room.content.boards.get(id))!
}

describe('startRoom', () => {
  it('gives a room its title and version', () => {
    const content = openContent(new Y.Doc())
    made(startRoom(newPen(content, 'user_a', 'A'), `  ${TOO_LONG}  `))
    expect(readMeta(content)).toEqual({ title: 'x'.repeat(MAX_TITLE), version: 1 })
  })

  it('cuts a title between characters', () => {
    const content = openContent(new Y.Doc())
    made(startRoom(newPen(content, 'user_a', 'A'), `${'x'.repeat(MAX_TITLE - 1)}😀`))
    expect(readMeta(content).title).toBe('x'.repeat(MAX_TITLE - 1))
  })
})

describe('renameRoom', () => {
  it('changes the title', () => {
    checkEdit(room, (pen) => renameRoom(pen, '  Arbetsrum '))
    checkEdit(room, (pen) => renameRoom(pen, 'Vårt rum'))
    expect(readMeta(room.content).title).toBe('Vårt rum')
  })

  it('refuses what is no title', () => {
    checkRefused(room, 'text-empty', (pen) => renameRoom(pen, ' '))
    checkRefused(room, 'text-too-long', (pen) => renameRoom(pen, TOO_LONG))
  })
})

describe('addBoard', () => {
  it('adds a board after the others', () => {
    const id = checkEdit(room, (pen) => addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: ' Ny ' }))
    expect(boardsOf(room.content).map((one) => one.title)).toEqual(['Nuläge', 'Önskat läge', 'Ny'])
    expect(board(id)).toMatchObject({ tool: 'swot', preset: 'fyra_falt', labels: {}, deleted: false })
  })

  it('refuses what is no title', () => {
    checkRefused(room, 'text-empty', (pen) => addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: '' }))
    checkRefused(room, 'text-too-long', (pen) => addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: TOO_LONG }))
  })
})

describe('renaming on a board', () => {
  it('changes its title', () => {
    checkEdit(room, (pen) => renameBoard(pen, room.board, 'Läget i höst'))
    expect(board().title).toBe('Läget i höst')
    checkRefused(room, 'text-empty', (pen) => renameBoard(pen, room.board, '\t'))
    checkRefused(room, 'text-too-long', (pen) => renameBoard(pen, room.board, TOO_LONG))
  })

  it('gives a region a name of its own, and takes it back', () => {
    checkEdit(room, (pen) => renameRegion(pen, room.board, 'hot', ' Risker '))
    expect(board().labels).toEqual({ hot: 'Risker' })
    checkRefused(room, 'text-too-long', (pen) => renameRegion(pen, room.board, 'hot', 'x'.repeat(MAX_LABEL + 1)))
    checkEdit(room, (pen) => renameRegion(pen, room.board, 'hot', '  '))
    expect(board().labels).toEqual({})
  })
})

describe('setPreset', () => {
  it('shows other regions and keeps the cards', () => {
    cardsWith(room, ['a'])
    checkEdit(room, (pen) => setPreset(pen, room.board, 'styrkor_utmaningar'))
    expect(board().preset).toBe('styrkor_utmaningar')
    expect(room.content.cards.size).toBe(1)
  })
})

describe('deleteBoard', () => {
  it('takes a board out of the list', () => {
    checkEdit(room, (pen) => deleteBoard(pen, room.board))
    expect(boardsOf(room.content).map(({ id }) => id)).toEqual([room.otherBoard])
  })

  it('leaves the last board', () => {
    made(deleteBoard(room.pen, room.otherBoard))
    checkRefused(room, 'last-board', (pen) => deleteBoard(pen, room.board))
  })
})

describe('boardsOf', () => {
  it('is blind to records that are none of ours', () => {
    room.content.boards.set('board_empty', new Y.Map())
    room.content.boards.set('board_plain', 'x' as unknown as Y.Map<unknown>)
    expect(boardsOf(room.content)).toHaveLength(2)
  })
})

describe('every edit of a board', () => {
  const edits: [string, (pen: Pen, id: BoardId) => EditResult<unknown>][] = [
    ['renameBoard', (pen, id) => renameBoard(pen, id, 'Nytt namn')],
    ['renameRegion', (pen, id) => renameRegion(pen, id, 'hot', 'Risker')],
    ['setPreset', (pen, id) => setPreset(pen, id, 'styrkor_utmaningar')],
    ['deleteBoard', (pen, id) => deleteBoard(pen, id)],
  ]

  it.each(edits)('is refused when it is locked: %s', (_, edit) => {
    room.locked.add(room.board)
    checkRefused(room, 'board-locked', (pen) => edit(pen, room.board))
  })

  it.each(edits)('is refused when it is not there, or not any more: %s', (_, edit) => {
    checkRefused(room, 'no-such-board', (pen) => edit(pen, 'board_unknown'))
    made(addBoard(room.pen, { tool: 'swot', preset: 'fyra_falt', title: 'Tredje' }))
    made(deleteBoard(room.pen, room.board))
    checkRefused(room, 'no-such-board', (pen) => edit(pen, room.board))
  })
})
