import { useCallback, useSyncExternalStore } from 'react'
import { useRoom } from './room-context.ts'

/** A text that is not yet part of the room, at `BOARD/REGION`: it survives a reload, a crash and another visit (R3). */
export function useDraft(place: string): readonly [text: string, setText: (text: string) => void] {
  const { drafts } = useRoom()
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(listener), [drafts])
  const text = useSyncExternalStore(subscribe, () => drafts.drafts.get(place) ?? '')
  const setText = useCallback((next: string) => drafts.keepDraft(place, next), [drafts, place])
  return [text, setText]
}
