import type { BoardKind } from '@samtavla/shared/tools/tool.ts'

/** What can be open over the room. */
export type RoomDialog =
  | 'share'
  | 'settings'
  | 'shortcuts'
  | 'add-board'
  | 'import'
  | 'trash'
  | 'preset'
  | 'silence'
  | 'forget-notes'

/** How a board is seen: as cards in their regions, as a list that says the same, or in one of its tool's pictures. */
export type View = 'board' | 'list' | BoardKind
