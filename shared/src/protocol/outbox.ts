/**
 * What a client has written and the server has not yet stored, as a pure state machine (docs/spec/sync.md, ACK2 and ACK3).
 *
 * 1. Every local edit waits. 2. On an open connection it goes out as a frame; frames are counted. 3. The server answers with
 * how many frames are on its disk, and that many stop waiting. 4. When the connection ends nothing is known of the frames that
 * were under way: their edits wait again. 5. The step 2 that answers the server's step 1 on the next connection is one frame
 * that carries all of them.
 */
export interface Outbox {
  /** Edits that have no frame on this connection. */
  readonly waiting: number
  /** Edits in each frame that is sent and not yet answered, oldest first. */
  readonly underWay: readonly number[]
  /** Frames of this connection that are answered. */
  readonly answered: number
  /** The connection has answered the server's step 1: from now on each edit is sent when it is made. */
  readonly isOpen: boolean
}

export const emptyOutbox: Outbox = { waiting: 0, underWay: [], answered: 0, isOpen: false }

/** An edit was made here. On an open connection the caller sends it at once, as one frame. */
export function edited(outbox: Outbox): Outbox {
  return outbox.isOpen ? { ...outbox, underWay: [...outbox.underWay, 1] } : { ...outbox, waiting: outbox.waiting + 1 }
}

/** The step 2 with all that the server lacked was sent. */
export function opened(outbox: Outbox): Outbox {
  if (outbox.isOpen) return { ...outbox, underWay: [...outbox.underWay, 0] }
  return { waiting: 0, underWay: [outbox.waiting], answered: 0, isOpen: true }
}

/** The server has stored (or refused) this connection's first `count` frames. */
export function acknowledged(outbox: Outbox, count: number): Outbox {
  const newly = count - outbox.answered
  if (newly <= 0) return outbox
  return { ...outbox, underWay: outbox.underWay.slice(newly), answered: count }
}

export function closed(outbox: Outbox): Outbox {
  return { ...emptyOutbox, waiting: unsaved(outbox) }
}

/** ACK3: how many edits are not known to be on the server's disk. "Saved" is said only at 0. */
export function unsaved(outbox: Outbox): number {
  return outbox.underWay.reduce((sum, edits) => sum + edits, outbox.waiting)
}
