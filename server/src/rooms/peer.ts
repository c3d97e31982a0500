import type { Role } from '@samtavla/shared/access/can.ts'
import type { UserId } from '@samtavla/shared/model/ids.ts'
import type { Notice } from '@samtavla/shared/protocol/messages.ts'
import type { FailureReason } from '../errors.ts'

/** Who sits at the other end. The role is the present one: it is changed in place when the person's role changes. */
export interface Viewer {
  readonly user: UserId
  readonly name: string
  readonly color: number
  role: Role
}

/** What a document knows of a connection: an address for bytes and a person. */
export interface Peer {
  readonly viewer: Viewer
  /** The hash of the session that it came by. */
  readonly session: string
  /** Something that it sent could not be taken, because what others wrote before it was missing. */
  readonly isHeldBack: boolean
  /** Sends a frame, or gives the connection up when it cannot keep pace. */
  send(frame: Uint8Array): void
  /** Sends what a tick brought in one write: an update, which must arrive, and presence, which a slow peer may do without. */
  sendTick(update: Uint8Array | undefined, presence: Uint8Array | undefined): void
  notify(notice: Notice): void
  /** What it sent has cost as much as writing so many bytes anew. */
  charge(bytes: number): void
  close(reason: FailureReason): void
}
