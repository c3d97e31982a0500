import { nextStep } from '@samtavla/shared/processes/plan-step.ts'
import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { Check, ChevronDown } from 'lucide-react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useWords } from '../../hooks/use-words.ts'
import { numberedSteps, type StepGroup, stepGroups } from './plan-now.ts'
import { usePlanView } from './plan-view.ts'
import { StepPanel } from './StepPanel.tsx'

interface OpenSteps {
  readonly open: ReadonlySet<string>
  readonly onToggle: (step: string) => void
}

/** The element that opens and closes a step. */
export function stepToggleId(step: string): string {
  return `plan-step-${step}`
}

/** Every step of the plan, under a heading for each group; each can be opened on its own. */
export function StepGroups(props: OpenSteps) {
  const { model } = usePlanView()
  const { language } = usePreferences()
  const w = useWords()
  const groups = stepGroups(model)
  return (
    <>
      {model.kind === 'menu' && <p className="plan-choice">{w.plan.pick}</p>}
      {model.tracks && <p className="plan-choice">{w.plan.tracks(model.tracks.map(({ name }) => name[language]))}</p>}
      {groups.map((group) => (
        <Group key={group.key} group={group} {...props} />
      ))}
    </>
  )
}

function Group({ group, open, onToggle }: OpenSteps & { readonly group: StepGroup }) {
  const { model } = usePlanView()
  const w = useWords()
  const isMenu = model.kind === 'menu'
  const [first] = group.steps
  return (
    <section className="plan-group" data-kind={model.kind}>
      <GroupTitle group={group} />
      {isMenu && first && <p className="plan-note">{w.plan.pickFormats[first.format]}</p>}
      <ol className="plan-steps">
        {group.steps.map((step) => (
          <StepItem key={step.id} step={step} isOpen={open.has(step.id)} onToggle={() => onToggle(step.id)} />
        ))}
      </ol>
    </section>
  )
}

function GroupTitle({ group: { key, steps } }: { readonly group: StepGroup }) {
  const { model } = usePlanView()
  const { language } = usePreferences()
  const w = useWords()
  const names = (model.tracks ?? []).filter(({ id }) => key.split(' ').includes(id)).map(({ name }) => name[language])
  if (model.kind === 'hybrid') return <h2>{w.plan.inTracks(names)}</h2>
  return <h2>{model.kind === 'menu' && steps[0] ? w.plan.formats[steps[0].format] : w.plan.steps}</h2>
}

interface StepItemProps {
  readonly step: Step
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function StepItem({ step, isOpen, onToggle }: StepItemProps) {
  const { model, passed } = usePlanView()
  const { language } = usePreferences()
  const isPassed = passed.has(step.id)
  const isHere = model.kind !== 'menu' && nextStep(model, passed) === step
  const number = numberedSteps(model).indexOf(step) + 1
  const panel = `plan-panel-${step.id}`
  return (
    <li className="plan-step" data-state={isPassed ? 'passed' : isHere ? 'here' : 'ahead'}>
      <h3>
        <button
          type="button"
          id={stepToggleId(step.id)}
          className="plan-toggle"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={onToggle}
        >
          <span className="plan-mark">{isPassed ? <Check aria-hidden="true" /> : number || null}</span>
          <span className="plan-toggle-words">
            <span className="plan-step-title">{step.title[language]}</span>{' '}
            <StepFacts step={step} isPassed={isPassed} isHere={isHere} />
          </span>
          <ChevronDown aria-hidden="true" className="plan-chevron" />
        </button>
      </h3>
      <div id={panel} className="plan-panel" hidden={!isOpen}>
        <StepPanel step={step} />
      </div>
    </li>
  )
}

interface StepFactsProps {
  readonly step: Step
  readonly isPassed: boolean
  readonly isHere: boolean
}

function StepFacts({ step, isPassed, isHere }: StepFactsProps) {
  const { dates } = usePlanView()
  const w = useWords()
  const day = dates.get(step.id)
  const facts = [
    isPassed && w.plan.isPassed,
    isHere && w.plan.isHere,
    day ? w.plan.longDay(day) : step.format !== 'preparation' && w.plan.noDay,
    step.duration && w.plan.lastsRange(step.duration.min, step.duration.max),
  ]
  return <span className="plan-facts">{facts.filter(Boolean).join(' · ')}</span>
}
