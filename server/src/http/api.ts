import { docName } from '@samtavla/shared/access/can.ts'
import { type RoomFile, readRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { isId } from '@samtavla/shared/model/ids.ts'
import { type Request, type Response, Router } from 'express'
import { sessionCookie } from '../auth/cookie.ts'
import type { Session } from '../auth/sessions.ts'
import { hashToken, newPersonalKey, normalizeToken } from '../auth/tokens.ts'
import type { Config } from '../config.ts'
import { Failure } from '../errors.ts'
import { viewerOf } from '../services/access.ts'
import type { ErasureService } from '../services/erasure.ts'
import type { Invites } from '../services/invites.ts'
import type { Members } from '../services/members.ts'
import type { Creator, Rooms } from '../services/rooms.ts'
import type { SilenceService } from '../services/silence.ts'
import type { StageService } from '../services/stage.ts'
import {
  type AdmissionParts,
  type Asked,
  admit,
  admitAgain,
  ensureSession,
  type Handlers,
  startSession,
} from './admission.ts'
import { answer, bodyOf, bodyReader, paramOf } from './ask.ts'
import { type DiscussionParts, discussionHandlers } from './discussion-handlers.ts'
import { sameOriginOnly } from './guards.ts'
import { ROUTES, type Route } from './routes.ts'
import * as schema from './schemas.ts'

export interface ApiParts extends AdmissionParts, DiscussionParts {
  readonly rooms: Rooms
  readonly invites: Invites
  readonly members: Members
  readonly stage: StageService
  readonly erasure: ErasureService
  readonly silence: SilenceService
  /** Told when a session has been ended, so that its open sockets can be. */
  readonly onSignOut: (session: Session) => Promise<void>
}

const isBoard = (value: unknown) => isId('board', value)
const isUser = (value: unknown) => isId('user', value)
const isInvite = (value: unknown) => isId('invite', value)

/** S4: the size of a request's body, and of those with a room file. */
const BODY_LIMIT = '16kb'
const LARGER_BODIES: Partial<Record<Route, string>> = { 'POST /rooms/import': '8mb' }

/**
 * Everything that clients ask for over HTTP: lets each request in by its route's rule, and only then reads its body; asks the
 * services, and answers.
 */
export function api(parts: ApiParts): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  router.use(sameOriginOnly(parts.config))
  const handlers: Handlers = {
    ...sessionHandlers(parts),
    ...roomHandlers(parts),
    ...inviteHandlers(parts),
    ...memberHandlers(parts),
    ...silenceHandlers(parts),
    ...discussionHandlers(parts),
  }
  for (const route of Object.keys(ROUTES) as Route[]) addRoute(router, parts, route, handlers[route])
  router.use(() => {
    throw new Failure('not-found')
  })
  return router
}

function addRoute(router: Router, parts: ApiParts, route: Route, handler: Handlers[Route]): void {
  const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
  const verb = method.toLowerCase() as Lowercase<typeof method>
  const readBody = bodyReader(LARGER_BODIES[route] ?? BODY_LIMIT)
  // What `admit` answers with is what the route's rule gives: `Handlers` says so for each, but not for one among all.
  const handle = handler as (asked: Asked) => Promise<unknown>
  router[verb](
    path,
    answer(async (request: Request, response: Response) => {
      const asked = await admit(parts, ROUTES[route], request, response)
      const hasBody = await readBody(request, response)
      return handle(hasBody ? await admitAgain(parts, ROUTES[route], asked) : asked)
    }),
  )
}

function sessionHandlers(parts: ApiParts) {
  const { config, store, sessions, invites, rounds, limits, onSignOut } = parts
  return {
    'GET /me': async ({ session }) => {
      const canCreate = config.roomCreation === 'open'
      if (!session) return { rooms: [], canCreate }
      const rooms = await store.people.roomsOf(session.user)
      return { user: session.user, rooms: rooms.map(({ id, title, role }) => ({ id, title, role })), canCreate }
    },
    'POST /invites/look': async ({ request, address }) => {
      const { token } = bodyOf(request, schema.lookBody)
      const { room, role } = await limits.guesses.guard(address, token, () => invites.look(token))
      return { room: room.id, title: room.title, role }
    },
    'POST /join': async (asked) => {
      const { token, name } = bodyOf(asked.request, schema.joinBody)
      await limits.guesses.guard(asked.address, token, () => invites.look(token))
      const signIn = () => ensureSession(parts, asked)
      const member = await invites.join({ session: asked.session, signIn }, token, name)
      rounds.onMembersChange(member.room)
      return { room: member.room, role: member.role, user: member.user }
    },
    'POST /me/key': async ({ session }) => {
      const key = newPersonalKey()
      await store.people.setPersonalKey(session.user, hashToken(key))
      return { key }
    },
    'POST /session': async (asked) => {
      const { key } = bodyOf(asked.request, schema.keyBody)
      const user = await limits.guesses.guard(asked.address, key, async () => {
        const found = await store.people.findByPersonalKey(hashToken(normalizeToken(key)))
        if (!found) throw new Failure('invite-not-valid')
        return found
      })
      await startSession(parts, asked, user)
      return { user }
    },
    'DELETE /session': async ({ session, response }) => {
      if (session) {
        await sessions.end(session)
        await onSignOut(session)
      }
      response.setHeader('Set-Cookie', sessionCookie(config.publicUrl, undefined))
      return undefined
    },
  } satisfies Partial<Handlers>
}

