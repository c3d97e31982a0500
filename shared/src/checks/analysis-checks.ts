import { type Card, LONG_CARD_TEXT } from '../model/card.ts'
import { numberIn } from '../model/reading.ts'
import type { Breach } from './finding.ts'
import { isOne } from './one-person.ts'
import { plainText } from './plain-text.ts'
import { privacyFindings } from './privacy.ts'
import type { RoomIndex } from './room-index.ts'
import { boardsWithGaps, breach, breachOn, dayAt, dayIn, numberOf, type Rule, regionsOf } from './rule.ts'
import { namesPerson } from './wording.ts'
import { writtenWords } from './written-words.ts'

const LEVELS = ['individ', 'struktur', 'process']
const FEWEST_ON_LEVEL = 3
const FEWEST_LESSONS_LEARNT = 3
const FEWEST_GROUPS = 2
const FEWEST_OBSERVED = 10
const ENOUGH_ANALYSIS = 20
const USES = ['information', 'planning', 'analysis', 'decision']
const WEBINAR_MINUTES = { min: 45, max: 60 }
const TAKE_HOME_DAYS = 7

/** B.1 and B.2: what is asked of a SWOT and of a current state. */
export const STATE_CHECKS = {
  /** Too long to be read from the back row. */
  'SWOT-W1': { of: ['note'], check: ({ text }) => text.length > LONG_CARD_TEXT },
  /** The same is written twice. */
  'SWOT-W2': { checkRoom: writtenTwice },
  /** A field where nothing is written. */
  'SWOT-W3': { checkRoom: (room) => boardsWithGaps(room, 'swot') },
  /** A level of which little is said. */
  'CS-G1': {
    checkRoom: (room) =>
      boardsWithLevels(room).flatMap((board) => {
        const regions = LEVELS.filter((level) => room.countIn(board.id, level) < FEWEST_ON_LEVEL)
        return regions.length > 0 ? breachOn(board, { regions }) : []
      }),
  },
  /** A level on which nothing is said to work. */
  'CS-W2': {
    checkRoom: (room) =>
      boardsWithLevels(room).flatMap((board) =>
        LEVELS.flatMap((level) => {
          const cards = room.cardsOf('state').filter(({ place }) => place.board === board.id && place.region === level)
          const isBleak = cards.length > 1 && cards.every(({ fields }) => fields.works === 'fungerar_inte')
          return isBleak ? breachOn(board, { regions: [level] }) : []
        }),
      ),
  },
} as const satisfies Readonly<Record<string, Rule>>

/** B.3, B.4 and B.5: what is asked of the history, of success factors and of a scan of meetings. */
export const HISTORY_CHECKS = {
  /** Too few lessons to learn from. */
  'HIS-G1': {
    checkRoom: (room) => {
      const cards = room.cardsOf('history')
      const [board] = room.boards('history')
      const count = cards.filter(({ fields }) => fields.lesson).length
      return board && cards.length > 0 && count < FEWEST_LESSONS_LEARNT ? [breachOn(board, { count })] : []
    },
  },
  /** It ended before it began. */
  'HIS-W1': {
    of: ['history'],
    check: (card) => {
      const [from, to] = [numberOf(card, 'from'), numberOf(card, 'to')]
      return from !== undefined && to !== undefined && from > to
    },
  },
  /** The lesson is about a person. */
  'HIS-W2': { of: ['history'], check: ({ fields }) => namesPerson(fields.lesson ?? '') },
  /** How far it holds was said, and nothing shows it. */
  'SF-W1': { of: ['factor'], check: ({ id, fields }, room) => room.isRated(id) && !fields.example },
  /** The shares of a meeting are not the whole of it. */
  'MS-E1': {
    of: ['meeting'],
    check: (card) => {
      const shares = sharesOf(card)
      const sum = shares.reduce((total, share) => total + share, 0)
      return shares.length > 0 && Math.round(sum) !== 100 && breach([card.id], { sum: Math.round(sum) })
    },
  },
  /** A meeting without a purpose. */
  'MS-W1': { of: ['meeting'], check: ({ fields }) => !fields.purpose },
  /** No meeting at which one analyses. */
  'MS-W2': {
    checkRoom: (room) => {
      const scanned = room.cardsOf('meeting').filter((card) => sharesOf(card).length > 0)
      const [board] = room.boards('meeting_scan')
      const hasAnalysis = scanned.some((card) => (numberOf(card, 'analysis') ?? 0) > ENOUGH_ANALYSIS)
      return board && scanned.length > 0 && !hasAnalysis ? [breachOn(board)] : []
    },
  },
} as const satisfies Readonly<Record<string, Rule>>

