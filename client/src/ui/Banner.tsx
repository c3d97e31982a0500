import './Banner.css'
import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useAnnounce } from './Announcer.tsx'

export type BannerKind = 'info' | 'warning' | 'refused' | 'success'

const ICONS: Record<BannerKind, LucideIcon> = {
  info: Info,
  warning: TriangleAlert,
  refused: CircleX,
  success: CircleCheck,
}

export interface BannerProps {
  kind: BannerKind
  /** A sentence that says what is so and, if something can be done, what. */
  children: ReactNode
  /** Buttons after the sentence. */
  actions?: ReactNode
}

/**
 * A sentence about how things stand, with an icon of its kind. Said to screen readers once, when it comes: a `key` makes another
 * sentence a new one. Never steals focus.
 */
export function Banner({ kind, children, actions }: BannerProps) {
  const Icon = ICONS[kind]
  const announce = useAnnounce()
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => announce(words.current?.textContent ?? ''), [announce])
  return (
    <div className={`ui-banner ui-banner-${kind}`}>
      <Icon aria-hidden="true" className="ui-banner-icon" />
      <div ref={words} className="ui-banner-text">
        {children}
      </div>
      {actions && <div className="ui-banner-actions">{actions}</div>}
    </div>
  )
}
