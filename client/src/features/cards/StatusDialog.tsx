import { statusWords } from '@samtavla/shared/documents/card-words.ts'
import { makeCauses, setAside } from '@samtavla/shared/edits/cards.ts'
import { MAX_FIELD, type STATUS_KINDS } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type FormEvent, useMemo, useState } from 'react'
import { useRoom, useStored } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { brokenBy } from './broken-thread.ts'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'
import { ReasonField } from './ReasonField.tsx'

type StatusKind = (typeof STATUS_KINDS)[number]

interface StatusDialogProps {
  readonly kind: StatusKind
  readonly ids: readonly CardId[]
  readonly onClose: () => void
}

/** Parks problems, hands them over, or makes them causes, with the reason that others will want to know. */
export function StatusDialog({ kind, ids, onClose }: StatusDialogProps) {
  const room = useRoom()
  const { hand, store } = room
  const announce = useAnnounce()
  const w = useWords()
  const [reason, setReason] = useState('')
  const [to, setTo] = useState('')
  const [isMissing, setMissing] = useState(false)
  const question = useMemo(() => questionOf(`${reason}\n${to}`), [reason, to])
  const broken = useStored('links', () => brokenBy(store, ids))
  const names = ids.map((id) => store.code(id) ?? '').join(', ')
  const titles = { parked: w.problem.parkTitle, 'handed-over': w.problem.handOverTitle, cause: w.problem.causeTitle }
  const toLabel = { parked: w.problem.parkTo, 'handed-over': w.problem.handOverTo, cause: undefined }[kind]

  const handleSave = (event: FormEvent) => {
    event.preventDefault()
    const needsReason = kind !== 'cause' && reason.trim() === ''
    setMissing(needsReason)
    if (needsReason || question.isStop) return
    const changed = hand.do((pen) =>
      kind === 'cause' ? makeCauses(pen, ids, reason) : setAside(pen, ids, { kind, reason, to }),
    )
    // What was written stays in sight.
    if (!changed) return
    keepAnyway(room, question)
    onClose()
    const card = store.card(ids[0]!)
    if (card) announce(`${store.code(card.id) ?? ''} ${statusWords(card, w)}`)
  }
  return (
    <Dialog isOpen holdsText onClose={onClose} title={titles[kind](names)} closeLabel={w.close}>
      <form className="status-form" onSubmit={handleSave}>
        {kind === 'cause' && <p className="dialog-note">{w.problem.causeNote}</p>}
        {kind !== 'cause' && broken && <p className="dialog-note">{broken}</p>}
        <ReasonField value={reason} onChange={setReason} isMissing={isMissing} />
        {toLabel && <TextField label={toLabel} value={to} onChange={setTo} maxLength={MAX_FIELD} />}
        {isOpen(room, question) && <PrivacyNote question={question} />}
        <div className="form-actions">
          <Button type="submit" variant="primary" disabled={question.isStop}>
            {w.problem.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
