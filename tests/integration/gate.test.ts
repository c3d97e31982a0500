import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addCards, moveCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, UserId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, type Person, request, until } from '../support/people.ts'
import { changeOf, mark, marksOf, RawClient } from '../support/raw-client.ts'
import { startTestServer, type TestRoom, type TestServer } from '../support/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ lingerMs: 20 })
})
afterAll(() => server.stop())

interface Visit {
  readonly person: Person
  readonly client: RawClient
  readonly content: Content
  readonly pen: Pen
}

async function visit(person: Person, options: { doc?: Y.Doc } = {}): Promise<Visit> {
  const client = await RawClient.open(server, person, `${person.room}/content`, { ack: true, ...options })
  const content = openContent(client.doc)
  return { person, client, content, pen: newPen(content, person.user as UserId, 'Test') }
}

/** One edit by our own edits, sent. Resolves when it is on the disk. */
async function write<T>(
  { client, pen }: Visit,
  edit: (pen: Pen) => { ok: true; value: T } | { ok: false },
): Promise<T> {
  let made: T | undefined
  const frame = client.edit(() => {
    const result = edit(pen)
    if (!result.ok) throw new Error('refused')
    made = result.value
  })
  await client.acknowledgedUpTo(frame)
  return made!
}

async function roomWithCard(text: string): Promise<{
  room: TestRoom
  facilitator: Visit
  member: Visit
  board: BoardId
  card: CardId
}> {
  const room = await server.createRoom()
  const facilitator = await visit(await joinAs(server, room, 'facilitator'))
  const member = await visit(await joinAs(server, room, 'member'))
  const board = [...facilitator.content.boards.keys()][0] as BoardId
  const target = { board, region: 'hot', before: 'end' } as const
  const [card] = await write(member, (pen) => addCards(pen, target, [{ text }]))
  await until('the card arrives', () => facilitator.content.cards.has(card!))
  return { room, facilitator, member, board, card: card! }
}

function textOf(content: Content, card: CardId): string {
  return String(content.cards.get(card)?.get('text'))
}

const erase = (by: Person, ...cards: string[]) => request(server, by, 'POST', `/rooms/${by.room}/erase`, { cards })

describe('[S8] a client id', () => {
  test('is written with by its owner only: a squatter changes nothing, and the owner goes on', async () => {
    const room = await server.createRoom()
    const [owner, squatter] = await Promise.all(
      (['facilitator', 'member'] as const).map(async (role) => visit(await joinAs(server, room, role))),
    )
    await owner!.client.acknowledgedUpTo(owner!.client.edit(mark('one')))
    await until('the mark arrives', () => marksOf(squatter!.client.doc).includes('one'))
    // A document of the squatter's own that writes under the owner's id, from where the owner is now.
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(squatter!.client.doc))
    forged.clientID = owner!.client.doc.clientID
    squatter!.client.sendUpdate(changeOf(forged, mark('forged')))
    await squatter!.client.settle()
    await owner!.client.acknowledgedUpTo(owner!.client.edit(mark('two')))
    const fresh = await visit(squatter!.person)
    expect(marksOf(fresh.client.doc)).toEqual(['one', 'two'])
    expect(squatter!.client.acknowledged).toBe(1)
    expect(squatter!.client.isOpen).toBe(true)
  })

  test('is its owner’s in a later session, too, and after the server has forgotten the document', async () => {
    const room = await server.createRoom()
    const person = await joinAs(server, room, 'member')
    const first = await visit(person)
    await first.client.acknowledgedUpTo(first.client.edit(mark('one')))
    first.client.close()
    first.client.doc.transact(() => mark('offline')(first.client.doc))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const again = await visit(person, { doc: first.client.doc })
    await again.client.acknowledgedUpTo(1)
    expect(marksOf((await visit(person)).client.doc)).toEqual(['one', 'offline'])
    const other = await visit(await joinAs(server, room, 'facilitator'))
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(other.client.doc))
    forged.clientID = first.client.doc.clientID
    other.client.sendUpdate(changeOf(forged, mark('forged')))
    await other.client.settle()
    expect(marksOf((await visit(person)).client.doc)).toEqual(['one', 'offline'])
  })
})

