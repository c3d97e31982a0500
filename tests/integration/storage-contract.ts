import type {
  InviteRow,
  NewMember,
  NewRoom,
  NewRound,
  SessionRow,
  Store,
  StoredDoc,
} from '@samtavla/server/storage/store.ts'
import type { Role } from '@samtavla/shared/access/can.ts'
import {
  type CardId,
  newBoardId,
  newCardId,
  newInviteId,
  newRoomId,
  newRoundId,
  newUserId,
  type RoomId,
  type UserId,
} from '@samtavla/shared/model/ids.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'

/** Somewhere empty to keep data. */
export interface Place {
  /** A handle; where data is lasting, every call gives a further handle on the same data. */
  open(): Promise<Store>
  remove(): Promise<void>
}

/** What every storage engine promises. `lasting` says that data outlives its handle. */
export function describeStore(name: string, newPlace: () => Promise<Place>, lasting: boolean): void {
  describe(name, () => {
    describe('one handle', () => {
      let place: Place
      let store: Store

      beforeAll(async () => {
        place = await newPlace()
        store = await place.open()
      })

      afterAll(async () => {
        await store.close()
        await place.remove()
      })

      describe('documents', () => describeDocs(() => store))
      describe('rooms', () => describeRooms(() => store))
      describe('members', () => describeMembers(() => store))
      describe('sessions', () => describeSessions(() => store))
      describe('invites', () => describeInvites(() => store))
      describe('rounds', () => describeRounds(() => store))
    })
    describe('closing', () => describeClosing(newPlace))
    if (lasting) describe('several handles', () => describeLasting(newPlace))
  })
}

const NOTHING: StoredDoc = { snapshot: undefined, updates: [], writers: [], damaged: 0, generation: 0 }

