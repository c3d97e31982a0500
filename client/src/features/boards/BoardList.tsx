import './boards.css'
import { may } from '@samtavla/shared/access/can.ts'
import { Lock, Plus, Route, Unlink } from 'lucide-react'
import { useBoards, useLocks, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { lateComponent } from '../../ui/LateComponent.tsx'

const GapCount = lateComponent(async () => (await import('./GapCount.tsx')).GapCount)

interface BoardListProps {
  readonly current: string | undefined
  /** What opens the room's plan, where there is one. */
  readonly plan: string | undefined
  /** What opens the gaps in the room's thread, where there can be any. */
  readonly gaps: string | undefined
  readonly onOpen: (board: string) => void
  readonly onAdd: () => void
}

/** The room's boards in their order, at the side. */
export function BoardList({ current, plan, gaps, onOpen, onAdd }: BoardListProps) {
  const boards = useBoards()
  const locks = useLocks()
  const { role } = useRoom()
  const w = useWords()
  return (
    <nav className="board-list" aria-label={w.board.boards}>
      {plan && (
        <button
          type="button"
          className={classNames('board-link', current === plan && 'is-current')}
          aria-current={current === plan ? 'page' : undefined}
          onClick={() => onOpen(plan)}
        >
          <Route size={16} aria-hidden="true" />
          <span>{w.room.plan}</span>
        </button>
      )}
      {gaps && (
        <button
          type="button"
          className={classNames('board-link', current === gaps && 'is-current')}
          aria-current={current === gaps ? 'page' : undefined}
          onClick={() => onOpen(gaps)}
        >
          <Unlink size={16} aria-hidden="true" />
          <span>{w.gaps.title}</span>
          <GapCount.Component />
        </button>
      )}
      <h2>{w.board.boards}</h2>
      <ul>
        {boards.map((board) => (
          <li key={board.id}>
            <button
              type="button"
              className={classNames('board-link', board.id === current && 'is-current')}
              aria-current={board.id === current ? 'page' : undefined}
              onClick={() => onOpen(board.id)}
            >
              <span>{board.title}</span>
              {locks.has(board.id) && <Lock size={14} aria-label={w.board.locked} />}
            </button>
          </li>
        ))}
      </ul>
      {may(role, 'editBoard') && (
        <Button size="small" icon={<Plus size={16} />} onClick={onAdd}>
          {w.board.add}
        </Button>
      )}
    </nav>
  )
}
