import { useMemo } from 'react'
import { type OpenRoom, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { useToast } from '../../ui/Toaster.tsx'
import { type Selection, useSelection } from './selection.ts'

/** What an action on cards needs besides the board: the room, what is marked, and the ways to say what happened. */
export interface CardHands {
  readonly room: OpenRoom
  readonly selection: Selection
  readonly announce: (text: string) => void
  /** Says what was done, with a button that takes it back. */
  readonly offerUndo: (text: string) => void
}

export function useCardHands(): CardHands {
  const room = useRoom()
  const selection = useSelection()
  const announce = useAnnounce()
  const toast = useToast()
  const w = useWords()
  return useMemo(
    () => ({
      room,
      selection,
      announce,
      offerUndo: (text) => toast({ text, action: { label: w.board.undo, onAction: () => room.hand.undo() } }),
    }),
    [room, selection, announce, toast, w],
  )
}
