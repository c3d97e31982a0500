import { may } from '@samtavla/shared/access/can.ts'
import type { Decision } from '@samtavla/shared/discussion/decision.ts'
import { nextStep } from '@samtavla/shared/processes/plan-step.ts'
import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { api } from '../../api/api.ts'
import { usePreferences } from '../../hooks/preferences.ts'
import { useDecisions, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { RequestError } from '../cards/RequestError.tsx'
import { useRequest } from '../cards/use-request.ts'
import { PassDialog } from './PassDialog.tsx'
import { usePlanView } from './plan-view.ts'
import { Tick } from './StepTicks.tsx'

/** What to look at before one goes on, and the going on itself: never locked, and never for good. */
export function StepGate({ step }: { readonly step: Step }) {
  const { language } = usePreferences()
  const w = useWords()
  const { role } = useRoom()
  return (
    <div className="plan-gate">
      <h4>{w.plan.gate}</h4>
      {step.gate.length > 0 && (
        <ul className="plan-ticks">
          {step.gate.map((point) => (
            <Tick key={point.id} id={point.id} text={point.text[language]}>
              {point.level !== 'G' && <span className="plan-note">{w.plan.gateLevels[point.level]}</span>}
            </Tick>
          ))}
        </ul>
      )}
      <p className="plan-note">{may(role, 'editBoard') ? w.plan.gateNote : w.plan.onlyMembers}</p>
      <Outcome step={step} />
      {may(role, 'passSteps') && <PassButtons step={step} />}
    </div>
  )
}

/** How it was decided last. */
function Outcome({ step }: { readonly step: Step }) {
  const { language } = usePreferences()
  const w = useWords()
  const decisions = useDecisions()
  const last = decisions.filter((decision) => decision.kind === 'step' && decision.step === step.id).at(-1)
  if (!last) return null
  return (
    <div className="plan-outcome">
      <p>{(last.isPassed ? w.plan.passedBy : w.plan.reopenedBy)(last.by.name, last.at)}</p>
      {last.reason && <p>{w.plan.because(last.reason)}</p>}
      {unmetIn(last).length > 0 && <p className="plan-note">{w.plan.notDone(unmetIn(last))}</p>}
    </div>
  )

  function unmetIn({ unmet = [] }: Decision): readonly string[] {
    return step.gate.filter(({ id }) => unmet.includes(id)).map(({ text }) => text[language])
  }
}

function PassButtons({ step }: { readonly step: Step }) {
  const { model, plan, passed, onShowStep } = usePlanView()
  const { id: room } = useRoom()
  const { language } = usePreferences()
  const announce = useAnnounce()
  const w = useWords()
  const [isAsking, setAsking] = useState(false)
  const request = useRequest()
  const isPassed = passed.has(step.id)
  const unmet = step.gate.filter(({ id }) => !(id in plan.done))
  const isMenu = model.kind === 'menu'

  const decide = async (toPass: boolean, reason: string) => {
    if (!(await request.send(() => api.passStep(room, step.id, toPass, reason)))) return
    // The dialog gives the focus back when it goes, and only then can it be taken further.
    flushSync(() => setAsking(false))
    announce((toPass ? w.plan.passed : w.plan.reopened)(step.title[language]))
    const next = nextStep(model, new Set([...passed, step.id]))
    if (toPass && next && !isMenu) onShowStep(next.id, step.id)
    else onShowStep(step.id)
  }
  const anyway = isMenu ? w.plan.passPartAnyway : w.plan.passAnyway
  return (
    <div className="plan-pass">
      {!isAsking && <RequestError request={request} />}
      {isPassed ? (
        <Button variant="outline" aria-disabled={request.isBusy} onClick={() => void decide(false, '')}>
          {w.plan.reopen}
        </Button>
      ) : unmet.length > 0 ? (
        <Button variant="outline" onClick={() => setAsking(true)}>
          {anyway}
        </Button>
      ) : (
        <Button variant="primary" aria-disabled={request.isBusy} onClick={() => void decide(true, '')}>
          {isMenu ? w.plan.passPart : w.plan.pass}
        </Button>
      )}
      {isAsking && (
        <PassDialog
          unmet={unmet.map(({ text }) => text[language])}
          request={request}
          onPass={(reason) => void decide(true, reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