function describeDocs(store: () => Store): void {
  let a: string
  let b: string

  beforeEach(() => {
    a = newRoomId()
    b = newRoomId()
  })

  test('keeps the order of entries', async () => {
    const numbers = Array.from({ length: 300 }, (_, index) => Uint8Array.of(index >> 8, index & 0xff))
    await store().docs.append(numbers.slice(0, 100).map((update) => ({ doc: a, update })))
    await Promise.all(numbers.slice(100).map((update) => store().docs.append([{ doc: a, update }])))
    expect(plain(await store().docs.load(a))).toEqual({ snapshot: undefined, updates: numbers.map((n) => [...n]) })
  })

  test('keeps two documents of one batch apart', async () => {
    await store().docs.append([entry(a, '1'), entry(b, '2'), entry(a, '3')])
    expect(words(await store().docs.load(a))).toEqual(['1', '3'])
    expect(words(await store().docs.load(b))).toEqual(['2'])
  })

  test('keeps nothing of a rejected batch', async () => {
    await store().docs.append([entry(a, 'before')])
    const bad = { doc: b, update: undefined as unknown as Uint8Array }
    await expect(store().docs.append([entry(a, 'never'), bad])).rejects.toThrow()
    await store().docs.append([entry(a, 'after')])
    expect(words(await store().docs.load(a))).toEqual(['before', 'after'])
    expect(words(await store().docs.load(b))).toEqual([])
  })

  test('takes updates that are cut out of a larger buffer', async () => {
    const message = new TextEncoder().encode('head|body|tail')
    await store().docs.append([{ doc: a, update: message.subarray(5, 9) }])
    expect(words(await store().docs.load(a))).toEqual(['body'])
    expect(new TextDecoder().decode(message)).toBe('head|body|tail')
  })

  test('takes an empty update and an empty batch', async () => {
    await store().docs.append([])
    await store().docs.append([{ doc: a, update: new Uint8Array(0) }])
    expect(plain(await store().docs.load(a))).toEqual({ snapshot: undefined, updates: [[]] })
  })

  test('loads an unknown document as empty', async () => {
    expect(await store().docs.load(newRoomId())).toEqual(NOTHING)
    expect(await store().docs.journalSize(newRoomId())).toEqual({ entries: 0, bytes: 0 })
  })

  test('counts the journal since the newest snapshot', async () => {
    const writer = new Writer(a)
    const first = writer.type('one')
    const second = writer.type('two')
    await store().docs.append([first, second, entry(b, 'elsewhere')])
    const bytes = first.update.length + second.update.length
    expect(await store().docs.journalSize(a)).toEqual({ entries: 2, bytes })
    await store().docs.compact(a)
    expect(await store().docs.journalSize(a)).toEqual({ entries: 0, bytes: 0 })
    await store().docs.append([writer.type('three')])
    expect((await store().docs.journalSize(a)).entries).toBe(1)
  })

  test('compacts without changing the state', async () => {
    const writer = new Writer(a)
    for (let round = 0; round < 4; round++) {
      await store().docs.append([writer.type('added '), writer.type('gone '), writer.remove(5)])
      const before = await store().docs.load(a)
      await store().docs.compact(a)
      const after = await store().docs.load(a)
      expect(after.updates).toEqual([])
      expect(textOf(after)).toBe(textOf(before))
      expect(textOf(after)).toBe(writer.text())
      expect(stateVector(after)).toEqual(stateVector(before))
    }
  })

  test('continues after a snapshot', async () => {
    const writer = new Writer(a)
    await store().docs.append([writer.type('before ')])
    await store().docs.compact(a)
    await store().docs.append([writer.type('after')])
    const loaded = await store().docs.load(a)
    expect(loaded.updates).toHaveLength(1)
    expect(textOf(loaded)).toBe('before after')
  })

  test('compacts an update that waits for an earlier one', async () => {
    const writer = new Writer(a)
    const [early, late] = [writer.type('early '), writer.type('late')]
    await store().docs.append([late])
    await store().docs.compact(a)
    await store().docs.append([early])
    expect(textOf(await store().docs.load(a))).toBe('early late')
  })

  test('compacts nothing where nothing is new', async () => {
    await store().docs.compact(b)
    expect(await store().docs.load(b)).toEqual(NOTHING)
    await store().docs.append([new Writer(a).type('one')])
    await store().docs.compact(a)
    const once = await store().docs.load(a)
    await store().docs.compact(a)
    expect(await store().docs.load(a)).toEqual(once)
  })

  test('keeps the journal of a document that cannot be replayed', async () => {
    await store().docs.append([{ doc: a, update: Uint8Array.of(255, 255, 255) }])
    await expect(store().docs.compact(a)).rejects.toThrow()
    expect((await store().docs.load(a)).updates).toHaveLength(1)
  })

  test('[S8] keeps the first owner of a client id', async () => {
    const [one, other] = [newUserId(), newUserId()]
    await store().docs.append([
      { ...entry(a, '1'), writers: [{ client: 7, user: one }] },
      {
        ...entry(a, '2'),
        writers: [
          { client: 4_294_967_295, user: other },
          { client: 7, user: other },
        ],
      },
      { ...entry(b, '1'), writers: [{ client: 7, user: other }] },
    ])
    expect((await store().docs.load(a)).writers).toEqual([
      { client: 7, user: one },
      { client: 4_294_967_295, user: other },
    ])
    expect((await store().docs.load(b)).writers).toEqual([{ client: 7, user: other }])
  })

  test('[S8] keeps no owner of a rejected batch', async () => {
    const bad = { doc: b, update: undefined as unknown as Uint8Array }
    const owned = { ...entry(a, '1'), writers: [{ client: 7, user: newUserId() }], generation: 1 }
    await expect(store().docs.append([owned, bad])).rejects.toThrow()
    expect(await store().docs.load(a)).toEqual(NOTHING)
    expect(await store().docs.unpurged()).not.toContain(a)
  })

  test('[S16] knows a generation from its entry on, and what waits for its purge', async () => {
    await store().docs.append([{ ...entry(a, 'erased'), generation: 1 }])
    await store().docs.append([{ ...entry(a, 'erased again'), generation: 2 }])
    expect([await store().docs.generation(a), await store().docs.generation(b)]).toEqual([2, 0])
    expect((await store().docs.load(a)).generation).toBe(2)
    expect((await store().docs.unpurged()).filter((doc) => doc === a)).toEqual([a])
    expect(await store().docs.unpurged()).not.toContain(b)
  })

  test('[S16] purges to one snapshot without changing the state, once or twice', async () => {
    const writer = new Writer(a)
    for (let round = 0; round < 3; round++) {
      await store().docs.append([writer.type('added '), writer.type('gone '), writer.remove(5)])
      await store().docs.compact(a)
    }
    const user = newUserId()
    await store().docs.append([{ ...writer.type('more'), generation: 1, writers: [{ client: 7, user }] }])
    for (let round = 0; round < 2; round++) {
      const purged = await store().docs.purge(a)
      expect(purged).toEqual({ doc: a, generation: 1 })
      const after = await store().docs.load(a)
      expect(textOf(after)).toBe(writer.text())
      expect(after).toMatchObject({ updates: [], writers: [{ client: 7, user }], damaged: 0, generation: 1 })
      if (round === 0) expect(await store().docs.unpurged()).toContain(a)
      await store().docs.forget([purged])
      expect(await store().docs.unpurged()).not.toContain(a)
    }
    await store().docs.append([writer.type(' and on')])
    await store().docs.compact(a)
    expect(textOf(await store().docs.load(a))).toBe(writer.text())
  })

  test('[S16] keeps what is appended while it purges', async () => {
    const writer = new Writer(a)
    await store().docs.append(Array.from({ length: 50 }, () => writer.type('x')))
    await store().docs.append([{ ...writer.remove(10), generation: 1 }])
    const purging = store().docs.purge(a)
    const appending = Array.from({ length: 50 }, () => store().docs.append([writer.type('y')]))
    await Promise.all([purging, ...appending])
    expect(textOf(await store().docs.load(a))).toBe(writer.text())
    await store().docs.forget([await purging])
    expect(await store().docs.unpurged()).not.toContain(a)
  })

  test('[S16] has an erasure that came after its purge wait for the next one', async () => {
    const writer = new Writer(a)
    await store().docs.append([{ ...writer.type('erased'), generation: 1 }])
    const purged = await store().docs.purge(a)
    await store().docs.append([{ ...writer.type('erased again'), generation: 2 }])
    await store().docs.forget([purged])
    expect(await store().docs.unpurged()).toContain(a)
    await store().docs.forget([await store().docs.purge(a)])
    expect(await store().docs.unpurged()).not.toContain(a)
  })

  test('purges an empty document', async () => {
    await store().docs.purge(a)
    expect((await store().docs.load(a)).updates).toEqual([])
    const writer = new Writer(a)
    await store().docs.append([writer.type('first')])
    expect(textOf(await store().docs.load(a))).toBe('first')
  })

  test('was never restored', async () => {
    expect(await store().docs.restoredAt()).toBeUndefined()
  })

  test('keeps what is appended while it compacts', async () => {
    const writer = new Writer(a)
    await store().docs.append(Array.from({ length: 50 }, () => writer.type('x')))
    const compacting = store().docs.compact(a)
    const appending = Array.from({ length: 50 }, () => store().docs.append([writer.type('y')]))
    await Promise.all([compacting, ...appending])
    expect(textOf(await store().docs.load(a))).toBe(writer.text())
  })
}

