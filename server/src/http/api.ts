import { may } from '@samtavla/shared/access/can.ts'
import { type RoomFile, readRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { isId } from '@samtavla/shared/model/ids.ts'
import { json, type Request, type Response, Router } from 'express'
import { readSessionCookie, sessionCookie } from '../auth/cookie.ts'
import type { Session, Sessions } from '../auth/sessions.ts'
import { hashToken, newPersonalKey, normalizeToken } from '../auth/tokens.ts'
import type { Config } from '../config.ts'
import { Failure } from '../errors.ts'
import { enterRoom, enterRoomTo, viewerOf } from '../services/access.ts'
import type { Invites } from '../services/invites.ts'
import type { Members } from '../services/members.ts'
import type { Rooms } from '../services/rooms.ts'
import type { StageService } from '../services/stage.ts'
import type { Store } from '../storage/store.ts'
import { answer, bodyOf, paramOf } from './ask.ts'
import { AddressLimit, sameOriginOnly } from './guards.ts'
import * as schema from './schemas.ts'

export interface ApiParts {
  readonly config: Config
  readonly store: Store
  readonly sessions: Sessions
  readonly rooms: Rooms
  readonly invites: Invites
  readonly members: Members
  readonly stage: StageService
  /** Told when a session has been ended, so that its open sockets can be. */
  readonly onSignOut: (session: Session) => Promise<void>
}

const isRoom = (value: unknown) => isId('room', value)
const isBoard = (value: unknown) => isId('board', value)
const isUser = (value: unknown) => isId('user', value)
const isInvite = (value: unknown) => isId('invite', value)

/** Everything that clients ask for over HTTP. Handlers parse, ask the services, and answer. */
export function api(parts: ApiParts): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  router.use(sameOriginOnly(parts.config))
  router.post('/rooms/import', json({ limit: '8mb' }))
  router.use(json({ limit: '16kb', strict: true }))
  addSessionRoutes(router, parts)
  addRoomRoutes(router, parts)
  addInviteRoutes(router, parts)
  addMemberRoutes(router, parts)
  router.use(() => {
    throw new Failure('not-found')
  })
  return router
}

function addSessionRoutes(router: Router, parts: ApiParts): void {
  const { config, store, sessions, invites, onSignOut } = parts
  const guesses = new AddressLimit(10, 60)

  router.get(
    '/me',
    answer(async (request) => {
      const session = await findSession(parts, request)
      const canCreate = config.roomCreation === 'open'
      if (!session) return { rooms: [], canCreate }
      const rooms = await store.people.roomsOf(session.user)
      return { user: session.user, rooms: rooms.map(({ id, title, role }) => ({ id, title, role })), canCreate }
    }),
  )
  router.post(
    '/invites/look',
    answer(async (request) => {
      const { token } = bodyOf(request, schema.lookBody)
      const { room, role } = await guesses.guard(request.ip, () => invites.look(token))
      return { room: room.id, title: room.title, role }
    }),
  )
  router.post(
    '/join',
    answer(async (request, response) => {
      const { token, name } = bodyOf(request, schema.joinBody)
      await guesses.guard(request.ip, () => invites.look(token))
      const session = await ensureSession(parts, request, response)
      const member = await invites.join(session, token, name)
      return { room: member.room, role: member.role, user: member.user }
    }),
  )
  router.post(
    '/me/key',
    answer(async (request) => {
      const { user } = await needSession(parts, request)
      const key = newPersonalKey()
      await store.people.setPersonalKey(user, hashToken(key))
      return { key }
    }),
  )
  router.post(
    '/session',
    answer(async (request, response) => {
      const { key } = bodyOf(request, schema.keyBody)
      const user = await guesses.guard(request.ip, async () => {
        const found = await store.people.findByPersonalKey(hashToken(normalizeToken(key)))
        if (!found) throw new Failure('invite-not-valid')
        return found
      })
      const { token } = await sessions.start(user)
      response.setHeader('Set-Cookie', sessionCookie(config.publicUrl, token))
      return { user }
    }),
  )
  router.delete(
    '/session',
    answer(async (request, response) => {
      const session = await findSession(parts, request)
      if (session) {
        await sessions.end(session)
        await onSignOut(session)
      }
      response.setHeader('Set-Cookie', sessionCookie(config.publicUrl, undefined))
      return undefined
    }),
  )
}

