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

/** The two equal views of a board. */
export type View = 'board' | 'list'
