import './Segmented.css'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

export interface SegmentedOption<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen between. */
  label: string
  options: readonly SegmentedOption<Value>[]
  value: Value
  onChange: (value: Value) => void
  isLabelHidden?: boolean | undefined
  isDisabled?: boolean | undefined
}

/** A choice of one among a few, all in sight. Native radio buttons: one tab stop, arrows move the choice. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, isLabelHidden, isDisabled } = props
  const name = useId()
  return (
    <fieldset className="ui-segmented" disabled={isDisabled}>
      <legend className={classNames('ui-segmented-label', isLabelHidden && 'visually-hidden')}>{label}</legend>
      <div className="ui-segmented-options">
        {options.map((option) => (
          <label key={option.value} className="ui-segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="ui-segment-face">
              {option.icon}
              {option.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
