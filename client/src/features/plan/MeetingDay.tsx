import { may } from '@samtavla/shared/access/can.ts'
import { setMeetingDay } from '@samtavla/shared/edits/plan.ts'
import type { Day } from '@samtavla/shared/processes/days.ts'
import { isFree, isHoliday, isWeekend } from '@samtavla/shared/processes/holidays.ts'
import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { useId, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { FIRST_DAY, isInRange, LAST_DAY, openDayFrom } from './meeting-days.ts'
import { usePlanView } from './plan-view.ts'

/** When the step's meeting is and how long; who may write moves it, and no other with it. */
export function MeetingDay({ step }: { readonly step: Step }) {
  const { dates } = usePlanView()
  const { role } = useRoom()
  const w = useWords()
  const day = dates.get(step.id)
  if (step.format === 'preparation') return <p className="plan-note">{w.plan.noMeetingHere}</p>
  return (
    <div className="plan-day">
      {may(role, 'editBoard') ? (
        <DayField step={step} day={day} />
      ) : (
        <p>{day === undefined ? w.plan.noDay : w.plan.longDay(day)}</p>
      )}
      <Facts step={step} />
    </div>
  )
}

function DayField({ step, day }: { readonly step: Step; readonly day: Day | undefined }) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const id = useId()
  // While a year is being typed, it passes through years that nobody means.
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? day ?? ''
  const warning = isInRange(shown) ? warningAbout(shown) : undefined

  const move = (to: Day) => {
    setTyped(undefined)
    if (to !== day) hand.do((pen) => setMeetingDay(pen, step.id, to))
  }
  const handleBlur = () => {
    setTyped(undefined)
    if (isInRange(shown)) move(shown)
  }
  return (
    <>
      <div className="plan-day-field">
        <label htmlFor={id}>{w.plan.day}</label>
        <input
          id={id}
          type="date"
          aria-label={w.plan.dayOf(step.title[language])}
          className="ui-field-input"
          min={FIRST_DAY}
          max={LAST_DAY}
          value={shown}
          aria-describedby={`${id}-warning`}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && handleBlur()}
          onBlur={handleBlur}
        />
      </div>
      <p id={`${id}-warning`} className="plan-warning" role="status">
        {warning && w.plan.dayWarnings[warning]}
      </p>
      {warning && (
        <Button size="small" variant="outline" onClick={() => move(openDayFrom(shown))}>
          {w.plan.moveTo(openDayFrom(shown))}
        </Button>
      )}
    </>
  )
}

function Facts({ step: { duration, repeat, choice } }: { readonly step: Step }) {
  const w = useWords()
  return (
    <>
      {duration && <p className="plan-length">{w.plan.lastsRange(duration.min, duration.max)}</p>}
      {repeat && <p className="plan-note">{repeat.max ? w.plan.repeatsAtMost(repeat.max) : w.plan.repeats}</p>}
      {choice && <p className="plan-note">{w.plan.attendOne(choice.options.map(({ place }) => place))}</p>}
    </>
  )
}

function warningAbout(day: Day): 'weekend' | 'holiday' | 'school-break' | undefined {
  if (isHoliday(day)) return 'holiday'
  if (isWeekend(day)) return 'weekend'
  return isFree(day) ? 'school-break' : undefined
}
