import { MAX_REASON } from '@samtavla/shared/discussion/decision.ts'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'

interface PassDialogProps {
  readonly unmet: readonly string[]
  readonly isBusy: boolean
  readonly refusal: ReactNode
  readonly onPass: (reason: string) => void
  readonly onClose: () => void
}

/** Going on with points that are not ticked off needs a reason. */
export function PassDialog({ unmet, isBusy, refusal, onPass, onClose }: PassDialogProps) {
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
        <Button variant="primary" disabled={isBusy} onClick={handlePass}>
          {w.plan.pass}
        </Button>
      }
    >
      {refusal}
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
