import './silence.css'
import { may } from '@samtavla/shared/access/can.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { Silence } from '@samtavla/shared/model/stage.ts'
import { EyeOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../api/api.ts'
import { useRoom, useSilence, useSilentCount } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useToast } from '../../../ui/Toaster.tsx'
import { useRequest } from '../../cards/use-request.ts'
import { useTimeLeft } from '../../cards/use-time-left.ts'
import { passTurn, useWriterTurn } from '../../cards/writer-turn.ts'

/** Seconds left at which it is said aloud. */
const SPOKEN = [120, 60, 0]

/** What everybody must know while they write silently, and what the facilitator does about it. */
export function SilenceBar({ board }: { readonly board: Board }) {
  const silence = useSilence(board.id)
  const announce = useAnnounce()
  const w = useWords()
  const was = useRef(silence?.id)
  useEffect(() => {
    if (was.current !== silence?.id) announce(silence ? `${w.silence.on}. ${w.silence.onlyYou}` : w.silence.over)
    was.current = silence?.id
  }, [silence, announce, w])
  return silence ? <Going silence={silence} /> : null
}

function Going({ silence }: { silence: Silence }) {
  const { role } = useRoom()
  const count = useSilentCount(silence.board)
  const w = useWords()
  const [isPassing, setPassing] = useState(false)
  const isLeading = may(role, 'leadSilence')
  return (
    <section className="silence-bar" aria-label={w.silence.on}>
      <EyeOff size={20} aria-hidden="true" />
      <p className="silence-words">
        <strong>{w.silence.on}.</strong> {isLeading ? w.silence.onlyYouLeading : w.silence.onlyYou}{' '}
        {w.silence.willBe(silence.isAnonymous)}
      </p>
      <p className="silence-count">{w.silence.count(count)}</p>
      {silence.until !== undefined && <TimeLeft key={silence.until} until={silence.until} />}
      <span className="silence-actions">
        {may(role, 'editBoard') && <Button onClick={() => setPassing(true)}>{w.silence.turn}</Button>}
        {isLeading && <Lead silence={silence} />}
      </span>
      {isPassing && <PassDialog silence={silence} onClose={() => setPassing(false)} />}
    </section>
  )
}

function Lead({ silence: { board, until } }: { silence: Silence }) {
  const { id: room } = useRoom()
  const toast = useToast()
  const w = useWords()
  const request = useRequest((reason) => toast({ text: w.refusals(reason) }))
  const addMinute = (end: number) => {
    const minutes = Math.max(0, Math.ceil((end - Date.now()) / 60_000)) + 1
    return request.send(() => api.setSilenceTime(room, board, minutes))
  }
  const handleReveal = () =>
    request.send(async () => {
      const { notes } = await api.reveal(room, board)
      toast({ text: w.silence.revealed(notes) })
    })
  return (
    <>
      {until !== undefined && (
        <Button aria-disabled={request.isBusy} onClick={() => void addMinute(until)}>
          {w.silence.more}
        </Button>
      )}
      <Button variant="primary" aria-disabled={request.isBusy} onClick={() => void handleReveal()}>
        {w.silence.reveal}
      </Button>
    </>
  )
}

/** In words and digits; said aloud at two minutes, at one and at the end. */
function TimeLeft({ until }: { until: number }) {
  const w = useWords()
  const left = useTimeLeft(until, SPOKEN, (moment) =>
    moment === 0 ? w.silence.timeUp : w.silence.spokenLeft(moment / 60),
  )
  return (
    <p className="silence-time">
      {left === 0 ? w.silence.timeUp : w.silence.timeLeft(Math.floor(left / 60), left % 60)}
    </p>
  )
}

/** Two people share a laptop and write in turns. */
function PassDialog({ silence, onClose }: { silence: Silence; onClose: () => void }) {
  const announce = useAnnounce()
  const w = useWords()
  const turn = useWriterTurn(silence.id)
  const [name, setName] = useState('')
  const handlePass = () => {
    passTurn(silence.id, name.trim())
    onClose()
    announce(w.silence.turnNow(name.trim()))
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.silence.turnTitle}
      closeLabel={w.close}
      actions={
        <Button variant="primary" onClick={handlePass}>
          {w.silence.turnGo}
        </Button>
      }
    >
      <p>{w.silence.turnWhat}</p>
      {turn.name && <p className="dialog-note">{w.silence.turnNow(turn.name)}</p>}
      <TextField
        label={w.silence.turnName}
        hint={w.silence.turnNameNote}
        value={name}
        onChange={setName}
        maxLength={40}
        autoFocus
      />
    </Dialog>
  )
}
