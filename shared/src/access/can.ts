import { isId, type RoomId, type UserId } from '../model/ids.ts'

/**
 * Who may do what, in two tables. A Yjs document cannot hold mixed rights, so a room has four kinds of document, one for each
 * kind of access; what a role may not write itself, it asks the server for by a command.
 */
export const ROLES = ['facilitator', 'member', 'principal', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export const DOC_KINDS = ['content', 'discussion', 'stage', 'private'] as const
export type DocKind = (typeof DOC_KINDS)[number]

/** ACC1: the roles that may write a document on the socket; everyone in the room reads all but other people's `private`. */
const WRITERS: Record<DocKind, readonly Role[]> = {
  content: ['facilitator', 'member'],
  discussion: [],
  stage: [],
  private: ['facilitator', 'member'],
}

const ACTIONS = {
  editBoard: ['facilitator', 'member'],
  lockBoard: ['facilitator'],
  invite: ['facilitator'],
  seeInvites: ['facilitator'],
  changeMembers: ['facilitator'],
  eraseCards: ['facilitator'],
  leadSilence: ['facilitator'],
  leadRounds: ['facilitator'],
  /** In rounds that are open to the role. */
  vote: ['facilitator', 'member', 'principal'],
  decide: ['facilitator', 'principal'],
  comment: ['facilitator', 'member', 'principal'],
  /** Other people's; one's own whoever may comment. */
  removeComments: ['facilitator'],
  passSteps: ['facilitator'],
} as const satisfies Record<string, readonly Role[]>
export type Action = keyof typeof ACTIONS

/** Which document a socket is about. `user` is set for `private` only. */
export interface DocAddress {
  readonly room: RoomId
  readonly kind: DocKind
  readonly user: UserId | undefined
}

/** Reads `ROOM/content`, `ROOM/discussion`, `ROOM/stage` or `ROOM/private/USER`; `undefined` for anything else. */
export function parseDocName(name: string): DocAddress | undefined {
  const [room, kind, user, ...rest] = name.split('/')
  if (!isId('room', room) || rest.length > 0) return undefined
  if (kind === 'private') return isId('user', user) ? { room, kind, user } : undefined
  if (user !== undefined) return undefined
  const known = DOC_KINDS.find((candidate) => candidate === kind)
  return known ? { room, kind: known, user: undefined } : undefined
}

export function docName(address: DocAddress): string {
  return address.user ? `${address.room}/${address.kind}/${address.user}` : `${address.room}/${address.kind}`
}

export function mayReadDoc(role: Role, user: UserId, address: DocAddress): boolean {
  return ROLES.includes(role) && (address.kind !== 'private' || address.user === user)
}

export function mayWriteDoc(role: Role, user: UserId, address: DocAddress): boolean {
  return mayReadDoc(role, user, address) && WRITERS[address.kind].includes(role)
}

export function may(role: Role, action: Action): boolean {
  return (ACTIONS[action] as readonly Role[]).includes(role)
}

/** The stronger of two roles, for a person who comes back by another link. */
export function strongerRole(a: Role, b: Role): Role {
  return ROLES.indexOf(a) <= ROLES.indexOf(b) ? a : b
}
