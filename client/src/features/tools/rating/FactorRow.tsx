import { medianOf } from '@samtavla/shared/discussion/results.ts'
import type { RatingTally } from '@samtavla/shared/discussion/tally.ts'
import type { CardId, RoundId } from '@samtavla/shared/model/ids.ts'
import { successFactors } from '@samtavla/shared/tools/success-factors.ts'
import { fieldsIn } from '@samtavla/shared/tools/tool.ts'
import { memo } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { CardItem } from '../../cards/CardItem.tsx'
import { FieldCell } from '../../cards/fields/FieldCell.tsx'
import { FactorActions } from './FactorActions.tsx'
import { FactorFacts } from './FactorFacts.tsx'
import { OwnAnswer, OwnRating } from './OwnRating.tsx'
import { RatingStrip } from './RatingStrip.tsx'

/** What the board says of each factor in the round that is shown. */
export interface Rated {
  /** The round that is open to this person. */
  readonly asked: RoundId | undefined
  /** The closed round in which they could answer. */
  readonly own: RoundId | undefined
  readonly isOpen: boolean
}

interface FactorRowProps extends Rated {
  readonly id: CardId
  readonly position: number
  readonly total: number
  readonly isTabStop: boolean
  /** What the closed round says of it; `null` where it was not in that round. */
  readonly tally: RatingTally | null | undefined
}

/** A factor: its card, and beside it one's own rating while a round is open, or what everybody said and how it shows. */
export const FactorRow = memo(function FactorRow(props: FactorRowProps) {
  const { id, position, total, isTabStop, tally, asked, own, isOpen } = props
  const w = useWords()
  const isErased = useStored(id, (store) => store.card(id)?.erased !== undefined)
  const median = tally ? medianOf(tally.ratings) : undefined
  return (
    <li className="factor">
      <CardItem id={id} position={position} total={total} isTabStop={isTabStop} as="div" Facts={FactorFacts} />
      {!isErased && (
        <div className="factor-beside">
          {asked && <OwnRating card={id} round={asked} />}
          {tally && <RatingStrip tally={tally} />}
          {tally === null && <p className="round-note">{w.rating.notInRound}</p>}
          {own && tally && <OwnAnswer card={id} round={own} />}
          {!isOpen && <FactorFields card={id} />}
          {median !== undefined && <FactorActions card={id} median={median} />}
        </div>
      )}
    </li>
  )
})

/** How it shows and what is missing, filled in where it stands. What is chosen stands on the card. */
function FactorFields({ card }: { readonly card: CardId }) {
  const { language } = usePreferences()
  const region = useStored(card, (store) => store.card(card)?.place.region ?? '')
  const fields = fieldsIn(successFactors.fields, region).filter(({ choices }) => !choices)
  return (
    <dl className="factor-fields">
      {fields.map((field) => (
        <div key={field.id}>
          <dt>{field.label[language]}</dt>
          <dd>
            <FieldCell card={card} field={field} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
