import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { type FormEvent, useState } from 'react'
import { api } from '../../../api/api.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { RequestError } from '../../cards/RequestError.tsx'
import { useRequest } from '../../cards/use-request.ts'

const MOST_MINUTES = 240

/** A facilitator lets everybody write for themselves. What is chosen of names here holds to the end. */
export function SilenceDialog({ board, onClose }: { readonly board: BoardId; readonly onClose: () => void }) {
  const { id: room } = useRoom()
  const w = useWords()
  const request = useRequest()
  const [names, setNames] = useState<'anonymous' | 'named'>('anonymous')
  const [minutes, setMinutes] = useState('8')
  const count = Number(minutes)
  const isBad = minutes.trim() !== '' && !(Number.isInteger(count) && count >= 1 && count <= MOST_MINUTES)

  const handleStart = async (event: FormEvent) => {
    event.preventDefault()
    if (isBad) return
    if (await request.send(() => api.beginSilence(room, board, names === 'anonymous', count || undefined))) onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={w.silence.beginTitle} closeLabel={w.close}>
      <form className="status-form" onSubmit={(event) => void handleStart(event)}>
        <p>{w.silence.beginWhat}</p>
        <RequestError request={request} />
        <Segmented
          label={w.silence.names}
          value={names}
          onChange={setNames}
          options={[
            { value: 'anonymous', label: w.silence.anonymous },
            { value: 'named', label: w.silence.withNames },
          ]}
        />
        <p className="dialog-note">{w.silence.namesNote}</p>
        <TextField
          label={w.silence.minutes}
          hint={w.silence.noLimit}
          inputMode="numeric"
          value={minutes}
          onChange={setMinutes}
          maxLength={3}
          {...(isBad ? { error: w.silence.badMinutes } : {})}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" disabled={isBad} aria-disabled={request.isBusy}>
            {w.silence.start}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