describe('[S8] a client id that somebody has told by presence and not written with yet', () => {
  async function meeting(): Promise<{ room: TestRoom; victim: Visit; squatter: Visit; id: number }> {
    const room = await server.createRoom()
    const victim = await visit(await joinAs(server, room, 'facilitator'))
    const squatter = await visit(await joinAs(server, room, 'member'))
    const id = victim.client.doc.clientID
    victim.client.sendAwareness({ client: id, clock: 1, state: '{}' })
    await until('the id is told', () => squatter.client.stateOf(id) !== undefined)
    return { room, victim, squatter, id }
  }

  /** Writes as somebody else. Resolves when the server has looked at it. */
  async function squat({ client }: Visit, id: number): Promise<void> {
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc))
    forged.clientID = id
    client.sendUpdate(changeOf(forged, mark('forged')))
    await client.settle()
  }

  test('is theirs: nobody else begins to write with it', async () => {
    const { victim, squatter, id } = await meeting()
    await squat(squatter, id)
    await victim.client.acknowledgedUpTo(victim.client.edit(mark('first')))
    expect(marksOf((await visit(squatter.person)).client.doc)).toEqual(['first'])
    expect(squatter.client.acknowledged).toBe(1)
  })

  test('is theirs when they come back with what they wrote offline', async () => {
    const { victim, squatter, id } = await meeting()
    victim.client.close()
    await until('they are gone', () => squatter.client.stateOf(id) === undefined)
    await squat(squatter, id)
    victim.client.doc.transact(() => mark('offline')(victim.client.doc))
    const back = await visit(victim.person, { doc: victim.client.doc })
    await back.client.acknowledgedUpTo(1)
    expect(marksOf((await visit(squatter.person)).client.doc)).toEqual(['offline'])
  })

  test('is theirs on each of their sockets', async () => {
    const { victim, squatter, id } = await meeting()
    const second = await visit(victim.person)
    await squat(second, id)
    await second.client.acknowledgedUpTo(second.client.sent)
    expect(marksOf((await visit(squatter.person)).client.doc)).toEqual(['forged'])
  })
})

describe('what came from a server that then lost it', () => {
  test('waits for its author, and what was written on top of it with it', async () => {
    const room = await server.createRoom()
    const [author, reader] = await Promise.all(
      (['facilitator', 'member'] as const).map(async (role) => joinAs(server, room, role)),
    )
    // What a disk that takes no writes has let out: the reader has it, the server does not.
    const lost = new Y.Doc()
    const first = await visit(author!, { doc: lost })
    first.client.close()
    await first.client.closed()
    lost.transact(() => mark('of the author')(lost))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(lost))
    copy.transact(() => mark('of the reader')(copy))

    // The id is the author's: it wrote with it before.
    const known = await visit(author!)
    const frame = known.client.sendUpdate(Y.encodeStateAsUpdate(lost, Y.encodeStateVector(known.client.doc)))
    await known.client.acknowledgedUpTo(frame)
    lost.transact(() => mark('lost')(lost))
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(lost))
    copy.transact(() => mark('on top')(copy))

    const waiting = await visit(reader!, { doc: copy })
    await waiting.client.settle()
    expect(waiting.client.acknowledged).toBe(0)
    expect(waiting.client.isOpen).toBe(true)
    const back = await visit(author!, { doc: lost })
    await back.client.acknowledgedUpTo(1)
    await until('the waiting one is asked again, and taken', () => waiting.client.acknowledged >= 2)
    const fresh = await visit(reader!)
    expect(marksOf(fresh.client.doc)).toHaveLength(4)
  })
})

describe('[S8] a document that has lost something', () => {
  test('belongs to its authors again when it is whole, whoever brought it back', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'samtavla-test-'))
    const healing = await startTestServer({ dataDir })
    healing.store.docs.restoredAt = () => Promise.resolve(Date.now())
    const room = await healing.createRoom()
    const [author, reader] = [await joinAs(healing, room, 'facilitator'), await joinAs(healing, room, 'member')]
    const openOn = (at: TestServer, person: Person, doc: Y.Doc) =>
      RawClient.open(at, person, `${room.room}/content`, { ack: true, doc })
    const lost = new Y.Doc()
    lost.transact(() => mark('lost')(lost))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(lost))
    const bringing = await openOn(healing, reader, copy)
    await bringing.acknowledgedUpTo(1)
    await healing.stop()

    const whole = await startTestServer({ dataDir })
    lost.transact(() => mark('afterwards')(lost))
    const back = await openOn(whole, author, lost)
    await back.acknowledgedUpTo(1)
    const fresh = await openOn(whole, reader, new Y.Doc())
    expect(marksOf(fresh.doc)).toEqual(['lost', 'afterwards'])
    for (const client of [back, fresh]) client.close()
    await whole.stop()
    await rm(dataDir, { recursive: true })
  })
})

