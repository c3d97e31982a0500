import { may } from '@samtavla/shared/access/can.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { useToast } from '../../../ui/Toaster.tsx'
import { useBoardSurface } from '../../cards/board-context.ts'
import { cardConversions } from '../../cards/conversion-actions.ts'
import { useCardHands } from '../../cards/use-card-hands.ts'

/** B.4: from this rating on a factor is something to build on, and up to the one below something that is lacking. */
const HOLDS = 3

/** What the group can make of a factor now: what holds little is a problem, what holds is a resource; between the two it is either. */
export function FactorActions({ card, median }: { readonly card: CardId; readonly median: number }) {
  const { role } = useRoom()
  const surface = useBoardSurface()
  const hands = useCardHands()
  const toast = useToast()
  if (!may(role, 'editBoard')) return null
  const verbs = [median < HOLDS && 'problem', median > HOLDS - 1 && 'resource']
  const offered = cardConversions({ surface, hands, toast, ids: [card] }).filter(({ id }) => verbs.includes(id))
  return (
    <p className="factor-actions">
      {offered.map(({ id, label, onAction }) => (
        <Button key={id} size="small" variant="outline" onClick={onAction}>
          {label}
        </Button>
      ))}
    </p>
  )
}
