import { api, type RoomAccess } from '../api/api.ts'
import { keptRoom } from '../sync/local-copies.ts'

/** A server that has not answered by then is asked again while the room is open from this browser's copy. */
const PATIENCE_MS = 3_000
/** An older answer may be about a role that is another one now. */
const FRESH_MS = 5_000

interface Asked {
  readonly room: string
  readonly at: number
  readonly answer: Promise<RoomAccess>
}

let early: Asked | undefined

/** Asks what a room's page will ask first, while the code of that page is on its way. */
export function askEarly(room: string): void {
  early = { room, at: Date.now(), answer: ask(room) }
  // Whoever asks gets the refusal.
  early.answer.catch(() => {})
}

/** Asks the server to be let in. Rejects with an `ApiError`. */
export function askToEnter(room: string): Promise<RoomAccess> {
  const asked = early
  early = undefined
  const isFresh = asked?.room === room && Date.now() - asked.at < FRESH_MS
  return isFresh ? asked.answer : ask(room)
}

function ask(room: string): Promise<RoomAccess> {
  return api.room(room, ...(keptRoom(room) ? [PATIENCE_MS] : []))
}
