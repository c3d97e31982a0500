import { CircleCheck, CircleX, CloudUpload, WifiOff } from 'lucide-react'
import { useWords } from '../../../hooks/use-words.ts'
import type { BallotBox, BallotState } from './ballot-box.ts'
import { RequestError } from './RequestError.tsx'
import { useBallot } from './use-ballot.ts'

const ICONS = { loading: CloudUpload, saving: CloudUpload, saved: CircleCheck, waiting: WifiOff, refused: CircleX }

/** Whether what one has chosen is on the server. Nothing before anything is chosen. */
export function BallotStatus({ box }: { readonly box: BallotBox }) {
  const w = useWords()
  const state: BallotState = useBallot(box, (each) => each.state)
  const reason = useBallot(box, (each) => each.reason)
  const isEmpty = useBallot(box, ({ choices }) => Object.keys(choices).length === 0)
  const Icon = ICONS[state]
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
