import { type UnsentText, writeUnsent } from '@samtavla/shared/exchange/unsent.ts'
import { useState, useSyncExternalStore } from 'react'
import { download, fileName } from '../features/documents/download.ts'
import { preferences } from '../hooks/preferences.ts'
import { useWords, words } from '../hooks/use-words.ts'
import type { RoomSession } from '../sync/room-session.ts'
import { dropSetAside, onSetAside, setAsideOf, unsentOf } from '../sync/set-aside.ts'
import type { SetAside } from '../sync/set-aside-database.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'

/** What the person wrote in the room and can send no more: as a file, until they have taken it or thrown it away (R4). */
export function UnsentOffer({ user, room }: { user: string; room: string }) {
  const waiting = useSyncExternalStore(onSetAside, () => setAsideOf(user, room))
  // The button stays after the download, for whoever could not find the file.
  const [taken, setTaken] = useState<readonly SetAside[]>([])
  const entries = waiting.length > 0 ? waiting : taken
  const last = entries.at(-1)
  const w = useWords()
  if (!last) return null

  const texts = entries.flatMap((entry) => entry.texts)
  const handleDownload = () => {
    downloadTexts(last.room, new Date(last.at), texts)
    setTaken(entries)
    void dropSetAside(user, room, waiting)
  }
  const handleDiscard = () => {
    setTaken([])
    void dropSetAside(user, room, waiting)
    // The button that had the focus is gone.
    document.querySelector('main')?.focus()
  }
  const isTaken = waiting.length === 0
  const actions = (
    <>
      <Button variant={isTaken ? 'quiet' : 'primary'} onClick={handleDownload}>
        {w.unsent.download}
      </Button>
      <Button variant={isTaken ? 'quiet' : 'danger'} onClick={handleDiscard}>
        {isTaken ? w.close : w.unsent.discard}
      </Button>
    </>
  )
  return (
    <Banner key={isTaken ? 'taken' : last.at} kind={isTaken ? 'success' : 'refused'} actions={actions}>
      {isTaken ? w.unsent.done : `${w.unsent.why(last.why)} ${w.unsent.count(texts.length)}`}
    </Banner>
  )
}

/** What a visit has not sent, as a file. */
export function DownloadUnsent({ session, why }: { session: RoomSession; why: string }) {
  const w = useWords()
  const handleDownload = () => {
    const title = session.content.meta.get('title')
    const texts = unsentOf(session, why, preferences().language)
    downloadTexts(typeof title === 'string' ? title : session.access.title, new Date(), texts)
  }
  return <Button onClick={handleDownload}>{w.unsent.download}</Button>
}

function downloadTexts(room: string, at: Date, texts: readonly UnsentText[]): void {
  const file = writeUnsent({ room, at, texts }, preferences().language)
  download(fileName(words().unsent.file(room), 'txt'), 'text/plain', file)
}
