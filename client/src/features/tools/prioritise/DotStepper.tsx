import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { Minus, Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import type { BallotBox } from '../../rounds/ballot-box.ts'
import { dotsLeft, useBallot, useDots } from '../../rounds/use-ballot.ts'

/** More than these are told by a number alone. */
const MOST_DRAWN = 5

const STEPS: Readonly<Record<string, number>> = {
  '+': 1,
  ArrowUp: 1,
  ArrowRight: 1,
  '-': -1,
  ArrowDown: -1,
  ArrowLeft: -1,
}

interface DotStepperProps {
  readonly card: CardId
  readonly box: BallotBox
  readonly rules: Pick<Round, 'budget' | 'cap'>
}

/** Puts dots on a problem and takes them off, by two buttons or by plus, minus and arrows on either. */
export function DotStepper({ card, box, rules: { budget, cap } }: DotStepperProps) {
  const w = useWords()
  const announce = useAnnounce()
  const name = useCardName(card)
  const count = useDots(box, card)
  const hasLeft = useBallot(box, (each) => dotsLeft(each, budget) > 0)
  const isLoading = useBallot(box, ({ state }) => state === 'loading')
  const mayAdd = !isLoading && hasLeft && count < cap
  const mayTake = !isLoading && count > 0

  const step = (by: number) => {
    if (by > 0 && !mayAdd) {
      if (!isLoading) announce(hasLeft ? w.prioritise.capReached(cap) : w.prioritise.noDotLeft)
      return
    }
    if (by < 0 && !mayTake) return
    const next = count + by
    box.choose(card, next === 0 ? undefined : next)
    announce(`${w.prioritise.dotsOf(name, next, cap)}. ${w.prioritise.dotsLeft(dotsLeft(box, budget))}.`)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key]
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    step(by)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's name is its legend; here the name changes with the number
    <div
      className="dot-stepper"
      role="group"
      aria-label={w.prioritise.dotsOf(name, count, cap)}
      onKeyDown={handleKeyDown}
    >
      <button
        type="button"
        className="dot-button"
        aria-label={w.prioritise.takeDot(name)}
        aria-disabled={!mayTake}
        onClick={() => step(-1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <span className="dot-slots" aria-hidden="true">
        {cap <= MOST_DRAWN ? '●'.repeat(count) : count}
        {cap <= MOST_DRAWN && <span className="dot-free">{'○'.repeat(Math.max(0, cap - count))}</span>}
      </span>
      <button
        type="button"
        className="dot-button"
        aria-label={w.prioritise.addDot(name)}
        aria-disabled={!mayAdd}
        onClick={() => step(1)}
      >
        <Plus aria-hidden="true" />
      </button>
    </div>
  )
}
