import { may } from '@samtavla/shared/access/can.ts'
import type { RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { OpenRoundDialog } from './OpenRoundDialog.tsx'

interface OpenRoundButtonProps {
  readonly kind: RoundKind
  readonly list: BoardId
  readonly cards: readonly CardId[]
  /** There has been one before. */
  readonly isAgain: boolean
  /** It is what comes next in the order of the work. */
  readonly isNext: boolean
}

/** The way into a round for those who lead; the others read who opens it. */
export function OpenRoundButton({ kind, list, cards, isAgain, isNext }: OpenRoundButtonProps) {
  const { role } = useRoom()
  const w = useWords()
  const [isOpening, setOpening] = useState(false)
  if (!may(role, 'leadRounds')) return isAgain ? null : <p className="round-note">{w.rounds.waiting}</p>
  if (cards.length === 0) return null
  return (
    <>
      <Button variant={isNext ? 'primary' : 'outline'} onClick={() => setOpening(true)}>
        {isAgain ? w.rounds.openAgain[kind] : w.rounds.open[kind]}
      </Button>
      {isOpening && <OpenRoundDialog kind={kind} list={list} cards={cards} onClose={() => setOpening(false)} />}
    </>
  )
}