describe('[S6] an update that would leave records unreadable', () => {
  test('costs its sender the connection and changes nothing', async () => {
    const { facilitator, member, card } = await roomWithCard('Vi lyssnar')
    member.client.edit(() => member.content.cards.delete(card))
    expect(await member.client.closed()).toBe(4400)
    await facilitator.client.settle()
    expect(textOf(facilitator.content, card)).toBe('Vi lyssnar')
    expect(textOf((await visit(facilitator.person)).content, card)).toBe('Vi lyssnar')
  })

  test('is mended when it takes a required value away, for its sender, too', async () => {
    const { facilitator, member, card } = await roomWithCard('Vi lyssnar')
    const place = facilitator.content.cards.get(card)!.get('place')
    member.client.edit(() => member.content.cards.get(card)!.delete('place'))
    await until('it is put back', () => member.content.cards.get(card)!.has('place'))
    await facilitator.client.settle()
    expect(facilitator.content.cards.get(card)!.get('place')).toEqual(place)
  })
})

describe('[S5] a document', () => {
  test('takes nothing more when it is full, and says so', async () => {
    const room = await server.createRoom()
    const { client } = await visit(await joinAs(server, room, 'member'))
    const chunk = 'x'.repeat(1_000_000)
    for (let i = 0; i < 9 && client.of('refused').length === 0; i++) {
      client.edit((doc) => doc.getMap('big').set(`${i}`, chunk))
      await until('it is answered', () => client.acknowledged === client.sent)
    }
    expect(client.of('refused').map(({ reason }) => reason)).toEqual(['room-full'])
    const fresh = await RawClient.open(server, await joinAs(server, room, 'viewer'), `${room.room}/content`)
    expect(fresh.doc.getMap('big').size).toBe(8)
  })
})

