import './SidePanel.css'
import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from './IconButton.tsx'

export interface SidePanelProps {
  title: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
  /** Stays at the bottom of the panel, under what scrolls. */
  footer?: ReactNode
}

/** A region beside the main one, named by its heading, with a button that closes it. Not modal: focus may come and go. */
export function SidePanel({ title, closeLabel, onClose, children, footer }: SidePanelProps) {
  const titleId = useId()
  return (
    <aside className="ui-panel" aria-labelledby={titleId}>
      <header className="ui-panel-head">
        <h2 id={titleId} className="ui-panel-title">
          {title}
        </h2>
        <IconButton icon={<X aria-hidden="true" />} label={closeLabel} tooltipAlign="end" onClick={onClose} />
      </header>
      <div className="ui-panel-body">{children}</div>
      {footer && <footer className="ui-panel-foot">{footer}</footer>}
    </aside>
  )
}
