import { CONTENT_VERSION } from '@samtavla/shared/model/content.ts'
import { useEffect, useRef, useState } from 'react'
import { SelectionProvider } from '../features/cards/selection.ts'
import { RoomProvider, useMeta } from '../hooks/room-context.ts'
import { useWords } from '../hooks/use-words.ts'
import { lastUser } from '../sync/local-copies.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { useToast } from '../ui/Toaster.tsx'
import { CodeForm } from './CodeForm.tsx'
import { MessagePage } from './MessagePage.tsx'
import { RoomScreen } from './RoomScreen.tsx'
import { useSaveState } from './SaveStatus.tsx'
import { DownloadUnsent, UnsentOffer } from './UnsentOffer.tsx'
import { closeVisit, type Visit, VisitKeeper } from './visit.ts'

/** A visit to a room: shows it, or says in words why not. */
export function RoomPage({ id }: { id: string }) {
  const announce = useAnnounce()
  const toast = useToast()
  const w = useWords()
  const [visit, setVisit] = useState<Visit>()
  const [reason, setReason] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const keeper = useRef<VisitKeeper>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new visit
  useEffect(() => {
    const onVisit = (next: Visit) => {
      setReason(undefined)
      setVisit(next)
    }
    setVisit(undefined)
    setReason(undefined)
    const current = new VisitKeeper(id, { onVisit, onRefused: setReason, announce, toast })
    keeper.current = current
    current.open()
    return () => current.end()
  }, [id, announce, toast, attempt])

  // After everything that is on the screen has let go of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another role does not end a visit
  useEffect(() => {
    // A field that goes away with the page writes what is in it first.
    if (visit) return () => queueMicrotask(() => closeVisit(visit))
  }, [visit?.session])

  const retry = () => setAttempt((count) => count + 1)
  const discard = () => void keeper.current?.discardUnsent()
  if (reason) return <Refusal room={id} reason={reason} visit={visit} onRetry={retry} onDiscard={discard} />
  if (!visit) return <MessagePage title={w.loading} text={w.room.opening} />
  return (
    <RoomProvider value={visit.room}>
      <SelectionProvider value={visit.selection}>
        <OpenOrTooOld visit={visit} onDiscard={discard} />
      </SelectionProvider>
    </RoomProvider>
  )
}

function OpenOrTooOld({ visit, onDiscard }: { visit: Visit; onDiscard: () => void }) {
  const { version } = useMeta()
  const { id } = visit.room
  if (version > CONTENT_VERSION) {
    const reload = () => window.location.reload()
    return <Refusal room={id} reason="client-too-old" visit={visit} onRetry={reload} onDiscard={onDiscard} />
  }
  return <RoomScreen session={visit.session} onDiscard={onDiscard} />
}

interface RefusalProps {
  readonly room: string
  readonly reason: string
  readonly visit: Visit | undefined
  readonly onRetry: () => void
  /** The person throws away what the server did not take. */
  readonly onDiscard: () => void
}

function Refusal({ room, reason, visit, onRetry, onDiscard }: RefusalProps) {
  const w = useWords()
  const announce = useAnnounce()
  useEffect(() => announce(`${w.refusalTitle(reason)}. ${w.refusals(reason)}`), [announce, reason, w])
  const latestRetry = useRef(onRetry)
  latestRetry.current = onRetry
  useEffect(() => {
    if (reason !== 'no-connection') return
    const retry = () => latestRetry.current()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [reason])
  const user = visit?.room.me.id ?? lastUser()
  const canRetry = !['not-a-member', 'room-not-found', 'not-found'].includes(reason)
  const needsInvite = ['not-signed-in', 'not-a-member'].includes(reason)
  return (
    <MessagePage title={w.refusalTitle(reason)} text={w.refusals(reason)}>
      {user && <UnsentOffer user={user} room={room} />}
      {canRetry && visit && <StillUnsent visit={visit} onDiscard={onDiscard} />}
      {canRetry && !needsInvite && (
        <Button variant="primary" onClick={onRetry}>
          {w.tryAgain}
        </Button>
      )}
      {needsInvite && <CodeForm />}
    </MessagePage>
  )
}

/** What was not sent, of a visit that can go on another time. */
function StillUnsent({ visit: { session }, onDiscard }: { visit: Visit; onDiscard: () => void }) {
  const w = useWords()
  const { unsaved, isKept, endReason } = useSaveState(session)
  if (unsaved === 0) return null
  return (
    <p>
      {isKept ? w.unsent.fromHere : w.unsent.why('')} <DownloadUnsent session={session} why={endReason ?? 'ended'} />
      <Button variant="danger" onClick={onDiscard}>
        {w.unsent.discardRefused}
      </Button>
    </p>
  )
}
