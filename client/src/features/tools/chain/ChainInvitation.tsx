import type { Board } from '@samtavla/shared/model/board.ts'
import { useSilence } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import type { ShownRegion } from '../../cards/board-context.ts'
import { focusAddField } from '../../cards/dom.ts'
import { useChainActions } from './chain-context.ts'

interface ChainInvitationProps {
  readonly board: Board
  readonly isBack: boolean
  /** Where one begins. */
  readonly first: ShownRegion
}

/** Before there is a card: how one begins, and the way there. */
export function ChainInvitation({ board, isBack, first }: ChainInvitationProps) {
  const { canEdit } = useChainActions()
  const silence = useSilence(board.id)
  const w = useWords()
  return (
    <div className="chain-band chain-invitation">
      <p>{w.chain.empty[isBack ? 'bakat' : 'framat']}</p>
      {canEdit && !silence && (
        <Button variant="primary" onClick={() => focusAddField(board.id, first.id)}>
          {w.chain.begin(first.label)}
        </Button>
      )}
      <p className="board-rule">{w.privacy.rule}</p>
    </div>
  )
}
