import { useEffect } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { type Digest, digestOf, emptyDigest, isEmptyDigest } from '../../model/digest.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'

/** A4: at most one message in this time, and none while the person types. */
const PAUSE_MS = { all: 2_000, digest: 10_000 }

/** Says quietly what others did on the board in view, as much of it as the person wants to hear. */
export function useDigest(board: string, labelOf: (region: string) => string): void {
  const { store } = useRoom()
  const { announcements } = usePreferences()
  const announce = useAnnounce()
  const w = useWords()

  useEffect(() => {
    if (announcements === 'off') return
    let digest: Digest = emptyDigest
    const stop = store.onRemoteChanges((changes) => {
      digest = digestOf(digest, changes, board)
    })
    const timer = setInterval(() => {
      const isTyping =
        document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement
      if (isEmptyDigest(digest) || isTyping) return
      const added = [...digest.added].map(([region, count]) => ({ region: labelOf(region), count }))
      announce(w.digest({ ...digest, added, by: [...digest.by] }))
      digest = emptyDigest
    }, PAUSE_MS[announcements])
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [store, board, labelOf, announcements, announce, w])
}
