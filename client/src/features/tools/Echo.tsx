import './trees.css'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { CornerLeftUp } from 'lucide-react'
import { useCard, useCode } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { focusCard } from '../cards/dom.ts'

/** A card that stands in another place of the board and belongs here too. */
export function Echo({ id }: { readonly id: CardId }) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  return (
    <div className="tree-echo">
      <p>
        {code && <strong>{code}</strong>} {cardWords(card, w)}
      </p>
      <p className="tree-note">{w.trees.echo}</p>
      <Button size="small" icon={<CornerLeftUp size={14} />} onClick={() => focusCard(id)}>
        {w.trees.show}
      </Button>
    </div>
  )
}
