import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { api } from '../../../api/api.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { useToast } from '../../../ui/Toaster.tsx'
import { RequestError } from '../../cards/RequestError.tsx'
import { useRequest } from '../../cards/use-request.ts'

interface ForgetNotesDialogProps {
  readonly board: BoardId
  readonly onClose: () => void
}

/** PRIV-A1 for notes: what was deleted in the text by hand goes from everywhere, for good. */
export function ForgetNotesDialog({ board, onClose }: ForgetNotesDialogProps) {
  const { id: room } = useRoom()
  const toast = useToast()
  const w = useWords()
  const request = useRequest()
  const handleForget = async () => {
    if (!(await request.send(() => api.forgetNotes(room, board)))) return
    onClose()
    toast({ text: w.notes.forgotten })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.privacy.eraseTitle}
      closeLabel={w.close}
      actions={
        <Button variant="danger" aria-disabled={request.isBusy} onClick={() => void handleForget()}>
          {w.notes.forgetNow}
        </Button>
      }
    >
      <RequestError request={request} />
      <p>{w.notes.forgetFirst}</p>
      <p>{w.notes.forgetWhat}</p>
      <p className="dialog-note">{w.privacy.eraseBackups}</p>
      <p className="dialog-note">{w.privacy.erasePublic}</p>
    </Dialog>
  )
}
