import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { deleteCards } from '@samtavla/shared/edits/cards.ts'
import { addFigures } from '@samtavla/shared/edits/figures.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { Figure } from '@samtavla/shared/model/figure.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RoomStore } from '../../../model/room-store.ts'
import { keptOfWithdrawn, planFigures } from './figure-plan.ts'
import { type FigureSeries, readSeries } from './figure-series.ts'

let pen: Pen
let store: RoomStore
let board: BoardId

beforeEach(() => {
  const content = openContent(new Y.Doc())
  pen = newPen(content, 'user_a', 'Malte')
  store = new RoomStore(content, openStage(new Y.Doc()), openDiscussion(new Y.Doc()))
  board = made(addBoard(pen, { tool: 'stats', preset: 'standard', title: 'Siffror' }))
})
afterEach(() => store.stop())

function made<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

type Row = readonly [text: string, group: string, period: string, figure: Figure]

function add(...rows: readonly Row[]): CardId[] {
  const cards = rows.map(([text, group, period, figure]) => ({ text, fields: { group, period }, figure }))
  return made(addFigures(pen, { board, region: 'matt', before: 'end' }, cards, []))
}

const percent = (value: number, n = 46): Figure => ({ value, unit: '%', n })
const seriesOf = (ids: readonly CardId[]) =>
  (JSON.parse(readSeries(store, ids)) as FigureSeries[]).map(({ group, unit, points }) => [
    ...[group, unit],
    ...points.map(({ period, value }) => `${period}: ${value ?? '–'}`),
  ])

describe('[FIG8] a series', () => {
  it('is of one text, one unit and one group, the newest last, with a gap for what is hidden', () => {
    const ids = add(
      ['Klarar proven', 'Alla', 'vt 2025', percent(70)],
      ['Klarar proven', 'Alla', 'vt 2023', percent(60)],
      ['klarar proven.', 'Alla', 'ht 2023', { hidden: 'reckoned' }],
      ['Klarar proven', 'Alla', 'vt 2024', { value: 30, unit: 'elever', n: 46 }],
      ['Klarar proven', 'Åk 3', 'vt 2024', percent(66)],
      ['Klarar alla proven', 'Alla', 'vt 2024', percent(50)],
    )
    expect(seriesOf(ids)).toEqual([['Alla', '%', 'vt 2023: 60', 'ht 2023: –', 'vt 2025: 70']])
  })

  it('is none with one value', () => {
    expect(seriesOf(add(['Ett', 'Alla', 'vt 2025', percent(70)], ['Två', 'Alla', 'vt 2024', percent(60)]))).toEqual([])
  })
})

describe('[FIG5] a plan', () => {
  it('counts what was taken off its board, and says what is withdrawn', () => {
    const [all, big, small] = add(
      ['Klarar proven', 'Alla', 'vt 2025', percent(70)],
      ['Klarar proven', 'A', 'vt 2025', percent(71, 22)],
      ['Klarar proven', 'B', 'vt 2025', percent(72, 18)],
    )
    made(deleteCards(pen, [all!]))
    const row = { id: 'card_new', text: 'Klarar proven', group: 'C', period: 'vt 2025', n: 6, isNew: true }
    const plan = planFigures(store, new Map(), [row])
    expect([...plan.hidden]).toEqual([
      [small, 'reckoned'],
      ['card_new', 'small'],
    ])
    expect(plan.withdrawn).toEqual([small])
    expect(keptOfWithdrawn(store, plan.withdrawn)).toEqual([[small, { ...percent(72, 18), readings: [] }]])
    expect(planFigures(store, new Map(), []).withdrawn).toEqual([])
    expect(big).toBeDefined()
  })

  it('of a figure that is written anew looks at the new one', () => {
    const [id] = add(['Klarar proven', 'A', 'vt 2025', { hidden: 'small' }])
    const row = { id: id!, text: 'Klarar proven', group: 'A', period: 'vt 2025', n: 12 }
    expect(planFigures(store, new Map(), [row]).hidden.size).toBe(0)
  })
})
