import { isNothing, lastMeeting, type News, whatsNew } from '@samtavla/shared/checks/whats-new.ts'
import { isShown } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { addDays, type Day } from '@samtavla/shared/processes/days.ts'
import type { ReactNode } from 'react'
import { useDecisions, usePlan, useRoom, useStored } from '../../hooks/room-context.ts'
import { today } from '../../hooks/today.ts'
import { useFindings } from '../../hooks/use-gaps.ts'
import { useWords } from '../../hooks/use-words.ts'
import type { RoomStore } from '../../model/room-store.ts'
import { CardLink } from './CardLink.tsx'

/** What came to the room, or to one of its boards, since the last meeting of its plan; nothing before there was one. */
export function WhatsNew({ board }: { readonly board: string }) {
  const plan = usePlan()
  const day = plan && lastMeeting(plan.dates, today())
  return day ? <NewSince day={day} board={board} /> : null
}

function NewSince({ day, board }: { readonly day: Day; readonly board: string }) {
  const w = useWords()
  const { store } = useRoom()
  // It is read anew when the room was looked at anew, and when a thread or a comment came that breaks nothing.
  useFindings()
  useStored('links', () => store.links())
  useStored('comments', () => store.comments())
  const decisions = useDecisions()
  const news = newsIn(store, { day, board })
  const says = w.gaps.news
  return (
    <section className="gaps-news">
      <h2>{says.title}</h2>
      <p className="gaps-detail">{says.since(day)}</p>
      {isNothing(news) && <p>{says.none}</p>}
      <Part title={says.cards(news.cards.length)} cards={news.cards.map(({ id }) => id)} />
      <Part title={says.readings(news.readings.length)} cards={news.readings.map(({ card }) => card)} />
      <Part title={says.links(news.links.length)} cards={news.links.map(({ from }) => from)} />
      <Part title={says.comments(news.comments.length)} cards={news.comments.map(({ card }) => card)} />
      <Part title={says.decisions(news.decisions.length)} isThere={news.decisions.length > 0}>
        {decisions
          .filter((decision) => news.decisions.includes(decision))
          .map(({ id, text, reason, cards }) => (
            <li key={id}>{text || reason || cards.map((card) => store.code(card)).join(', ')}</li>
          ))}
      </Part>
    </section>
  )
}

interface PartProps {
  readonly title: string
  readonly cards?: readonly CardId[]
  readonly isThere?: boolean
  readonly children?: ReactNode
}

/** Closed until one wants to read it. */
function Part({ title, cards = [], isThere = cards.length > 0, children }: PartProps) {
  if (!isThere) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="gaps-cards">
        {[...new Set(cards)].map((card) => (
          <li key={card}>
            <CardLink card={card} />
          </li>
        ))}
        {children}
      </ul>
    </details>
  )
}

/** From the day after the meeting on: what was written at it, everybody has seen. */
function newsIn(store: RoomStore, { day, board }: { readonly day: Day; readonly board: string }): News {
  const since = new Date(`${addDays(day, 1)}T00:00:00`).getTime()
  const shown = store
    .cards()
    .filter((card) => isShown(card, (id) => store.card(id) !== undefined) && !card.erased)
    .filter(({ place }) => board === '' || place.board === board)
  const decisions = store.decisions().filter((decision) => board === '' || decision.board === board)
  return whatsNew({ cards: shown, links: store.links(), decisions, comments: store.comments() }, since)
}
