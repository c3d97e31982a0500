import './Dialog.css'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './IconButton.tsx'
import { ReactAria } from './ReactAria.tsx'
import { useFocusReturn } from './use-focus-return.ts'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  closeLabel: string
  children: ReactNode
  /** Buttons at the bottom, the one thing to do last. */
  actions?: ReactNode
  /** Something is written in it: a click outside does not throw that away. */
  holdsText?: boolean
  /** `wide` for tables and lists. */
  size?: 'normal' | 'wide' | undefined
  /** Nothing in it takes the focus: the text itself does, so that keys scroll it. */
  isOnlyText?: boolean
}

/**
 * A modal dialog, named by its title. Escape, the close button and a click outside close it; focus stays inside, goes first
 * to what has `autoFocus`, and returns to where it was. Fills the screen where that is narrow.
 */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onClose,
    title,
    closeLabel,
    children,
    actions,
    holdsText = false,
    size = 'normal',
    isOnlyText,
  } = props
  useFocusReturn()

  function handleOpenChange(open: boolean) {
    if (!open) onClose()
  }
  return (
    <ReactAria>
      <ModalOverlay className="ui-scrim" isOpen={isOpen} onOpenChange={handleOpenChange} isDismissable={!holdsText}>
        <Modal className={`ui-dialog-sheet ui-dialog-${size}`}>
          <AriaDialog className="ui-dialog">
            <div className="ui-dialog-head">
              <Heading slot="title" level={2} className="ui-dialog-title">
                {title}
              </Heading>
              <IconButton icon={<X aria-hidden="true" />} label={closeLabel} tooltipAlign="end" onClick={onClose} />
            </div>
            <div className="ui-dialog-body" tabIndex={isOnlyText ? 0 : undefined}>
              {children}
            </div>
            {actions && <div className="ui-dialog-actions">{actions}</div>}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </ReactAria>
  )
}
