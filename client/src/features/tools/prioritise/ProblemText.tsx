import type { CardId } from '@samtavla/shared/model/ids.ts'
import { memo } from 'react'
import { useCard, useCode } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Words } from '../../cards/Words.tsx'

/** A problem's number and text, and what has become of it. Draws itself anew only when that problem changes. */
export const ProblemText = memo(function ProblemText({ id }: { readonly id: CardId }) {
  const card = useCard(id)
  const code = useCode(id)
  const w = useWords()
  if (!card) return null
  const text = card.erased ? w.privacy.marker(card.erased.role, card.erased.at) : card.text || w.prioritise.noText
  return (
    <span className="problem-text" data-problem={id}>
      {code && <span className="problem-code">{code}</span>}{' '}
      <span>
        <Words text={text} />
        {card.status && <span className="problem-aside"> ({w.prioritise.aside[card.status.kind]})</span>}
      </span>
    </span>
  )
})
