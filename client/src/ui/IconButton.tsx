import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { classNames } from './class-names.ts'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'title'> {
  /** What the button does, in words: its accessible name and its tooltip. */
  label: string
  icon: ReactNode
  /** Which edge of the button the tooltip keeps to, for buttons near the side of the window. */
  tooltipAlign?: 'start' | 'center' | 'end' | undefined
}

/** A button whose icon everyone knows. The words show on hover and on keyboard focus. */
export function IconButton({ label, icon, tooltipAlign = 'center', className, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      aria-label={label}
      data-tooltip={label}
      data-tooltip-align={tooltipAlign}
      className={classNames('ui-icon-button', className)}
    >
      {icon}
    </Button>
  )
}
