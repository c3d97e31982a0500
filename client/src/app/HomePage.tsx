import type { ExampleId } from '@samtavla/shared/examples/load-example.ts'
import { type ChangeEvent, type FormEvent, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { ApiError, api, type Me } from '../api/api.ts'
import { isWhole, type PlanChoice, ProcessChooser } from '../features/plan/ProcessChooser.tsx'
import { preferences, setPreferences, usePreferences } from '../hooks/preferences.ts'
import { useWords } from '../hooks/use-words.ts'
import { type KeptRoom, keptRooms, noteUser } from '../sync/local-copies.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { CodeForm } from './CodeForm.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PersonalKey } from './PersonalKey.tsx'
import { RefusedBanner } from './RefusedBanner.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import { ThreadPicture } from './ThreadPicture.tsx'

/** A server that has not answered by then is not waited for where there is something to show without it. */
const PATIENCE_MS = 3_000

/** Where one begins: one's rooms, a code, a new room, the examples. */
export function HomePage() {
  const w = useWords()
  const [, navigate] = useLocation()
  const [me, setMe] = useState<Me>()
  const [error, setError] = useState<string>()
  const [kept, setKept] = useState<readonly KeptRoom[]>([])

  const attempt = useCallback(async (act: () => Promise<void>) => {
    try {
      setError(undefined)
      await act()
    } catch (caught) {
      setError(caught instanceof ApiError ? caught.reason : 'unexpected')
    }
  }, [])
  useEffect(() => {
    document.title = w.product
  }, [w])
  useEffect(() => {
    const load = async () => {
      try {
        const found = await api.me(...(keptRooms().length > 0 ? [PATIENCE_MS] : []))
        if (found.user) noteUser(found.user)
        setKept([])
        setMe(found)
      } catch (error) {
        const rooms = keptRooms()
        setKept(rooms)
        if (rooms.length === 0) throw error
      }
    }
    const begin = () => void attempt(load)
    begin()
    window.addEventListener('online', begin)
    return () => window.removeEventListener('online', begin)
  }, [attempt])

  const enter = (make: () => Promise<{ room: string }>) =>
    attempt(async () => {
      const { room } = await make()
      navigate(`/room/${room}`)
    })
  const openExample = (example: ExampleId) =>
    void enter(() => api.openExample(preferences().name || w.home.guest, example))
  return (
    <div className="home">
      <header className="home-head">
        <p className="brand">{w.product}</p>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main>
        <section className="home-hero">
          <div>
            <h1>{w.home.title}</h1>
            <p>{w.home.lead}</p>
          </div>
          <ThreadPicture />
        </section>
        {error && <RefusedBanner key={error} reason={error} />}
        <div className="home-grid">
          {kept.length > 0 && <KeptRooms rooms={kept} />}
          {me && me.rooms.length > 0 && (
            <section className="paper">
              <h2>{w.home.myRooms}</h2>
              <ul className="room-list">
                {me.rooms.map((room) => (
                  <li key={room.id}>
                    <a href={`/room/${room.id}`}>{room.title}</a>
                    <span>{w.roles[room.role]}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section className="paper">
            <h2>{w.home.haveCode}</h2>
            <CodeForm />
          </section>
          {me?.canCreate && (
            <section className="paper">
              <h2>{w.home.newRoom}</h2>
              <NewRoom enter={enter} />
            </section>
          )}
          {me?.canCreate && (
            <section className="paper">
              <h2>{w.home.exampleTitle}</h2>
              <p>{w.home.exampleText}</p>
              <Button variant="outline" onClick={() => openExample('rsp-swot-2018')}>
                {w.home.openExample}
              </Button>
              <h3 className="home-case">{w.home.caseTitle}</h3>
              <p>{w.home.caseText}</p>
              <Button variant="outline" onClick={() => openExample('ljungdungen-2025-26')}>
                {w.home.openCase}
              </Button>
            </section>
          )}
          <PersonalKey isSignedIn={me?.user !== undefined} onError={attempt} onChange={setMe} />
        </div>
        <p className="home-note">{w.privacy.rule}</p>
      </main>
    </div>
  )
}

/** What can be opened from this browser's copies when the server cannot be asked. */
function KeptRooms({ rooms }: { rooms: readonly KeptRoom[] }) {
  const w = useWords()
  return (
    <section className="paper">
      <h2>{w.home.keptRooms}</h2>
      <p role="status">{w.home.keptNote}</p>
      <ul className="room-list">
        {rooms.map(({ room, title, role, unsaved }) => (
          <li key={room}>
            <a href={`/room/${room}`}>{title}</a>
            <span>{unsaved > 0 ? w.save.waiting(unsaved) : w.roles[role]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NewRoom({ enter }: { enter: (make: () => Promise<{ room: string }>) => Promise<void> }) {
  const w = useWords()
  const { language, name: known } = usePreferences()
  const [title, setTitle] = useState('')
  const [name, setName] = useState(known)
  const [choice, setChoice] = useState<PlanChoice>()
  const [isMissing, setMissing] = useState(false)

  const handleCreate = (event: FormEvent) => {
    event.preventDefault()
    const plan = choice && isWhole(choice) ? choice : undefined
    const isReady = title.trim() !== '' && name.trim() !== '' && choice === plan
    setMissing(!isReady)
    if (!isReady) return
    setPreferences({ name: name.trim() })
    void enter(() => api.createRoom(title, name, language, plan))
  }
  const handleFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    setMissing(name.trim() === '')
    if (file && name.trim() !== '') await enter(async () => api.importRoom(name, await file.text()))
  }
  const missing = isMissing ? { error: w.home.fillIn } : {}
  return (
    <form className="new-room" noValidate onSubmit={handleCreate}>
      <TextField
        label={w.home.roomTitle}
        value={title}
        onChange={setTitle}
        maxLength={120}
        {...(title.trim() === '' ? missing : {})}
      />
      <TextField
        label={w.yourName}
        value={name}
        onChange={setName}
        maxLength={40}
        autoComplete="name"
        {...(name.trim() === '' ? missing : {})}
      />
      <ProcessChooser choice={choice} onChange={setChoice} isMissing={isMissing} />
      <div className="form-actions">
        <Button type="submit" variant="primary">
          {w.home.create}
        </Button>
        <label className="file-link">
          {w.home.importFile}
          <input type="file" accept=".json,application/json" onChange={(event) => void handleFile(event)} />
        </label>
      </div>
    </form>
  )
}
