import { ROUTES, type Route } from '@samtavla/server/http/routes.ts'
import { DOC_KINDS, type DocKind, ROLES, type Role } from '@samtavla/shared/access/can.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { CardId, RoundId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { join, type Person, stockClient, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { send } from '../support/send.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { ask, cast, closeRound, newVote, openRound, roundIn, type Vote } from '../support/voting.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ lingerMs: 10, allowed: { rooms: 1_000, personsRequests: 10_000 } })
})
afterAll(() => server.stop())

const ALL_VOTERS = ['member', 'principal', 'facilitator']
/** What is said of two or three cards in a round of each kind that says it in numbers. */
const KINDS = [
  ['dots', { budget: 3, cap: 2 }],
  ['rating', { budget: 0, cap: 0 }],
] as const

const nameOf = (vote: Vote, kind: DocKind, { user }: Person) =>
  kind === 'private' ? `${vote.room}/private/${user}` : `${vote.room}/${kind}`

/** Somebody who has every document of the room open that they may, by a stock client and by one like ours, and what came to them. */
interface Listener {
  readonly bytes: () => string
  readonly rounds: () => Record<string, Round>[]
  close(): void
}

async function listen(vote: Vote, person: Person): Promise<Listener> {
  const heard: Buffer[] = []
  const names = DOC_KINDS.map((kind) => nameOf(vote, kind, person))
  const clients = await Promise.all(names.map((name) => RawClient.open(server, person, name, { ack: true })))
  for (const { socket } of clients) socket.on('message', (data) => heard.push(data as Buffer))
  const stock = names.map((name) => stockClient(server, person, name))
  for (const provider of stock) hear(provider, heard)
  await until('the stock clients are synced', () => stock.every(({ synced }) => synced))
  const at = DOC_KINDS.indexOf('discussion')
  return {
    bytes: () => Buffer.concat(heard).toString('latin1'),
    rounds: () =>
      [clients[at]!.doc, stock[at]!.doc].map((doc) => doc.getMap('rounds').toJSON() as Record<string, Round>),
    close: () => {
      for (const client of clients) client.close()
      for (const provider of stock) provider.destroy()
    },
  }
}

function hear(provider: WebsocketProvider, heard: Buffer[]): void {
  const socket = provider.ws as unknown as {
    addEventListener(type: 'message', note: (event: { data: ArrayBuffer }) => void): void
  }
  socket.addEventListener('message', ({ data }) => heard.push(Buffer.from(data)))
}

const timesIn = (text: string, word: string) => text.split(word).length - 1

describe('[VOTE2] while a round is open', () => {
  test.each(KINDS)(
    'nobody is sent anything of what anybody said in %s, on any document',

    async (kind, rules) => {
      const vote = await newVote(server)
      const voter = await join(server, vote.tokens.member, 'Vilma Väljare')
      const round = await openRound(server, vote, { kind, ...rules, voters: ALL_VOTERS })
      const opened = await roundIn(server, vote, round)
      const listeners = await Promise.all(ROLES.map((role) => listen(vote, vote.people[role])))
      const [a, b, ...others] = opened.cards
      expect((await cast(server, voter, round, { [a!]: 2, [b!]: 1 })).status).toBe(200)
      expect((await cast(server, voter, round, { [b!]: 2 }, 1)).status).toBe(200)
      const told = { ...opened, voted: 1 }
      const { id, ...view } = told
      const isTold = (listener: Listener) => listener.rounds().every((rounds) => rounds[id]?.voted === 1)
      await until('all are told that one has voted', () => listeners.every(isTold))
      for (const listener of listeners) {
        for (const rounds of listener.rounds()) expect(rounds).toEqual({ [round]: view })
        const bytes = listener.bytes()
        expect(bytes).not.toContain(voter.user)
        // The options are named once for each time that the round is told, whether they got something or not.
        expect(timesIn(bytes, a!)).toBeGreaterThan(0)
        for (const card of [b!, ...others]) expect(timesIn(bytes, card)).toBe(timesIn(bytes, a!))
        listener.close()
      }
    },
  )

  test.each(KINDS)('what is told is the same, whatever was said in %s', async (kind, rules) => {
    const vote = await newVote(server)
    const [a, b, c] = vote.cards as [CardId, CardId, CardId]
    const views: unknown[] = []
    for (const choices of [{ [a]: 2, [b]: 1 }, { [c]: 1 }, { [b]: 2, [c]: 1 }]) {
      const round = await openRound(server, vote, { kind, ...rules })
      await cast(server, vote.people.member, round, choices)
      await until('it is counted', async () => (await roundIn(server, vote, round)).voted === 1)
      const { id, openedAt, ...view } = await roundIn(server, vote, round)
      views.push(view)
    }
    expect(views).toEqual([views[0], views[0], views[0]])
  })

  test('no ballot is in any document on the disk', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const [a, b] = vote.cards as [CardId, CardId]
    await cast(server, vote.people.member, round, { [a]: 2 })
    await until('it is counted', async () => (await roundIn(server, vote, round)).voted === 1)
    for (const name of await server.store.docs.names()) {
      if (!name.startsWith(vote.room) || name.endsWith('/content')) continue
      const { snapshot, updates } = await server.store.docs.load(name)
      const bytes = Buffer.concat([...(snapshot ? [snapshot] : []), ...updates]).toString('latin1')
      expect(bytes).not.toContain(vote.people.member.user)
      expect(timesIn(bytes, a)).toBe(timesIn(bytes, b))
    }
  })

  test('a ballot is given to its own writer only', async () => {
    const vote = await newVote(server)
    const other = await join(server, vote.tokens.member, 'Olle Övrig')
    const round = await openRound(server, vote, { voters: ALL_VOTERS })
    const choices = { [vote.cards[0]!]: 2 }
    await cast(server, vote.people.member, round, choices)
    const path = `/rounds/${round}/ballot`
    expect((await ask(server, vote.people.member, 'GET', path)).body).toEqual({ choices, revision: 1 })
    for (const person of [vote.people.facilitator, vote.people.principal, other]) {
      for (const query of ['', `?user=${person.user}`]) {
        expect((await ask(server, person, 'GET', `${path}${query}`)).body).toEqual({ choices: {}, revision: 0 })
      }
      const another = await ask(server, person, 'GET', `${path}?user=${vote.people.member.user}`)
      expect([another.status, another.body]).toEqual([401, { error: 'not-signed-in' }])
    }
    expect((await ask(server, vote.people.viewer, 'GET', path)).status).toBe(403)
  })
})

