import { ROLES } from '@samtavla/shared/access/can.ts'
import { compareCards } from '@samtavla/shared/model/card.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { join, type Person, request, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { SilentRoom, type SilentWriter } from '../support/silence.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const TEXTS = ['Strukturen saknas', 'Rasterna är för korta', 'Vi pratar för lite']
const NAMES = ['Alva Ek', 'Bo Lind', 'Cai Berg']

/** Somebody who listens to all that there is, and keeps every byte. */
interface Observer {
  readonly person: Person
  readonly heard: Record<'content' | 'stage' | 'discussion' | 'private', Buffer[]>
}

async function observe(room: SilentRoom, person: Person): Promise<Observer> {
  const heard = { content: [], stage: [], discussion: [], private: [] } as Observer['heard']
  for (const kind of ['content', 'stage', 'discussion', 'private'] as const) {
    const name = `${room.room.room}/${kind}${kind === 'private' ? `/${person.user}` : ''}`
    const client = await RawClient.open(server, person, name)
    client.socket.on('message', (data: Buffer) => heard[kind].push(data))
  }
  return { person, heard }
}

interface Scene {
  readonly room: SilentRoom
  readonly writers: readonly SilentWriter[]
  readonly observers: readonly Observer[]
  readonly notes: readonly string[]
}

async function written(isAnonymous: boolean): Promise<Scene> {
  const room = await SilentRoom.open(server)
  const writers: SilentWriter[] = []
  for (const name of NAMES) writers.push(await room.writer(name))
  const people = await Promise.all(
    ROLES.map((role) => join(server, room.room.tokens[role], `Den som ser på (${role})`)),
  )
  const observers = await Promise.all(people.map((person) => observe(room, person)))
  await room.begin(isAnonymous)
  const notes: string[] = []
  for (const [i, writer] of writers.entries()) {
    writer.client!.sendAwareness({ client: writer.notes.doc.clientID, clock: 1, state: '{"user":{"name":"x"}}' })
    const note = await writer.write({ text: TEXTS[i]!, writer: 'Den som skriver' }, 3 - i)
    await writer.add(note, ', tycker jag')
    notes.push(note)
    await room.counts(i + 1)
  }
  return { room, writers, observers, notes }
}

const all = ({ heard }: Observer) => Buffer.concat(Object.values(heard).flat())

test('[SIL2] nothing of a note reaches anybody else before the reveal but that there is one', async () => {
  const { room, writers, observers, notes } = await written(false)
  const paths = ['', '/members', '/invites']
  for (const { person } of observers) {
    for (const path of paths) {
      const answer = await (await request(server, person, 'GET', `/rooms/${room.room.room}${path}`)).text()
      for (const word of [...TEXTS, 'tycker jag', ...notes, 'Den som skriver']) expect(answer).not.toContain(word)
    }
    for (const { person: writer } of writers) {
      const name = `${room.room.room}/private/${writer.user}`
      await expect(RawClient.open(server, person, name)).rejects.toThrow()
    }
  }
  for (const observer of observers) {
    await until('the last count has come', () => observer.heard.stage.length > 0)
    const bytes = all(observer)
    for (const word of [...TEXTS, 'tycker', 'Den som skriver', ...notes, ...writers.map(({ person }) => person.user)])
      expect(bytes.includes(word), word).toBe(false)
    for (const kind of ['content', 'discussion', 'private'] as const) expect(observer.heard[kind]).toEqual([])
  }
  expect(room.stage.doc.toJSON()).toEqual({
    locks: {},
    counts: { [room.board]: 3 },
    revealed: {},
    silences: {
      [room.board]: {
        ...{ id: room.silence, isAnonymous: false, startedBy: 'Frida Ledare' },
        startedAt: expect.any(Number),
      },
    },
  })
})

test('[SIL5] a reveal is one update of the content, the same for everybody', async () => {
  const { room, observers } = await written(true)
  await room.reveal()
  for (const { heard } of observers) await until('it has come', () => heard.content.length > 0)
  await room.shows(...TEXTS.map((text) => `${text}, tycker jag`))
  await until('the stage says so', () => room.stage.revealed.size === 1)
  for (const { heard } of observers) {
    expect(heard.content).toHaveLength(1)
    expect(heard.content[0]!.equals(observers[0]!.heard.content[0]!)).toBe(true)
    for (const text of TEXTS) expect(heard.content[0]!.includes(text)).toBe(true)
  }
})

test('[SIL3] what is revealed without names says nothing of who wrote it', async () => {
  const { room, writers, observers, notes } = await written(true)
  await room.reveal()
  await room.shows(...TEXTS.map((text) => `${text}, tycker jag`))
  const late = await writers[0]!.write('Sent', 1)
  await room.shows(...TEXTS.map((text) => `${text}, tycker jag`), 'Sent')
  const said = [...NAMES, 'Den som skriver', ...notes, late, ...writers.map(({ person }) => person.user)]
  for (const observer of observers) for (const word of said) expect(all(observer).includes(word), word).toBe(false)
  const { content } = room
  for (const card of room.cards) expect(card.author).toBeUndefined()
  const revealed = room.cards.filter(({ text }) => text !== 'Sent')
  expect(revealed.toSorted(compareCards).map(({ id }) => id)).toEqual(revealed.map(({ id }) => id).toSorted())
  const clients = Y.decodeStateVector(Y.encodeStateVector(content.doc))
  for (const { notes: own } of writers) expect([...clients.keys()]).not.toContain(own.doc.clientID)
})
