import { isId } from '@samtavla/shared/model/ids.ts'
import { useEffect } from 'react'
import { focusCard } from '../features/cards/dom.ts'
import { useRoom } from '../hooks/room-context.ts'

/** Long lists come into the page in slices, on a slow machine one by one. */
const PATIENCE_MS = 15_000

/** An address that ends in `#card_…` opens the card's board, with the card in hand. One that was merged leads to what it became. */
export function useCardLink(openBoard: (board: string) => void): void {
  const { store } = useRoom()
  useEffect(() => {
    const follow = () => {
      const id = window.location.hash.slice(1)
      if (!isId('card', id)) return
      const shown = store.mergedInto(id) ?? id
      const card = store.card(shown)
      if (!card) return
      openBoard(card.place.board)
      // Followed once: whoever reloads, or is given the room anew, is not taken back.
      window.history.replaceState(null, '', window.location.pathname + window.location.search)
      focusWhenThere(shown, performance.now() + PATIENCE_MS)
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [store, openBoard])
}

/** Who does something meanwhile is not taken away from it. */
function focusWhenThere(card: string, until: number): void {
  const done = new AbortController()
  for (const kind of ['pointerdown', 'keydown']) {
    window.addEventListener(kind, () => done.abort(), { capture: true, signal: done.signal })
  }
  const look = () => {
    if (done.signal.aborted) return
    if (focusCard(card) || performance.now() > until) done.abort()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
