import './plan.css'
import { passedSteps } from '@samtavla/shared/discussion/decision.ts'
import type { BoardId } from '@samtavla/shared/model/ids.ts'
import type { Plan } from '@samtavla/shared/model/plan.ts'
import { nextStep } from '@samtavla/shared/processes/plan-step.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { usePreferences } from '../../hooks/preferences.ts'
import { useDecisions, usePlan } from '../../hooks/room-context.ts'
import { today } from '../../hooks/today.ts'
import { useProcessModel } from '../../hooks/use-process-model.ts'
import { useWords } from '../../hooks/use-words.ts'
import { BarePlan } from './BarePlan.tsx'
import { PlanNow } from './PlanNow.tsx'
import { PlanViewProvider } from './plan-view.ts'
import { StepGroups, stepToggleId } from './StepGroups.tsx'

interface PlanPageProps {
  readonly onOpenBoard: (board: BoardId) => void
}

/** Where a room with a plan begins: where it is, what is next, what one has to do, and every step. Nothing for a room without one. */
export function PlanPage({ onOpenBoard }: PlanPageProps) {
  const plan = usePlan()
  return plan ? <PlanOf plan={plan} onOpenBoard={onOpenBoard} /> : null
}

function PlanOf({ plan, onOpenBoard }: PlanPageProps & { readonly plan: Plan }) {
  const w = useWords()
  const model = useProcessModel(plan.model.id)
  return (
    <div className="plan">
      <div className="plan-sheet">
        {model === 'loading' ? (
          <p role="status">{w.loading}</p>
        ) : typeof model === 'string' ? (
          <BarePlan plan={plan} why={model} onOpenBoard={onOpenBoard} />
        ) : (
          <WholePlan plan={plan} model={model} onOpenBoard={onOpenBoard} />
        )}
      </div>
    </div>
  )
}

function WholePlan({
  plan,
  model,
  onOpenBoard,
}: PlanPageProps & { readonly plan: Plan; readonly model: ProcessModel }) {
  const w = useWords()
  const { language } = usePreferences()
  const decisions = useDecisions()
  const passed = useMemo(() => passedSteps(decisions), [decisions])
  // What is open is the person's own choice from then on: what others pass does not move the page.
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([nextStep(model, passed)?.id ?? '']))

  const handleToggle = (step: string) => {
    const next = new Set(open)
    if (!next.delete(step)) next.add(step)
    setOpen(next)
  }
  const handleShowStep = (step: string, instead?: string) => {
    // What is opened and closed above it moves it.
    flushSync(() => setOpen((now) => new Set([...[...now].filter((id) => id !== instead), step])))
    const toggle = document.getElementById(stepToggleId(step))
    toggle?.focus({ preventScroll: true })
    toggle?.scrollIntoView({ block: 'start' })
  }
  const view = {
    model,
    plan,
    dates: new Map(Object.entries(plan.dates)),
    passed,
    today: today(),
    onOpenBoard,
    onShowStep: handleShowStep,
  }
  return (
    <PlanViewProvider value={view}>
      <header className="plan-head">
        <p className="plan-kicker">{w.plan.title}</p>
        <h1>{model.name[language]}</h1>
        <p className="plan-aim">{model.aim[language]}</p>
      </header>
      <PlanNow />
      <StepGroups open={open} onToggle={handleToggle} />
      <p className="plan-provider">{model.provider[language]}</p>
    </PlanViewProvider>
  )
}