describe('[S16] a text that is erased for privacy', () => {
  const NAME = 'Kevin i 5B (påhittad)'

  test('is gone for everybody, and leaves a marker', async () => {
    const { facilitator, member, card } = await roomWithCard(NAME)
    expect((await erase(facilitator.person, card)).status).toBe(204)
    for (const { content } of [facilitator, member]) {
      await until('it is gone', () => textOf(content, card) === '')
      const record = content.cards.get(card)!
      expect(record.get('erased')).toMatchObject({ role: 'facilitator' })
      expect(record.has('author')).toBe(false)
    }
    expect(member.client.isOpen).toBe(true)
    const answer = await request(server, member.person, 'GET', `/rooms/${member.person.room}`)
    expect(await answer.json()).toMatchObject({ generation: 1 })
  })

  test('is not for members to erase, and only where the card is', async () => {
    const { facilitator, member, card } = await roomWithCard(NAME)
    expect((await erase(member.person, card)).status).toBe(403)
    expect((await erase(facilitator.person, card, 'card_nowhere')).status).toBe(404)
    expect((await erase(facilitator.person, 'board_x')).status).toBe(400)
    expect(textOf(facilitator.content, card)).toBe(NAME)
  })

  test('comes back by no letters that were under way: they are taken out again, for their writer, too', async () => {
    const { facilitator, member, card } = await roomWithCard(NAME)
    await erase(facilitator.person, card)
    // Written before the news arrives.
    const late = changeOf(member.client.doc, () => void spliceText(member.pen, card, 0, 0, 'Kevin igen, '))
    await until('it is gone', () => textOf(facilitator.content, card) === '')
    await member.client.acknowledgedUpTo(member.client.sendUpdate(late))
    await until('the letters are gone here', () => textOf(member.content, card) === '')
    const fresh = await visit(member.person)
    expect(textOf(fresh.content, card)).toBe('')
    expect(Buffer.from(Y.encodeStateAsUpdate(fresh.client.doc)).includes('Kevin')).toBe(false)
  })

  test('takes no part of an older copy in, whatever it has written meanwhile', async () => {
    const { facilitator, member, board, card } = await roomWithCard(NAME)
    member.client.close()
    await erase(facilitator.person, card)
    const target = { board, region: 'hot', before: 'end' } as const
    member.client.doc.transact(() => {
      spliceText(member.pen, card, 0, 0, 'x')
      addCards(member.pen, target, [{ text: `${NAME}, en gång till` }])
      moveCards(member.pen, [card], target)
    })
    const back = new RawClient(server, member.person.cookie, `${member.person.room}/content`, {
      doc: member.client.doc,
      ack: true,
    })
    await until('the socket opens', () => back.isOpen)
    back.sendStep1()
    expect(await back.closed()).toBe(4409)
    expect(back.of('update')).toEqual([])

    const unannounced = new RawClient(server, member.person.cookie, `${member.person.room}/content`)
    await until('the socket opens', () => unannounced.isOpen)
    unannounced.sendStep2(Y.encodeStateAsUpdate(member.client.doc))
    expect(await unannounced.closed()).toBe(4400)

    const fresh = await visit(member.person)
    expect(Buffer.from(Y.encodeStateAsUpdate(fresh.client.doc)).includes('Kevin')).toBe(false)
    expect(fresh.content.cards.size).toBe(1)
  })

  test('is in no entry and no snapshot any more, and the document loads as it was', async () => {
    const { facilitator, member, card, board } = await roomWithCard(NAME)
    for (let i = 0; i < 30; i++) {
      await write(member, (pen) => addCards(pen, { board, region: 'hot', before: 'end' }, [{ text: `lapp ${i}` }]))
    }
    await server.store.docs.compact(`${facilitator.person.room}/content`)
    await erase(facilitator.person, card)
    await until('all is purged', async () => (await server.store.docs.unpurged()).length === 0)
    const stored = await server.store.docs.load(`${facilitator.person.room}/content`)
    const bytes = Buffer.concat([stored.snapshot ?? new Uint8Array(), ...stored.updates])
    expect(bytes.includes('Kevin')).toBe(false)
    expect(bytes.includes('lapp 29')).toBe(true)
    for (const { client } of [facilitator, member]) client.close()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const fresh = await visit(member.person)
    expect(fresh.content.cards.size).toBe(31)
  })

  test('leaves those who come afresh, and those who saw it, as they were', async () => {
    const { facilitator, member, board, card, room } = await roomWithCard(NAME)
    await erase(facilitator.person, card)
    await until('the member has seen it', () => textOf(member.content, card) === '')
    member.client.close()
    const again = await visit(member.person, { doc: member.client.doc })
    await write(again, (pen) => addCards(pen, { board, region: 'hot', before: 'end' }, [{ text: 'omskriven' }]))
    const viewer = await visit(await joinAs(server, room, 'viewer'))
    expect(viewer.content.cards.size).toBe(2)
  })
})

describe('[S16] a server that was set back to before an erasure', () => {
  test('is told of it by whoever has seen it', async () => {
    const { facilitator, member, card } = await roomWithCard('Kevin (påhittad)')
    const name = `${member.person.room}/content`
    const before = await server.store.docs.load(name)
    await erase(facilitator.person, card)
    await until('the member has seen it', () => textOf(member.content, card) === '')
    for (const { client } of [facilitator, member]) client.close()

    // Another server with what the first had before, as a restore from a backup leaves it.
    const restored = await startTestServer()
    restored.store.docs.restoredAt = () => Promise.resolve(Date.now())
    const room = await restored.createRoom()
    const copy = `${room.room}/content`
    const past = new Y.Doc()
    for (const update of [...(before.snapshot ? [before.snapshot] : []), ...before.updates]) Y.applyUpdate(past, update)
    await restored.store.docs.append([{ doc: copy, update: Y.encodeStateAsUpdate(past) }])
    const viewer = await RawClient.open(restored, await joinAs(restored, room, 'viewer'), copy)
    expect(textOf(openContent(viewer.doc), card)).toContain('Kevin')

    const back = await joinAs(restored, room, 'member')
    const client = await RawClient.open(restored, back, copy, { ack: true, doc: member.client.doc })
    await client.acknowledgedUpTo(1)
    await until('the text is gone again', () => textOf(openContent(viewer.doc), card) === '')
    await until('it is off the disk', async () => {
      const { snapshot, updates, generation } = await restored.store.docs.load(copy)
      const bytes = Buffer.concat([snapshot ?? new Uint8Array(), ...updates])
      return generation === 1 && !bytes.includes('Kevin') && (await restored.store.docs.unpurged()).length === 0
    })
    viewer.close()
    client.close()
    await restored.stop()
  })
})
