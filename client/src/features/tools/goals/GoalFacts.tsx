import type { Card } from '@samtavla/shared/model/card.ts'
import { goalProgress } from '@samtavla/shared/model/goal-tree.ts'
import { isSignRegion } from '@samtavla/shared/tools/goals.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { type CardFactsProps, CardHints } from '../../cards/CardFacts.tsx'

/** Whether a card of this board is a sign and no goal. */
export function isSign({ place }: Pick<Card, 'place'>): boolean {
  return isSignRegion(place.region)
}

/** How far a goal has come, or who notices a sign and what was last seen, in words and as a picture. */
export function GoalFacts({ card }: CardFactsProps) {
  if (card.erased) return null
  return (
    <>
      {isSign(card) ? <Sign card={card} /> : <Way card={card} />}
      <CardHints card={card} />
    </>
  )
}

function Way({ card }: { readonly card: Card }) {
  const w = useWords()
  const { baseline, now, target, share } = goalProgress(card)
  const { unit = '', due } = card.fields
  const withUnit = (value: number) => [w.readings.number(value), unit].filter(Boolean).join(' ')
  const values = [
    baseline !== undefined && w.goals.baseline(withUnit(baseline)),
    now !== undefined && w.goals.now(withUnit(now)),
    target !== undefined && w.goals.target(withUnit(target)),
  ]
  const way = [values.filter(Boolean).join(' → '), due && w.goals.due(due)].filter(Boolean).join(', ')
  return (
    <>
      {way && <p className="goal-way">{way}</p>}
      {share !== undefined && <Bar share={share} />}
      {share !== undefined && share >= 1 && <p className="goal-way">{w.goals.reached}</p>}
      {share !== undefined && share < 0 && <p className="goal-way">{w.goals.worse}</p>}
    </>
  )
}

/** From the baseline at the left to the target at the right, whichever is higher. The words above say it. */
function Bar({ share }: { readonly share: number }) {
  const width = `${Math.min(Math.max(share, 0), 1) * 100}%`
  return (
    <div className="goal-bar" aria-hidden="true">
      <span className="goal-bar-done" style={{ width }} />
      <span className="goal-bar-now" style={{ left: width }} />
    </div>
  )
}

function Sign({ card }: { readonly card: Card }) {
  const w = useWords()
  const { noticed_by: by = '', how = '', when = '' } = card.fields
  const noticed = w.goals.noticed(by, how, when)
  const newest = card.readings.at(-1)
  return (
    <>
      {noticed && <p className="goal-way">{noticed}</p>}
      <p className="goal-way">{newest ? w.goals.latest(newest.value, newest.at) : w.goals.noReadings}</p>
    </>
  )
}
