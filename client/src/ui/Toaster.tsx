import './Toaster.css'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useAnnounce } from './Announcer.tsx'
import { Button } from './Button.tsx'

/** Long enough to read a sentence twice and to reach a button; the action can also be done otherwise. */
const STAY_MS = 8_000

export interface Toast {
  readonly text: string
  readonly action?: { readonly label: string; readonly onAction: () => void } | undefined
}

type ShowToast = (toast: Toast) => void

const ToastContext = createContext<ShowToast | undefined>(undefined)

/** Says a sentence at the lower edge of the page and to screen readers. A newer one takes its place. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext)
  if (!show) throw new Error('useToast is called outside of Toaster')
  return show
}

export function Toaster({ children }: { children: ReactNode }) {
  const announce = useAnnounce()
  const [toast, setToast] = useState<Toast>()
  const show = useCallback(
    (next: Toast) => {
      announce(next.text)
      setToast(next)
    },
    [announce],
  )
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(undefined), STAY_MS)
    return () => clearTimeout(timer)
  }, [toast])

  const handleAction = () => {
    setToast(undefined)
    toast?.action?.onAction()
  }
  return (
    <ToastContext value={show}>
      {children}
      {toast && (
        <aside className="ui-toast">
          <p>{toast.text}</p>
          {toast.action && <Button onClick={handleAction}>{toast.action.label}</Button>}
        </aside>
      )}
    </ToastContext>
  )
}
