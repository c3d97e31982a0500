import type { RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import { Clock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'

const MINUTE_MS = 60_000
const TICK_MS = 1_000
/** Screen readers are told when so much is left. */
const SOON_MS = 2 * MINUTE_MS

/** Whole minutes until a deadline, begun ones too; 0 for the last one. */
export function minutesLeft(deadline: number): number {
  const left = deadline - Date.now()
  return left <= MINUTE_MS ? 0 : Math.ceil(left / MINUTE_MS)
}

/** When a round closes, in words. */
export function TimeLeft({ deadline, kind }: { readonly deadline: number; readonly kind: RoundKind }) {
  const w = useWords()
  const announce = useAnnounce()
  const [minutes, setMinutes] = useState(() => minutesLeft(deadline))
  useEffect(() => {
    const look = () => setMinutes(minutesLeft(deadline))
    look()
    const ticking = setInterval(look, TICK_MS)
    const untilSoon = deadline - SOON_MS - Date.now()
    const soon = untilSoon > 0 ? setTimeout(() => announce(w.prioritise.closesSoon[kind]), untilSoon) : undefined
    return () => {
      clearInterval(ticking)
      clearTimeout(soon)
    }
  }, [deadline, kind, announce, w])
  return (
    <span className="priority-time">
      <Clock aria-hidden="true" />
      {w.prioritise.closesIn(minutes)}
    </span>
  )
}
