import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../hooks/use-words.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'

/** One field for a code from the wall or a note. */
export function CodeForm() {
  const w = useWords()
  const [path, navigate] = useLocation()
  const [code, setCode] = useState('')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    // The code travels in the fragment, as in a link, so that it reaches no log.
    const secret = encodeURIComponent(code.trim())
    if (secret === '') return
    if (path === '/join') window.location.hash = secret
    else navigate(`/join#${secret}`)
  }
  return (
    <form className="code-form" onSubmit={handleSubmit}>
      <TextField
        label={w.home.codeLabel}
        hint={w.home.codeHint}
        value={code}
        onChange={setCode}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Button type="submit" variant="outline">
        {w.home.codeGo}
      </Button>
    </form>
  )
}
