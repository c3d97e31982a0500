import { numberIn } from '../model/reading.ts'

/** What meeting time is used for (B.5), in the ids of the tool's fields. */
export const MEETING_USES = ['information', 'planning', 'analysis', 'decision'] as const
export type MeetingUse = (typeof MEETING_USES)[number]

/** Where more than this share of a meeting is information, it could perhaps be read instead. */
const MOSTLY = 50
const WEEKS_IN_A_MONTH = 52 / 12

type Fields = Readonly<Record<string, string>>

export interface MeetingTime {
  /** For whoever takes part, in the order of the meetings; nothing where it is not said how often or how long it is. */
  readonly perMonth: readonly (number | undefined)[]
  /** Of all meetings that it is said of. */
  readonly total: number
  /** Per cent of the time that each use takes; only of meetings whose time is known and whose shares sum to 100. */
  readonly shares: readonly { readonly use: MeetingUse; readonly share: number }[]
  /** How many meetings the shares are of. */
  readonly counted: number
  /** The places in the list of the meetings that are more than half information. */
  readonly mostlyInformation: readonly number[]
}

/** What a month's meetings take, and what they are used for (B.5). */
export function meetingTime(meetings: readonly Fields[]): MeetingTime {
  const perMonth = meetings.map(minutesPerMonth)
  const isCounted = (i: number) => (perMonth[i] ?? 0) > 0 && shareSum(meetings[i]!) === 100
  const counted = meetings.map((fields, i) => ({ fields, minutes: perMonth[i] ?? 0 })).filter((_, i) => isCounted(i))
  const time = sum(counted.map(({ minutes }) => minutes))
  const shares = MEETING_USES.map((use) => {
    const used = sum(counted.map(({ fields, minutes }) => (minutes * shareOf(fields, use)) / 100))
    return { use, share: time === 0 ? 0 : (used / time) * 100 }
  })
  return {
    perMonth,
    total: sum(perMonth.map((minutes) => minutes ?? 0)),
    shares,
    counted: counted.length,
    mostlyInformation: [...meetings.keys()].filter((i) => shareOf(meetings[i]!, 'information') > MOSTLY),
  }
}

/** MS-E1: what a meeting's shares sum to, which is to be 100; nothing where none is given. */
export function shareSum(fields: Fields): number | undefined {
  const given = MEETING_USES.filter((use) => numberIn(fields[use] ?? '') !== undefined)
  // Thirds are written with decimals.
  return given.length === 0 ? undefined : Math.round(sum(given.map((use) => shareOf(fields, use))))
}

function minutesPerMonth({ minutes = '', every_weeks: weeks = '' }: Fields): number | undefined {
  const [long, apart] = [numberIn(minutes), numberIn(weeks)]
  return long === undefined || apart === undefined || apart <= 0 ? undefined : (long / apart) * WEEKS_IN_A_MONTH
}

function shareOf(fields: Fields, use: MeetingUse): number {
  return numberIn(fields[use] ?? '') ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
