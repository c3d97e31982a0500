import { MAX_REASON } from '@samtavla/shared/discussion/decision.ts'
import { useState } from 'react'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { RequestError } from '../cards/RequestError.tsx'
import type { Request } from '../cards/use-request.ts'

interface PassDialogProps {
  readonly unmet: readonly string[]
  readonly request: Pick<Request, 'reason' | 'isBusy'>
  readonly onPass: (reason: string) => void
  readonly onClose: () => void
}

/** Going on with points that are not ticked off needs a reason. */
export function PassDialog({ unmet, request, onPass, onClose }: PassDialogProps) {
  const w = useWords()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const handlePass = () => {
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') onPass(reason.trim())
  }
  return (
    <Dialog
      isOpen
      holdsText
      onClose={onClose}
      title={w.plan.passTitle}
      closeLabel={w.close}
      actions={
        <Button variant="primary" aria-disabled={request.isBusy} onClick={handlePass}>
          {w.plan.pass}
        </Button>
      }
    >
      <RequestError request={request} />
      <p>{w.plan.unmet(unmet.length)}</p>
      <ul className="plain-texts">
        {unmet.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <TextField
        label={w.plan.reason}
        hint={w.plan.reasonNote}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={MAX_REASON}
        autoFocus
        {...(isMissing && reason.trim() === '' ? { error: w.plan.reasonMissing } : {})}
      />
    </Dialog>
  )
}