/** B.6 and B.7: what is asked of evidence and of statistics. */
export const EVIDENCE_CHECKS = {
  /** It points at one pupil, or says what one of them said. */
  'EV-E1': { of: ['theme'], check: ({ text }) => isAboutOne(text) || QUOTE.test(text) },
  /** It points at a teacher, a class or a room. */
  'EV-E2': { of: ['observation'], check: ({ text, fields }) => [text, fields.source ?? ''].some(pointsAtSomebody) },
  /** Not everybody was asked. */
  'EV-G1': { checkRoom: unasked },
  /** It comes from too few to be a theme. */
  'EV-W1': { of: ['theme'], check: (card) => (numberOf(card, 'groups') ?? FEWEST_GROUPS) < FEWEST_GROUPS },
  /** Counted on too few lessons, or more often than there were any. */
  'EV-W2': {
    of: ['observation'],
    check: (card) => {
      const [hits, of] = [numberOf(card, 'hits'), numberOf(card, 'of')]
      return of !== undefined && (of < FEWEST_OBSERVED || (hits ?? 0) > of)
    },
  },
  /** It is not said of how many, or of when. */
  'ST-W1': { of: ['statistic'], check: ({ figure, fields }) => figure === undefined || !fields.period },
  /** Readings that cannot be compared. */
  'ST-W2': {
    of: ['statistic'],
    check: ({ readings }) => new Set(readings.flatMap(({ value }) => unitIn(value))).size > 1,
  },
  /** A change of less than one pupil. */
  'ST-W3': { of: ['statistic'], check: isNoTrend },
} as const satisfies Readonly<Record<string, Rule>>

/** B.20 and B.21: what is asked of a project brief and of lectures. */
export const BRIEF_CHECKS = {
  /** Why, background or purpose is missing. */
  'PM-G1': { checkRoom: (room) => boardsWithGaps(room, 'pm', ['varfor', 'bakgrund', 'syfte']) },
  /** Nobody has said who orders it, or which time there is. */
  'PM-G2': {
    checkRoom: (room) =>
      room.boards('pm').flatMap((board) => {
        const missing = ['commissioner', 'time_set_aside'].filter((fact) => !board.facts[fact])
        return room.countIn(board.id) > 0 && missing.length > 0 ? breachOn(board, { missing }) : []
      }),
  },
  /** A webinar that is too short, or longer than one can listen. */
  'LEC-W1': {
    of: ['lecture'],
    check: (card) => {
      const minutes = numberOf(card, 'minutes')
      if (card.fields.type !== 'webbinarium' || minutes === undefined) return false
      return minutes < WEBINAR_MINUTES.min || minutes > WEBINAR_MINUTES.max
    },
  },
  /** A week has passed, and nobody has taken anything home. */
  'LEC-W2': { checkRoom: nothingTakenHome },
} as const satisfies Readonly<Record<string, Rule>>

function writtenTwice(room: RoomIndex): Breach[] {
  const alike = Map.groupBy(room.cardsOf('note'), ({ place, text }) => `${place.board} ${plainText(text)}`)
  return [...alike.values()]
    .filter((cards) => cards.length > 1 && cards[0]!.text.trim() !== '')
    .map((cards) => breach(cards.map(({ id }) => id)))
}

function boardsWithLevels(room: RoomIndex) {
  return room
    .boards('current_state')
    .filter((board) => LEVELS.every((level) => regionsOf(board).includes(level)) && room.countIn(board.id) > 0)
}

