import { addDays, type Day } from '../processes/days.ts'

export const ICS_TYPE = 'text/calendar'

/** Something that lasts a whole day. */
export interface CalendarEvent {
  /** The same for the same thing each time: a calendar that reads the file again changes what it has. */
  readonly uid: string
  readonly title: string
  readonly day: Day
  /** May be empty. */
  readonly description: string
}

interface Calendar {
  readonly name: string
  /** When the file is made. */
  readonly now: Date
}

/** Events as an iCalendar file (RFC 5545). They take no time of the day from anybody. Throws where there is no such day. */
export function toIcs(events: readonly CalendarEvent[], { name, now }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samtavla//Samtavla//SV',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines({ uid, title, day, description }: CalendarEvent, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escapeText(title)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function compact(day: Day): string {
  return day.replaceAll('-', '')
}

// What no text of a calendar may hold, once its line breaks are written otherwise.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const CONTROLS = /[\0-\x08\x0B-\x1F\x7F]/g

function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

const MOST_OCTETS = 75

/** Breaks a long line into lines of 75 octets at most, each but the first after a space; never inside a character. */
function fold(line: string): string {
  let folded = ''
  let length = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (length + size > MOST_OCTETS) {
      folded += '\r\n '
      length = 1
    }
    folded += character
    length += size
  }
  return folded
}

/** How long a character is in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
