import type { Role } from '@samtavla/shared/access/can.ts'
import { type FormEvent, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { ApiError, api } from '../api/api.ts'
import { setPreferences, usePreferences } from '../hooks/preferences.ts'
import { useWords } from '../hooks/use-words.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { CodeForm } from './CodeForm.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { RefusedBanner } from './RefusedBanner.tsx'
import { forgetSecret, takeSecret } from './secret-from-address.ts'

/** From a link to writing: the room's name, one field, one button. */
export function JoinPage() {
  const w = useWords()
  const [, navigate] = useLocation()
  const [secret, setSecret] = useState(() => ({ token: takeSecret('join') }))
  const [room, setRoom] = useState<{ title: string; role: Role }>()
  const [reason, setReason] = useState<string | undefined>(secret.token === '' ? 'no-code' : undefined)
  const [name, setName] = useState(usePreferences().name)
  const [isMissing, setMissing] = useState(false)

  useEffect(() => {
    document.title = `${w.join.join} – ${w.product}`
  }, [w])
  // Another link or code may come while the page is open.
  useEffect(() => {
    const onHashChange = () => setSecret({ token: takeSecret('join') })
    window.addEventListener('hashchange', onHashChange)
    return () => window.removeEventListener('hashchange', onHashChange)
  }, [])
  useEffect(() => {
    const { token } = secret
    if (token === '') return
    let isOver = false
    setRoom(undefined)
    setReason(undefined)
    api.look(token).then(
      (found) => isOver || setRoom(found),
      (error: unknown) => isOver || setReason(reasonOf(error)),
    )
    return () => {
      isOver = true
    }
  }, [secret])

  const handleJoin = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(name.trim() === '')
    if (name.trim() === '') return
    setPreferences({ name: name.trim() })
    try {
      const joined = await api.join(secret.token, name)
      forgetSecret('join')
      navigate(`/room/${joined.room}`)
    } catch (error) {
      setReason(reasonOf(error))
    }
  }
  return (
    <div className="join">
      <header className="home-head">
        <a className="brand" href="/">
          {w.product}
        </a>
        <LanguageSwitch />
      </header>
      <main className="paper">
        {room ? (
          <form onSubmit={(event) => void handleJoin(event)}>
            <p className="join-lead">{w.join.invited}</p>
            <h1>{room.title}</h1>
            <TextField
              label={w.yourName}
              hint={w.join.nameHint}
              value={name}
              onChange={setName}
              maxLength={40}
              autoComplete="name"
              autoFocus
              {...(isMissing ? { error: w.home.fillIn } : {})}
            />
            <Button type="submit" variant="primary">
              {w.join.go}
            </Button>
            <p className="dialog-note">
              {w.join.as(w.roles[room.role])} – {w.roleMeans[room.role]}
            </p>
          </form>
        ) : (
          reason === undefined && <p role="status">{w.loading}</p>
        )}
        {reason && (
          <>
            {!room && <h1>{w.join.join}</h1>}
            {reason !== 'no-code' && <RefusedBanner key={reason} reason={reason} />}
            {!room && <CodeForm />}
          </>
        )}
      </main>
    </div>
  )
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.reason : 'unexpected'
}
