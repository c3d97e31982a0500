import { startTransition, useEffect, useState } from 'react'

/** How many of a long list to show: at first as many as fit a screen, then a slice more each time, and from then on always all. */
export function useGrowingCount(total: number, first: number, slice: number): number {
  const [count, setCount] = useState(total > first ? first : Number.POSITIVE_INFINITY)
  useEffect(() => {
    if (count === Number.POSITIVE_INFINITY) return
    let timer: number | undefined
    // After a frame: what is there is painted before more is made.
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => {
        startTransition(() => setCount(count + slice >= total ? Number.POSITIVE_INFINITY : count + slice))
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [count, total, slice])
  return count
}
