import type { PresenceState } from '@samtavla/shared/protocol/presence.ts'
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
    let seen: readonly (string | undefined)[] = []
    const look = () => {
      const place = presence.placeOf(followed)
      if (!place) return
      if (place.board) openBoard(place.board)
      // Whichever changed since the last look is where they are: a cursor may rest elsewhere while they use the keyboard.
      const places = placesIn(place)
      const at = places.findIndex((key, i) => key !== undefined && key !== seen[i])
      const element = at < 0 ? undefined : elementAt(places[at]!)
      if (element === null) return
      seen = places
      element?.scrollIntoView({ block: 'center', behavior: mayMove() ? 'smooth' : 'instant' })
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

/** The card being edited, the card with the keyboard's focus, and the card or region under the cursor. */
function placesIn({ editing, focus, cursor }: PresenceState): (string | undefined)[] {
  const pointed = cursor ? (cursor.card ?? `${cursor.board}/${cursor.region}`) : undefined
  return [editing ?? undefined, focus ?? undefined, pointed]
}

function elementAt(place: string): HTMLElement | null {
  const [board, region] = place.split('/')
  return board && region ? regionElement(board, region) : cardElement(place)
}
