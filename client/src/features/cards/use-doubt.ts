import type { Card } from '@samtavla/shared/model/card.ts'
import { useEffect, useState } from 'react'
import { isDoubtful } from './privacy-questions.ts'

/** A mark may come this late, where a browser has no time to spare. */
const LATEST_MS = 1_000

/**
 * Whether a card's text may be about one person. It is looked at when the browser has nothing better to do: a letter and a
 * first screen do not wait for it.
 */
export function useDoubt(card: Card | undefined): boolean {
  const [isInDoubt, setInDoubt] = useState(false)
  useEffect(() => {
    if (!card) return
    return whenIdle(() => {
      // To be told what it knows already may cost a component a render.
      if (isDoubtful(card) !== isInDoubt) setInDoubt(!isInDoubt)
    })
  }, [card, isInDoubt])
  return isInDoubt
}

function whenIdle(act: () => void): () => void {
  if (!window.requestIdleCallback) {
    const timer = window.setTimeout(act, LATEST_MS / 4)
    return () => clearTimeout(timer)
  }
  const request = window.requestIdleCallback(act, { timeout: LATEST_MS })
  return () => window.cancelIdleCallback(request)
}
