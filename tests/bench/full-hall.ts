import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, RoomId, UserId } from '@samtavla/shared/model/ids.ts'
import { RawClient } from '../support/raw-client.ts'
import { type Answer, send } from '../support/send.ts'
import { type Room, SamtavlaServer } from './servers.ts'

/** The largest group that sits in one hall (E.2). */
export const HALL = 60

/** Somebody in the hall, with the room's content in front of them. */
export interface Seat {
  readonly cookie: string
  readonly user: UserId
  readonly content: RawClient
}

export interface Hall {
  readonly server: SamtavlaServer
  readonly room: RoomId
  readonly board: BoardId
  readonly lead: Seat
  readonly seats: readonly Seat[]
}

/** A server with one room, its facilitator, and so many members, each with an open socket. */
export async function fillHall(people = HALL): Promise<Hall> {
  const server = await SamtavlaServer.start()
  const room = await server.createRoom('Full sal')
  const lead = await sit(server, room, 'Frida Ledare', 'facilitator')
  const seats: Seat[] = []
  for (let i = 0; i < people; i++) seats.push(await sit(server, room, `Person ${i + 1}`, 'member'))
  const [board] = boardsOf(openContent(lead.content.doc))
  if (!board) throw new Error('The room has no board')
  return { server, room: room.id, board: board.id, lead, seats }
}

export function ask({ server, room }: Hall, seat: Seat, method: string, path: string, body?: unknown): Promise<Answer> {
  return send(server.origin, method, `/rooms/${room}${path}`, {
    cookie: seat.cookie,
    ...(body === undefined ? {} : { body }),
  })
}

/** As `ask`, for what must be granted. */
export async function demand(hall: Hall, seat: Seat, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await ask(hall, seat, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status} ${answer.text}`)
  return answer
}

/** Opens another document of a seat's person. */
export function openDoc({ server, room }: Hall, seat: Seat, name: string): Promise<RawClient> {
  return RawClient.open(addressOf(server), seat, `${room}/${name}`, { ack: true })
}

/** Milliseconds of CPU that the server has used so far. */
export async function cpuOf({ server }: Hall): Promise<number> {
  return (await server.program.usage()).cpuSeconds * 1_000
}

async function sit(server: SamtavlaServer, room: Room, name: string, role: 'facilitator' | 'member'): Promise<Seat> {
  const cookie = await server.join(room, name, role)
  const { body } = await send(server.origin, 'GET', '/me', { cookie })
  const content = await RawClient.open(addressOf(server), { cookie }, `${room.id}/content`, { ack: true })
  return { cookie, user: body.user as UserId, content }
}

function addressOf({ origin }: SamtavlaServer) {
  return { url: origin, syncUrl: `${origin.replace('http', 'ws')}/sync` }
}
