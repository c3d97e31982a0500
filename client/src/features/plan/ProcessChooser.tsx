import './process-chooser.css'
import { addDays } from '@samtavla/shared/processes/days.ts'
import { isFree } from '@samtavla/shared/processes/holidays.ts'
import { processModels } from '@samtavla/shared/processes/index.ts'
import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { today } from '../../hooks/today.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FIRST_DAY, isInRange, LAST_DAY, openDayFrom } from './meeting-days.ts'

/** What a new room follows, as far as it is chosen. */
export interface PlanChoice {
  /** Nothing while none is chosen. */
  readonly model: string | undefined
  readonly start: string
}

/** A room can be made of it. */
export function isWhole(choice: PlanChoice): choice is PlanChoice & { readonly model: string } {
  return choice.model !== undefined && isInRange(choice.start)
}

interface ProcessChooserProps {
  /** Nothing for a room without a plan. */
  readonly choice: PlanChoice | undefined
  readonly onChange: (choice: PlanChoice | undefined) => void
  /** Say what is missing. */
  readonly isMissing: boolean
}

const withPlans = processModels.filter(({ id }) => id !== 'fritt')

/** Whether a new room is free or follows a process, and then which and from when. */
export function ProcessChooser({ choice, onChange, isMissing }: ProcessChooserProps) {
  const w = useWords()
  return (
    <div className="process-chooser">
      <Segmented
        label={w.home.how}
        value={choice ? 'process' : 'free'}
        onChange={(how) =>
          onChange(how === 'free' ? undefined : { model: undefined, start: openDayFrom(addDays(today(), 1)) })
        }
        options={[
          { value: 'free', label: w.home.free },
          { value: 'process', label: w.home.byProcess },
        ]}
      />
      {choice ? (
        <>
          <ModelList choice={choice} onChange={onChange} isMissing={isMissing} />
          <StartField choice={choice} onChange={onChange} isMissing={isMissing} />
        </>
      ) : (
        <p className="process-note">{w.home.freeNote}</p>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly choice: PlanChoice
  readonly onChange: (choice: PlanChoice) => void
  readonly isMissing: boolean
}

function ModelList({ choice, onChange, isMissing }: ChoiceProps) {
  const { language } = usePreferences()
  const w = useWords()
  const id = useId()
  const error = isMissing && choice.model === undefined
  return (
    <fieldset className="process-list" aria-describedby={`${id}-error`}>
      <legend>{w.home.whichProcess}</legend>
      {withPlans.map((model) => (
        <label key={model.id}>
          <input
            type="radio"
            name={id}
            checked={choice.model === model.id}
            onChange={() => onChange({ ...choice, model: model.id })}
          />
          <span>
            <strong>{model.name[language]}</strong>
            <span className="process-note">{model.summary[language]}</span>
            <span className="process-note">{model.extent[language]}</span>
          </span>
        </label>
      ))}
      <div id={`${id}-error`} aria-live="polite">
        {error && (
          <p className="ui-field-error">
            <CircleAlert aria-hidden="true" />
            <span>{w.home.chooseProcess}</span>
          </p>
        )}
      </div>
    </fieldset>
  )
}

function StartField({ choice, onChange, isMissing }: ChoiceProps) {
  const w = useWords()
  const { start } = choice
  const isMoved = isInRange(start) && isFree(start)
  return (
    <TextField
      type="date"
      label={w.home.firstMeeting}
      hint={isMoved ? w.home.movedStart(openDayFrom(start)) : w.home.firstMeetingNote}
      value={start}
      onChange={(next) => onChange({ ...choice, start: next })}
      min={FIRST_DAY}
      max={LAST_DAY}
      {...(isMissing && !isInRange(start) ? { error: w.home.notADay } : {})}
    />
  )
}
