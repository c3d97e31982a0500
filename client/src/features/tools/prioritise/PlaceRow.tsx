import type { Placement } from '@samtavla/shared/discussion/ballot.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { Ellipsis } from 'lucide-react'
import { memo, useState } from 'react'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { MenuButton } from '../../../ui/MenuButton.tsx'
import type { BallotBox } from '../../rounds/ballot-box.ts'
import { useBallot, usePlacement } from '../../rounds/use-ballot.ts'
import { ProblemText } from './ProblemText.tsx'

const STEPS = ['1', '2', '3', '4', '5']

/** What stands in a problem's two number fields. */
type Written = Readonly<Record<keyof Placement, string>>

/** A problem with its place in numbers, to write or to choose from a menu. */
export const PlaceRow = memo(function PlaceRow({ card, box }: { readonly card: CardId; readonly box: BallotBox }) {
  const w = useWords()
  const name = useCardName(card)
  const placement = usePlacement(box, card)
  const isLoading = useBallot(box, ({ state }) => state === 'loading')
  // One number alone is no place: it stays here until the other is there too.
  const [begun, setBegun] = useState<Written>()
  const shown = begun ?? { effect: String(placement?.effect ?? ''), control: String(placement?.control ?? '') }

  const handleChange = (next: Written) => {
    const at = placementIn(next)
    const isEmpty = next.effect === '' && next.control === ''
    if (at || isEmpty) box.choose(card, at)
    setBegun(at || isEmpty ? undefined : next)
  }
  const isHalf = begun !== undefined && (begun.effect === '' || begun.control === '')
  const isWrong = (value: string) => value !== '' && stepIn(value) === undefined
  const hint =
    isWrong(shown.effect) || isWrong(shown.control) ? w.prioritise.oneToFive : isHalf && w.prioritise.bothNeeded
  const field = (part: keyof Placement, label: string, short: string) => (
    <label className="place-field">
      <span aria-hidden="true">{short}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={5}
        step={1}
        className="ui-field-input"
        aria-label={label}
        aria-invalid={isWrong(shown[part]) || undefined}
        aria-describedby={hint ? `hint-${card}` : undefined}
        disabled={isLoading}
        value={shown[part]}
        onChange={({ target }) => handleChange({ ...shown, [part]: target.value })}
      />
    </label>
  )
  return (
    <li className="place-row">
      <ProblemText id={card} />
      <div className="place-fields">
        {field('effect', w.prioritise.effectOf(name), w.prioritise.effectShort)}
        {field('control', w.prioritise.controlOf(name), w.prioritise.control)}
        <PlaceMenu name={name} shown={shown} isLoading={isLoading} onChange={handleChange} />
      </div>
      {hint && (
        <p id={`hint-${card}`} className="round-note place-hint">
          {hint}
        </p>
      )}
    </li>
  )
})

interface PlaceMenuProps {
  readonly name: string
  readonly shown: Written
  readonly isLoading: boolean
  readonly onChange: (next: Written) => void
}

/** The same two numbers as a menu; says where the problem came to be. */
function PlaceMenu({ name, shown, isLoading, onChange }: PlaceMenuProps) {
  const w = useWords()
  const announce = useAnnounce()
  const choose = (next: Written) => {
    onChange(next)
    const at = placementIn(next)
    announce(at ? w.prioritise.mark(name, at.effect, at.control) : w.prioritise.bothNeeded)
  }
  const section = (part: keyof Placement, title: string, label: (step: number) => string) => ({
    id: part,
    title,
    items: STEPS.map((step) => ({
      id: `${part} ${step}`,
      label: label(Number(step)),
      isDisabled: isLoading,
      onAction: () => choose({ ...shown, [part]: step }),
    })),
  })
  return (
    <MenuButton
      label={w.prioritise.placeMenu(name)}
      icon={<Ellipsis />}
      isIconOnly
      className="place-menu"
      placement="bottom end"
      sections={[
        section('effect', w.prioritise.effect, w.prioritise.effectStep),
        section('control', w.prioritise.control, w.prioritise.controlStep),
      ]}
    />
  )
}

function placementIn({ effect, control }: Written): Placement | undefined {
  const [up, across] = [stepIn(effect), stepIn(control)]
  return up && across ? { effect: up, control: across } : undefined
}

function stepIn(value: string): number | undefined {
  return /^[1-5]$/.test(value) ? Number(value) : undefined
}
