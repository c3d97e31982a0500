import './trees.css'
import { cardWords, statusWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCard, useCode } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { goToCard } from '../cards/card-address.ts'
import { Words } from '../cards/Words.tsx'
import { useIsPriority } from './use-forest.ts'

interface ProblemHeadProps {
  readonly id: CardId
  /** The id of its heading. */
  readonly labelId: string
  /** What there is under it, and what could be said of that. */
  readonly children: ReactNode
}

/** The problem that a tree is about. It stands on its own board, and a button leads there. */
export function ProblemHead({ id, labelId, children }: ProblemHeadProps) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  const isPriority = useIsPriority(id)
  if (!card) return null
  return (
    <header className="problem-head">
      <p className="problem-head-kind">
        {w.trees.head}
        {isPriority && (
          <>
            {' '}
            <Star size={16} aria-hidden="true" /> {w.problem.chosen}
          </>
        )}
      </p>
      <h2 id={labelId} className="problem-head-text">
        {code && <strong>{code}</strong>} <Words text={cardWords(card, w)} />
      </h2>
      {card.status && <p className="problem-head-note">{statusWords(card, w)}</p>}
      {children}
      <Button size="small" className="problem-head-go" onClick={() => goToCard(id)}>
        {w.trees.goTo}
      </Button>
    </header>
  )
}
