import { describe, expect, it } from 'vitest'
import { meetingTime, shareSum } from './meeting-time.ts'

const team = { every_weeks: '1', minutes: '60', information: '60', planning: '20', analysis: '10', decision: '10' }
const staff = { every_weeks: '2', minutes: '120', information: '20', planning: '20', analysis: '50', decision: '10' }

describe('meetingTime', () => {
  it('reckons a month of what is held every n weeks', () => {
    const { perMonth, total } = meetingTime([team, staff])
    expect(perMonth.map((minutes) => Math.round(minutes ?? 0))).toEqual([260, 260])
    expect(Math.round(total)).toBe(520)
  })

  it('weighs what the time is used for by how long it takes', () => {
    const long = { ...staff, minutes: '360' }
    const { shares } = meetingTime([team, long])
    expect(shares.map(({ use, share }) => [use, Math.round(share)])).toEqual([
      ['information', 30],
      ['planning', 20],
      ['analysis', 40],
      ['decision', 10],
    ])
  })

  it('leaves meetings out of the shares whose time or shares are not whole', () => {
    const { shares, counted } = meetingTime([team, { ...staff, analysis: '30' }, { ...staff, minutes: '' }])
    expect(counted).toBe(1)
    expect(shares[0]?.share).toBeCloseTo(60)
  })

  it('names the meetings that are more than half information', () => {
    expect(meetingTime([staff, team, { ...team, information: '50' }]).mostlyInformation).toEqual([1])
  })

  it('says nothing where nothing is known', () => {
    expect(meetingTime([{}, { minutes: '60', every_weeks: '0' }])).toMatchObject({
      perMonth: [undefined, undefined],
      total: 0,
      counted: 0,
      mostlyInformation: [],
    })
  })
})

describe('shareSum', () => {
  it('is what the shares sum to, and nothing where none is given', () => {
    expect(shareSum(team)).toBe(100)
    expect(shareSum({ information: '60', planning: '30' })).toBe(90)
    expect(shareSum({ information: '33,3 %', planning: '33,3', analysis: '33,4' })).toBe(100)
    expect(shareSum({ purpose: 'Planera' })).toBeUndefined()
  })
})
