import type { Role } from '@samtavla/shared/access/can.ts'
import type { InviteId, RoomId, UserId } from '@samtavla/shared/model/ids.ts'

/**
 * Everything that outlives the process, behind one interface with one contract suite (`tests/integration/storage-contract.ts`).
 * All methods promise the same two things: what they resolve with is committed and on the disk (never merely buffered), and
 * when they reject, nothing of the call was kept. Times are milliseconds since 1970. Documents are named as in `access/can.ts`.
 */
export interface Store {
  readonly docs: DocStore
  readonly rooms: RoomStore
  readonly people: PeopleStore
  readonly invites: InviteStore
  /** Writes a consistent copy of everything to a new file while others read and write. Refuses to overwrite. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

/** Whose a Yjs client id is in a document (S8). */
export interface Writer {
  readonly client: number
  readonly user: UserId
}

/** One Yjs V1 update of one document, as the journal keeps it. */
export interface JournalEntry {
  readonly doc: string
  readonly update: Uint8Array
  /** The client ids that begin with this entry. An id that has an owner keeps it. */
  readonly writers?: readonly Writer[]
  /** The document's generation from here on, when the entry erases something: `purge` has to follow. */
  readonly generation?: number
}

/** A document as stored: apply the snapshot, if there is one, then the updates in their order. */
export interface StoredDoc {
  readonly snapshot: Uint8Array | undefined
  readonly updates: readonly Uint8Array[]
  readonly writers: readonly Writer[]
  /** How many records were damaged or missing and have been passed over, ever: 0 says that nothing was lost. */
  readonly damaged: number
  /** How often something was erased. */
  readonly generation: number
}

/** A document whose past was replaced, and up to which of its erasures. */
export interface Purged {
  readonly doc: string
  readonly generation: number
}

export interface Salvage {
  /** Updates that are sound, to be applied in this order. They may say the same thing several times. */
  readonly parts: readonly Uint8Array[]
  /** Records that do not match their checksum. */
  readonly scraps: readonly Uint8Array[]
}

export interface DocStore {
  /**
   * Appends entries of any documents in one transaction: after it resolves all of them are durable, in this order. Owners of client
   * ids that cannot be written because of damage cost themselves (R15). Rejects with `damaged` when an entry cannot be written for
   * that: the others of the batch can be, without it.
   */
  append(entries: readonly JournalEntry[]): Promise<void>
  /** What can be read, and how much could not. Rejects with `damaged` only when the file itself cannot be walked through. */
  load(doc: string): Promise<StoredDoc>
  /** How often something was erased in the document, 0 for never. */
  generation(doc: string): Promise<number>
  /**
   * Puts one new snapshot of what is stored in the place of all older snapshots and entries. Entries that arrive meanwhile stay.
   * Doing it again changes nothing. What was erased may still be in the file until `forget`.
   */
  purge(doc: string): Promise<Purged>
  /**
   * Leaves no byte of what was deleted in the files, the write-ahead log too, and notes what has been purged with that. Writes all
   * of the file anew, and nobody else can write meanwhile. Rejects with `busy` when somebody reads the database for very long; what
   * was erased may then still be in the file.
   */
  forget(purged: readonly Purged[]): Promise<void>
  /** The documents in which something was erased that is not purged and forgotten yet. */
  unpurged(): Promise<readonly string[]>
  /** When the database last fell back to an older state: restored from a backup, or opened with a damaged log. */
  restoredAt(): Promise<number | undefined>
  /** All documents of which something is stored. */
  names(): Promise<readonly string[]>
  /** How many stored records of a document are damaged or missing now, also those whose damage costs nothing. */
  damage(doc: string): Promise<number>
  /** Whether the file hangs together. Reads all of it. */
  isFileSound(): Promise<boolean>
  /** Whatever can be found of a document, for when `load` does not give enough. Looks through all of the file. */
  salvage(doc: string): Promise<Salvage>
  /** How much lies in the journal of a document since its newest snapshot. */
  journalSize(doc: string): Promise<{ readonly entries: number; readonly bytes: number }>
  /**
   * Makes a new snapshot of what is stored, in one transaction; entries that arrive meanwhile stay. The newest two snapshots
   * are kept with the journal since the older one, so that a damaged snapshot costs nothing, and none is ever overwritten in
   * place.
   */
  compact(doc: string): Promise<void>
}

export interface RoomRow {
  readonly id: RoomId
  readonly title: string
  readonly createdAt: number
  /** The built-in case that the room is a copy of, for "open the example". */
  readonly example: string | undefined
}

export interface NewRoom extends RoomRow {
  /** The first state of `ROOM/content`. */
  readonly content: Uint8Array
}

export interface RoomStore {
  /** Creates the room together with its first content, and its first member if one is given: all or nothing. */
  create(room: NewRoom, creator?: NewMember): Promise<void>
  find(id: RoomId): Promise<RoomRow | undefined>
  /** Newest first. */
  list(): Promise<readonly RoomRow[]>
  /** Keeps the list's copy of a title that lives in the room's content. */
  setTitle(id: RoomId, title: string): Promise<void>
}

export interface NewMember {
  readonly user: UserId
  readonly role: Role
  readonly name: string
  readonly at: number
  readonly invite: InviteId | undefined
}

export interface MemberRow extends NewMember {
  readonly room: RoomId
  /** 0, 1, 2 … in the order of arrival in the room: decides a person's colour. */
  readonly number: number
}

export interface PeopleStore {
  /** Adds the user if unknown, and a session for them. Tokens are given as SHA-256, never in clear. */
  addSession(session: SessionRow): Promise<void>
  findSession(hash: string): Promise<SessionRow | undefined>
  touchSession(hash: string, seenAt: number, expiresAt: number): Promise<void>
  endSession(hash: string): Promise<void>
  /** Removes the sessions that have expired, and answers how many. */
  sweepSessions(now: number): Promise<number>
  /** Sets the SHA-256 of a user's personal key, by which they come back on another device; the former stops working. */
  setPersonalKey(user: UserId, hash: string): Promise<void>
  findByPersonalKey(hash: string): Promise<UserId | undefined>
  /** Adds the member, or updates role, name and invite of who is one already. */
  putMember(room: RoomId, member: NewMember): Promise<MemberRow>
  findMember(room: RoomId, user: UserId): Promise<MemberRow | undefined>
  removeMember(room: RoomId, user: UserId): Promise<void>
  members(room: RoomId): Promise<readonly MemberRow[]>
  countMembers(room: RoomId): Promise<number>
  /** A user's rooms with their role, the latest joined first. */
  roomsOf(user: UserId): Promise<readonly (RoomRow & { readonly role: Role })[]>
}

export interface SessionRow {
  readonly hash: string
  readonly user: UserId
  readonly createdAt: number
  readonly seenAt: number
  readonly expiresAt: number
}

export interface InviteRow {
  readonly id: InviteId
  readonly room: RoomId
  readonly role: Role
  /** What the facilitator calls it, e.g. "Länk till rektor". */
  readonly label: string
  /** SHA-256 of the secret in the link. */
  readonly hash: string
  /** A short code is kept in clear, so that the projector can show it again; it is short-lived and guarded against guessing. */
  readonly code: string | undefined
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedAt: number | undefined
  readonly uses: number
}

export interface InviteStore {
  add(invite: InviteRow): Promise<void>
  find(hash: string): Promise<InviteRow | undefined>
  list(room: RoomId): Promise<readonly InviteRow[]>
  countUse(id: InviteId): Promise<void>
  /** Only within the named room, so that an id from elsewhere does nothing. False when there is no such invite. */
  revoke(room: RoomId, id: InviteId, at: number): Promise<boolean>
}
