import { type HintCode, isHintCode } from '@samtavla/shared/checks/hint-codes.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { CircleHelp } from 'lucide-react'
import { useCodesOn } from '../../hooks/use-gaps.ts'
import { useWords } from '../../hooks/use-words.ts'

interface RoomHintsProps {
  readonly card: CardId
  /** The rules of the card's tool. */
  readonly rules: readonly string[]
}

/** What the rules of a card's tool find of it that takes a look at other cards. Quiet, and never in the way. */
export function RoomHints({ card, rules }: RoomHintsProps) {
  const w = useWords()
  const codes = useCodesOn(card).split(' ')
  const shown = codes.filter((code): code is HintCode => rules.includes(code) && isHintCode(code))
  return shown.map((code) => (
    <p key={code} className="card-hint-line" data-hint={code}>
      <CircleHelp size={14} aria-hidden="true" /> {w.hints[code]}
    </p>
  ))
}
