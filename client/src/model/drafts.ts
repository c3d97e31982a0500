import { forget, keep, keptName, stored } from '../sync/local-copies.ts'

/** Where a half-written card is kept in this browser, apart from the room: nobody else sees it before it is added. */
export interface DraftPlace {
  readonly user: string
  readonly room: string
  /** `BOARD/REGION`. */
  readonly place: string
}

export function readDraft(at: DraftPlace): string {
  return stored(nameOf(at)) ?? ''
}

/** Keeps the text; an empty one leaves nothing behind. */
export function writeDraft(at: DraftPlace, text: string): void {
  if (text === '') forget(nameOf(at))
  else keep(nameOf(at), text)
}

function nameOf({ user, room, place }: DraftPlace): string {
  return keptName(user, room, `draft/${place}`)
}