function addRoomRoutes(router: Router, parts: ApiParts): void {
  const { config, store, rooms, stage } = parts
  const creations = new AddressLimit(30, 3600)

  /** Refuses where only the operator makes rooms, and counts the new room against its address. */
  const creatorFor = async (request: Request, response: Response, name: string) => {
    if (config.roomCreation !== 'open') throw new Failure('not-allowed')
    await creations.check(request.ip)
    await creations.count(request.ip)
    const { user } = await ensureSession(parts, request, response)
    return { user, name }
  }

  router.post(
    '/rooms',
    answer(async (request, response) => {
      const { title, name, language } = bodyOf(request, schema.newRoomBody)
      return { room: (await rooms.create(title, language, await creatorFor(request, response, name))).id }
    }),
  )
  router.post(
    '/rooms/example',
    answer(async (request, response) => {
      const { name } = bodyOf(request, schema.exampleBody)
      return { room: (await rooms.openExample(await creatorFor(request, response, name))).id }
    }),
  )
  router.post(
    '/rooms/import',
    answer(async (request, response) => {
      const { name, file } = bodyOf(request, schema.importBody)
      const room = checkedFile(file)
      return { room: (await rooms.import(room, await creatorFor(request, response, name))).id }
    }),
  )
  router.get(
    '/rooms/:room',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      const { user } = await needSession(parts, request)
      const viewer = viewerOf(await enterRoom(store, user, room))
      const row = await store.rooms.find(room)
      return { room, title: row?.title ?? '', user, name: viewer.name, role: viewer.role, color: viewer.color }
    }),
  )
  router.put(
    '/rooms/:room/locks/:board',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      const board = paramOf(request, 'board', isBoard)
      const { isLocked } = bodyOf(request, schema.lockBody)
      const { user } = await needSession(parts, request)
      const member = await enterRoomTo(store, 'lockBoard', user, room)
      await stage.setLock(room, board, isLocked, member.name)
      return undefined
    }),
  )
}

function addInviteRoutes(router: Router, parts: ApiParts): void {
  const { config, store, invites } = parts

  router.get(
    '/rooms/:room/invites',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      await enterRoomTo(store, 'seeInvites', (await needSession(parts, request)).user, room)
      return { invites: await invites.list(room) }
    }),
  )
  router.post(
    '/rooms/:room/invites',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      const { role, label } = bodyOf(request, schema.newInviteBody)
      await enterRoomTo(store, 'invite', (await needSession(parts, request)).user, room)
      const { invite, token } = await invites.createLink(room, role, label)
      return { invite, link: joinLink(config, token) }
    }),
  )
  router.post(
    '/rooms/:room/code',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      await enterRoomTo(store, 'invite', (await needSession(parts, request)).user, room)
      const invite = await invites.code(room)
      return { invite, link: joinLink(config, invite.code ?? '') }
    }),
  )
  router.delete(
    '/rooms/:room/invites/:invite',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      const invite = paramOf(request, 'invite', isInvite)
      await enterRoomTo(store, 'invite', (await needSession(parts, request)).user, room)
      await invites.revoke(room, invite)
      return undefined
    }),
  )
}

function addMemberRoutes(router: Router, parts: ApiParts): void {
  const { store, members } = parts

  router.get(
    '/rooms/:room/members',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      const viewer = await enterRoom(store, (await needSession(parts, request)).user, room)
      if (!may(viewer.role, 'changeMembers')) throw new Failure('not-allowed')
      const rows = await members.list(room)
      return { members: rows.map(({ user, name, role, number }) => ({ user, name, role, number })) }
    }),
  )
  router.put(
    '/rooms/:room/members/:user',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      const { role } = bodyOf(request, schema.roleBody)
      await enterRoomTo(store, 'changeMembers', (await needSession(parts, request)).user, room)
      await members.setRole(room, paramOf(request, 'user', isUser), role)
      return undefined
    }),
  )
  router.delete(
    '/rooms/:room/members/:user',
    answer(async (request) => {
      const room = paramOf(request, 'room', isRoom)
      await enterRoomTo(store, 'changeMembers', (await needSession(parts, request)).user, room)
      await members.remove(room, paramOf(request, 'user', isUser))
      return undefined
    }),
  )
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

function findSession(parts: ApiParts, request: Request): Promise<Session | undefined> {
  return parts.sessions.find(readSessionCookie(request.headers.cookie, parts.config.publicUrl))
}

async function needSession(parts: ApiParts, request: Request): Promise<Session> {
  const session = await findSession(parts, request)
  if (!session) throw new Failure('not-signed-in')
  return session
}

async function ensureSession(parts: ApiParts, request: Request, response: Response): Promise<Session> {
  const present = await findSession(parts, request)
  if (present) return present
  const { session, token } = await parts.sessions.start()
  response.setHeader('Set-Cookie', sessionCookie(parts.config.publicUrl, token))
  return session
}
