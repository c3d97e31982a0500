import type { Board } from '@samtavla/shared/model/board.ts'
import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { ArrowRight } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'

interface BoardLinksProps {
  readonly boards: readonly Board[]
  readonly onOpenBoard: (board: BoardId) => void
}

/** Ways to the boards of a step. */
export function BoardLinks({ boards, onOpenBoard }: BoardLinksProps) {
  if (boards.length === 0) return null
  return (
    <ul className="plan-boards">
      {boards.map((board) => (
        <li key={board.id}>
          <Button variant="outline" onClick={() => onOpenBoard(board.id)}>
            {board.title} <ArrowRight aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  )
}
