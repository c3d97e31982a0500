import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { ApiError, api } from '../../../api/api.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { useToast } from '../../../ui/Toaster.tsx'

interface ForgetNotesDialogProps {
  readonly board: BoardId
  readonly onClose: () => void
}

/** PRIV-A1 for notes: what was deleted in the text by hand goes from everywhere, for good. */
export function ForgetNotesDialog({ board, onClose }: ForgetNotesDialogProps) {
  const { id: room } = useRoom()
  const toast = useToast()
  const w = useWords()
  const [refusal, setRefusal] = useState<string>()
  const handleForget = async () => {
    try {
      await api.forgetNotes(room, board)
      onClose()
      toast({ text: w.notes.forgotten })
    } catch (error) {
      setRefusal(error instanceof ApiError ? error.reason : 'unexpected')
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.privacy.eraseTitle}
      closeLabel={w.close}
      actions={
        <Button variant="danger" onClick={() => void handleForget()}>
          {w.notes.forgetNow}
        </Button>
      }
    >
      {refusal && <Banner kind="refused">{w.refusals(refusal)}</Banner>}
      <p>{w.notes.forgetFirst}</p>
      <p>{w.notes.forgetWhat}</p>
      <p className="dialog-note">{w.privacy.eraseBackups}</p>
      <p className="dialog-note">{w.privacy.erasePublic}</p>
    </Dialog>
  )
}
