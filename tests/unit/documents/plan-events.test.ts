import { toIcs } from '@samtavla/shared/documents/ics.ts'
import { planEvents } from '@samtavla/shared/documents/plan-events.ts'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { boardOf, exampleTeller } from './rooms.ts'

const now = new Date('2026-11-22T12:00:00Z')
const meetings = [
  { step: 's1', name: 'Första mötet; nuläge', day: '2026-01-20' },
  { step: 's9', name: '', day: '2026-06-09' },
]
const addressOf = (card: string) => `https://example.org/room/room_1#${card}`

async function eventsOf(tool: string, language: 'sv' | 'en' = 'sv'): Promise<ICAL.Event[]> {
  const teller = await exampleTeller(language)
  const board = boardOf(teller, tool)
  const events = planEvents(teller, board, { room: 'room_1', meetings, addressOf })
  const calendar = new ICAL.Component(ICAL.parse(toIcs(events, { name: board.title, now })))
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

const events = await eventsOf('action_plan')

describe('the calendar of an action plan', () => {
  const named = (code: string) => events.find(({ summary }) => summary.startsWith(`${code} klart: `))

  test('has the twelve actions, each on its day', () => {
    const actions = events.filter(({ summary }) => /^A\d+ klart: /.test(summary))
    expect(actions.map(({ startDate }) => `${startDate}`)).toEqual([
      '2026-03-06',
      '2026-02-13',
      '2026-06-05',
      '2026-04-17',
      '2026-05-29',
      '2026-03-31',
      '2026-06-05',
      '2026-05-29',
      '2026-05-22',
      '2026-03-27',
      '2026-08-14',
      '2026-04-24',
    ])
    expect(actions.every(({ startDate }) => startDate.isDate)).toBe(true)
  })

  test('has what they are divided into, their goals and the meetings of the plan', () => {
    const letters = events.map(({ summary }) => /^([A-Z]+)\d+ klart/.exec(summary)?.[1] ?? 'meeting')
    expect(Object.fromEntries([...new Set(letters)].map((one) => [one, letters.filter((each) => each === one).length])))
      // 12 actions, 18 activities, 2 that are spread, 9 goals.
      .toEqual({ A: 12, V: 18, D: 2, G: 9, meeting: 2 })
    expect(events.slice(-2).map(({ summary, uid }) => [summary, uid])).toEqual([
      ['Möte: Första mötet; nuläge', 'room_1-s1@samtavla'],
      ['Möte', 'room_1-s9@samtavla'],
    ])
  })

  test('says of what is done that it is', () => {
    expect(named('A1')?.summary).toBe('A1 klart: Ta fram en gemensam läsprogression F–6 (klar)')
    expect(named('A3')?.summary).toBe('A3 klart: Håll två lässtrategipass i veckan, i olika ämnen')
    expect(named('V1')?.summary).toMatch(/ \(klar\)$/)
  })

  test('says who is responsible, what it is for and where the card is', () => {
    const lines = named('A2')?.description.split('\n')
    expect(lines).toContain('Ansvarig: Rektor')
    expect(lines?.find((line) => line.startsWith('Vilket delmål: G4 '))).toBeDefined()
    expect(lines?.at(-1)).toBe('https://example.org/room/room_1#card_ljA2')
    expect(named('V1')?.description).toContain('Åtgärd: A1 ')
  })

  test('gives the same thing the same name each time, in any language', async () => {
    const english = await eventsOf('action_plan', 'en')
    expect(english.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid))
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
    expect(english[0]?.summary).toBe('A1 due: Ta fram en gemensam läsprogression F–6 (done)')
  })
})

test('the calendar of goals has the goals alone', async () => {
  const own = await eventsOf('goals')
  expect(own.map(({ summary }) => summary.slice(0, 2))).toEqual(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9'])
})
