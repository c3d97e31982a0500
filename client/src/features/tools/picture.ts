import type { Board } from '@samtavla/shared/model/board.ts'

/** What each picture of a board is given. */
export interface PictureProps {
  readonly board: Board
  /** It is shown on the big screen: larger, and read only. */
  readonly isProjected: boolean
  /** Many rows were pasted into a region. */
  readonly onPasteMany: (text: string, region: string) => void
  readonly onOpenBoard: (board: string) => void
}
