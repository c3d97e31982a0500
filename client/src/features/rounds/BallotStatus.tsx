import type { RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import { CircleCheck, CircleX, CloudUpload, WifiOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { RequestError } from '../cards/RequestError.tsx'
import type { BallotBox, BallotState } from './ballot-box.ts'
import { useBallot } from './use-ballot.ts'

const ICONS = { loading: CloudUpload, saving: CloudUpload, saved: CircleCheck, waiting: WifiOff, refused: CircleX }

interface BallotStatusProps {
  readonly box: BallotBox
  readonly kind: RoundKind
}

/** Whether what one has chosen is on the server. Nothing before anything is chosen. */
export function BallotStatus({ box, kind }: BallotStatusProps) {
  const w = useWords()
  const state: BallotState = useBallot(box, (each) => each.state)
  const reason = useBallot(box, (each) => each.reason)
  const isEmpty = useBallot(box, ({ choices }) => Object.keys(choices).length === 0)
  const Icon = ICONS[state]
  useBallotNews(state, kind)
  const isQuiet = isEmpty && state === 'saved'
  return (
    <>
      <p className="ballot-status" data-ballot={state}>
        {!isQuiet && (
          <>
            <Icon aria-hidden="true" />
            {w.rounds.ballot[kind][state]}
          </>
        )}
      </p>
      {state === 'refused' && <RequestError request={{ reason }} />}
    </>
  )
}

/** Tells screen readers when a ballot cannot be saved yet, and when it is saved after all. */
function useBallotNews(state: BallotState, kind: RoundKind): void {
  const w = useWords()
  const announce = useAnnounce()
  const known = useRef(state)
  useEffect(() => {
    const before = known.current
    known.current = state
    if (state === before) return
    if (state === 'waiting' || (state === 'saved' && before === 'waiting')) announce(w.rounds.ballot[kind][state])
  }, [state, kind, announce, w])
}
