import { useCallback, useState } from 'react'
import { readDraft, writeDraft } from '../model/drafts.ts'
import { useRoom } from './room-context.ts'

/** A text that is not yet part of the room, at `BOARD/REGION`: it survives a reload, a crash and a new role (R3). */
export function useDraft(place: string): readonly [text: string, setText: (text: string) => void] {
  const { id: room, me } = useRoom()
  const [text, setText] = useState(() => readDraft({ user: me.id, room, place }))
  const change = useCallback(
    (next: string) => {
      setText(next)
      writeDraft({ user: me.id, room, place }, next)
    },
    [me.id, room, place],
  )
  return [text, change]
}
