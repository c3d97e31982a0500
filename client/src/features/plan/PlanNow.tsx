import { daysBetween } from '@samtavla/shared/processes/days.ts'
import { nextStep } from '@samtavla/shared/processes/plan-step.ts'
import type { ReactNode } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { nextMeeting, numberedSteps, ownTasks } from './plan-now.ts'
import { usePlanView } from './plan-view.ts'

/** As many as one takes in at a glance. */
const MOST_TASKS = 3

/** In words: where the room is, what is next, and what one has to do oneself. */
export function PlanNow() {
  const w = useWords()
  return (
    <section className="plan-now" aria-label={w.plan.now}>
      <Line title={w.plan.here}>
        <Here />
      </Line>
      <Line title={w.plan.nextMeeting}>
        <Next />
      </Line>
      <Line title={w.plan.mine}>
        <Mine />
      </Line>
    </section>
  )
}

function Line({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="plan-line">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

function Here() {
  const { model, passed } = usePlanView()
  const { language } = usePreferences()
  const w = useWords()
  const step = nextStep(model, passed)
  const numbered = numberedSteps(model)
  if (!step) return <p>{w.plan.allDone}</p>
  if (model.kind === 'menu') return <p>{w.plan.chosen(passed.size, model.steps.length)}</p>
  const title = step.title[language]
  const number = numbered.indexOf(step) + 1
  if (number > 0) return <p>{w.plan.step(number, numbered.length, title)}</p>
  return <p>{step.format === 'preparation' ? w.plan.before(title) : title}</p>
}

function Next() {
  const view = usePlanView()
  const { language } = usePreferences()
  const w = useWords()
  const meeting = nextMeeting(view)
  if (!meeting) return <p>{w.plan.noMeeting}</p>
  const { step, day } = meeting
  const notes = [
    step.duration && w.plan.lastsRange(step.duration.min, step.duration.max),
    step !== nextStep(view.model, view.passed) && step.title[language],
  ].filter(Boolean)
  return (
    <>
      <p>{w.plan.meeting(day, daysBetween(view.today, day))}</p>
      {notes.length > 0 && <p className="plan-note">{notes.join(' · ')}</p>}
    </>
  )
}

function Mine() {
  const view = usePlanView()
  const { role } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const tasks = ownTasks(role, view)
  if (tasks.length === 0) return <p>{w.plan.nothingMine}</p>
  return (
    <>
      <ul className="plan-mine">
        {tasks.slice(0, MOST_TASKS).map(({ step, task, due }) => (
          <li key={task.id}>
            <button type="button" className="plan-link" onClick={() => view.onShowStep(step.id)}>
              {task.text[language]}
            </button>
            {due && <DueNote due={due} />}
          </li>
        ))}
      </ul>
      {tasks.length > MOST_TASKS && <p className="plan-note">{w.plan.more(tasks.length - MOST_TASKS)}</p>}
    </>
  )
}

/** By when, and in how many days; said otherwise when the day is past. */
export function DueNote({ due }: { readonly due: string }) {
  const { today } = usePlanView()
  const w = useWords()
  const days = daysBetween(today, due)
  return <span className="plan-note">{days < 0 ? w.plan.late(due, days) : w.plan.due(due, days)}</span>
}
