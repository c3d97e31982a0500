import { RATINGS } from '@samtavla/shared/discussion/ballot.ts'
import type { CardId, RoundId } from '@samtavla/shared/model/ids.ts'
import { useId, useMemo } from 'react'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useBallot, useBallotBox, useRating } from '../../rounds/use-ballot.ts'

interface OwnRatingProps {
  readonly card: CardId
  readonly round: RoundId
}

/** How far this person thinks that a factor holds. Native radio buttons: one tab stop, arrows move the choice. */
export function OwnRating({ card, round }: OwnRatingProps) {
  const w = useWords()
  const name = useId()
  const cardName = useCardName(card)
  const box = useBallotBox(useMemo(() => ({ id: round }), [round]))
  const rating = useRating(box, card)
  const isLoading = useBallot(box, ({ state }) => state === 'loading')
  const choices = [
    ...RATINGS.map((step) => [step, w.rating.steps[step - 1]] as const),
    [undefined, w.rating.unsure] as const,
  ]
  return (
    <fieldset className="own-rating" disabled={isLoading}>
      <legend className="visually-hidden">{w.rating.question(cardName)}</legend>
      {choices.map(([step, label]) => (
        <label key={label} className="rating-choice">
          <input type="radio" name={name} checked={rating === step} onChange={() => box.choose(card, step)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What this person said in a round that is closed. */
export function OwnAnswer({ card, round }: OwnRatingProps) {
  const w = useWords()
  const rating = useRating(useBallotBox(useMemo(() => ({ id: round }), [round])), card)
  return rating === undefined ? null : <p className="own-answer">{w.rating.own(rating)}</p>
}
