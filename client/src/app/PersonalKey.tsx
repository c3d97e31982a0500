import { type FormEvent, useState } from 'react'
import { api, type Me } from '../api/api.ts'
import { setPreferences } from '../hooks/preferences.ts'
import { useWords } from '../hooks/use-words.ts'
import { eraseCopiesOf } from '../sync/local-copies.ts'
import { unsentHere } from '../sync/unsent-here.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'

interface PersonalKeyProps {
  readonly isSignedIn: boolean
  /** Runs something that may be refused, and shows the refusal. */
  readonly onError: (act: () => Promise<void>) => Promise<void>
  readonly onChange: (me: Me) => void
}

/**
 * How one keeps one's rooms without an account: a personal link and code to note down, which brings one back as the same person
 * on another device.
 */
export function PersonalKey({ isSignedIn, onError, onChange }: PersonalKeyProps) {
  const w = useWords()
  const [made, setMade] = useState<string>()
  const [typed, setTyped] = useState('')
  const [unsaved, setUnsaved] = useState(0)

  const handleMake = () => void onError(async () => setMade((await api.newPersonalKey()).key))
  const handleSignIn = (event: FormEvent) => {
    event.preventDefault()
    void onError(async () => {
      await api.signIn(typed)
      setTyped('')
      onChange(await api.me())
    })
  }
  const handleSignOut = () =>
    void onError(async () => {
      const waiting = await unsentHere()
      setUnsaved(waiting)
      if (waiting === 0) await signOut()
    })
  const signOut = async () => {
    const { user } = await api.me()
    await api.signOut()
    if (user) await eraseCopiesOf(user)
    setPreferences({ name: '' })
    setMade(undefined)
    setUnsaved(0)
    onChange(await api.me())
  }
  return (
    <details className="paper" open={isSignedIn}>
      <summary>
        <h2>{w.key.title}</h2>
      </summary>
      <p>{w.key.text}</p>
      {isSignedIn && !made && (
        <Button variant="outline" onClick={handleMake}>
          {w.key.make}
        </Button>
      )}
      {made && (
        <div className="key-made">
          <p className="key-letters">{made}</p>
          <p className="key-link">
            {window.location.origin}/key#{made}
          </p>
          <p className="dialog-note">{w.key.once}</p>
        </div>
      )}
      <form className="code-form" onSubmit={handleSignIn}>
        <TextField label={w.key.haveOne} value={typed} onChange={setTyped} autoComplete="off" spellCheck={false} />
        <Button type="submit" variant="outline" disabled={typed.trim() === ''}>
          {w.key.use}
        </Button>
      </form>
      {isSignedIn && (
        <div className="sign-out">
          <p className="dialog-note">{w.key.signOutNote}</p>
          <Button onClick={handleSignOut}>{w.key.signOut}</Button>
          {unsaved > 0 && (
            <Banner
              kind="warning"
              actions={
                <Button variant="danger" onClick={() => void onError(signOut)}>
                  {w.key.signOutAnyway}
                </Button>
              }
            >
              {w.key.signOutUnsaved(unsaved)}
            </Banner>
          )}
        </div>
      )}
    </details>
  )
}
