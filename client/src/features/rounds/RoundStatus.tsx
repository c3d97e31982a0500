import './rounds.css'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import { type CSSProperties, useEffect, useRef } from 'react'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { TimeLeft } from './TimeLeft.tsx'

/** How far an open round has come: never who, only how many. */
export function RoundStatus({ round }: { readonly round: Round }) {
  const w = useWords()
  const { kind, voted, of, deadline } = round
  return (
    <div className="round-status">
      <p className="round-voted">{w.rounds.answered[kind](voted, of)}</p>
      {deadline !== undefined && <TimeLeft key={deadline} deadline={deadline} kind={kind} />}
      <div
        className="round-progress"
        aria-hidden="true"
        style={{ '--part': of === 0 ? 0 : voted / of } as CSSProperties}
      />
    </div>
  )
}

/** Whoever may vote has done so; they may still change their minds. */
export function haveAllAnswered({ voted, of }: Pick<Round, 'voted' | 'of'>): boolean {
  return of > 0 && voted >= of
}

/** Tells screen readers when a round opens, when everybody has answered, and when it closes. */
export function useRoundNews(kind: Round['kind'], open: Round | undefined): void {
  const w = useWords()
  const announce = useAnnounce()
  const id = open?.id
  const isWhole = open !== undefined && haveAllAnswered(open)
  const known = useRef({ id, isWhole })
  useEffect(() => {
    const before = known.current
    known.current = { id, isWhole }
    if (before.id !== id) announce(id ? w.rounds.opened[kind] : w.rounds.closed[kind])
    else if (isWhole && !before.isWhole) announce(w.rounds.allAnswered[kind])
  }, [id, isWhole, kind, announce, w])
}
