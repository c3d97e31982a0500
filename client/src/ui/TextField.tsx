import './TextField.css'
import { CircleAlert } from 'lucide-react'
import { type ChangeEvent, type ComponentProps, type CSSProperties, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

type NativeProps = Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'children' | 'ref'>

export interface TextFieldProps extends NativeProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** A sentence under the label that helps before the writing. */
  hint?: ReactNode
  /** What is wrong and what to do about it. Marks the field as invalid, and is read out when it comes. */
  error?: ReactNode
  /** Keeps the label for screen readers only, where the place says what the field is for. */
  isLabelHidden?: boolean | undefined
  /** With a number of rows the field is a text area that grows with its text. */
  rows?: number | undefined
  ref?: React.Ref<HTMLInputElement & HTMLTextAreaElement> | undefined
}

/** A native text field with its label, hint and error tied to it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, error, isLabelHidden, rows, className, id: givenId, ref, ...rest } = props
  const ownId = useId()
  const id = givenId ?? ownId
  const describedBy = classNames(hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined)
  const field = {
    ...rest,
    id,
    value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
    className: 'ui-field-input',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
  }
  return (
    <div className={classNames('ui-field', className)}>
      <label htmlFor={id} className={classNames('ui-field-label', isLabelHidden && 'visually-hidden')}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ui-field-hint">
          {hint}
        </p>
      )}
      {rows ? (
        <textarea
          {...(field as ComponentProps<'textarea'>)}
          rows={rows}
          style={{ '--rows': rows } as CSSProperties}
          ref={ref}
        />
      ) : (
        <input type="text" {...field} ref={ref} />
      )}
      <div aria-live="polite">
        {error && (
          <p id={`${id}-error`} className="ui-field-error">
            <CircleAlert aria-hidden="true" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  )
}
