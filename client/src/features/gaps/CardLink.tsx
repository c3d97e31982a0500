import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCard, useCode } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { goToCard } from '../cards/card-address.ts'

/** A card by its code and words; a press goes to its board and takes it in hand. */
export function CardLink({ card: id }: { readonly card: CardId }) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  return (
    <button type="button" className="gaps-link" onClick={() => goToCard(id)}>
      {code && <strong>{code} </strong>}
      {cardWords(card, w)}
    </button>
  )
}
