import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addCards, deleteCards, makeCauses, mergeCards } from '@samtavla/shared/edits/cards.ts'
import { type EditResult, newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { CardId, UserId } from '@samtavla/shared/model/ids.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import { actionPlan } from '@samtavla/shared/tools/action-plan.ts'
import { linkedCards, standingLinks } from '@samtavla/shared/tools/linked-cards.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RoomStore } from '../../../model/room-store.ts'
import { candidatesFor, drawThread, removeThread } from './link-ends.ts'

const [CAUSES, , SIGNS] = actionPlan.links!

let pen: Pen
let store: RoomStore
let action: CardId
let causes: CardId[]
let problem: CardId

function made<T>(result: EditResult<T>): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

function cardsOn(tool: string, preset: string, region: string, ...texts: string[]): CardId[] {
  const board = made(addBoard(pen, { tool, preset, title: tool }))
  return made(
    addCards(
      pen,
      { board, region, before: 'end' },
      texts.map((text) => ({ text })),
    ),
  )
}

beforeEach(() => {
  const content = openContent(new Y.Doc())
  pen = newPen(content, 'user_a' as UserId, 'Frida')
  store = new RoomStore(content, openStage(new Y.Doc()), openDiscussion(new Y.Doc()))
  ;[problem] = cardsOn('problems', 'lista', 'problem', 'Läsningen går långsamt') as [CardId]
  causes = cardsOn('causes', 'fiskben', 'orsak', 'Ingen gemensam tid', 'Ingen ägare')
  ;[action] = cardsOn('action_plan', 'full', 'atgard', 'Ge tid') as [CardId]
})

describe('what can stand in a column of threads', () => {
  it('is every card of its tools, and among causes a problem that was made one', () => {
    expect(candidatesFor(store, action, CAUSES!)).toEqual(causes)
    made(makeCauses(pen, [problem], 'Det är ett arbetssätt'))
    expect(candidatesFor(store, action, CAUSES!)).toEqual([problem, ...causes])
  })

  it('is a card of its regions only', () => {
    const goals = made(addBoard(pen, { tool: 'goals', preset: 'standard', title: 'Mål' }))
    made(addCards(pen, { board: goals, region: 'delmal', before: 'end' }, [{ text: 'Ett delmål' }]))
    const [sign] = made(addCards(pen, { board: goals, region: 'tecken', before: 'end' }, [{ text: 'Ett tecken' }]))
    expect(candidatesFor(store, action, SIGNS!)).toEqual([sign])
    made(drawThread(pen, action, SIGNS!, sign!))
    expect(store.linksFrom(sign!)).toMatchObject([{ kind: 'shows', to: action }])
    expect(linkedCards(store, action, SIGNS!)).toEqual([sign])
  })
})

describe('what stands there', () => {
  it('is what a merged card has become, once, and goes with one click', () => {
    for (const cause of causes) made(drawThread(pen, action, CAUSES!, cause))
    const merged = made(mergeCards(pen, causes, 'Ingen gemensam tid och ingen ägare'))
    expect(linkedCards(store, action, CAUSES!)).toEqual([merged])
    made(removeThread(pen, store, action, CAUSES!, merged))
    expect(linkedCards(store, action, CAUSES!)).toEqual([])
  })

  it('is nothing that was taken away', () => {
    made(drawThread(pen, action, CAUSES!, causes[0]!))
    made(deleteCards(pen, [causes[0]!]))
    expect(linkedCards(store, action, CAUSES!)).toEqual([])
    expect(standingLinks(store, action)).toEqual([])
  })
})
