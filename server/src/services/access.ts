import { type Action, may } from '@samtavla/shared/access/can.ts'
import { isId, type UserId } from '@samtavla/shared/model/ids.ts'
import { PERSON_COLORS } from '@samtavla/shared/protocol/presence.ts'
import { Failure } from '../errors.ts'
import type { Viewer } from '../rooms/peer.ts'
import type { MemberRow, Store } from '../storage/store.ts'

/** S10: the one function that lets somebody into a room. Throws when the room is not there or the person not in it. */
export async function enterRoom(store: Store, user: UserId, room: string): Promise<MemberRow> {
  if (!isId('room', room)) throw new Failure('room-not-found')
  const member = await store.people.findMember(room, user)
  if (member) return member
  throw new Failure((await store.rooms.find(room)) ? 'not-a-member' : 'room-not-found')
}

/** As `enterRoom`, and the person's role allows the action. */
export async function enterRoomTo(store: Store, action: Action, user: UserId, room: string): Promise<MemberRow> {
  const member = await enterRoom(store, user, room)
  if (!may(member.role, action)) throw new Failure('not-allowed')
  return member
}

/** The person as others see them. */
export function viewerOf(member: MemberRow): Viewer {
  return { user: member.user, name: member.name, color: member.number % PERSON_COLORS, role: member.role }
}
