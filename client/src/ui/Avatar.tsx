import './Avatar.css'
import type { CSSProperties } from 'react'
import { initialsOf } from './initials.ts'

/** How many colours there are for people: `--person-0` and on. */
export const PERSON_COLORS = 12

export interface AvatarProps {
  name: string
  /** Any whole number; people beyond the twelfth share colours. */
  color: number
  size?: 'normal' | 'small' | undefined
  /** For an avatar that stands beside the name in words. */
  isDecorative?: boolean | undefined
}

/** A person's initials in that person's colour, with an outline that shows on light and on dark. */
export function Avatar({ name, color, size = 'normal', isDecorative }: AvatarProps) {
  const style = { '--person': `var(--person-${Math.abs(color) % PERSON_COLORS})` } as CSSProperties
  const naming = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name }
  return (
    <span className={`ui-avatar ui-avatar-${size}`} style={style} {...naming}>
      <span aria-hidden="true">{initialsOf(name)}</span>
    </span>
  )
}
