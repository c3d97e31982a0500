/**
 * What a client has written and the server has not yet stored, as a pure state machine (docs/spec/sync.md, ACK2 to ACK4).
 *
 * 1. Every local change waits. 2. On an open connection it goes out as a frame; frames are counted. 3. The server answers with
 * how many frames are on its disk, and that many stop waiting. 4. What it refuses it has not kept: those changes stay unsaved,
 * and are in no frame. 5. When the connection ends nothing is known of the frames that were under way: their changes wait again.
 * 6. The step 2 that answers the server's step 1 carries all that is not stored, with what follows it when that is too much for one.
 *
 * A change is known by a key. Letters that are typed into one card have the same key and are one change, as people count;
 * everything else has a key of its own.
 */
export interface Outbox {
  /** Changes that have no frame on this connection. */
  readonly waiting: readonly string[]
  /** The changes in each frame that is sent and not yet answered, oldest first. */
  readonly underWay: readonly (readonly string[])[]
  /** The changes in frames of this connection that were refused. */
  readonly refused: readonly string[]
  /** Frames of this connection that are answered. */
  readonly answered: number
  /** The connection has answered the server's step 1: from now on each edit is sent when it is made. */
  readonly isOpen: boolean
}

export const emptyOutbox: Outbox = { waiting: [], underWay: [], refused: [], answered: 0, isOpen: false }

/** Changes were made here, or found in the local copy. On an open connection the caller sends them at once, as one frame. */
export function edited(outbox: Outbox, ...keys: readonly string[]): Outbox {
  if (outbox.isOpen) return { ...outbox, underWay: [...outbox.underWay, keys] }
  return { ...outbox, waiting: counted([...outbox.waiting, ...keys]) }
}

/** A change was made that is not sent, since it builds on what the server refused. */
export function withheld(outbox: Outbox, ...keys: readonly string[]): Outbox {
  return { ...outbox, refused: counted([...outbox.refused, ...keys]) }
}

/** All that the server lacked was sent: a step 2, and what did not fit into that one frame. It is stored when the last one is. */
export function opened(outbox: Outbox, frames = 1): Outbox {
  const before = Array.from({ length: frames - 1 }, () => [])
  if (!outbox.isOpen) return { ...emptyOutbox, underWay: [...before, outbox.waiting], isOpen: true }
  return { ...outbox, underWay: [...outbox.underWay, ...before, outbox.refused], refused: [] }
}

/** The server has answered for this connection's first `count` frames; those that were not refused are stored. */
export function acknowledged(outbox: Outbox, count: number): Outbox {
  const newly = count - outbox.answered
  if (newly <= 0) return outbox
  return { ...outbox, underWay: outbox.underWay.slice(newly), answered: count }
}

/** The server has stored the frames before this one, and not kept this one. */
export function refused(outbox: Outbox, frame: number): Outbox {
  const before = acknowledged(outbox, frame - 1)
  if (frame <= before.answered) return before
  return { ...acknowledged(before, frame), refused: [...before.refused, ...(before.underWay[0] ?? [])] }
}

export function closed(outbox: Outbox): Outbox {
  return { ...emptyOutbox, waiting: unsavedChanges(outbox) }
}

/** ACK3: the changes that are not known to be on the server's disk, one key each. "Saved" is said only when there are none. */
export function unsavedChanges(outbox: Outbox): readonly string[] {
  return counted([...outbox.refused, ...outbox.underWay.flat(), ...outbox.waiting])
}

function counted(keys: readonly string[]): string[] {
  return [...new Set(keys)]
}
