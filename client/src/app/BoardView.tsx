import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { CardBoard } from '../features/tools/cards/CardBoard.tsx'
import { SilenceBar } from '../features/tools/cards/SilenceBar.tsx'
import { NotesBoard } from '../features/tools/notes/NotesBoard.tsx'
import { pictures } from './board-pictures.ts'
import type { View } from './room-view.ts'

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
  if (kind === 'notes') return <NotesBoard board={board} />
  // The priorities are the problem list's cards, and have no list of their own.
  const picture = kind === 'matrix' ? pictures.matrix : view === 'list' || view === 'board' ? undefined : pictures[view]
  if (picture && !only) {
    const { Component } = picture
    return (
      <>
        <SilenceBar board={board} />
        <Component board={board} isProjected={isProjected} onPasteMany={onPasteMany} onOpenBoard={onOpenBoard} />
      </>
    )
  }
  return (
    <>
      <SilenceBar board={board} />
      <CardBoard board={board} view={view === 'list' ? 'list' : 'board'} only={only} onPasteMany={onPasteMany} />
    </>
  )
}
