import * as Y from 'yjs'
import { keyBetween } from '../lib/order.ts'
import { refused } from '../lib/result.ts'
import { cutText } from '../lib/text-difference.ts'
import {
  type Board,
  compareBoards,
  factKey,
  labelKey,
  MAX_FACT,
  MAX_LABEL,
  MAX_TITLE,
  promptKey,
  readBoard,
} from '../model/board.ts'
import { CONTENT_VERSION, type Content } from '../model/content.ts'
import { type BoardId, newBoardId } from '../model/ids.ts'
import { type EditResult, openBoard, type Pen, write } from './pen.ts'

/** The boards of a room in their order, without deleted ones. */
export function boardsOf(content: Content): Board[] {
  const boards: Board[] = []
  for (const [id, record] of content.boards) {
    const board = readBoard(id, record)
    if (board && !board.deleted) boards.push(board)
  }
  return boards.sort(compareBoards)
}

/** Gives a new room its title and the version of its shape. */
export function startRoom(pen: Pen, title: string): EditResult {
  return write(pen, () => {
    pen.content.meta.set('version', CONTENT_VERSION)
    pen.content.meta.set('title', cutText(title.trim(), MAX_TITLE).toWellFormed())
  })
}

export function renameRoom(pen: Pen, title: string): EditResult {
  const checked = checkTitle(title, MAX_TITLE)
  if (!checked.ok) return checked
  return write(pen, () => void pen.content.meta.set('title', checked.value))
}

export interface NewBoard {
  readonly tool: string
  readonly preset: string
  readonly title: string
  /** The step of the plan that it is for, and the questions that the plan asks in its regions. */
  readonly step?: string
  readonly prompts?: Readonly<Record<string, string>>
}

/** Adds a board after the others. */
export function addBoard(pen: Pen, board: NewBoard): EditResult<BoardId> {
  const title = checkTitle(board.title, MAX_TITLE)
  if (!title.ok) return title
  return write(pen, () => {
    const id = newBoardId(pen.bytes)
    const record = new Y.Map<unknown>()
    record.set('tool', board.tool)
    record.set('preset', board.preset)
    record.set('title', title.value)
    if (board.step) record.set('step', board.step)
    for (const [region, prompt] of Object.entries(board.prompts ?? {})) record.set(promptKey(region), prompt)
    record.set('order', keyBetween(boardsOf(pen.content).at(-1)?.order ?? null, null, pen.bytes))
    pen.content.boards.set(id, record)
    return id
  })
}

export function renameBoard(pen: Pen, id: BoardId, title: string): EditResult {
  const checked = checkTitle(title, MAX_TITLE)
  if (!checked.ok) return checked
  return setOnBoard(pen, id, 'title', checked.value)
}

/** Gives a region the group's own name on this board; an empty name brings the tool's back. */
export function renameRegion(pen: Pen, id: BoardId, region: string, label: string): EditResult {
  const trimmed = label.trim().toWellFormed()
  if (trimmed.length > MAX_LABEL) return refused('text-too-long')
  return setOnBoard(pen, id, labelKey(region), trimmed)
}

/** Fills in what a board holds as a whole; an empty value empties it. */
export function setBoardFact(pen: Pen, id: BoardId, fact: string, value: string): EditResult {
  const trimmed = value.trim().toWellFormed()
  if (trimmed.length > MAX_FACT) return refused('text-too-long')
  return setOnBoard(pen, id, factKey(fact), trimmed || null)
}

/** Shows another set of the tool's regions. Cards in regions that the set lacks stay, and their regions are shown with them. */
export function setPreset(pen: Pen, id: BoardId, preset: string): EditResult {
  return setOnBoard(pen, id, 'preset', preset)
}

/** Takes a board out of the room's list; its cards stay with it. The last board stays. */
export function deleteBoard(pen: Pen, id: BoardId): EditResult {
  if (boardsOf(pen.content).length < 2) return refused('last-board')
  return setOnBoard(pen, id, 'deleted', true)
}

function setOnBoard(pen: Pen, id: BoardId, key: string, value: unknown): EditResult {
  const board = openBoard(pen, id)
  if (!board.ok) return board
  return write(pen, () => void pen.content.boards.get(id)?.set(key, value))
}

function checkTitle(title: string, most: number): EditResult<string> {
  const trimmed = title.trim().toWellFormed()
  if (trimmed === '') return refused('text-empty')
  if (trimmed.length > most) return refused('text-too-long')
  return { ok: true, value: trimmed }
}
