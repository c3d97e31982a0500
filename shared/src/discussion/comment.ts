import { ROLES, type Role } from '../access/can.ts'
import { isTime } from '../lib/time.ts'
import { type CardId, type CommentId, isId, type UserId } from '../model/ids.ts'

export const MAX_COMMENT = 2_000

/** Who did something with a comment, as they were called and what they were at the time. */
export interface CommentPerson {
  readonly user: UserId
  readonly name: string
  readonly role: Role
}

/** What somebody says of a card without changing it. Never edited: resolved, opened again, or removed. */
export interface Comment {
  readonly id: CommentId
  readonly card: CardId
  /** Empty once it was removed. */
  readonly text: string
  /** Nobody once it was removed. */
  readonly by?: CommentPerson | undefined
  readonly at: number
  /** There is nothing more to do about it. */
  readonly resolved?: { readonly by: CommentPerson; readonly at: number } | undefined
  /** Its text is gone; when, and the role of who removed it. */
  readonly removed?: CommentRemoval | undefined
}

export interface CommentRemoval {
  readonly role: Role
  readonly at: number
}

/** Reads a value that may be anything. `undefined` for what is no comment; what it has besides is left out. */
export function readComment(id: string, value: unknown): Comment | undefined {
  const { card, at, text, by, resolved, removed } = partsOf(value)
  if (!isId('comment', id) || !isId('card', card) || !isTime(at)) return undefined
  const { role, at: removedAt } = partsOf(removed)
  if (isRole(role) && isTime(removedAt)) return { id, card, text: '', at, removed: { role, at: removedAt } }
  const author = readPerson(by)
  if (!author || typeof text !== 'string' || text === '' || text.length > MAX_COMMENT) return undefined
  const { by: resolver, at: resolvedAt } = partsOf(resolved)
  const person = readPerson(resolver)
  const isResolved = person && isTime(resolvedAt)
  return { id, card, text, by: author, at, ...(isResolved && { resolved: { by: person, at: resolvedAt } }) }
}

/** A comment as it stands in the document, under its id. */
export function commentValue({ id: _, ...value }: Comment): object {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))
}

/** What stays of a comment: where and when it was written, and that it was removed. */
export function withoutText({ id, card, at }: Comment, removed: CommentRemoval): Comment {
  return { id, card, text: '', at, removed }
}

/** Comments in the order in which they were written. */
export function compareComments(a: Comment, b: Comment): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

/** Those that can be read. */
export function standingComments(comments: readonly Comment[]): Comment[] {
  return comments.filter(({ removed }) => !removed)
}

function readPerson(value: unknown): CommentPerson | undefined {
  const { user, name, role } = partsOf(value)
  return isId('user', user) && typeof name === 'string' && isRole(role) ? { user, name, role } : undefined
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value)
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
