import { useCallback, useState } from 'react'
import { ApiError } from '../../../api/api.ts'

export interface Request {
  /** The server's word, when it refused the last time. */
  readonly reason: string | undefined
  readonly isBusy: boolean
  /** Resolves with whether it was done. One at a time. */
  readonly send: (act: () => Promise<unknown>) => Promise<boolean>
}

/** Something that is asked of the server by a button, and what came of it. */
export function useRequest(): Request {
  const [reason, setReason] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const send = useCallback(async (act: () => Promise<unknown>) => {
    setReason(undefined)
    setBusy(true)
    try {
      await act()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setReason(error.reason)
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  return { reason, isBusy, send }
}
