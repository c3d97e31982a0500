import './Dialog.css'
import { X } from 'lucide-react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './IconButton.tsx'
import type { DialogProps } from './overlay-props.ts'
import { ReactAria } from './ReactAria.tsx'

/** What `Dialog` shows. Only that loads it. */
export function AriaDialog({ isOpen, onClose, title, closeLabel, children, actions, size = 'normal' }: DialogProps) {
  function handleOpenChange(open: boolean) {
    if (!open) onClose()
  }
  return (
    <ReactAria>
      <ModalOverlay className="ui-scrim" isOpen={isOpen} onOpenChange={handleOpenChange} isDismissable>
        <Modal className={`ui-dialog-sheet ui-dialog-${size}`}>
          <Dialog className="ui-dialog">
            <div className="ui-dialog-head">
              <Heading slot="title" level={2} className="ui-dialog-title">
                {title}
              </Heading>
              <IconButton icon={<X aria-hidden="true" />} label={closeLabel} tooltipAlign="end" onClick={onClose} />
            </div>
            <div className="ui-dialog-body">{children}</div>
            {actions && <div className="ui-dialog-actions">{actions}</div>}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </ReactAria>
  )
}
