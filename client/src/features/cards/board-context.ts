import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { createContext, useContext } from 'react'

export interface ShownRegion {
  readonly id: string
  /** The group's own name, or the tool's in the person's language. */
  readonly label: string
  readonly prompt: string
  readonly example: string
}

export type CardDialog =
  | 'move'
  | 'look'
  | 'split'
  | 'merge'
  | 'originals'
  | 'erase'
  | 'thread'
  | 'fields'
  | 'parked'
  | 'handed-over'
  | 'cause'

/** What cards need to know of the board that they are on. */
export interface BoardSurface {
  readonly board: Board
  readonly regions: readonly ShownRegion[]
  readonly canEdit: boolean
  openMenu(card: CardId, trigger: Element): void
  openDialog(dialog: CardDialog, ids: readonly CardId[]): void
}

const BoardContext = createContext<BoardSurface | undefined>(undefined)

export const BoardSurfaceProvider = BoardContext.Provider

export function useBoardSurface(): BoardSurface {
  const surface = useContext(BoardContext)
  if (!surface) throw new Error('There is no board here')
  return surface
}