/** Everything that a person can ask for, with a body that would open a round if there were a way. */
async function askEverything(vote: Vote, person: Person, round: RoundId): Promise<string> {
  const body = {
    isOpen: true,
    closed: { at: 1 },
    result: true,
    choices: {},
    revision: 0,
    minutes: 5,
    cards: vote.cards.slice(0, 1),
  }
  const skipped: readonly Route[] = [
    'POST /rooms/:room/rounds/:round/close',
    'DELETE /session',
    'POST /rooms/:room/erase',
  ]
  const routes = (Object.keys(ROUTES) as Route[]).filter(
    (route) => !skipped.includes(route) && !route.startsWith('DELETE'),
  )
  const known: Record<string, string> = { room: vote.room, round, board: vote.board, user: person.user, step: 'h1' }
  const asked = routes.map((route) => route.split(' ') as [string, string])
  const guessed = ['', '/result', '/results', '/tally', '/ballots', '/reopen', '/open', '/ballot/all']
  const guesses = guessed.flatMap((rest) =>
    ['GET', 'POST', 'PUT', 'DELETE'].map((method) => [method, `/rooms/:room/rounds/:round${rest}`] as [string, string]),
  )
  const texts: string[] = []
  for (const [method, pattern] of [...asked, ...guesses]) {
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'x')
    const parts = method === 'GET' ? {} : { body }
    texts.push((await send(server.url, method, path, { cookie: person.cookie, ...parts })).text)
  }
  return texts.join('\n')
}

describe('[VOTE3] nobody', () => {
  test.each(ROLES.flatMap((role) => KINDS.map(([kind, rules]) => [role, kind, rules] as const)))(
    'as %s gets a result of %s before the round is closed, by whatever they ask for',
    async (role, kind, rules) => {
      const vote = await newVote(server)
      const voter = await join(server, vote.tokens.member, 'Vilma Väljare')
      const round = await openRound(server, vote, { kind, ...rules, voters: ALL_VOTERS })
      const [a, b] = vote.cards as [CardId, CardId]
      await cast(server, voter, round, { [a]: 2, [b]: 1 })
      const answers = await askEverything(vote, vote.people[role], round)
      expect(answers).not.toMatch(/"(dots|people|effects|ratings|unsure|closed|tally|ballots)"/)
      expect(answers).not.toContain(b)
      const told = await roundIn(server, vote, round)
      expect(told.closed).toBeUndefined()
      await closeRound(server, vote, round)
      const said = { dots: { dots: 2, people: 1 }, rating: { ratings: [0, 1, 0, 0], unsure: 0 } }
      expect((await roundIn(server, vote, round)).closed?.[kind]?.[a]).toEqual(said[kind])
    },
  )

  test.each(ROLES)(
    'as %s opens a closed round again or changes its result, by whatever they ask for',
    async (role: Role) => {
      const vote = await newVote(server)
      const round = await openRound(server, vote, { voters: ALL_VOTERS })
      await cast(server, vote.people.member, round, { [vote.cards[0]!]: 2 })
      await closeRound(server, vote, round)
      const closed = await roundIn(server, vote, round)
      await askEverything(vote, vote.people[role], round)
      await closeRound(server, vote, round)
      expect(await roundIn(server, vote, round)).toEqual(closed)
    },
  )

  test.each(ROLES)('as %s writes a round or a result on the socket', async (role: Role) => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const opened = await roundIn(server, vote, round)
    const name = `${vote.room}/discussion`
    const client = await RawClient.open(server, vote.people[role], name, { ack: true })
    client.edit((doc) => doc.getMap('rounds').set(round, { ...opened, closed: { at: 1, dots: {} } }))
    client.edit((doc) => doc.getMap('rounds').delete(round))
    await client.acknowledgedUpTo(2)
    expect(client.of('refused').map(({ reason }) => reason)).toEqual(['not-allowed', 'not-allowed'])
    expect(await roundIn(server, vote, round)).toEqual(opened)
    client.close()
  })
})
