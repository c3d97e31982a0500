import { CONTENT_VERSION } from '@samtavla/shared/model/content.ts'
import { isId, type UserId } from '@samtavla/shared/model/ids.ts'
import { useEffect, useState } from 'react'
import { ApiError, api, type RoomAccess } from '../api/api.ts'
import { Selection, SelectionProvider } from '../features/cards/selection.ts'
import { keepSteady, MOST_SLIDING } from '../features/cards/steady.ts'
import { type OpenRoom, RoomProvider, useMeta } from '../hooks/room-context.ts'
import { useWords, words } from '../hooks/use-words.ts'
import { Hand } from '../model/hand.ts'
import { Presence } from '../model/presence.ts'
import { RoomStore } from '../model/room-store.ts'
import { eraseCopy } from '../sync/local-copies.ts'
import { RoomSession } from '../sync/room-session.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { type Toast, useToast } from '../ui/Toaster.tsx'
import { measureForBench } from './bench.ts'
import { CodeForm } from './CodeForm.tsx'
import { MessagePage } from './MessagePage.tsx'
import { RoomScreen } from './RoomScreen.tsx'
import { useSaveState } from './SaveStatus.tsx'

interface Visit {
  readonly session: RoomSession
  readonly room: OpenRoom
  readonly selection: Selection
}

/** A visit to a room: asks to be let in, opens its documents, and shows it or says in words why not. */
export function RoomPage({ id }: { id: string }) {
  const announce = useAnnounce()
  const toast = useToast()
  const w = useWords()
  const [visit, setVisit] = useState<Visit>()
  const [reason, setReason] = useState<string>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new visit
  useEffect(() => {
    let isOver = false
    let end = () => {}
    setVisit(undefined)
    setReason(undefined)
    const open = async () => {
      const access = await api.room(id)
      if (isOver) return
      const session = new RoomSession(access)
      end = () => session.end()
      await session.ready()
      if (isOver) return
      const opened = openVisit(session, access, { announce, toast })
      end = () => closeVisit(opened)
      setVisit(opened)
    }
    open().catch((error: unknown) => {
      const refusal = error instanceof ApiError ? error.reason : 'unexpected'
      setReason(refusal)
      if (refusal === 'not-a-member') void forgetRoom(id)
    })
    return () => {
      isOver = true
      end()
    }
  }, [id, announce, toast, attempt])

  const retry = () => setAttempt((count) => count + 1)
  if (reason) return <Refusal reason={reason} onRetry={retry} />
  if (!visit) return <MessagePage title={w.loading} text={w.room.opening} />
  return (
    <RoomProvider value={visit.room}>
      <SelectionProvider value={visit.selection}>
        <OpenOrEnded visit={visit} onRetry={retry} />
      </SelectionProvider>
    </RoomProvider>
  )
}

function OpenOrEnded({ visit, onRetry }: { visit: Visit; onRetry: () => void }) {
  const { endReason } = useSaveState(visit.session)
  const { version } = useMeta()
  if (version > CONTENT_VERSION) return <Refusal reason="client-too-old" onRetry={() => window.location.reload()} />
  if (endReason) return <Refusal reason={endReason} onRetry={onRetry} />
  return <RoomScreen session={visit.session} />
}

function Refusal({ reason, onRetry }: { reason: string; onRetry: () => void }) {
  const w = useWords()
  const announce = useAnnounce()
  useEffect(() => announce(`${w.refusalTitle(reason)}. ${w.refusals(reason)}`), [announce, reason, w])
  const canRetry = !['not-a-member', 'room-not-found', 'not-found'].includes(reason)
  const needsInvite = ['not-signed-in', 'not-a-member'].includes(reason)
  return (
    <MessagePage title={w.refusalTitle(reason)} text={w.refusals(reason)}>
      {canRetry && !needsInvite && (
        <Button variant="primary" onClick={onRetry}>
          {w.tryAgain}
        </Button>
      )}
      {needsInvite && <CodeForm />}
    </MessagePage>
  )
}

interface Voice {
  readonly announce: (text: string) => void
  readonly toast: (toast: Toast) => void
}

function openVisit(session: RoomSession, access: RoomAccess, { announce, toast }: Voice): Visit {
  const { user, name, role, color, room } = access
  if (!isId('room', room)) throw new ApiError('room-not-found')
  const store = new RoomStore(session.content, session.stage)
  const hand = new Hand(session.content, session.stage, user as UserId, name)
  const presence = new Presence(session.awareness, { id: user, name, role, color })
  hand.onRefused = (reason) => toast({ text: words().editRefusals[reason] })
  store.deliver = (notify, isReordered) => {
    const maySlide = isReordered && store.size <= MOST_SLIDING
    keepSteady(notify, maySlide, () => announce(words().cards.focusLost))
  }
  measureForBench(session.content.doc, store)
  return {
    session,
    room: { id: room, role, me: { id: user, name, color }, store, hand, presence },
    selection: new Selection(),
  }
}

/** Who was removed while the page was closed keeps no copy either. */
async function forgetRoom(room: string): Promise<void> {
  const { user } = await api.me()
  if (user) eraseCopy(user, room)
}

function closeVisit({ session, room }: Visit): void {
  room.presence.stop()
  room.hand.stop()
  room.store.stop()
  session.end()
}