function describeRooms(store: () => Store): void {
  test('finds a created room and its content', async () => {
    const room = newRoom({ example: 'lasning' })
    await store().rooms.create(room)
    expect(await store().rooms.find(room.id)).toEqual(rowOf(room))
    expect(plain(await store().docs.load(`${room.id}/content`)).updates).toEqual([[...room.content]])
    expect(await store().people.members(room.id)).toEqual([])
    expect(await store().rooms.find(newRoomId())).toBeUndefined()
  })

  test('creates a room together with what was said in it', async () => {
    const room = { ...newRoom(), discussion: new Uint8Array([1, 2, 3]) }
    await store().rooms.create(room)
    expect(plain(await store().docs.load(`${room.id}/content`)).updates).toEqual([[...room.content]])
    expect(plain(await store().docs.load(`${room.id}/discussion`)).updates).toEqual([[1, 2, 3]])
    const silent = newRoom()
    await store().rooms.create(silent)
    expect(await store().docs.names()).not.toContain(`${silent.id}/discussion`)
  })

  test('creates a room together with its first member', async () => {
    const [room, creator] = [newRoom(), newMember({ role: 'facilitator' })]
    await store().rooms.create(room, creator)
    expect(await store().people.members(room.id)).toEqual([{ ...creator, room: room.id, number: 0 }])
  })

  test('keeps nothing of a room that is refused', async () => {
    const room = newRoom()
    await store().rooms.create(room)
    await expect(store().rooms.create({ ...room, title: 'Another' }, newMember())).rejects.toMatchObject({
      code: 'taken',
    })
    expect(await store().rooms.find(room.id)).toEqual(rowOf(room))
    expect(await store().people.members(room.id)).toEqual([])
    expect((await store().docs.load(`${room.id}/content`)).updates).toHaveLength(1)

    const nameless = { ...newMember(), name: undefined as unknown as string }
    const never = newRoom()
    await expect(store().rooms.create(never, nameless)).rejects.toThrow()
    expect(await store().rooms.find(never.id)).toBeUndefined()
    expect((await store().docs.load(`${never.id}/content`)).updates).toEqual([])
  })

  test('lists rooms newest first', async () => {
    const rooms = [
      newRoom({ createdAt: 2 }),
      newRoom({ createdAt: 3 }),
      newRoom({ createdAt: 1 }),
      newRoom({ createdAt: 3 }),
    ]
    for (const room of rooms) await store().rooms.create(room)
    const listed = await store().rooms.list()
    const ours = listed.filter((each) => rooms.some((room) => room.id === each.id))
    expect(ours).toEqual([3, 1, 0, 2].map((index) => rowOf(rooms[index]!)))
    const times = listed.map((each) => each.createdAt)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('sets the title of one room', async () => {
    const [room, other] = [newRoom(), newRoom()]
    await store().rooms.create(room)
    await store().rooms.create(other)
    await store().rooms.setTitle(room.id, 'Ökad läslust på Björkskolan')
    expect(await store().rooms.find(room.id)).toEqual({ ...rowOf(room), title: 'Ökad läslust på Björkskolan' })
    expect(await store().rooms.find(other.id)).toEqual(rowOf(other))
  })
}

function describeMembers(store: () => Store): void {
  let room: RoomId

  beforeEach(async () => {
    room = await addRoom(store())
  })

  test('numbers members in the order of arrival', async () => {
    const people = [newMember(), newMember(), newMember()]
    const rows = []
    for (const member of people) rows.push(await store().people.putMember(room, member))
    expect(rows).toEqual(people.map((member, number) => ({ ...member, room, number })))
    expect(await store().people.members(room)).toEqual(rows)
    const other = await addRoom(store())
    expect((await store().people.putMember(other, newMember())).number).toBe(0)
  })

  test('gives members who arrive at once different numbers', async () => {
    const rows = await Promise.all(Array.from({ length: 8 }, () => store().people.putMember(room, newMember())))
    expect(rows.map((row) => row.number).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('updates role, name and invite of a member', async () => {
    const member = newMember({ invite: newInviteId(), at: 5 })
    await store().people.putMember(room, member)
    await store().people.putMember(room, newMember())
    const changed = { user: member.user, role: 'principal', name: 'Rektor Ek', at: 9, invite: undefined } as const
    const expected = { ...changed, at: 5, room, number: 0 }
    expect(await store().people.putMember(room, changed)).toEqual(expected)
    expect(await store().people.findMember(room, member.user)).toEqual(expected)
    expect(await store().people.members(room)).toHaveLength(2)
  })

  test('removes a member and gives the number to nobody else', async () => {
    const member = newMember()
    await store().people.putMember(room, newMember())
    await store().people.putMember(room, member)
    await store().people.removeMember(room, member.user)
    expect(await store().people.findMember(room, member.user)).toBeUndefined()
    expect((await store().people.putMember(room, newMember())).number).toBe(2)
    await store().people.removeMember(room, newUserId())
    expect(await store().people.members(room)).toHaveLength(2)
    expect(await store().people.countMembers(room)).toBe(2)
    expect(await store().people.countMembers(await addRoom(store()))).toBe(0)
  })

  test('refuses a member of a room that is not there', async () => {
    const refused = store().people.putMember(newRoomId(), newMember())
    await expect(refused).rejects.toMatchObject({ code: 'unknown-reference' })
  })

  test('lists the rooms of a user, latest joined first', async () => {
    const user = newUserId()
    const rooms = [newRoom(), newRoom({ example: 'lasning' }), newRoom()]
    const [early, late, foreign] = rooms as [NewRoom, NewRoom, NewRoom]
    for (const each of rooms) await store().rooms.create(each, newMember({ at: 50 }))
    await store().people.putMember(late.id, newMember({ user, at: 20, role: 'principal' }))
    await store().people.putMember(early.id, newMember({ user, at: 10, role: 'viewer' }))
    expect(await store().people.roomsOf(user)).toEqual([
      { ...rowOf(late), role: 'principal' },
      { ...rowOf(early), role: 'viewer' },
    ])
    await store().people.removeMember(late.id, user)
    expect((await store().people.roomsOf(user)).map((each) => each.id)).toEqual([early.id])
    expect((await store().people.members(foreign.id)).map((each) => each.user)).not.toContain(user)
    expect(await store().people.roomsOf(newUserId())).toEqual([])
  })
}

function describeSessions(store: () => Store): void {
  test('finds a session until it is ended', async () => {
    const user = newUserId()
    const [session, other] = [newSession({ user }), newSession({ user })]
    await store().people.addSession(session)
    await store().people.addSession(other)
    expect(await store().people.findSession(session.hash)).toEqual(session)
    await store().people.touchSession(session.hash, 7, 8)
    expect(await store().people.findSession(session.hash)).toEqual({ ...session, seenAt: 7, expiresAt: 8 })
    expect(await store().people.findSession(other.hash)).toEqual(other)
    await store().people.endSession(session.hash)
    expect(await store().people.findSession(session.hash)).toBeUndefined()
    expect(await store().people.findSession(other.hash)).toEqual(other)
  })

  test('refuses a session hash that is taken', async () => {
    const session = newSession()
    await store().people.addSession(session)
    await expect(store().people.addSession(newSession({ hash: session.hash }))).rejects.toMatchObject({ code: 'taken' })
    expect(await store().people.findSession(session.hash)).toEqual(session)
  })

  test('sweeps the sessions that have expired', async () => {
    const [old, due, young] = [10, 20, 21].map((expiresAt) => newSession({ expiresAt }))
    for (const session of [old!, due!, young!]) await store().people.addSession(session)
    expect(await store().people.sweepSessions(20)).toBeGreaterThanOrEqual(2)
    expect(await store().people.findSession(old!.hash)).toBeUndefined()
    expect(await store().people.findSession(due!.hash)).toBeUndefined()
    expect(await store().people.findSession(young!.hash)).toEqual(young)
    expect(await store().people.sweepSessions(20)).toBe(0)
  })

  test('replaces the personal key of a user', async () => {
    const session = newSession()
    await store().people.addSession(session)
    await store().people.setPersonalKey(session.user, 'key-1')
    expect(await store().people.findByPersonalKey('key-1')).toBe(session.user)
    await store().people.setPersonalKey(session.user, 'key-2')
    expect(await store().people.findByPersonalKey('key-1')).toBeUndefined()
    expect(await store().people.findByPersonalKey('key-2')).toBe(session.user)
    await expect(store().people.setPersonalKey(newUserId(), 'key-2')).rejects.toMatchObject({ code: 'taken' })
    expect(await store().people.findByPersonalKey('key-2')).toBe(session.user)
  })
}

function describeInvites(store: () => Store): void {
  let room: RoomId

  beforeEach(async () => {
    room = await addRoom(store())
  })

  test('finds an invite by its hash only', async () => {
    const invite = newInvite(room, { code: '4711-23', label: 'Länk till rektor', role: 'principal' })
    await store().invites.add(invite)
    expect(await store().invites.find(invite.hash)).toEqual(invite)
    expect(await store().invites.find('4711-23')).toBeUndefined()
  })

  test('lists the invites of one room, newest first', async () => {
    const [first, second] = [newInvite(room, { createdAt: 1 }), newInvite(room, { createdAt: 2 })]
    const foreign = newInvite(await addRoom(store()))
    for (const invite of [first, second, foreign]) await store().invites.add(invite)
    expect(await store().invites.list(room)).toEqual([second, first])
  })

  test('refuses a hash that is taken and a room that is not there', async () => {
    const invite = newInvite(room)
    await store().invites.add(invite)
    const same = store().invites.add(newInvite(room, { hash: invite.hash }))
    await expect(same).rejects.toMatchObject({ code: 'taken' })
    const homeless = store().invites.add(newInvite(newRoomId()))
    await expect(homeless).rejects.toMatchObject({ code: 'unknown-reference' })
    expect(await store().invites.list(room)).toEqual([invite])
  })

  test('counts uses that happen at once', async () => {
    const [invite, other] = [newInvite(room), newInvite(room)]
    await store().invites.add(invite)
    await store().invites.add(other)
    await Promise.all(Array.from({ length: 5 }, () => store().invites.countUse(invite.id)))
    expect((await store().invites.find(invite.hash))?.uses).toBe(5)
    expect((await store().invites.find(other.hash))?.uses).toBe(0)
  })

  test('revokes an invite only within its room', async () => {
    const invite = newInvite(room)
    await store().invites.add(invite)
    expect(await store().invites.revoke(await addRoom(store()), invite.id, 3)).toBe(false)
    expect(await store().invites.revoke(room, newInviteId(), 3)).toBe(false)
    expect(await store().invites.find(invite.hash)).toEqual(invite)
    expect(await store().invites.revoke(room, invite.id, 4)).toBe(true)
    expect(await store().invites.revoke(room, invite.id, 5)).toBe(true)
    expect(await store().invites.find(invite.hash)).toEqual({ ...invite, revokedAt: 4 })
  })
}

function describeClosing(newPlace: () => Promise<Place>): void {
  test('answers the calls made before and refuses those after', async () => {
    const place = await newPlace()
    const store = await place.open()
    const before = store.docs.append([entry('a', 'last words')])
    const closing = store.close()
    await expect(store.rooms.list()).rejects.toMatchObject({ code: 'closed' })
    await Promise.all([before, closing])
    await expect(store.rooms.list()).rejects.toMatchObject({ code: 'closed' })
    await store.close()
    await place.remove()
  })
}

function describeLasting(newPlace: () => Promise<Place>): void {
  let place: Place
  let store: Store
  let opened: Store[]

  async function open(): Promise<Store> {
    const handle = await place.open()
    opened.push(handle)
    return handle
  }

  beforeEach(async () => {
    place = await newPlace()
    opened = []
    store = await open()
  })

  afterEach(async () => {
    await Promise.all(opened.map((handle) => handle.close()))
    await place.remove()
  })

  test('has everything after it is reopened', async () => {
    const [room, creator, session] = [newRoom(), newMember(), newSession()]
    const writer = new Writer(`${room.id}/stage`)
    await store.rooms.create(room, creator)
    await store.people.addSession(session)
    await store.people.setPersonalKey(session.user, 'key')
    const invite = newInvite(room.id)
    await store.invites.add(invite)
    await store.docs.append([writer.type('kept ')])
    await store.docs.compact(`${room.id}/stage`)
    await store.docs.append([writer.type('too')])
    await store.close()

    const again = await open()
    expect(await again.rooms.list()).toEqual([rowOf(room)])
    expect(await again.people.members(room.id)).toEqual([{ ...creator, room: room.id, number: 0 }])
    expect(await again.people.findSession(session.hash)).toEqual(session)
    expect(await again.people.findByPersonalKey('key')).toBe(session.user)
    expect(await again.invites.list(room.id)).toEqual([invite])
    expect(textOf(await again.docs.load(`${room.id}/stage`))).toBe('kept too')
  })

  test('shows one handle what another has committed', async () => {
    const other = await open()
    const writer = new Writer('a')
    await store.docs.append([writer.type('from one, ')])
    await other.docs.append([writer.type('from the other')])
    expect(textOf(await store.docs.load('a'))).toBe('from one, from the other')
  })

  test('compacts on one handle while another appends', async () => {
    const other = await open()
    const writer = new Writer('a')
    for (let round = 0; round < 5; round++) {
      const appending = Array.from({ length: 20 }, () => other.docs.append([writer.type('z')]))
      await Promise.all([store.docs.compact('a'), other.docs.compact('a'), ...appending])
    }
    expect(textOf(await store.docs.load('a'))).toBe(writer.text())
    expect(await other.docs.load('a')).toEqual(await store.docs.load('a'))
  })

  test('numbers members across handles', async () => {
    const other = await open()
    const room = await addRoom(store)
    const joining = Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? store : other).people.putMember(room, newMember()),
    )
    const numbers = (await Promise.all(joining)).map((row) => row.number)
    expect(numbers.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
}

function describeRounds(store: () => Store): void {
  let room: RoomId
  let round: NewRound
  let user: UserId

  beforeEach(async () => {
    room = await addRoom(store())
    round = newRound(room)
    user = (await store().people.putMember(room, newMember())).user
    expect(await store().rounds.add(round, 10)).toEqual({ ok: true, value: undefined })
  })

  const rounds = () => store().rounds
  const cast = (choices: unknown, revision = 0, at = 10, whose = user) =>
    rounds().cast(room, round.id, { user: whose, choices, revision, at })
  const firstCard = () => round.cards[0]!
  const refusedWith = (reason: string) => ({ ok: false, reason })

  test('are kept as they were opened', async () => {
    const fresh = { closedAt: undefined, closedBy: undefined, isPublished: false }
    expect(await rounds().find(room, round.id)).toEqual({ ...round, ...fresh })
    const timed = newRound(room, { deadline: 50, kind: 'matrix', budget: 0, cap: 0 })
    await rounds().add(timed, 10)
    expect(await rounds().find(room, timed.id)).toEqual({ ...timed, ...fresh })
    expect([...(await rounds().open(room))].toSorted()).toEqual([round.id, timed.id].toSorted())
    const ours = (await rounds().unsettled()).filter((each) => each.room === room)
    expect(ours.map(({ id }) => id).toSorted()).toEqual([round.id, timed.id].toSorted())
  })

  test('[VOTE11] are at most so many in a room', async () => {
    expect(await rounds().add(newRound(room), 2)).toMatchObject({ ok: true })
    expect(await rounds().add(newRound(room), 2)).toEqual(refusedWith('room-full'))
    expect(await rounds().add(newRound(await addRoom(store())), 2)).toMatchObject({ ok: true })
    expect(await rounds().open(room)).toHaveLength(2)
  })

  test('belong to a room that is there', async () => {
    await expect(rounds().add(newRound(newRoomId()), 10)).rejects.toMatchObject({ code: 'unknown-reference' })
    await expect(rounds().add(round, 10)).rejects.toMatchObject({ code: 'taken' })
    const other = await addRoom(store())
    expect(await rounds().find(other, round.id)).toBeUndefined()
    expect(await rounds().close(other, round.id, 5, 'Eva Ek')).toBeUndefined()
    expect(await rounds().addCards(other, round.id, [newCardId()], 5)).toEqual(refusedWith('not-found'))
    expect(await rounds().setDeadline(other, round.id, 9, 5)).toEqual(refusedWith('not-found'))
    const ballot = { user, choices: {}, revision: 0, at: 5 }
    expect(await rounds().cast(other, round.id, ballot)).toEqual(refusedWith('not-found'))
    expect((await rounds().find(room, round.id))?.closedAt).toBeUndefined()
  })

  test('[VOTE5, VOTE6] take a whole ballot in the place of the one that was seen', async () => {
    expect(await rounds().ballot(round.id, user)).toBeUndefined()
    expect(await cast({ [firstCard()]: 2 })).toEqual({ ok: true, value: 1 })
    expect(await cast({ [firstCard()]: 1 })).toEqual(refusedWith('not-so-any-more'))
    expect(await cast({ [firstCard()]: 3 }, 1)).toEqual(refusedWith('over-cap'))
    expect(await cast({ [newCardId()]: 1 }, 1)).toEqual(refusedWith('no-such-option'))
    expect(await cast('x', 1)).toEqual(refusedWith('not-a-ballot'))
    expect(await rounds().ballot(round.id, user)).toEqual({ choices: { [firstCard()]: 2 }, revision: 1 })
    expect(await cast({ [round.cards[1]!]: 1 }, 1)).toEqual({ ok: true, value: 2 })
    expect(await rounds().ballots(round.id)).toEqual({ ballots: [{ [round.cards[1]!]: 1 }], damaged: 0 })
    await expect(cast({}, 0, 10, newUserId())).rejects.toMatchObject({ code: 'unknown-reference' })
  })

  test('[VOTE6] take one of several ballots upon the same one', async () => {
    for (let revision = 0; revision < 3; revision++) {
      const results = await Promise.all([1, 2, 1, 2].map((dots) => cast({ [firstCard()]: dots }, revision)))
      expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, value: revision + 1 }])
    }
  })

  test('[VOTE8] count the ballots that say something', async () => {
    await cast({ [firstCard()]: 1 })
    const other = (await store().people.putMember(room, newMember())).user
    await cast({}, 0, 10, other)
    expect(await rounds().countVoted(round.id)).toBe(1)
    expect((await rounds().ballots(round.id)).ballots).toHaveLength(1)
    await cast({}, 1)
    expect(await rounds().countVoted(round.id)).toBe(0)
  })

  test('[VOTE10] get options and lose none', async () => {
    await cast({ [firstCard()]: 1 })
    const more = newCardId()
    expect(await rounds().addCards(room, round.id, [more, firstCard()], 5)).toMatchObject({ ok: true })
    expect((await rounds().find(room, round.id))?.cards).toEqual([...round.cards, more])
    expect(await cast({ [firstCard()]: 1, [more]: 1 }, 1)).toMatchObject({ ok: true })
    const many: CardId[] = Array.from({ length: 197 }, () => newCardId())
    expect(await rounds().addCards(room, round.id, many, 5)).toEqual(refusedWith('room-full'))
    expect(await rounds().addCards(room, round.id, many.slice(1), 5)).toMatchObject({ ok: true })
  })

  test('[VOTE7] are closed once, and take nothing from then on', async () => {
    await cast({ [firstCard()]: 1 })
    expect(await rounds().close(room, round.id, 20)).toMatchObject({ closedAt: undefined })
    expect(await rounds().close(room, round.id, 21, 'Eva Ek')).toMatchObject({ closedAt: 21, closedBy: 'Eva Ek' })
    expect(await rounds().close(room, round.id, 22, 'Kim Ek')).toMatchObject({ closedAt: 21, closedBy: 'Eva Ek' })
    for (const refused of [
      await cast({}, 1),
      await rounds().addCards(room, round.id, [newCardId()], 5),
      await rounds().setDeadline(room, round.id, undefined, 5),
    ]) {
      expect(refused).toEqual(refusedWith('round-closed'))
    }
    expect(await rounds().ballot(round.id, user)).toEqual({ choices: { [firstCard()]: 1 }, revision: 1 })
    expect(await rounds().open(room)).toEqual([])
  })

  test('[VOTE7] end with their deadline, whoever comes later to close them', async () => {
    expect(await rounds().setDeadline(room, round.id, 100, 5)).toMatchObject({ ok: true })
    expect(await cast({}, 0, 99)).toMatchObject({ ok: true })
    expect(await cast({}, 1, 100)).toEqual(refusedWith('round-closed'))
    expect(await rounds().setDeadline(room, round.id, 500, 100)).toEqual(refusedWith('round-closed'))
    expect(await rounds().close(room, round.id, 99)).toMatchObject({ closedAt: undefined })
    expect(await rounds().close(room, round.id, 400, 'Eva Ek')).toMatchObject({ closedAt: 100, closedBy: undefined })
  })

  test('are unsettled until their result is published', async () => {
    const isUnsettled = async () => (await rounds().unsettled()).some(({ id }) => id === round.id)
    await rounds().setPublished(round.id)
    expect(await isUnsettled()).toBe(true)
    await rounds().close(room, round.id, 20, 'Eva Ek')
    expect(await isUnsettled()).toBe(true)
    await rounds().setPublished(round.id)
    expect(await isUnsettled()).toBe(false)
    expect(await rounds().find(room, round.id)).toMatchObject({ isPublished: true, closedAt: 20 })
  })

  test('[DEC3] are found by board and kind, the one that was opened last among the closed', async () => {
    const latest = () => rounds().latestClosed(room, round.board, 'dots')
    expect(await latest()).toBeUndefined()
    const rest = { board: round.board, openedAt: 50 }
    const later = newRound(room, rest)
    const others = [newRound(room, { openedAt: 99 }), newRound(room, { ...rest, kind: 'matrix', openedAt: 99 })]
    for (const each of [later, ...others]) await rounds().add(each, 10)
    for (const each of [later, round, ...others]) await rounds().close(room, each.id, 60, 'Eva Ek')
    await rounds().add(newRound(room, { ...rest, openedAt: 70 }), 10)
    expect((await latest())?.id).toBe(later.id)
  })
}

/** One person who types at the end of a document, and whose every edit is one journal entry. */
export class Writer {
  readonly #name: string
  readonly #doc = new Y.Doc()
  #latest: Uint8Array = new Uint8Array()

  constructor(name: string) {
    this.#name = name
    this.#doc.on('update', (update: Uint8Array) => {
      this.#latest = update
    })
  }

  type(text: string): { readonly doc: string; readonly update: Uint8Array } {
    this.#text.insert(this.#text.length, text)
    return { doc: this.#name, update: this.#latest }
  }

  remove(count: number): { readonly doc: string; readonly update: Uint8Array } {
    this.#text.delete(this.#text.length - count, count)
    return { doc: this.#name, update: this.#latest }
  }

  text(): string {
    return this.#text.toString()
  }

  get #text(): Y.Text {
    return this.#doc.getText('text')
  }
}

/** The text that a `Writer` wrote, as it is stored. */
export function textOf(stored: StoredDoc): string {
  return replay(stored).getText('text').toString()
}

export function entry(doc: string, word: string): { readonly doc: string; readonly update: Uint8Array } {
  return { doc, update: new TextEncoder().encode(word) }
}

/** The updates as `entry` made them. */
export function words(stored: StoredDoc): string[] {
  return stored.updates.map((update) => new TextDecoder().decode(update))
}

export function newRoom(given: Partial<NewRoom> = {}): NewRoom {
  const content = new TextEncoder().encode('first state')
  return { id: newRoomId(), title: 'Elevhälsan', createdAt: 1000, example: undefined, content, ...given }
}

export function newRound(room: RoomId, given: Partial<NewRound> = {}): NewRound {
  const [id, board, cards] = [newRoundId(), newBoardId(), [newCardId(), newCardId(), newCardId()]]
  const dots = { kind: 'dots', budget: 3, cap: 2, voters: ['member'] } as const
  return { id, room, board, cards, ...dots, openedBy: 'Eva Ek', openedAt: 1, deadline: undefined, ...given }
}

function stateVector(stored: StoredDoc): Uint8Array {
  return Y.encodeStateVector(replay(stored))
}

function replay(stored: StoredDoc): Y.Doc {
  const doc = new Y.Doc()
  for (const update of stored.snapshot ? [stored.snapshot, ...stored.updates] : stored.updates)
    Y.applyUpdate(doc, update)
  return doc
}

function plain({ snapshot, updates }: StoredDoc): { snapshot: Uint8Array | undefined; updates: number[][] } {
  return { snapshot, updates: updates.map((update) => [...update]) }
}

function rowOf({ id, title, createdAt, example }: NewRoom): Omit<NewRoom, 'content'> {
  return { id, title, createdAt, example }
}

async function addRoom(store: Store): Promise<RoomId> {
  const room = newRoom()
  await store.rooms.create(room)
  return room.id
}

function newMember(given: Partial<NewMember> = {}): NewMember {
  const [user, role]: [UserId, Role] = [newUserId(), 'member']
  return { user, role, name: 'Kim Ek', at: 2000, invite: undefined, ...given }
}

function newSession(given: Partial<SessionRow> = {}): SessionRow {
  return { hash: newRoomId(), user: newUserId(), createdAt: 1, seenAt: 2, expiresAt: 3, ...given }
}

function newInvite(room: RoomId, given: Partial<InviteRow> = {}): InviteRow {
  const times = { createdAt: 1, expiresAt: 2, revokedAt: undefined }
  const id = newInviteId()
  return {
    id,
    room,
    role: 'member',
    label: 'Gruppen',
    hash: `hash of ${id}`,
    code: undefined,
    uses: 0,
    ...times,
    ...given,
  }
}
