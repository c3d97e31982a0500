import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addCards, setCardField } from '@samtavla/shared/edits/cards.ts'
import { linkCards } from '@samtavla/shared/edits/links.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { FINDINGS, Gaps } from './gaps.ts'
import { RoomStore } from './room-store.ts'

let pen: Pen
let store: RoomStore
let gaps: Gaps
let cause: CardId
let action: CardId

beforeEach(() => {
  const content = openContent(new Y.Doc())
  store = new RoomStore(content, openStage(new Y.Doc()), openDiscussion(new Y.Doc()))
  pen = newPen(content, 'user_a', 'Anna Berg')
  cause = cardOn('causes', 'struktur')
  action = cardOn('action_plan', 'atgard')
  gaps = new Gaps(store, () => '2026-06-10')
})
afterEach(() => store.stop())

function cardOn(tool: string, region: string): CardId {
  const board = addBoard(pen, { tool, preset: '', title: tool })
  if (!board.ok) throw new Error(board.reason)
  const cards = addCards(pen, { board: board.value, region, before: 'end' }, [{ text: 'En lapp' }])
  if (!cards.ok) throw new Error(cards.reason)
  return cards.value[0]!
}

const threadCodes = () => gaps.threadFindings().map(({ code }) => code)

it('finds the gaps of a room while somebody looks, and what closes one', async () => {
  expect(gaps.findings()).toBeUndefined()
  const stop = gaps.subscribe(FINDINGS, () => {})
  await vi.waitFor(() => expect(threadCodes()).toEqual(['RT-04', 'RT-09', 'RT-03']))
  linkCards(pen, 'acts_on', action, [cause])
  await vi.waitFor(() => expect(threadCodes()).toEqual(['RT-09']))
  stop()
})

it('tells a card only of what is found of itself', async () => {
  const told: CardId[] = []
  const stops = [cause, action].map((card) => gaps.subscribe(card, () => told.push(card)))
  await vi.waitFor(() => expect(gaps.codesOn(action)).toContain('RT-09'))
  told.length = 0
  setCardField(pen, [action], 'responsible', 'alla')
  await vi.waitFor(() => expect(gaps.codesOn(action)).toContain('ACT-W3'))
  expect(told).toEqual([action])
  expect(gaps.codesOn(cause)).toBe('RT-03')
  for (const stop of stops) stop()
})

it('looks no more when nobody does, and at all of it when somebody does again', async () => {
  const stop = gaps.subscribe(FINDINGS, () => {})
  await vi.waitFor(() => expect(threadCodes()).toContain('RT-03'))
  stop()
  linkCards(pen, 'acts_on', action, [cause])
  expect(threadCodes()).toContain('RT-03')
  const stopAgain = gaps.subscribe(FINDINGS, () => {})
  await vi.waitFor(() => expect(threadCodes()).not.toContain('RT-03'))
  stopAgain()
})
