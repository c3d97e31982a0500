import { CircleCheck, CircleX, CloudUpload, WifiOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { RequestError } from '../../cards/RequestError.tsx'
import type { BallotBox, BallotState } from './ballot-box.ts'
import { useBallot } from './use-ballot.ts'

const ICONS = { loading: CloudUpload, saving: CloudUpload, saved: CircleCheck, waiting: WifiOff, refused: CircleX }

/** Whether what one has chosen is on the server. Nothing before anything is chosen. */
export function BallotStatus({ box }: { readonly box: BallotBox }) {
  const w = useWords()
  const state: BallotState = useBallot(box, (each) => each.state)
  const reason = useBallot(box, (each) => each.reason)
  const isEmpty = useBallot(box, ({ choices }) => Object.keys(choices).length === 0)
  const Icon = ICONS[state]
  useBallotNews(state)
  const isQuiet = isEmpty && state === 'saved'
  return (
    <>
      <p className="ballot-status" data-ballot={state}>
        {!isQuiet && (
          <>
            <Icon aria-hidden="true" />
            {w.prioritise.ballot[state]}
          </>
        )}
      </p>
      {state === 'refused' && <RequestError request={{ reason }} />}
    </>
  )
}

/** Tells screen readers when a ballot cannot be saved yet, and when it is saved after all. */
function useBallotNews(state: BallotState): void {
  const w = useWords()
  const announce = useAnnounce()
  const known = useRef(state)
  useEffect(() => {
    const before = known.current
    known.current = state
    if (state === before) return
    if (state === 'waiting' || (state === 'saved' && before === 'waiting')) announce(w.prioritise.ballot[state])
  }, [state, announce, w])
}
