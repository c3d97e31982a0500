import { type Role, strongerRole } from '@samtavla/shared/access/can.ts'
import type { InviteId, RoomId, UserId } from '@samtavla/shared/model/ids.ts'
import { Failure } from '../errors.ts'
import type { Registry } from '../rooms/registry.ts'
import type { MemberRow, NewMember, Store } from '../storage/store.ts'
import { Turns } from './turns.ts'

/** Members of a room: five times as many as can have one of its documents open at the same time (SYN8). */
export const MOST_MEMBERS = 1_000

/** The people of a room, for its facilitators. What changes here takes effect on open connections at once. */
export class Members {
  readonly #store: Store
  readonly #registry: Registry
  /** By rooms: two facilitators who leave at the same moment would each count on the other to stay. */
  readonly #turns = new Turns<RoomId>()

  constructor(store: Store, registry: Registry) {
    this.#store = store
    this.#registry = registry
  }

  list(room: RoomId): Promise<readonly MemberRow[]> {
    return this.#store.people.members(room)
  }

  /** Refused when the room has as many members as it may have, unless the person is one of them. */
  async needPlace(room: RoomId, user: UserId | undefined): Promise<void> {
    if (user && (await this.#store.people.findMember(room, user))) return
    if ((await this.#store.people.countMembers(room)) >= MOST_MEMBERS) throw new Failure('too-many-members')
  }

  /** Lets somebody in; someone who is in keeps the stronger role, and the day they came. */
  async admit(room: RoomId, comer: NewMember): Promise<MemberRow> {
    let before: MemberRow | undefined
    const row = await this.#turns.take(room, async () => {
      before = await this.#store.people.findMember(room, comer.user)
      const role = before ? strongerRole(before.role, comer.role) : comer.role
      return this.#store.people.putMember(room, { ...comer, role, at: before?.at ?? comer.at })
    })
    if (before && before.role !== row.role) await this.#registry.applyRole(room, comer.user, row.role)
    return row
  }

  /** Refused for the room's last facilitator, who would lock everybody out. */
  async setRole(room: RoomId, user: UserId, role: Role): Promise<void> {
    await this.#turns.take(room, async () => {
      const member = await this.#find(room, user)
      if (role !== 'facilitator') await this.#keepAFacilitator(room, user)
      await this.#store.people.putMember(room, { ...member, role })
    })
    await this.#registry.applyRole(room, user, role)
  }

  async remove(room: RoomId, user: UserId): Promise<void> {
    await this.#turns.take(room, async () => {
      await this.#find(room, user)
      await this.#keepAFacilitator(room, user)
      await this.#store.people.removeMember(room, user)
    })
    await this.#registry.applyRole(room, user, undefined)
  }

  /** Removes everybody who came by an invite but the facilitator who asks for it, so that the room keeps one. */
  async removeComersBy(room: RoomId, invite: InviteId, asker: UserId): Promise<void> {
    const leaving: UserId[] = []
    await this.#turns.take(room, async () => {
      const members = await this.list(room)
      const isLed = members.some(({ user, role }) => user === asker && role === 'facilitator')
      if (!isLed) throw new Failure('not-allowed')
      for (const member of members) {
        if (member.invite !== invite || member.user === asker) continue
        await this.#store.people.removeMember(room, member.user)
        leaving.push(member.user)
      }
    })
    for (const user of leaving) await this.#registry.applyRole(room, user, undefined)
  }

  async #find(room: RoomId, user: UserId): Promise<MemberRow> {
    const member = await this.#store.people.findMember(room, user)
    if (!member) throw new Failure('not-found')
    return member
  }

  async #keepAFacilitator(room: RoomId, leaving: UserId): Promise<void> {
    const members = await this.list(room)
    const isLast = !members.some((member) => member.role === 'facilitator' && member.user !== leaving)
    if (isLast) throw new Failure('not-allowed', 'the last facilitator')
  }
}
