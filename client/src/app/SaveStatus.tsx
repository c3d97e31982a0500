import { CircleCheck, CircleX, CloudOff, LoaderCircle } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useWords } from '../hooks/use-words.ts'
import type { RoomSession, SaveState } from '../sync/room-session.ts'
import { useAnnounce } from '../ui/Announcer.tsx'

export function useSaveState(session: RoomSession): SaveState {
  return useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.saveState,
  )
}

type Kind = 'saved' | 'saving' | 'offline' | 'refused'

/** R4: what is true of the person's edits, in one word; "saved" only when the server has all of them on its disk. */
export function saveKind(state: SaveState): Kind {
  if (state.connection === 'ended' || state.refusal !== undefined) return 'refused'
  if (state.connection === 'offline') return 'offline'
  if (state.connection === 'open' && !state.isServerSaving && !state.isSaved) return 'refused'
  return state.connection === 'open' && state.isSaved ? 'saved' : 'saving'
}

const ICONS: Record<Kind, typeof CloudOff> = {
  saved: CircleCheck,
  saving: LoaderCircle,
  offline: CloudOff,
  refused: CircleX,
}

export function SaveStatus({ session }: { session: RoomSession }) {
  const state = useSaveState(session)
  const announce = useAnnounce()
  const w = useWords()
  const kind = saveKind(state)
  const Icon = ICONS[kind]
  const isConnecting = state.connection === 'connecting'

  // "Saving" comes and goes with each letter, and what is wrong is said by a banner: what is left to say is that it is over.
  const wasWrong = useRef(false)
  useEffect(() => {
    if (kind === 'saved' && wasWrong.current) announce(w.save.saved)
    if (kind !== 'saving') wasWrong.current = kind !== 'saved'
  }, [kind, announce, w])

  const words = { ...w.save, offline: w.save.offline(state.unsaved) }
  const waiting = state.unsaved === 0 ? w.save.connecting : w.save.waiting(state.unsaved)
  return (
    <p className="save-status" data-save={kind}>
      <Icon size={18} aria-hidden="true" /> <span>{isConnecting ? waiting : words[kind]}</span>
    </p>
  )
}
