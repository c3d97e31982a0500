import { beforeEach, describe, expect, it } from 'vitest'
import { checkEdit, checkRefused, type EditedRoom, editedRoom, made } from '../../../tests/support/edit-laws.ts'
import { readPlan } from '../model/plan.ts'
import { boardsOf, deleteBoard } from './boards.ts'
import { openStep, setMeetingDay, startPlan, tickOff } from './plan.ts'

let room: EditedRoom
beforeEach(() => {
  room = editedRoom()
})

const model = { id: 'orebro-lokalt-processtod', version: 1 }
const dates = [['s1', '2026-09-01'] as const, ['s2', '2026-09-29'] as const]
const swot = { tool: 'swot', preset: 'styrkor_utmaningar', title: 'SWOT', prompts: { styrkor: 'Vad fungerar?' } }
const problems = { tool: 'problems', preset: 'standard', title: 'Problem', prompts: {} }

function begin(): void {
  made(startPlan(room.pen, { model, start: '2026-09-01', dates }))
}

const plan = () => readPlan(room.content)
const stepBoards = () => boardsOf(room.content).filter(({ step }) => step === 's2')

describe('startPlan', () => {
  it('gives a room its model and its days', () => {
    begin()
    expect(plan()).toEqual({ model, start: '2026-09-01', dates: Object.fromEntries(dates), done: {} })
  })
})

describe('tickOff', () => {
  it('says who did it and when, and takes it back', () => {
    begin()
    made(tickOff(room.pen, 't1', true))
    expect(plan()?.done).toEqual({ t1: { by: 'Malte Medlem', at: expect.any(Number) } })
    made(tickOff(room.pen, 't1', false))
    expect(plan()?.done).toEqual({})
  })

  it('writes nothing when it is so already', () => {
    begin()
    made(tickOff(room.pen, 't1', true))
    const sent = room.updates.length
    made(tickOff(room.pen, 't1', true))
    expect(room.updates.length).toBe(sent)
  })

  it('is taken back by undo', () => {
    begin()
    made(tickOff(room.pen, 't1', true))
    made(room.history.undo())
    expect(plan()?.done).toEqual({})
  })
})

describe('setMeetingDay', () => {
  it('moves one meeting and no other', () => {
    begin()
    made(setMeetingDay(room.pen, 's2', '2026-10-06'))
    expect(plan()?.dates).toEqual({ s1: '2026-09-01', s2: '2026-10-06' })
  })
})

describe('openStep', () => {
  it('makes the boards of the step after the others, with its questions', () => {
    begin()
    const ids = checkEdit(room, (pen) => openStep(pen, 's2', [swot, problems]))
    expect(
      boardsOf(room.content)
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual(ids)
    expect(stepBoards()).toMatchObject([
      { tool: 'swot', preset: 'styrkor_utmaningar', title: 'SWOT', prompts: { styrkor: 'Vad fungerar?' } },
      { tool: 'problems', title: 'Problem' },
    ])
  })

  it('makes none when it is done again', () => {
    begin()
    made(openStep(room.pen, 's2', [swot, problems]))
    const sent = room.updates.length
    expect(made(openStep(room.pen, 's2', [swot, problems]))).toEqual([])
    expect(room.updates.length).toBe(sent)
  })

  it('makes only what is missing, and what was deleted anew', () => {
    begin()
    made(openStep(room.pen, 's2', [problems]))
    made(openStep(room.pen, 's2', [swot, problems]))
    expect(stepBoards().map(({ tool }) => tool)).toEqual(['problems', 'swot'])
    made(deleteBoard(room.pen, stepBoards()[0]!.id))
    made(openStep(room.pen, 's2', [swot, problems]))
    expect(stepBoards().map(({ tool }) => tool)).toEqual(['swot', 'problems'])
  })

  it('makes a board for one step even if another has one of the tool', () => {
    begin()
    made(openStep(room.pen, 's1', [swot]))
    made(openStep(room.pen, 's2', [swot]))
    expect(stepBoards()).toHaveLength(1)
  })

  it('is one change', () => {
    begin()
    const before = boardsOf(room.content)
    made(openStep(room.pen, 's2', [swot, problems]))
    made(room.history.undo())
    expect(boardsOf(room.content)).toEqual(before)
  })
})

it('nothing is written in a room without a plan', () => {
  checkRefused(room, 'no-plan', (pen) => tickOff(pen, 't1', true))
  checkRefused(room, 'no-plan', (pen) => setMeetingDay(pen, 's1', '2026-09-01'))
  checkRefused(room, 'no-plan', (pen) => openStep(pen, 's1', [swot]))
})

it('a meeting is not moved to what is no day', () => {
  begin()
  checkRefused(room, 'no-plan', (pen) => setMeetingDay(pen, 's1', 'i morgon'))
})
