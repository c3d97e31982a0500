import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { CardBoard } from '../features/tools/cards/CardBoard.tsx'
import { NotesBoard } from '../features/tools/notes/NotesBoard.tsx'
import { useWords } from '../hooks/use-words.ts'
import { lateComponent } from '../ui/LateComponent.tsx'
import type { View } from './room-view.ts'

const PrioritiseBoard = lateComponent(
  async () => (await import('../features/tools/prioritise/PrioritiseBoard.tsx')).PrioritiseBoard,
  Opening,
)

interface BoardViewProps {
  readonly board: Board
  readonly view: View
  /** The one region that is shown, in the meeting-room view. */
  readonly only: string
  readonly isProjected: boolean
  readonly onPasteMany: (text: string, region: string) => void
  readonly onOpenBoard: (board: string) => void
}

/** One view a kind of board. A tool that a newer version knows is shown as cards in their regions. */
export function BoardView({ board, view, only, isProjected, onPasteMany, onOpenBoard }: BoardViewProps) {
  const kind = toolOf(board.tool)?.kind
  if (kind === 'matrix') {
    return <PrioritiseBoard.Component board={board} isProjected={isProjected} onOpenBoard={onOpenBoard} />
  }
  if (kind === 'notes') return <NotesBoard board={board} />
  return <CardBoard board={board} view={view} only={only} onPasteMany={onPasteMany} />
}

function Opening() {
  const w = useWords()
  return <p className="region-empty">{w.loading}</p>
}
