import { type CalendarEvent, toIcs } from '@samtavla/shared/documents/ics.ts'
import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { ODD_TEXTS, oddText } from './examples.ts'

const now = new Date('2026-03-06T09:30:15.123Z')
const event: CalendarEvent = { uid: 'action-1@samtavla', title: 'Läsvecka', day: '2026-12-31', description: '' }

function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

/** As a text of a calendar can say it. */
function asWritable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
  return text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0B-\x1F\x7F]/g, '')
}

describe('a calendar file', () => {
  test('is the lines that the standard asks for', () => {
    expect(toIcs([{ ...event, description: 'Kl. 9' }], { name: 'Björkskolan; 6A', now }).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Samtavla//Samtavla//SV',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:Björkskolan\\; 6A',
      'BEGIN:VEVENT',
      'UID:action-1@samtavla',
      'DTSTAMP:20260306T093015Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Läsvecka',
      'DESCRIPTION:Kl. 9',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('is read as whole days', () => {
    const [found] = read(toIcs([event], { name: 'Plan', now }))
    expect([found?.startDate.isDate, `${found?.startDate}`, `${found?.endDate}`]).toEqual([
      true,
      '2026-12-31',
      '2027-01-01',
    ])
    expect(found?.uid).toBe(event.uid)
  })

  test.each(ODD_TEXTS)('gives %j back', (text) => {
    const [found] = read(toIcs([{ ...event, title: text, description: text }], { name: text, now }))
    expect([found?.summary, found?.description]).toEqual([asWritable(text), asWritable(text)])
  })

  test('gives back any text, in lines of at most 75 octets that are whole characters', () => {
    fc.assert(
      fc.property(oddText, oddText, oddText, (title, description, name) => {
        const text = toIcs([{ ...event, title, description }], { name, now })
        const lines = text.split('\r\n')
        const bytes = lines.map((line) => new TextEncoder().encode(line))
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(Math.max(...bytes.map((line) => line.length))).toBeLessThanOrEqual(75)
        expect(bytes.map((line) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line))).toEqual(
          lines,
        )
        const [found] = read(text)
        expect(found?.summary).toBe(asWritable(title))
        expect(found?.description ?? '').toBe(asWritable(description))
      }),
      { seed: 20260306, numRuns: 300 },
    )
  })

  test.each([
    ['a', 75],
    ['å', 75],
    ['✓', 73],
    ['😀', 73],
  ])('fills its lines with %s as far as they go', (letter, octets) => {
    const lines = toIcs([{ ...event, title: letter.repeat(150) }], { name: 'Plan', now }).split('\r\n')
    const folded = lines.findIndex((line) => line.startsWith('SUMMARY')) + 1
    expect(new TextEncoder().encode(lines[folded]).length).toBe(octets)
  })

  test('is refused for a day that no calendar has', () => {
    expect(() => toIcs([{ ...event, day: '2026-02-30' }], { name: 'Plan', now })).toThrow('2026-02-30')
  })
})
