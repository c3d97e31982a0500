import { useEffect, useRef } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { useFindings, useThreadFindings } from '../../hooks/use-gaps.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'

/** How long after an own edit another count is taken to come of it. */
const OWN_MS = 4_000

/** How many gaps there are; nothing where there are none. What the person's own edit changes in it is said aloud. */
export function GapCount() {
  const w = useWords()
  const { hand } = useRoom()
  const announce = useAnnounce()
  const isLooking = useFindings() === undefined
  const count = useThreadFindings().length
  const before = useRef<number>(undefined)
  const edited = useRef(Number.NEGATIVE_INFINITY)
  useEffect(
    () =>
      hand.subscribe(() => {
        edited.current = performance.now()
      }),
    [hand],
  )
  useEffect(() => {
    if (isLooking) return
    const isOwn = performance.now() - edited.current < OWN_MS
    if (before.current !== undefined && before.current !== count && isOwn) announce(w.gaps.announced(count))
    before.current = count
  }, [isLooking, count, announce, w])
  return count > 0 ? <span className="gap-count">{count}</span> : null
}
