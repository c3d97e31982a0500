import { useEffect, useRef } from 'react'
import { preferences } from '../hooks/preferences.ts'
import { useRoom } from '../hooks/room-context.ts'
import { useWords } from '../hooks/use-words.ts'
import { useAnnounce } from '../ui/Announcer.tsx'

interface RoomKeys {
  readonly toggleProjector: () => void
  readonly closeProjector: () => void
  readonly toggleList: () => void
  readonly showShortcuts: () => void
}

/** Where keys mean something of their own; the choice between two buttons is not such a place. */
const ELSEWHERE = 'textarea, input:not([type="radio"]), select, [role="dialog"], [role="menu"]'

/** Keys that count anywhere in the room but in fields, menus and dialogs. Single letters can be switched off (A14). */
export function useRoomKeys(keys: RoomKeys): void {
  const { hand } = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const latest = useRef(keys)
  latest.current = keys

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as Element
      if (event.defaultPrevented || target.closest(ELSEWHERE)) return
      const key = event.key.toLowerCase()
      if (event.ctrlKey || event.metaKey) {
        if (key === 'z' && !event.shiftKey) announce(hand.undo() ? w.board.undone : w.board.nothingToUndo)
        else if (key === 'y' || (key === 'z' && event.shiftKey))
          announce(hand.redo() ? w.board.redone : w.board.nothingToRedo)
        else return
        event.preventDefault()
        return
      }
      if (event.key === 'Escape') latest.current.closeProjector()
      if (event.altKey || preferences().shortcuts === 'off') return
      if (key === 'p') latest.current.toggleProjector()
      else if (key === 'l') latest.current.toggleList()
      else if (key === '?') latest.current.showShortcuts()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [hand, announce, w])
}
