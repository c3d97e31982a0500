import './decision-log.css'
import { may } from '@samtavla/shared/access/can.ts'
import { type Decision, MAX_REASON, standingDecisions } from '@samtavla/shared/discussion/decision.ts'
import { type DecisionNames, decisionWords } from '@samtavla/shared/documents/decision-document.ts'
import { Plus } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'
import { api } from '../../../api/api.ts'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useDecisions, usePlan, useRoom, useStored } from '../../../hooks/room-context.ts'
import { useProcessModel } from '../../../hooks/use-process-model.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Dialog } from '../../../ui/overlays.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { PrivacyNote } from '../../cards/PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from '../../cards/privacy-questions.ts'
import { RequestError } from '../../cards/RequestError.tsx'
import { useRequest } from '../../cards/use-request.ts'

/** What the group has decided, the newest first: who, when, why. Nothing is edited; what was replaced can still be read. */
export function DecisionLog() {
  const { role } = useRoom()
  const decisions = useDecisions()
  const w = useWords()
  const [replacing, setReplacing] = useState<Decision | 'new'>()
  const stepName = useStepName()
  const standing = useMemo(() => new Set(standingDecisions(decisions)), [decisions])
  return (
    <section className="region decision-log" aria-label={w.log.title}>
      <header className="region-head">
        <h2 className="decision-log-title">{w.log.title}</h2>
        {may(role, 'decide') && (
          <Button size="small" icon={<Plus size={16} />} onClick={() => setReplacing('new')}>
            {w.log.add}
          </Button>
        )}
      </header>
      {decisions.length === 0 && <p className="region-empty">{w.log.none}</p>}
      <ol className="decision-list">
        {decisions.toReversed().map((decision) => (
          <DecisionItem
            key={decision.id}
            decision={decision}
            isStanding={standing.has(decision)}
            stepName={stepName}
            onReplace={() => setReplacing(decision)}
          />
        ))}
      </ol>
      {replacing && (
        <OtherDecisionDialog
          replaces={replacing === 'new' ? undefined : replacing}
          onClose={() => setReplacing(undefined)}
        />
      )}
    </section>
  )
}

interface DecisionItemProps {
  readonly decision: Decision
  readonly isStanding: boolean
  readonly stepName: DecisionNames['stepName']
  readonly onReplace: () => void
}

/** What the steps of the room's plan are called, once its model is there. */
function useStepName(): (step: string) => string | undefined {
  const { language } = usePreferences()
  const model = useProcessModel(usePlan()?.model.id ?? '')
  const steps = typeof model === 'string' ? [] : model.steps
  return (step) => steps.find(({ id }) => id === step)?.title[language]
}

function DecisionItem({ decision, isStanding, stepName, onReplace }: DecisionItemProps) {
  const { role, store } = useRoom()
  const w = useWords()
  const { cards, by, at, reason, unmet } = decision
  // What they are called, whatever is done with them meanwhile.
  useStored('codes', () => cards.map((card) => store.code(card)).join())
  const codeOf = (card: Decision['cards'][number]) => store.code(card) ?? store.card(card)?.text ?? ''
  return (
    <li className={classNames('decision', !isStanding && 'is-replaced')}>
      <p className="decision-text">
        {!isStanding && <strong className="decision-mark">{w.log.replaced}</strong>}
        {decisionWords(decision, w, { codeOf, stepName })}
      </p>
      {reason && <p>{w.log.because(reason)}</p>}
      {unmet && unmet.length > 0 && <p>{w.log.unmet(unmet.length)}</p>}
      <p className="radio-note">{w.log.by(by.name, w.roles[by.role], at)}</p>
      {isStanding && decision.kind === 'other' && may(role, 'decide') && (
        <Button size="small" onClick={onReplace}>
          {w.log.replace}
        </Button>
      )}
    </li>
  )
}

/** A decision that is no choice of problems and about no step, in the group's own words. */
function OtherDecisionDialog({ replaces, onClose }: { replaces: Decision | undefined; onClose: () => void }) {
  const room = useRoom()
  const announce = useAnnounce()
  const request = useRequest()
  const w = useWords()
  const [text, setText] = useState(replaces?.text ?? '')
  const [reason, setReason] = useState('')
  const question = useMemo(() => questionOf(`${text}\n${reason}`), [text, reason])
  const handleSave = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || question.isStop) return
    const isDone = await request.send(() =>
      api.decide(room.id, { kind: 'other', text, reason, ...(replaces && { replaces: replaces.id }) }),
    )
    if (!isDone) return
    keepAnyway(room, question)
    announce(w.log.saved)
    onClose()
  }
  return (
    <Dialog
      isOpen
      holdsText
      onClose={onClose}
      title={replaces ? w.log.replaceTitle : w.log.addTitle}
      closeLabel={w.close}
    >
      <form className="status-form" onSubmit={(event) => void handleSave(event)}>
        <RequestError request={request} />
        <TextField label={w.log.text} value={text} onChange={setText} rows={2} maxLength={MAX_REASON} autoFocus />
        <TextField label={w.log.reason} value={reason} onChange={setReason} rows={2} maxLength={MAX_REASON} />
        {isOpen(room, question) && <PrivacyNote question={question} />}
        <p className="dialog-note">{w.log.permanent}</p>
        <div className="form-actions">
          <Button
            type="submit"
            variant="primary"
            disabled={text.trim() === '' || question.isStop}
            aria-disabled={request.isBusy}
          >
            {w.log.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
