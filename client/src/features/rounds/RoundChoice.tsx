import type { ClosedRound } from '@samtavla/shared/discussion/results.ts'
import type { RoundId } from '@samtavla/shared/model/ids.ts'
import { useId, useState } from 'react'
import { useWords } from '../../hooks/use-words.ts'

interface Chosen {
  /** Those in view, the oldest first; the newest round alone until one has chosen oneself since it was closed. */
  readonly shown: readonly ClosedRound[]
  readonly toggle: (round: RoundId) => void
}

/** Which of the closed rounds, given the newest first, stand in view: at least one and at most `most`. */
export function useChosenRounds(rounds: readonly ClosedRound[], most: number): Chosen {
  const [choice, setChoice] = useState<{ readonly newest: RoundId | undefined; readonly ids: readonly RoundId[] }>()
  const newest = rounds[0]?.id
  const ids = choice && choice.newest === newest ? choice.ids : newest ? [newest] : []
  const setChosen = (next: readonly RoundId[]) => setChoice({ newest, ids: next })
  const toggle = (round: RoundId) => {
    if (!ids.includes(round)) setChosen([round, ...ids].slice(0, most))
    else if (ids.length > 1) setChosen(ids.filter((id) => id !== round))
  }
  return { shown: rounds.filter(({ id }) => ids.includes(id)).toReversed(), toggle }
}

interface RoundChoiceProps {
  readonly rounds: readonly ClosedRound[]
  readonly chosen: Chosen
  /** Two may stand beside each other. */
  readonly isMultiple: boolean
}

/** The rounds that there have been, to choose from. Nothing when there has been one. */
export function RoundChoice({ rounds, chosen: { shown, toggle }, isMultiple }: RoundChoiceProps) {
  const w = useWords()
  const name = useId()
  if (rounds.length < 2) return null
  return (
    <fieldset className="round-checks round-choice">
      <legend>{isMultiple ? w.rounds.whichRounds : w.rounds.whichRound}</legend>
      {rounds.toReversed().map((round, i) => (
        <label key={round.id} className="round-check">
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={name}
            checked={shown.includes(round)}
            onChange={() => toggle(round.id)}
          />
          {w.rounds.round(i + 1, round.openedAt)} – {w.rounds.answered[round.kind](round.voted, round.of)}
        </label>
      ))}
    </fieldset>
  )
}
