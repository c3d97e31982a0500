import { may } from '@samtavla/shared/access/can.ts'
import { tickOff } from '@samtavla/shared/edits/plan.ts'
import { roleName } from '@samtavla/shared/processes/plan-step.ts'
import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { dueDate } from '@samtavla/shared/processes/schedule.ts'
import { toolName, toolOf } from '@samtavla/shared/tools/index.ts'
import { type ReactNode, useId } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { DueNote } from './PlanNow.tsx'
import { inputId } from './plan-now.ts'
import { usePlanView } from './plan-view.ts'

interface TickProps {
  readonly id: string
  readonly text: string
  /** What else is known about it. */
  readonly children?: ReactNode
}

/** Something that is done or not: who may write ticks it off, and everybody sees who did and when. */
export function Tick({ id, text, children }: TickProps) {
  const { plan } = usePlanView()
  const { hand, role } = useRoom()
  const w = useWords()
  const field = useId()
  const done = plan.done[id]
  return (
    <li className="plan-tick" data-done={done ? true : undefined}>
      <input
        id={field}
        type="checkbox"
        checked={done !== undefined}
        disabled={!may(role, 'editBoard')}
        aria-describedby={`${field}-notes`}
        onChange={(event) => hand.do((pen) => tickOff(pen, id, event.target.checked))}
      />
      <label htmlFor={field}>{text}</label>
      <div id={`${field}-notes`} className="plan-tick-notes">
        {done ? <span className="plan-note">{w.plan.doneBy(done.by, done.at)}</span> : children}
      </div>
    </li>
  )
}

/** What is to be there when the step's meeting begins, and from whom. */
export function InputTicks({ step }: { readonly step: Step }) {
  const { model } = usePlanView()
  const { language } = usePreferences()
  const w = useWords()
  return (
    <ul className="plan-ticks">
      {step.inputs.map(({ text, from }, index) => {
        const who = roleName(model, from)?.[language]
        return (
          <Tick key={inputId(step, index)} id={inputId(step, index)} text={text[language]}>
            <span className="plan-note">{who ? w.plan.from(who) : w.plan.bySystem}</span>
          </Tick>
        )
      })}
    </ul>
  )
}

/** What is done between this step's meeting and the next, by whom and by when. */
export function TaskTicks({ step }: { readonly step: Step }) {
  const { model, dates } = usePlanView()
  const { language } = usePreferences()
  const w = useWords()
  return (
    <ul className="plan-ticks">
      {step.tasks.map((task) => {
        const who = task.who.map((id) => roleName(model, id)?.[language]).filter((name) => name !== undefined)
        const due = dueDate(task, step, dates)
        const tool = task.tool && toolName(task.tool)?.[language]
        return (
          <Tick key={task.id} id={task.id} text={task.text[language]}>
            <span className="plan-note">
              {[w.plan.who(who), tool && (toolOf(task.tool!) ? tool : w.plan.coming(tool))].filter(Boolean).join(' · ')}
            </span>
            {due && <DueNote due={due} />}
          </Tick>
        )
      })}
    </ul>
  )
}
