import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newRoomId, newUserId } from '../model/ids.ts'
import {
  type Action,
  type DocAddress,
  type DocKind,
  docName,
  may,
  mayReadDoc,
  mayWriteDoc,
  parseDocName,
  ROLES,
  type Role,
  strongerRole,
} from './can.ts'

const ME = 'user_me'
const OTHER = 'user_other'
const everyone = [...ROLES]

describe('[DOC1] the table of documents', () => {
  it.each<{ kind: DocKind; user?: typeof ME | typeof OTHER; reads: Role[]; writes: Role[] }>([
    { kind: 'content', reads: everyone, writes: ['facilitator', 'member'] },
    { kind: 'discussion', reads: everyone, writes: [] },
    { kind: 'stage', reads: everyone, writes: [] },
    { kind: 'private', user: ME, reads: everyone, writes: ['facilitator', 'member'] },
    { kind: 'private', user: OTHER, reads: [], writes: [] },
  ])('lets the right roles read and write $kind of $user', ({ kind, user, reads, writes }) => {
    const address: DocAddress = { room: 'room_a', kind, user }
    expect(ROLES.filter((role) => mayReadDoc(role, ME, address))).toEqual(reads)
    expect(ROLES.filter((role) => mayWriteDoc(role, ME, address))).toEqual(writes)
  })

  it.each(['', 'owner', 'Member', 'constructor', undefined])('gives the unknown role %j nothing', (role) => {
    for (const kind of ['content', 'discussion', 'stage', 'private'] as const) {
      const address: DocAddress = { room: 'room_a', kind, user: kind === 'private' ? ME : undefined }
      expect(mayReadDoc(role as Role, ME, address)).toBe(false)
      expect(mayWriteDoc(role as Role, ME, address)).toBe(false)
    }
  })
})

describe('may', () => {
  it.each<[Action, Role[]]>([
    ['editBoard', ['facilitator', 'member']],
    ['lockBoard', ['facilitator']],
    ['invite', ['facilitator']],
    ['seeInvites', ['facilitator']],
    ['changeMembers', ['facilitator']],
  ])('lets the right roles %s', (action, roles) => {
    expect(ROLES.filter((role) => may(role, action))).toEqual(roles)
  })

  it('lets only those edit boards who may write content', () => {
    const content: DocAddress = { room: 'room_a', kind: 'content', user: undefined }
    for (const role of ROLES) expect(may(role, 'editBoard')).toBe(mayWriteDoc(role, ME, content))
  })
})

describe('strongerRole', () => {
  it('is the one higher in the list, in either order', () => {
    for (const [i, a] of ROLES.entries()) {
      for (const [j, b] of ROLES.entries()) expect(strongerRole(a, b)).toBe(ROLES[Math.min(i, j)])
    }
  })
})

describe('parseDocName', () => {
  it('reads what docName writes', () => {
    const room = newRoomId()
    const user = newUserId()
    for (const kind of ['content', 'discussion', 'stage'] as const) {
      const address: DocAddress = { room, kind, user: undefined }
      expect(parseDocName(docName(address))).toEqual(address)
    }
    expect(parseDocName(docName({ room, kind: 'private', user }))).toEqual({ room, kind: 'private', user })
  })

  it.each([
    '',
    '/',
    'room_a',
    'room_a/',
    'room_a/content/',
    'room_a/content/user_a',
    'room_a/stage/user_a/more',
    'room_a/private',
    'room_a/private/',
    'room_a/private/room_a',
    'room_a/private/user_',
    'room_a/private/user_a/',
    'room_a//content',
    '/room_a/content',
    'room_a/Content',
    'room_a/content ',
    'room_a/content\n',
    'room_a\n/content',
    'room_a/content?ack=1',
    'room_a/content%00',
    'room_/content',
    'board_a/content',
    'room_../content',
    '../room_a/content',
    'room_a/../content',
    'room_å/content',
    `room_${'a'.repeat(41)}/content`,
    'room_a/constructor',
    'room_a/__proto__',
    'room_a/0',
  ])('refuses %j', (name) => {
    expect(parseDocName(name)).toBeUndefined()
  })

  it('reads a name in one way or not at all', () => {
    const part = fc.constantFrom('room_a', 'content', 'private', 'stage', 'user_b', '', ' ', '\0', '..', 'user_b\n')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const name = parts.join('/')
        const address = parseDocName(name)
        if (address) expect(docName(address)).toBe(name)
      }),
      { numRuns: 2_000 },
    )
  })
})
