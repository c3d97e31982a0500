import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { createContext, useContext } from 'react'
import type { MenuItem } from '../../ui/Menu.tsx'

export interface ShownRegion {
  readonly id: string
  /** The group's own name, or the tool's in the person's language. */
  readonly label: string
  readonly prompt: string
  readonly example: string
}

/** What cards become, or (`isBack`) what they are given to have grown out of. */
export interface ConvertWay {
  readonly verb: string
  readonly isBack: boolean
}

export interface OpenCardDialog {
  readonly kind: CardDialog
  readonly ids: readonly CardId[]
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
  | 'adjust'
  | 'readings'
  | 'figure'
  | ConvertWay

/** What cards need to know of the board that they are on. */
export interface BoardSurface {
  readonly board: Board
  readonly regions: readonly ShownRegion[]
  readonly canEdit: boolean
  openMenu(card: CardId, trigger: Element): void
  openDialog(dialog: CardDialog, ids: readonly CardId[]): void
  openComments(card: CardId): void
  /** What can be done with a card in this picture only, for its menu. */
  readonly pictureItems?: PictureItems | undefined
}

export type PictureItems = (card: CardId) => readonly MenuItem[]

const BoardContext = createContext<BoardSurface | undefined>(undefined)

export const BoardSurfaceProvider = BoardContext.Provider

export function useBoardSurface(): BoardSurface {
  const surface = useContext(BoardContext)
  if (!surface) throw new Error('There is no board here')
  return surface
}

/** Whether cards have their tools yet. They come a moment after the cards, of which there can be a thousand. */
const ToolsContext = createContext(false)

export const CardToolsProvider = ToolsContext.Provider

export function useHasCardTools(): boolean {
  return useContext(ToolsContext)
}
