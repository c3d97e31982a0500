import { useEffect, useState } from 'react'
import { mayMove } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { cardElement, regionElement } from '../cards/dom.ts'

/**
 * Follows a person: their board and the card they are at come into view here. Scrolling, a key or a press of one's own ends it.
 */
export function useFollow(openBoard: (board: string) => void) {
  const { presence } = useRoom()
  const [followed, setFollowed] = useState<string>()

  useEffect(() => {
    if (!followed) return
    let last = ''
    const look = () => {
      const place = presence.placeOf(followed)
      if (!place) return
      if (place.board) openBoard(place.board)
      const card = place.editing ?? place.cursor?.card ?? place.focus
      const element =
        (card && cardElement(card)) || (place.cursor && regionElement(place.cursor.board, place.cursor.region))
      const at = card ?? place.cursor?.region ?? ''
      if (!element || at === last) return
      last = at
      element.scrollIntoView({ block: 'center', behavior: mayMove() ? 'smooth' : 'instant' })
    }
    const leave = (event: Event) => {
      if (event instanceof KeyboardEvent && ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
      setFollowed(undefined)
    }
    look()
    const stops = [presence.subscribe('cursors', look)]
    for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const) {
      document.addEventListener(kind, leave, { passive: true })
      stops.push(() => document.removeEventListener(kind, leave))
    }
    return () => {
      for (const stop of stops) stop()
    }
  }, [followed, presence, openBoard])

  return { followed, follow: setFollowed }
}
