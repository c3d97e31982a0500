import { may } from '@samtavla/shared/access/can.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useMemo, useState } from 'react'
import { api } from '../../../api/api.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { MenuButton } from '../../../ui/MenuButton.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { RequestError } from '../../cards/RequestError.tsx'
import { type Request, useRequest } from '../../cards/use-request.ts'
import { useProblemNames } from './use-problems.ts'

const MORE_MINUTES = [1, 2, 5, 10]
const MINUTE_MS = 60_000

interface RoundToolsProps {
  readonly round: Round
  /** The list's problems as they are now, some perhaps written after the round was opened. */
  readonly problems: readonly CardId[]
}

/** What whoever leads does with an open round: takes in what was written since, gives more time, closes it. */
export function RoundTools({ round, problems }: RoundToolsProps) {
  const { role } = useRoom()
  const request = useRequest()
  if (!may(role, 'leadRounds')) return null
  return (
    <div className="round-tools">
      <RequestError request={request} />
      <AddProblems round={round} problems={problems} request={request} />
      <TimeButton round={round} request={request} />
      <CloseButton round={round} request={request} />
    </div>
  )
}

interface ToolProps {
  readonly round: Round
  readonly request: Request
}

function AddProblems({ round, problems, request }: RoundToolsProps & ToolProps) {
  const { id: room } = useRoom()
  const w = useWords()
  const { id, kind, cards } = round
  const missing = useMemo(() => problems.filter((card) => !cards.includes(card)), [problems, cards])
  const names = useProblemNames(missing)
  if (missing.length === 0) return null
  return (
    <Button
      variant="outline"
      aria-disabled={request.isBusy}
      onClick={() => void request.send(() => api.addToRound(room, id, missing))}
    >
      {w.prioritise.addToRound[kind](names)}
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
    label: w.prioritise.plusMinutes(minutes),
    onAction: () => addTime(minutes),
  }))
  const none = { id: 'none', label: w.prioritise.noTimeLimit, onAction: () => setTime(null) }
  return (
    <MenuButton
      label={deadline === undefined ? w.prioritise.setTime : w.prioritise.moreTime}
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
        {w.prioritise.close[kind]}
      </Button>
      {isAsking && (
        <Dialog
          isOpen
          onClose={() => setAsking(false)}
          title={kind === 'dots' ? w.prioritise.voted(voted, of) : w.prioritise.placed(voted, of)}
          closeLabel={w.close}
          actions={
            <>
              <Button variant="outline" onClick={() => setAsking(false)}>
                {w.prioritise.keepOpen}
              </Button>
              <Button variant="primary" onClick={close}>
                {w.prioritise.closeAnyway}
              </Button>
            </>
          }
        >
          <p>{w.prioritise.closeNotAll(of - voted)}</p>
        </Dialog>
      )}
    </>
  )
}