/** The shares that are filled in, in per cent. */
function sharesOf(card: Card): number[] {
  return USES.flatMap((use) => numberOf(card, use) ?? [])
}

/** Three words or more, as somebody said them. */
const QUOTE = /[”“"«»]\s*\S+(\s+[^\s”“"«»]+){2,}\s*[”“"«»]/u
const CLASS_OR_ROOM = /(?<![\p{L}\d])([1-9][A-F]|(sal|salen|rum|klassrum|room|classroom)\s+\p{Lu}?\d+)(?![\p{L}\d])/u

function isAboutOne(text: string): boolean {
  const written = writtenWords(text)
  return written.some((_, at) => isOne(written, at)) || privacyFindings(text).length > 0
}

function pointsAtSomebody(text: string): boolean {
  return CLASS_OR_ROOM.test(text) || namesPerson(text) || privacyFindings(text).length > 0
}

const LEISURE = /fritids|leisure/iu
const YEARS =
  /(?<!\p{L})(F|förskoleklass|preschool class|\d)(?:\s*[–-]\s*(?:(?:åk|årskurs|years?)\s*)?(\d))?(?![\p{L}\d])/giu
const GROUP_COUNT = /\d+\s*(grupp\p{L}*|groups?)/giu
const LAST_WITH_LEISURE = 6

/** Years between those that were asked which were not, and the leisure centre where young pupils go to it. */
function unasked(room: RoomIndex): Breach[] {
  const themes = room.cardsOf('theme')
  const [board] = room.boards('evidence')
  if (!board || themes.length === 0) return []
  const asked = [...themes.map(({ fields }) => fields.group ?? ''), ...room.cardsOf('asked').map(({ text }) => text)]
  const years = new Set(asked.flatMap(yearsIn))
  if (years.size === 0) return []
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const missing = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => !years.has(year))
  const lacksLeisure = first <= LAST_WITH_LEISURE && !asked.some((group) => LEISURE.test(group))
  if (missing.length === 0 && !lacksLeisure) return []
  return [
    breachOn(board, {
      missing: [...missing.map((year) => (year === 0 ? 'F' : String(year))), ...(lacksLeisure ? ['leisure'] : [])],
    }),
  ]
}

/** The years in "F–åk 1, 4 grupper"; the one before the first is 0. */
function yearsIn(group: string): number[] {
  return [...group.replace(GROUP_COUNT, '').matchAll(YEARS)].flatMap(([, from, to]) => {
    const first = /^\d$/.test(from!) ? Number(from) : 0
    const last = to === undefined ? first : Number(to)
    return Array.from({ length: Math.max(last - first, 0) + 1 }, (_, i) => first + i)
  })
}

/** What stands after the number ("%", "av 22"); nothing where there is only a number, or none. */
function unitIn(value: string): string[] {
  if (numberIn(value) === undefined) return []
  const unit = plainText(value.replace(/^\s*[-−]?[\d\s.,]+/u, ''))
  return unit === '' ? [] : [unit]
}

/** The two newest readings, in per cent of a group in which one pupil is more than what lies between them. */
function isNoTrend({ figure, readings }: Card): boolean {
  if (!figure || !('n' in figure) || figure.unit.trim() !== '%') return false
  const [before, now] = readings.slice(-2).map(({ value }) => numberIn(value))
  if (before === undefined || now === undefined || before === now) return false
  return Math.abs(now - before) < 100 / figure.n
}

function nothingTakenHome(room: RoomIndex): Breach[] {
  return room.cardsOf('lecture').flatMap((card) => {
    const day = dayIn(card, 'date')
    if (!day || room.facts.calendar.daysBetween(day, room.facts.today) <= TAKE_HOME_DAYS) return []
    const isTaken = room
      .cardsOf('take-home')
      .some(({ place, author }) => place.board === card.place.board && (dayAt(author?.at) ?? day) >= day)
    return isTaken ? [] : breach([card.id])
  })
}
