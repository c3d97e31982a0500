import type { Action } from '@samtavla/shared/access/can.ts'
import { isId, type RoomId, type UserId } from '@samtavla/shared/model/ids.ts'
import type { Request, Response } from 'express'
import { addressOf } from '../auth/address.ts'
import { readSessionCookie, sessionCookie } from '../auth/cookie.ts'
import type { Limits } from '../auth/limits.ts'
import type { Session, Sessions } from '../auth/sessions.ts'
import type { Config } from '../config.ts'
import { Failure } from '../errors.ts'
import { enterRoom, enterRoomTo } from '../services/access.ts'
import type { MemberRow, Store } from '../storage/store.ts'
import { paramOf } from './ask.ts'
import type { ROUTES, Route, Rule } from './routes.ts'

/** A request that was let in, and what is known of who asks: more, the more the route's rule demands. */
export interface Asked {
  readonly request: Request
  readonly response: Response
  readonly address: string
  readonly session: Session | undefined
}

export interface SignedIn extends Asked {
  readonly session: Session
}

export interface Visit extends SignedIn {
  readonly room: RoomId
  readonly member: MemberRow
}

type Asker<R extends Rule> = R extends 'anybody' | 'creator' ? Asked : R extends 'session' ? SignedIn : Visit

/** An answer for each route, given who may ask for it. */
export type Handlers = {
  readonly [Each in Route]: (asked: Asker<(typeof ROUTES)[Each]>) => Promise<unknown>
}

export interface AdmissionParts {
  readonly config: Config
  readonly store: Store
  readonly sessions: Sessions
  readonly limits: Limits
}

const isRoom = (value: unknown) => isId('room', value)

/**
 * ACC13, ACC14: lets a request in by its route's rule, and counts it as its person's, and as a try of its address to make a room.
 * Throws when it may not. Looks at nothing of the body, which need not have come yet.
 */
export async function admit(
  parts: AdmissionParts,
  rule: Rule,
  request: Request,
  response: Response,
): Promise<Asked | SignedIn | Visit> {
  const asked = await identify(parts, request, response)
  if (asked.session) await parts.limits.requestBy(asked.session.user, asked.address)
  const admitted = await permit(parts, rule, asked)
  if (rule === 'creator') await parts.limits.rooms.need(asked.address)
  return admitted
}

/** S9: looks again, and counts nothing: the body may have taken minutes to come, and a right that has ended meanwhile has ended. */
export async function admitAgain(
  parts: AdmissionParts,
  rule: Rule,
  { request, response }: Asked,
): Promise<Asked | SignedIn | Visit> {
  return permit(parts, rule, await identify(parts, request, response))
}

async function identify(parts: AdmissionParts, request: Request, response: Response): Promise<Asked> {
  const { config, sessions } = parts
  const session = await sessions.find(readSessionCookie(request.headers.cookie, config.publicUrl))
  return { request, response, address: addressOf(request, config), session }
}

async function permit(parts: AdmissionParts, rule: Rule, asked: Asked): Promise<Asked | SignedIn | Visit> {
  if (rule === 'creator' && parts.config.roomCreation !== 'open') throw new Failure('not-allowed')
  if (rule === 'anybody' || rule === 'creator') return asked
  const room = rule === 'session' ? undefined : paramOf(asked.request, 'room', isRoom)
  const { session } = asked
  if (!session) throw new Failure('not-signed-in')
  if (!room) return { ...asked, session }
  const member = await enter(parts.store, rule as 'member' | Action, session, room)
  return { ...asked, session, room, member }
}

function enter(store: Store, rule: 'member' | Action, { user }: Session, room: RoomId): Promise<MemberRow> {
  return rule === 'member' ? enterRoom(store, user, room) : enterRoomTo(store, rule, user, room)
}

/** The request's session, or a new one for a new person. */
export async function ensureSession(parts: AdmissionParts, asked: Asked): Promise<Session> {
  return asked.session ?? startSession(parts, asked)
}

/** Answers with a session for a user, or for a new one. Throws when too many began from the address lately. */
export async function startSession(
  { config, sessions, limits }: AdmissionParts,
  { response, address }: Asked,
  user?: UserId,
): Promise<Session> {
  await limits.sessions.need(address)
  const { session, token } = await sessions.start(user)
  response.setHeader('Set-Cookie', sessionCookie(config.publicUrl, token))
  return session
}
