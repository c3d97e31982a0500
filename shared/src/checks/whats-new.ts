import type { Comment } from '../discussion/comment.ts'
import type { Decision } from '../discussion/decision.ts'
import type { Card } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import type { Reading } from '../model/reading.ts'

/** What came since a moment, each in the order in which it came. */
export interface News {
  readonly cards: readonly Card[]
  readonly readings: readonly { readonly card: CardId; readonly reading: Reading }[]
  readonly links: readonly Link[]
  readonly decisions: readonly Decision[]
  readonly comments: readonly Comment[]
}

interface NewsSource {
  /** Those that stand on the boards in view. */
  readonly cards: readonly Card[]
  readonly links: readonly Link[]
  readonly decisions: readonly Decision[]
  readonly comments: readonly Comment[]
}

/**
 * What is new since a moment (milliseconds since 1970), by the times that their writers' clients said. Readings, links and comments are
 * those of the given cards. What nobody signed has no time, and is never new.
 */
export function whatsNew({ cards, links, decisions, comments }: NewsSource, since: number): News {
  const ids = new Set(cards.map(({ id }) => id))
  const readings = cards.flatMap(({ id, readings: read }) =>
    read.filter(({ time }) => time >= since).map((reading) => ({ card: id, reading })),
  )
  return {
    cards: cards
      .filter(({ author }) => author !== undefined && author.at >= since)
      .sort((a, b) => a.author!.at - b.author!.at),
    readings: readings.sort((a, b) => a.reading.time - b.reading.time),
    links: links.filter(({ at, from, to }) => at >= since && (ids.has(from) || ids.has(to))),
    decisions: decisions.filter(({ at }) => at >= since),
    comments: comments.filter(({ at, card, removed }) => at >= since && !removed && ids.has(card)),
  }
}

/** Whether there is no news at all. */
export function isNothing(news: News): boolean {
  return Object.values(news).every((part: readonly unknown[]) => part.length === 0)
}

/** The day of the last meeting that has been (days are YYYY-MM-DD); nothing before the first. */
export function lastMeeting(dates: Readonly<Record<string, string>>, today: string): string | undefined {
  return Object.values(dates)
    .filter((day) => day < today)
    .sort()
    .at(-1)
}
