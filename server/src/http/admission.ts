import type { Action } from '@samtavla/shared/access/can.ts'
import { isId, type RoomId } from '@samtavla/shared/model/ids.ts'
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
}

export interface SignedIn extends Asked {
  readonly session: Session
}

export interface Visit extends SignedIn {
  readonly room: RoomId
  readonly member: MemberRow
}

type Asker<R extends Rule> = R extends 'anybody' ? Asked : R extends 'session' ? SignedIn : Visit

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

/** ACC13, ACC14: lets a request in by its route's rule. Throws when it may not. */
export async function admit(
  parts: AdmissionParts,
  rule: Rule,
  request: Request,
  response: Response,
): Promise<Asked | SignedIn | Visit> {
  const asked: Asked = { request, response, address: addressOf(request, parts.config) }
  if (rule === 'anybody') return asked
  const room = rule === 'session' ? undefined : paramOf(request, 'room', isRoom)
  const session = await findSession(parts, asked)
  if (!session) throw new Failure('not-signed-in')
  if (!room) return { ...asked, session }
  const member = await enter(parts.store, rule as 'member' | Action, session, room)
  return { ...asked, session, room, member }
}

function enter(store: Store, rule: 'member' | Action, { user }: Session, room: RoomId): Promise<MemberRow> {
  return rule === 'member' ? enterRoom(store, user, room) : enterRoomTo(store, rule, user, room)
}

/** The session that the request's cookie stands for, if it is good; counts the request as that person's. */
export async function findSession(parts: AdmissionParts, { request, address }: Asked): Promise<Session | undefined> {
  const session = await parts.sessions.find(readSessionCookie(request.headers.cookie, parts.config.publicUrl))
  if (session) await parts.limits.requestBy(session.user, address)
  return session
}

/** The request's session, or a new one for a new person. */
export async function ensureSession(parts: AdmissionParts, asked: Asked): Promise<Session> {
  const present = await findSession(parts, asked)
  if (present) return present
  const { session, token } = await parts.sessions.start()
  asked.response.setHeader('Set-Cookie', sessionCookie(parts.config.publicUrl, token))
  return session
}
