import { useRef, useState } from 'react'
import { ApiError } from '../../api/api.ts'

export interface Request {
  /** Why it was not done the last time: the server's word, or `unexpected`. */
  readonly reason: string | undefined
  /** A button says so with `aria-disabled`: one that is switched off would lose the focus. */
  readonly isBusy: boolean
  /** Resolves with whether it was done. What is asked for while something else is under way is not. */
  readonly send: (act: () => Promise<unknown>) => Promise<boolean>
}

/** Something that is asked of the server by a button, and what came of it. `onRefused` is for those who show no `RequestError`. */
export function useRequest(onRefused?: (reason: string) => void): Request {
  const [reason, setReason] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  // A second click may come before the first one is drawn.
  const isSending = useRef(false)

  const send = async (act: () => Promise<unknown>) => {
    if (isSending.current) return false
    isSending.current = true
    setReason(undefined)
    setBusy(true)
    try {
      await act()
      return true
    } catch (error) {
      const why = error instanceof ApiError ? error.reason : 'unexpected'
      setReason(why)
      onRefused?.(why)
      return false
    } finally {
      isSending.current = false
      setBusy(false)
    }
  }
  return { reason, isBusy, send }
}
