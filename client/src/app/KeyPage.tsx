import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { ApiError, api } from '../api/api.ts'
import { useWords } from '../hooks/use-words.ts'
import { Button } from '../ui/Button.tsx'
import { MessagePage } from './MessagePage.tsx'
import { forgetSecret, takeSecret } from './secret-from-address.ts'

/** A personal link: one press and one is the same person here as elsewhere. */
export function KeyPage() {
  const w = useWords()
  const [, navigate] = useLocation()
  const [key] = useState(() => takeSecret('key'))
  const [reason, setReason] = useState<string>()
  useEffect(() => {
    document.title = `${w.key.title} – ${w.product}`
  }, [w])

  const handleSignIn = async () => {
    try {
      await api.signIn(key)
      forgetSecret('key')
      navigate('/')
    } catch (error) {
      setReason(error instanceof ApiError ? error.reason : 'unexpected')
    }
  }
  return (
    <MessagePage title={w.key.title} text={reason ? w.refusals(reason) : w.key.pageText}>
      <Button variant="primary" onClick={() => void handleSignIn()}>
        {w.key.use}
      </Button>
    </MessagePage>
  )
}
