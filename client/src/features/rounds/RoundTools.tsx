import { may } from '@samtavla/shared/access/can.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useMemo, useState } from 'react'
import { api } from '../../api/api.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useCardNames } from '../../hooks/use-card-names.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { RequestError } from '../cards/RequestError.tsx'
import { type Request, useRequest } from '../cards/use-request.ts'

const MORE_MINUTES = [1, 2, 5, 10]
const MINUTE_MS = 60_000

interface RoundToolsProps {
  readonly round: Round
  /** What could be voted on as it is now, some perhaps written after the round was opened. */
  readonly options: readonly CardId[]
}

/** What whoever leads does with an open round: takes in what was written since, gives more time, closes it. */
export function RoundTools({ round, options }: RoundToolsProps) {
  const { role } = useRoom()
  const request = useRequest()
  if (!may(role, 'leadRounds')) return null
  return (
    <div className="round-tools">
      <RequestError request={request} />
      <AddOptions round={round} options={options} request={request} />
      <TimeButton round={round} request={request} />
      <CloseButton round={round} request={request} />
    </div>
  )
}

interface ToolProps {
  readonly round: Round
  readonly request: Request
}

function AddOptions({ round, options, request }: RoundToolsProps & ToolProps) {
  const { id: room } = useRoom()
  const w = useWords()
  const { id, kind, cards } = round
  const missing = useMemo(() => options.filter((card) => !cards.includes(card)), [options, cards])
  const names = useCardNames(missing)
  if (missing.length === 0) return null
  return (
    <Button
      variant="outline"
      aria-disabled={request.isBusy}
      onClick={() => void request.send(() => api.addToRound(room, id, missing))}
    >
      {w.rounds.addToRound[kind](names)}
    </Button>
  )
}

function TimeButton({ round: { id, deadline }, request }: ToolProps) {
  const { id: room } = useRoom()
  const w = useWords()
  const setTime = (minutes: number | null) => void request.send(() => api.setRoundTime(room, id, minutes))
  // The server counts from now on.
  const addTime = (minutes: number) =>
    setTime(minutes + (deadline === undefined ? 0 : Math.max(0, Math.round((deadline - Date.now()) / MINUTE_MS))))
  const more = MORE_MINUTES.map((minutes) => ({
    id: String(minutes),
    label: w.rounds.plusMinutes(minutes),
    onAction: () => addTime(minutes),
  }))
  const none = { id: 'none', label: w.rounds.noTimeLimit, onAction: () => setTime(null) }
  return (
    <MenuButton
      label={deadline === undefined ? w.rounds.setTime : w.rounds.moreTime}
      sections={[{ id: 'time', items: deadline === undefined ? more : [...more, none] }]}
    />
  )
}

function CloseButton({ round: { id, kind, voted, of }, request }: ToolProps) {
  const { id: room } = useRoom()
  const w = useWords()
  const [isAsking, setAsking] = useState(false)
  const close = () => {
    setAsking(false)
    void request.send(() => api.closeRound(room, id))
  }
  return (
    <>
      <Button variant="primary" aria-disabled={request.isBusy} onClick={() => (voted < of ? setAsking(true) : close())}>
        {w.rounds.close[kind]}
      </Button>
      {isAsking && (
        <Dialog
          isOpen
          onClose={() => setAsking(false)}
          title={w.rounds.answered[kind](voted, of)}
          closeLabel={w.close}
          actions={
            <>
              <Button variant="outline" onClick={() => setAsking(false)}>
                {w.rounds.keepOpen}
              </Button>
              <Button variant="primary" onClick={close}>
                {w.rounds.closeAnyway}
              </Button>
            </>
          }
        >
          <p>{w.rounds.closeNotAll(of - voted)}</p>
        </Dialog>
      )}
    </>
  )
}
