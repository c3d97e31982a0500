import type { RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import { Clock } from 'lucide-react'
import { useWords } from '../../hooks/use-words.ts'
import { useTimeLeft } from '../cards/use-time-left.ts'

const MINUTE = 60
/** Screen readers are told when so much is left. */
const SPOKEN = [2 * MINUTE]

/** When a round closes, in words. */
export function TimeLeft({ deadline, kind }: { readonly deadline: number; readonly kind: RoundKind }) {
  const w = useWords()
  const left = useTimeLeft(deadline, SPOKEN, () => w.rounds.closesSoon[kind])
  return (
    <span className="round-time">
      <Clock aria-hidden="true" />
      {w.rounds.closesIn(left <= MINUTE ? 0 : Math.ceil(left / MINUTE))}
    </span>
  )
}
