import { restoreCards } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useMemo } from 'react'
import { type OpenRoom, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { useToast } from '../../ui/Toaster.tsx'
import { focusCard } from './dom.ts'
import { type Selection, useSelection } from './selection.ts'

/** What an action on cards needs besides the board: the room, what is marked, and the ways to say what happened. */
export interface CardHands {
  readonly room: OpenRoom
  readonly selection: Selection
  readonly announce: (text: string) => void
  /** Says that cards were deleted, with a button that brings back those and takes back nothing else. */
  readonly offerBack: (text: string, ids: readonly CardId[]) => void
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
      offerBack: (text, ids) => {
        const onAction = () => {
          room.hand.do((pen) => restoreCards(pen, ids))
          requestAnimationFrame(() => focusCard(ids[0]!))
        }
        toast({ text, action: { label: w.board.undo, onAction } })
      },
    }),
    [room, selection, announce, toast, w],
  )
}
