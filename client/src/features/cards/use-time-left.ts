import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../ui/Announcer.tsx'

const SECOND_MS = 1_000

/**
 * The seconds until a deadline, begun ones too; 0 when it has passed. Tells screen readers what `say` has for each of `moments`
 * (seconds left, falling) when it comes: once, not for one that was there already, and of several that came while the page slept only
 * the last. Another deadline needs another `key`.
 */
export function useTimeLeft(deadline: number, moments: readonly number[], say: (moment: number) => string): number {
  const announce = useAnnounce()
  const [left, setLeft] = useState(() => secondsUntil(deadline))
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(deadline)), SECOND_MS)
    return () => clearInterval(timer)
  }, [deadline])

  const reached = moments.findLast((moment) => left <= moment)
  const told = useRef(reached)
  useEffect(() => {
    if (reached === undefined || reached === told.current) return
    told.current = reached
    announce(say(reached))
  }, [reached, say, announce])
  return left
}

function secondsUntil(deadline: number): number {
  return Math.max(0, Math.ceil((deadline - Date.now()) / SECOND_MS))
}