function roomHandlers(parts: ApiParts) {
  const { store, rooms, stage, erasure } = parts

  const creatorFor = async (asked: Asked, name: string): Promise<Creator> => {
    const { user } = await ensureSession(parts, asked)
    return { user, name }
  }

  return {
    'POST /rooms': async (asked) => {
      const { title, name, language, plan } = bodyOf(asked.request, schema.newRoomBody)
      return { room: (await rooms.create(title, language, await creatorFor(asked, name), plan)).id }
    },
    'POST /rooms/example': async (asked) => {
      const { name, example } = bodyOf(asked.request, schema.exampleBody)
      return { room: (await rooms.openExample(await creatorFor(asked, name), example)).id }
    },
    'POST /rooms/import': async (asked) => {
      const { name, file } = bodyOf(asked.request, schema.importBody)
      const room = checkedFile(file)
      return { room: (await rooms.import(room, await creatorFor(asked, name))).id }
    },
    'GET /rooms/:room': async ({ room, session, member }) => {
      const { name, role, color } = viewerOf(member)
      const row = await store.rooms.find(room)
      const generation = await store.docs.generation(docName({ room, kind: 'content', user: undefined }))
      return { room, title: row?.title ?? '', user: session.user, name, role, color, generation }
    },
    'POST /rooms/:room/erase': async ({ request, room, member }) => {
      const { cards } = bodyOf(request, schema.eraseBody)
      await erasure.eraseCards(room, cards, member.role)
      return undefined
    },
    'POST /rooms/:room/notes/:board/forget': async ({ request, room }) => {
      await erasure.forgetNotes(room, paramOf(request, 'board', isBoard))
      return undefined
    },
    'PUT /rooms/:room/locks/:board': async ({ request, room, member }) => {
      const board = paramOf(request, 'board', isBoard)
      const { isLocked } = bodyOf(request, schema.lockBody)
      await stage.setLock(room, board, isLocked, member.name)
      return undefined
    },
  } satisfies Partial<Handlers>
}

function inviteHandlers({ config, invites, rounds }: ApiParts) {
  return {
    'GET /rooms/:room/invites': async ({ room }) => ({ invites: await invites.list(room) }),
    'POST /rooms/:room/invites': async ({ request, room }) => {
      const { role, label } = bodyOf(request, schema.newInviteBody)
      const { invite, token } = await invites.createLink(room, role, label)
      return { invite, link: joinLink(config, token) }
    },
    'POST /rooms/:room/code': async ({ room }) => {
      const invite = await invites.code(room)
      return { invite, link: joinLink(config, invite.code ?? '') }
    },
    'DELETE /rooms/:room/invites/:invite': async ({ request, room, session }) => {
      const invite = paramOf(request, 'invite', isInvite)
      const { people } = bodyOf(request, schema.revokeBody)
      await invites.revoke(room, invite, people, session.user)
      rounds.onMembersChange(room)
      return undefined
    },
  } satisfies Partial<Handlers>
}

function memberHandlers({ members, rounds }: ApiParts) {
  return {
    'GET /rooms/:room/members': async ({ room }) => {
      const rows = await members.list(room)
      return { members: rows.map(({ user, name, role, number, invite }) => ({ user, name, role, number, invite })) }
    },
    'PUT /rooms/:room/members/:user': async ({ request, room }) => {
      const { role } = bodyOf(request, schema.roleBody)
      await members.setRole(room, paramOf(request, 'user', isUser), role)
      rounds.onMembersChange(room)
      return undefined
    },
    'DELETE /rooms/:room/members/:user': async ({ request, room }) => {
      await members.remove(room, paramOf(request, 'user', isUser))
      rounds.onMembersChange(room)
      return undefined
    },
  } satisfies Partial<Handlers>
}

function silenceHandlers({ silence }: ApiParts) {
  return {
    'POST /rooms/:room/silences/:board': async ({ request, room, member }) => {
      const board = paramOf(request, 'board', isBoard)
      await silence.begin(room, board, bodyOf(request, schema.silenceBody), member.name)
      return undefined
    },
    'PUT /rooms/:room/silences/:board': async ({ request, room }) => {
      const { minutes } = bodyOf(request, schema.silenceTimeBody)
      await silence.setTime(room, paramOf(request, 'board', isBoard), minutes ?? undefined)
      return undefined
    },
    'POST /rooms/:room/silences/:board/reveal': async ({ request, room }) => {
      return { notes: await silence.reveal(room, paramOf(request, 'board', isBoard)) }
    },
  } satisfies Partial<Handlers>
}

/** The address that lets people in. The secret is in the fragment, which browsers send to nobody (S3). */
export function joinLink(config: Config, token: string): string {
  return `${config.publicUrl}/join#${token}`
}

function checkedFile(file: string): RoomFile {
  const result = readRoomFile(file)
  if (!result.ok) throw new Failure('bad-request', `${result.reason} ${result.path}`.trim())
  return result.value
}
