import { may } from '@samtavla/shared/access/can.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { isBuildNewer, onNewerBuild } from '../api/build.ts'
import { useLocks, useRoom } from '../hooks/room-context.ts'
import { useWords } from '../hooks/use-words.ts'
import type { RoomSession, SaveState } from '../sync/room-session.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useSaveState } from './SaveStatus.tsx'
import { DownloadUnsent, UnsentOffer } from './UnsentOffer.tsx'

interface NoticesProps {
  /** The board that is shown; none on the plan. */
  readonly board?: Board
  readonly session: RoomSession
  /** The person throws away what the server did not take. */
  readonly onDiscard: () => void
}

/** What one must know before writing, in words; what comes and goes is said as well (A18). */
export function Notices({ board, session, onDiscard }: NoticesProps) {
  const w = useWords()
  const announce = useAnnounce()
  const { id, me, role } = useRoom()
  const isLocked = useLocks().has(board?.id ?? '')
  const state = useSaveState(session)
  const wasLocked = useRef(isLocked)

  useEffect(() => {
    if (wasLocked.current && !isLocked) announce(w.board.unlockedNow)
    wasLocked.current = isLocked
  }, [isLocked, announce, w])
  return (
    <div className="notices">
      <UnsentOffer user={me.id} room={id} />
      {state.refusal !== undefined && <Refused session={session} reason={state.refusal} onDiscard={onDiscard} />}
      {state.isRescued && <Banner kind="refused">{w.room.rescued}</Banner>}
      {may(role, 'editBoard') && <Saving state={state} />}
      {!may(role, 'editBoard') && !state.isRescued && <Banner kind="info">{w.room.readOnly(w.roles[role])}</Banner>}
      {isLocked && <Banner kind="info">{may(role, 'lockBoard') ? w.room.lockedByUs : w.room.locked}</Banner>}
      <NewBuild isSaved={state.isSaved} />
    </div>
  )
}

/** What stands between the person's writing and the server's disk. */
function Saving({ state }: { state: SaveState }) {
  const w = useWords()
  const { connection, isKept, isServerRestarting, isServerSaving, unsaved } = state
  const isOffline = connection === 'offline' && !isServerRestarting
  return (
    <>
      {isServerRestarting && <Banner kind="info">{w.room.restarting}</Banner>}
      {isOffline && isKept && (
        <Banner kind="warning">
          {w.room.offline} {unsaved > 0 && <strong>{w.save.waiting(unsaved)}.</strong>}
        </Banner>
      )}
      {connection === 'open' && !isServerSaving && <Banner kind="refused">{w.room.notSaving}</Banner>}
      {!isKept && <Banner kind="warning">{w.room.notKept}</Banner>}
    </>
  )
}

/** The server has said no to what was written last: nobody else has it, and it is not kept there. */
function Refused({ session, reason, onDiscard }: { session: RoomSession; reason: string; onDiscard: () => void }) {
  const w = useWords()
  const actions = (
    <>
      <Button onClick={() => session.tryAgain()}>{w.tryAgain}</Button>
      <DownloadUnsent session={session} why="refused" />
      <Button variant="danger" onClick={onDiscard}>
        {w.unsent.discardRefused}
      </Button>
    </>
  )
  return (
    <Banner key={reason} kind="refused" actions={actions}>
      {w.unsent.refused(reason)}
    </Banner>
  )
}

/** R17: an older page goes on working, and may be loaded again when nothing of it is unsent. */
function NewBuild({ isSaved }: { isSaved: boolean }) {
  const w = useWords()
  const isNewer = useSyncExternalStore(onNewerBuild, isBuildNewer)
  // Once offered it stays: it would come and go with every letter.
  const [isOffered, setOffered] = useState(false)
  if (isNewer && isSaved && !isOffered) setOffered(true)
  if (!isOffered) return null
  return (
    <Banner kind="info" actions={<Button onClick={() => window.location.reload()}>{w.room.reload}</Button>}>
      {w.room.newBuild}
    </Banner>
  )
}
