import './Button.css'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing to do here, `quiet` (the default) for the others, `danger` for what takes something away. */
  variant?: 'primary' | 'outline' | 'quiet' | 'danger' | undefined
  /** `small` keeps to 24 px and more, for controls on and beside cards. */
  size?: 'normal' | 'small' | undefined
  /** An outline icon before the words; decoration to a screen reader. */
  icon?: ReactNode
}

/** A native button with an icon and words. Never submits a form unless `type` says so. */
export function Button({ variant = 'quiet', size = 'normal', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('ui-button', `ui-button-${variant}`, size === 'small' && 'ui-button-small', className)}
    >
      {icon}
      {children}
    </button>
  )
}
