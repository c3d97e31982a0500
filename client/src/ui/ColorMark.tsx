import './ColorMark.css'
import type { ReactNode } from 'react'

export type MarkedColor = 'yellow' | 'orange' | 'pink' | 'green' | 'blue' | 'grey'

const SHAPES: Record<MarkedColor, ReactNode> = {
  yellow: <circle cx="6" cy="6" r="4.6" />,
  orange: <path d="M6 1.2 11.2 10.4H.8Z" />,
  pink: <path d="M6 .6 11.4 6 6 11.4.6 6Z" />,
  green: <rect x="1.8" y="1.8" width="8.4" height="8.4" />,
  blue: <path d="M4.4 1h3.2v3.4H11v3.2H7.6V11H4.4V7.6H1V4.4h3.4Z" />,
  grey: <circle cx="6" cy="6" r="3.7" fill="none" stroke="currentColor" strokeWidth="2.2" />,
}

/** The second cue of a card colour: a small shape, its own for each colour. Decoration: the colour's name says it in words. */
export function ColorMark({ color }: { color: MarkedColor }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="ui-color-mark" data-mark={color}>
      {SHAPES[color]}
    </svg>
  )
}
