import type { Role } from '@samtavla/shared/access/can.ts'
import type { Ballot, BallotRefusal, BallotRules, RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import type { Result } from '@samtavla/shared/lib/result.ts'
import type { BoardId, CardId, InviteId, RoomId, RoundId, UserId } from '@samtavla/shared/model/ids.ts'

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
  readonly rounds: RoundStore
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
  /** And of `ROOM/discussion`, where anything was said before there was a room. */
  readonly discussion?: Uint8Array | undefined
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

/** A vote as it was set up. */
export interface NewRound extends BallotRules {
  readonly id: RoundId
  readonly room: RoomId
  readonly board: BoardId
  readonly voters: readonly Role[]
  /** The name of who opened it. */
  readonly openedBy: string
  readonly openedAt: number
  readonly deadline: number | undefined
}

export interface RoundRow extends NewRound {
  readonly closedAt: number | undefined
  /** The name of who closed it; `undefined` when its time was up. */
  readonly closedBy: string | undefined
  /** The room's `discussion` has its result, and need not be looked at any more. */
  readonly isPublished: boolean
}

export interface StoredBallot {
  readonly choices: Ballot
  /** How often it was written. */
  readonly revision: number
}

/** A ballot as somebody hands it in: nobody has looked at the choices yet. */
export interface NewBallot {
  readonly user: UserId
  readonly choices: unknown
  /** The one that they have seen, 0 for none. */
  readonly revision: number
  readonly at: number
}

export type RoundRefusal = 'not-found' | 'round-closed'
export type CastRefusal = RoundRefusal | 'not-so-any-more' | BallotRefusal

/**
 * Votes and their ballots (VOTE1). A round is named with its room, so that an id from elsewhere finds nothing. It is open until it
 * has been closed or its deadline has come, whichever is first, and what is refused after that is decided in the same transaction
 * as what is changed: what was taken is in the tally. A row that does not match its checksum is as if it were not there (R15).
 */
export interface RoundStore {
  /** Refused with `room-full` when the room has as many rounds as `most`, or as many whose time is not up as `mostOpen`. */
  add(round: NewRound, most: number, mostOpen?: number): Promise<Result<void, 'room-full'>>
  find(room: RoomId, id: RoundId): Promise<RoundRow | undefined>
  /** The ids of a room's rounds that nobody has closed. */
  open(room: RoomId): Promise<readonly RoundId[]>
  /** The rounds of all rooms that are not closed, or whose result is not published. */
  unsettled(): Promise<readonly RoundRow[]>
  /** Those of them whose deadline has come, or that are closed. Also damaged ones. */
  overdue(at: number): Promise<readonly Pick<RoundRow, 'id' | 'room'>[]>
  /** The round of a kind about a board that was opened last among the closed ones. */
  latestClosed(room: RoomId, board: BoardId, kind: RoundKind): Promise<RoundRow | undefined>
  /** Adds options to an open round, behind those it has. Those that it has stay, and so does every ballot. */
  addCards(
    room: RoomId,
    id: RoundId,
    cards: readonly CardId[],
    at: number,
  ): Promise<Result<void, RoundRefusal | 'room-full'>>
  /** Sets or takes away the deadline of an open round. */
  setDeadline(room: RoomId, id: RoundId, deadline: number | undefined, at: number): Promise<Result<void, RoundRefusal>>
  /**
   * Closes a round whose deadline has come, and any other if somebody's name is given; one that is closed stays as it is. Answers
   * with the round as it is then.
   */
  close(room: RoomId, id: RoundId, at: number, by?: string): Promise<RoundRow | undefined>
  /** Notes that everybody can see the result of a closed round. */
  setPublished(id: RoundId): Promise<void>
  /**
   * Puts a whole ballot in the place of the person's former one, and answers with its revision. All in one transaction: the round is
   * open (`round-closed`), the ballot that is replaced is the one that the person has seen (`not-so-any-more`), and the new one keeps
   * the round's rules.
   */
  cast(room: RoomId, id: RoundId, ballot: NewBallot): Promise<Result<number, CastRefusal>>
  ballot(round: RoundId, user: UserId): Promise<StoredBallot | undefined>
  /** The ballots that say something, in no order that tells of people, and how many could not be read. */
  ballots(round: RoundId): Promise<{ readonly ballots: readonly Ballot[]; readonly damaged: number }>
  /** How many ballots say something; damaged ones are counted until the round is closed. */
  countVoted(round: RoundId): Promise<number>
  /** The rounds that are damaged themselves or have damaged ballots. Looks through all of them. */
  damage(): Promise<readonly RoundId[]>
}
