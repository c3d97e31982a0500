import { MAX_FIELD } from '@samtavla/shared/model/card.ts'
import { useWords } from '../../hooks/use-words.ts'
import { TextField } from '../../ui/TextField.tsx'

interface ReasonFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** It was left out where one is needed. */
  readonly isMissing: boolean
}

/** Why something is changed, which others will want to know. */
export function ReasonField({ value, onChange, isMissing }: ReasonFieldProps) {
  const w = useWords()
  return (
    <TextField
      label={w.problem.reason}
      hint={w.problem.reasonNote}
      value={value}
      onChange={onChange}
      rows={2}
      maxLength={MAX_FIELD}
      autoFocus
      {...(isMissing && value.trim() === '' ? { error: w.editRefusals['reason-needed'] } : {})}
    />
  )
}
