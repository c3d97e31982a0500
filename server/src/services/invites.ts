import type { Role } from '@samtavla/shared/access/can.ts'
import { type InviteId, newInviteId, type RoomId, type UserId } from '@samtavla/shared/model/ids.ts'
import type { Session } from '../auth/sessions.ts'
import { hashToken, newCode, newToken, normalizeToken } from '../auth/tokens.ts'
import { Failure } from '../errors.ts'
import type { Registry } from '../rooms/registry.ts'
import type { InviteRow, MemberRow, RoomRow, Store } from '../storage/store.ts'
import type { Members } from './members.ts'
import { Turns } from './turns.ts'

const HOUR_MS = 60 * 60 * 1000
/** S11: links run out after two weeks, codes after a working day. */
export const LINK_LIFE_MS = 14 * 24 * HOUR_MS
export const CODE_LIFE_MS = 10 * HOUR_MS

/** An invite as its room's facilitator sees it: never the secret of a link. */
export interface InviteView {
  readonly id: string
  readonly role: Role
  readonly label: string
  readonly code: string | undefined
  readonly createdAt: number
  readonly expiresAt: number
  readonly uses: number
}

/** Who is told of changes that concern people who are in a room. */
export interface Present {
  readonly registry: Registry
  readonly members: Members
}

/** Somebody with an invite: who they are, if they have been here before, and how they become somebody once they are let in. */
export interface Comer {
  readonly session: Session | undefined
  signIn(): Promise<Session>
}

/** Links and codes that let people into a room. */
export class Invites {
  readonly #store: Store
  readonly #present: Present | undefined
  readonly #now: () => number
  /**
   * By rooms: who joins while the invite is withdrawn either is in before, and leaves with the others, or is not let in; and of a
   * crowd that joins one room only one at a time is on the way to the disk, so that other rooms do not wait.
   */
  readonly #turns = new Turns<RoomId>()

  /** On the command line nobody is connected here, so there is nobody to tell. */
  constructor(store: Store, present?: Present, now: () => number = Date.now) {
    this.#store = store
    this.#present = present
    this.#now = now
  }

  /** Makes a link. Its token is returned here and cannot be had again. */
  async createLink(room: RoomId, role: Role, label: string): Promise<{ invite: InviteView; token: string }> {
    const token = newToken()
    const invite = await this.#add(room, role, label, token, undefined, LINK_LIFE_MS)
    return { invite, token }
  }

  /** The room's short code for members: the present one if it is good for another hour, else a new one. */
  async code(room: RoomId): Promise<InviteView> {
    const present = (await this.list(room)).find((invite) => invite.code && invite.expiresAt > this.#now() + HOUR_MS)
    if (present) return present
    const code = newCode()
    return this.#add(room, 'member', '', code, code, CODE_LIFE_MS)
  }

  /** The invites that work, newest first. */
  async list(room: RoomId): Promise<InviteView[]> {
    const rows = await this.#store.invites.list(room)
    return rows.filter((row) => this.#isGood(row)).map(toView)
  }

  /**
   * Ends an invite (ACC10). Who came by it stays in the room, or leaves it at once; the asker stays in any case. Once it is
   * resolved, nobody comes in by the invite any more, not even who had begun to.
   */
  async revoke(room: RoomId, id: InviteId, people: 'stay' | 'leave', asker: UserId): Promise<void> {
    // Before its turn, so that a crowd that waits to join by the invite is refused and holds up nothing.
    if (!(await this.#store.invites.revoke(room, id, this.#now()))) throw new Failure('not-found')
    await this.#turns.take(room, async () => {
      if (people === 'leave') await this.#present?.members.removeComersBy(room, id, asker)
    })
  }

  /** What a person who holds the secret may know before joining. */
  async look(token: string): Promise<{ room: RoomRow; role: Role }> {
    const invite = await this.#findGood(token)
    const room = await this.#store.rooms.find(invite.room)
    if (!room) throw new Failure('invite-not-valid')
    return { room, role: invite.role }
  }

  /**
   * IN2: makes whoever comes a member; someone who is one keeps the stronger role. Nobody is signed in who is refused: because the
   * invite is not good, or because the room has as many members as it may have.
   */
  async join(comer: Comer, token: string, name: string): Promise<MemberRow> {
    const { room } = await this.#findGood(token)
    return this.#turns.take(room, () => this.#join(comer, token, name))
  }

  async #join(comer: Comer, token: string, name: string): Promise<MemberRow> {
    if (!this.#present) throw new Error('Nobody joins on the command line')
    const { id, room, role } = await this.#findGood(token)
    await this.#present.members.needPlace(room, comer.session?.user)
    const { user } = await comer.signIn()
    const row = await this.#present.members.admit(room, { user, role, name, at: this.#now(), invite: id })
    await this.#store.invites.countUse(id)
    return row
  }

  /** S11: a wrong, an expired and a revoked secret are told apart by nobody. */
  async #findGood(token: string): Promise<InviteRow> {
    const invite = await this.#store.invites.find(hashToken(normalizeToken(token)))
    if (!invite || !this.#isGood(invite)) throw new Failure('invite-not-valid')
    return invite
  }

  #isGood(invite: InviteRow): boolean {
    return invite.revokedAt === undefined && invite.expiresAt > this.#now()
  }

  async #add(
    room: RoomId,
    role: Role,
    label: string,
    token: string,
    code: string | undefined,
    life: number,
  ): Promise<InviteView> {
    const now = this.#now()
    const row: InviteRow = {
      id: newInviteId(),
      room,
      role,
      label,
      hash: hashToken(token),
      code,
      createdAt: now,
      expiresAt: now + life,
      revokedAt: undefined,
      uses: 0,
    }
    await this.#store.invites.add(row)
    return toView(row)
  }
}

function toView({ id, role, label, code, createdAt, expiresAt, uses }: InviteRow): InviteView {
  return { id, role, label, code, createdAt, expiresAt, uses }
}
