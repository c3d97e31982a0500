import { describe, expect, it } from 'vitest'
import { cardId, cardOf } from '../../../tests/support/room-facts.ts'
import type { Comment } from '../discussion/comment.ts'
import type { Decision } from '../discussion/decision.ts'
import { isNothing, lastMeeting, whatsNew } from './whats-new.ts'

const SINCE = 1_000
const by = (at: number) => ({ author: { user: 'user_a', name: 'Anna Berg', at } }) as const
const reading = (time: number) => ({
  id: `r${time}`,
  at: '2026-05-19',
  value: '16 av 22',
  note: '',
  by: 'Anna Berg',
  time,
})
const link = (from: string, to: string, at: number) =>
  ({ kind: 'acts_on', from: cardId(from), to: cardId(to), by: '', at }) as const
const comment = (id: string, card: string, at: number, parts: Partial<Comment> = {}): Comment => ({
  ...{ id: `comment_${id}`, card: cardId(card), text: 'Bra', at },
  ...parts,
})
const decision = (id: string, at: number) => ({ id: `decision_${id}`, at }) as Decision

describe('whatsNew', () => {
  const cards = [
    cardOf('late', { at: 'problems/problem', ...by(1_002) }),
    cardOf('old', { at: 'problems/problem', ...by(999), readings: [reading(999), reading(1_000)] }),
    cardOf('new', { at: 'problems/problem', ...by(1_000) }),
    cardOf('unsigned', { at: 'problems/problem' }),
  ]
  const news = whatsNew(
    {
      cards,
      links: [link('new', 'old', 1_000), link('old', 'new', 999), link('x', 'y', 1_001)],
      decisions: [decision('old', 999), decision('new', 1_000)],
      comments: [
        comment('old', 'old', 999),
        comment('new', 'old', 1_000),
        comment('gone', 'old', 1_001, { removed: { role: 'member', at: 1_002 } }),
        comment('elsewhere', 'x', 1_001),
      ],
    },
    SINCE,
  )

  it('are cards, readings, threads, decisions and comments that came since then, in their order', () => {
    expect(news.cards.map(({ id }) => id)).toEqual([cardId('new'), cardId('late')])
    expect(news.readings).toEqual([{ card: cardId('old'), reading: reading(1_000) }])
    expect(news.links.map(({ from }) => from)).toEqual([cardId('new')])
    expect(news.decisions.map(({ id }) => id)).toEqual(['decision_new'])
    expect(news.comments.map(({ id }) => id)).toEqual(['comment_new'])
  })

  it('are nothing where all of it is older', () => {
    expect(isNothing(news)).toBe(false)
    expect(isNothing(whatsNew({ cards, links: [], decisions: [], comments: [] }, 2_000))).toBe(true)
  })
})

it('takes the last meeting that has been, and not the one today', () => {
  const dates = { s2: '2026-05-19', s1: '2026-04-21', s3: '2026-06-09' }
  expect(lastMeeting(dates, '2026-06-09')).toBe('2026-05-19')
  expect(lastMeeting(dates, '2026-06-10')).toBe('2026-06-09')
  expect(lastMeeting(dates, '2026-04-21')).toBeUndefined()
})
