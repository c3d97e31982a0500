import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { numberIn } from '@samtavla/shared/model/reading.ts'
import { goals, isSignRegion } from '@samtavla/shared/tools/goals.ts'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useCard, useCode } from '../../../hooks/room-context.ts'
import { useCardsTold, useIds, useToolCards } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { useBoardSurface } from '../../cards/board-context.ts'
import { goToCard } from '../../cards/card-address.ts'
import { ReadingsChart } from '../../cards/readings/ReadingsChart.tsx'
import { readingWords } from '../../cards/thread-words.ts'

const GOALS = [goals.id]

/** Goals that have a target or were read, and all signs, in their order. */
function readOf(store: RoomStore, ids: readonly CardId[]): string {
  const isRead = (id: CardId) => {
    const card = store.card(id)
    if (!card) return false
    return isSignRegion(card.place.region) || card.readings.length > 0 || card.fields.target !== undefined
  }
  return ids.filter(isRead).join(' ')
}

/** B.16: goals and signs with what was read, always beside the questions. */
export function SignReadings() {
  const w = useWords()
  const ids = useIds(useCardsTold(useToolCards(GOALS), readOf))
  return (
    <section className="followup-part" aria-labelledby="followup-readings">
      <h2 id="followup-readings">{w.followUp.readings}</h2>
      {ids.length === 0 && <p className="region-empty">{w.followUp.noReadings}</p>}
      <ul>
        {ids.map((id) => (
          <Sign key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}

function Sign({ id }: { readonly id: CardId }) {
  const surface = useBoardSurface()
  const { language } = usePreferences()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  const newest = card.readings.at(-1)
  const { baseline, target, unit = '' } = card.fields
  const counted = card.readings.filter(({ value }) => numberIn(value) !== undefined)
  return (
    <li className="followup-action">
      <button type="button" className="followup-name" onClick={() => goToCard(id)}>
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
      </button>
      {(baseline || target) && <p className="radio-note">{w.followUp.fromTo(baseline ?? '–', target ?? '–', unit)}</p>}
      <p className="followup-facts">{newest ? readingWords(newest, language, w) : w.followUp.notRead}</p>
      {counted.length > 1 && (
        <ReadingsChart readings={card.readings} baseline={numberIn(baseline ?? '')} target={numberIn(target ?? '')} />
      )}
      <p className="thread-actions">
        <Button size="small" onClick={() => surface.openDialog('readings', [id])}>
          {w.readings.open}
        </Button>
      </p>
    </li>
  )
}
