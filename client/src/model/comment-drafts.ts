import { forget, keep, keptName, stored } from '../sync/local-copies.ts'

/** Where a comment is being written. */
export interface CommentPlace {
  readonly user: string
  readonly room: string
  readonly card: string
}

/** What a person has begun to say of a card and not sent: it survives a reload and a crash, in this browser only (R3). */
export function commentDraft(place: CommentPlace): string {
  return stored(nameOf(place)) ?? ''
}

/** An empty text leaves nothing behind. */
export function keepCommentDraft(place: CommentPlace, text: string): void {
  if (text === '') forget(nameOf(place))
  else keep(nameOf(place), text)
}

function nameOf({ user, room, card }: CommentPlace): string {
  return keptName(user, room, `comment/${card}`)
}
