import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openLog } from '@samtavla/server/log.ts'
import { Registry } from '@samtavla/server/rooms/registry.ts'
import { MOST_OPEN_ROUNDS, MOST_ROUNDS, RoundService } from '@samtavla/server/services/rounds.ts'
import { DATABASE_NAME, openStore } from '@samtavla/server/storage/open-store.ts'
import type { Ballot, DotBallot, MatrixBallot } from '@samtavla/shared/discussion/ballot.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import { deleteCards, mergeCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import {
  type CardId,
  newBoardId,
  newCardId,
  newRoundId,
  type RoundId,
  type UserId,
} from '@samtavla/shared/model/ids.ts'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { join, NAMES, type Person, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { send } from '../support/send.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import {
  ask,
  cast,
  closeRound,
  discussionOf,
  editContent,
  newVote,
  openRound,
  roundIn,
  type Vote,
} from '../support/voting.ts'

let server: TestServer

beforeAll(async () => {
  // More comes from one address and from each person here than people ask for by hand.
  server = await startTestServer({ allowed: { personsRequests: 1_000_000, rooms: 1_000_000 } })
})
afterAll(() => server.stop())

const inFolder = async (work: (dataDir: string) => Promise<void>) => {
  const dataDir = await mkdtemp(joinPath(tmpdir(), 'samtavla-rounds-'))
  try {
    await work(dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Several people who may vote. */
function voters(vote: Vote, count: number, at: TestServer = server): Promise<Person[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => join(at, vote.tokens.member, `Person ${n}`)))
}

async function isClosed(vote: Vote, round: RoundId, at: Pick<TestServer, 'store'> = server): Promise<boolean> {
  return (await roundIn(at, vote, round)).closed !== undefined
}

async function ballotOf(person: Person, round: RoundId): Promise<{ choices: Ballot; revision: number }> {
  return (await ask(server, person, 'GET', `/rounds/${round}/ballot`)).body as never
}

describe('a round', () => {
  test('[VOTE1] is told to everybody in the room as it was opened', async () => {
    const vote = await newVote(server)
    const client = await RawClient.open(server, vote.people.viewer, `${vote.room}/discussion`)
    const round = await openRound(server, vote, { voters: ['member', 'principal'] })
    await until('the viewer sees it', () => client.doc.getMap('rounds').has(round))
    const { openedAt, ...rest } = await roundIn(server, vote, round)
    expect(rest).toEqual({
      ...{ id: round, kind: 'dots', board: vote.board, cards: vote.cards.slice(0, 5), budget: 3, cap: 2 },
      ...{ voters: ['member', 'principal'], openedBy: NAMES.facilitator, voted: 0, of: 2 },
    })
    expect(Math.abs(Date.now() - openedAt)).toBeLessThan(60_000)
    client.close()
  })

  test.each<[string, (vote: Vote) => Record<string, unknown>]>([
    ['no board', () => ({ board: undefined })],
    ['a board that is no id', () => ({ board: 'styrkor' })],
    ['an unknown kind', () => ({ kind: 'coins' })],
    ['no cards', () => ({ cards: [] })],
    ['a card twice', ({ cards }) => ({ cards: [cards[0], cards[0]] })],
    ['201 cards', () => ({ cards: Array.from({ length: 201 }, () => newCardId()) })],
    ['what is no card', () => ({ cards: ['x', 1, null] })],
    ['no budget', () => ({ budget: undefined })],
    ['a budget of 0', () => ({ budget: 0, cap: 0 })],
    ['a budget of 21', () => ({ budget: 21 })],
    ['half a dot', () => ({ budget: 2.5 })],
    ['a cap above the budget', () => ({ budget: 2, cap: 3 })],
    ['a cap of 0', () => ({ cap: 0 })],
    ['a budget in a matrix', () => ({ kind: 'matrix' })],
    ['no time at all', () => ({ minutes: 0 })],
    ['more than a week', () => ({ minutes: 10_081 })],
    ['voters without members', () => ({ voters: ['principal'] })],
    ['viewers who vote', () => ({ voters: ['member', 'viewer'] })],
    ['a role twice', () => ({ voters: ['member', 'member'] })],
    ['a list', () => [] as never],
  ])('[VOTE1] is not opened with %s', async (_, parts) => {
    const vote = await newVote(server)
    const good = { kind: 'dots', board: vote.board, cards: vote.cards.slice(0, 5), budget: 3, cap: 2 }
    const bad = parts(vote)
    const answer = await ask(
      server,
      vote.people.facilitator,
      'POST',
      '/rounds',
      Array.isArray(bad) ? bad : { ...good, ...bad },
    )
    expect(answer).toMatchObject({ status: 400, body: { error: 'bad-request' } })
    expect((await discussionOf(server, vote)).rounds).toEqual([])
  })

  test('[VOTE1] is opened only about cards that are on its board', async () => {
    const vote = await newVote(server)
    const [gone, one, other, kept] = vote.cards
    let merged: CardId | undefined
    await editContent(server, vote.people.member, (doc) => {
      const pen = newPen(openContent(doc), vote.people.member.user as UserId, 'Malte Medlem')
      deleteCards(pen, [gone!])
      const result = mergeCards(pen, [one!, other!], 'Båda')
      if (result.ok) merged = result.value
    })
    const opening = (cards: unknown[], board = vote.board) =>
      ask(server, vote.people.facilitator, 'POST', '/rounds', { kind: 'dots', board, cards, budget: 3, cap: 2 })
    for (const card of [gone, one, newCardId()]) {
      expect(await opening([kept, card])).toMatchObject({ status: 404, body: { error: 'not-found' } })
    }
    expect((await opening([kept], newBoardId())).status).toBe(404)
    expect((await opening([kept, merged])).status).toBe(200)
  })

  test('[VOTE1] of another room is not found, on any route', async () => {
    const [vote, other] = [await newVote(server), await newVote(server)]
    const round = await openRound(server, other)
    const { facilitator } = vote.people
    const answers = [
      await ask(server, facilitator, 'POST', `/rounds/${round}/cards`, { cards: vote.cards }),
      await ask(server, facilitator, 'POST', `/rounds/${round}/minutes`, { minutes: 1 }),
      await ask(server, facilitator, 'POST', `/rounds/${round}/close`),
      await ask(server, facilitator, 'GET', `/rounds/${round}/ballot`),
      await cast(server, vote.people.member, round, {}),
      await cast(server, vote.people.member, newRoundId(), {}),
      await ask(server, facilitator, 'POST', '/rounds/x/close'),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { error: 'not-found' } })
    expect((await roundIn(server, other, round)).closed).toBeUndefined()
  })

  test('[VOTE11] is one of at most five hundred in a room', async () => {
    const vote = await newVote(server)
    const { room, board } = vote
    const times = { openedBy: 'Frida Ledare', openedAt: 1, deadline: 2 }
    const row = {
      room,
      board,
      kind: 'dots',
      budget: 3,
      cap: 2,
      cards: vote.cards.slice(0, 1),
      voters: ['member'],
      ...times,
    } as const
    for (let n = 0; n < MOST_ROUNDS - 1; n++) {
      expect((await server.store.rounds.add({ ...row, id: newRoundId() }, MOST_ROUNDS)).ok).toBe(true)
    }
    await openRound(server, vote)
    await expect(openRound(server, vote)).rejects.toThrow('409 {"error":"room-full"}')
  })
})

describe('[VOTE11] open rounds', () => {
  test('are at most twenty in a room, and one that is over makes room', async () => {
    const vote = await newVote(server)
    const rounds: RoundId[] = []
    for (let n = 0; n < MOST_OPEN_ROUNDS; n++) rounds.push(await openRound(server, vote))
    await expect(openRound(server, vote)).rejects.toThrow('409 {"error":"room-full"}')
    await openRound(server, await newVote(server))
    await closeRound(server, vote, rounds[0]!)
    await openRound(server, vote)
    await server.store.rounds.setDeadline(vote.room, rounds[1]!, Date.now() - 1_000, Date.now() - 2_000)
    await openRound(server, vote)
  })
})

describe('a ballot', () => {
  test('[VOTE12] is given to and taken from nobody but whom the request names', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const { member } = vote.people
    const [other] = (await voters(vote, 1)) as [Person]
    const choices = { [vote.cards[0]!]: 1 }
    const refusal = { status: 401, body: { error: 'not-signed-in' } }
    const put = (user: unknown, revision = 0) =>
      ask(server, member, 'PUT', `/rounds/${round}/ballot`, { choices, revision, user })
    const get = (user: string) => ask(server, member, 'GET', `/rounds/${round}/ballot?user=${user}`)
    expect(await put(other.user)).toMatchObject(refusal)
    expect((await put('Olle')).status).toBe(400)
    for (const user of [other.user, '', `${member.user}&user=${other.user}`]) {
      expect(await get(user)).toMatchObject(refusal)
    }
    expect(await ballotOf(member, round)).toEqual({ choices: {}, revision: 0 })
    expect((await put(member.user)).body).toEqual({ revision: 1 })
    expect((await get(member.user)).body).toEqual({ choices, revision: 1 })
  })

  test('[VOTE5] is taken as a whole within budget and cap, and nothing else is', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const [a, b] = vote.cards as [CardId, CardId]
    const { member } = vote.people
    expect((await cast(server, member, round, { [a]: 2, [b]: 1 })).body).toEqual({ revision: 1 })
    const bad: [unknown, string][] = [
      [{ [a]: 3 }, 'over-cap'],
      [{ [a]: 2, [b]: 2 }, 'over-budget'],
      [{ [a]: 0 }, 'not-a-ballot'],
      [{ [a]: -1 }, 'not-a-ballot'],
      [{ [a]: 1.5 }, 'not-a-ballot'],
      [{ [a]: '1' }, 'not-a-ballot'],
      [{ [a]: null }, 'not-a-ballot'],
      [{ [a]: { effect: 1, control: 1 } }, 'not-a-ballot'],
      [{ x: 1 }, 'not-a-ballot'],
      [{ [vote.cards[10]!]: 1 }, 'no-such-option'],
      [{ [newCardId()]: 1 }, 'no-such-option'],
    ]
    for (const [choices, detail] of bad) {
      expect((await cast(server, member, round, choices, 1)).body).toEqual({ error: 'bad-request', detail })
    }
    for (const body of [
      undefined,
      null,
      [],
      {},
      { choices: {} },
      { revision: 1 },
      { choices: [], revision: 1 },
      { choices: 1, revision: 1 },
    ]) {
      expect((await ask(server, member, 'PUT', `/rounds/${round}/ballot`, body)).status).toBe(400)
    }
    const hidden = await send(server.url, 'PUT', `/rooms/${vote.room}/rounds/${round}/ballot`, {
      cookie: member.cookie,
      raw: '{"choices":{"__proto__":1},"revision":1}',
    })
    expect(hidden.body).toEqual({ error: 'bad-request', detail: 'not-a-ballot' })
    for (const revision of [-1, 1.5, '1', null, 1e300]) {
      expect((await cast(server, member, round, {}, revision)).status).toBe(400)
    }
    expect(await ballotOf(member, round)).toEqual({ choices: { [a]: 2, [b]: 1 }, revision: 1 })
  })

  test('[VOTE5] of a matrix places cards from one to five both ways', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote, { kind: 'matrix', budget: 0, cap: 0 })
    const [a] = vote.cards as [CardId]
    const { member } = vote.people
    for (const placement of [
      { effect: 0, control: 1 },
      { effect: 1, control: 6 },
      { effect: 1 },
      1,
      { effect: 1, control: 1, x: 1 },
    ]) {
      expect((await cast(server, member, round, { [a]: placement })).status).toBe(400)
    }
    expect((await cast(server, member, round, { [a]: { effect: 5, control: 1 } })).status).toBe(200)
  })

  test('[VOTE5] as large as there can be is taken', async () => {
    const vote = await newVote(server)
    const cards = Array.from({ length: 200 }, (_, n) => `card_${String(n).padStart(40, 'x')}` as const)
    const { room, board } = vote
    const times = { openedBy: 'Frida Ledare', openedAt: 1, deadline: undefined }
    const row = {
      id: newRoundId(),
      room,
      board,
      cards,
      kind: 'matrix',
      budget: 0,
      cap: 0,
      voters: ['member'],
      ...times,
    } as const
    await server.store.rounds.add(row, MOST_ROUNDS)
    const choices = Object.fromEntries(cards.map((card) => [card, { effect: 5, control: 5 }]))
    expect((await cast(server, vote.people.member, row.id, choices)).body).toEqual({ revision: 1 })
  })

  test('[VOTE4] is nobody’s who may not vote in the round', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    for (const role of ['facilitator', 'principal', 'viewer'] as const) {
      const answer = await cast(server, vote.people[role], round, { [vote.cards[0]!]: 1 })
      expect(answer).toMatchObject({ status: 403, body: { error: 'not-allowed' } })
    }
    const open = await openRound(server, vote, { voters: ['principal', 'facilitator', 'member'] })
    for (const role of ['facilitator', 'principal', 'member'] as const) {
      expect((await cast(server, vote.people[role], open, { [vote.cards[0]!]: 1 })).status).toBe(200)
    }
    await closeRound(server, vote, round)
    await closeRound(server, vote, open)
    expect(await roundIn(server, vote, round)).toMatchObject({ voted: 0 })
    expect((await roundIn(server, vote, open)).closed?.dots?.[vote.cards[0]!]).toEqual({ dots: 3, people: 3 })
  })

  test('[VOTE6] that a second tab has not seen is not overwritten by it', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const [a, b] = vote.cards as [CardId, CardId]
    const { member } = vote.people
    await cast(server, member, round, { [a]: 1 })
    expect(await cast(server, member, round, { [b]: 1 }, 0)).toMatchObject({
      status: 409,
      body: { error: 'not-so-any-more' },
    })
    expect(await ballotOf(member, round)).toEqual({ choices: { [a]: 1 }, revision: 1 })
    expect((await cast(server, member, round, { [b]: 1 }, 1)).body).toEqual({ revision: 2 })
  })

  test('[VOTE8] that is empty takes the vote back', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const { member } = vote.people
    await cast(server, member, round, { [vote.cards[0]!]: 2 })
    await until('it is counted', async () => (await roundIn(server, vote, round)).voted === 1)
    await cast(server, member, round, {}, 1)
    await until('it is not counted', async () => (await roundIn(server, vote, round)).voted === 0)
    await closeRound(server, vote, round)
    expect(await roundIn(server, vote, round)).toMatchObject({ voted: 0, of: 1 })
  })

  test('[VOTE7] is not taken once the round is closed, and is still one’s own to read', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const { member } = vote.people
    const choices = { [vote.cards[0]!]: 2 }
    await cast(server, member, round, choices)
    await closeRound(server, vote, round)
    expect(await cast(server, member, round, {}, 1)).toMatchObject({ status: 409, body: { error: 'round-closed' } })
    expect(await ballotOf(member, round)).toEqual({ choices, revision: 1 })
    expect(await ballotOf(vote.people.principal, round)).toEqual({ choices: {}, revision: 0 })
    const more = { cards: [vote.cards[7]] }
    for (const [path, body] of [
      ['cards', more],
      ['minutes', { minutes: 5 }],
      ['minutes', { minutes: null }],
    ] as const) {
      const answer = await ask(server, vote.people.facilitator, 'POST', `/rounds/${round}/${path}`, body)
      expect(answer).toMatchObject({ status: 409, body: { error: 'round-closed' } })
    }
  })

  test('[VOTE5, VOTE6] of each person is the last that was answered, however they and others send them', async () => {
    const vote = await newVote(server)
    const people = await voters(vote, 3)
    const options = vote.cards.slice(0, 4)
    const choices = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...options), fc.integer({ min: 1, max: 3 })), {
        selector: ([card]) => card,
        maxLength: 4,
      })
      .map((pairs) => Object.fromEntries(pairs) as DotBallot)
    const sent = fc.record({ who: fc.nat(2), choices, behind: fc.constantFrom(0, 0, 0, 1) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(sent, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        async (waves) => {
          const round = await openRound(server, vote, { cards: options, budget: 4, cap: 2 })
          const model = people.map(() => ({ choices: {} as DotBallot, revision: 0 }))
          for (const wave of waves) {
            const before = model.map(({ revision }) => revision)
            const answers = await Promise.all(
              wave.map(async (one) => {
                const revision = Math.max(0, before[one.who]! - one.behind)
                return { ...one, revision, answer: await cast(server, people[one.who]!, round, one.choices, revision) }
              }),
            )
            for (const { who, choices: given, revision, answer } of answers) {
              const isRight = sum(given) <= 4 && Math.max(0, ...Object.values(given)) <= 2
              const mine = model[who]!
              if (answer.status === 200) {
                // Each revision is answered once: whatever the order, one ballot was taken upon each.
                expect({ isRight, revision, next: mine.revision }).toEqual({
                  isRight: true,
                  revision: before[who],
                  next: revision,
                })
                expect(answer.body).toEqual({ revision: revision + 1 })
                model[who] = { choices: given, revision: revision + 1 }
              } else {
                const isBad = revision === before[who] && !isRight
                expect(['not-so-any-more', ...(isBad ? ['bad-request'] : [])]).toContain(answer.body.error)
              }
            }
            for (const [who] of people.entries()) {
              const mine = answers.filter((one) => one.who === who && one.revision === before[who])
              const wereRight = mine.filter(
                ({ choices: given }) => sum(given) <= 4 && Object.values(given).every((n) => n <= 2),
              )
              if (wereRight.length > 0) expect(model[who]!.revision).toBe(before[who]! + 1)
            }
          }
          expect(await Promise.all(people.map((person) => ballotOf(person, round)))).toEqual(model)
          await closeRound(server, vote, round)
          const { closed, voted } = await roundIn(server, vote, round)
          expect(closed?.dots).toEqual(
            countedDots(
              options,
              model.map((each) => each.choices),
            ),
          )
          expect(voted).toBe(model.filter((each) => sum(each.choices) > 0).length)
        },
      ),
      { numRuns: 40, seed: 20261122 },
    )
  })
})

const sum = (ballot: DotBallot) => Object.values(ballot).reduce((all, count) => all + count, 0)

/** Counted another way than the product does: card by card. */
function countedDots(cards: readonly CardId[], ballots: readonly DotBallot[]): unknown {
  return Object.fromEntries(
    cards.map((card) => {
      const given = ballots.flatMap((ballot) => ballot[card] ?? [])
      return [card, { dots: given.reduce((all, count) => all + count, 0), people: given.length }]
    }),
  )
}

describe('a closed round', () => {
  test('[VOTE9] tells the sum of what everybody said', async () => {
    const vote = await newVote(server)
    const people = await voters(vote, 12)
    const [options, random] = [vote.cards.slice(0, 6), fc.sample(fc.nat(5), { numRuns: 72, seed: 9 })]
    const dots = await openRound(server, vote, { cards: options, budget: 12, cap: 4 })
    const matrix = await openRound(server, vote, { cards: options, kind: 'matrix', budget: 0, cap: 0 })
    const dotBallots = people.map(
      (_, n): DotBallot => ({ [options[random[n]!]!]: 1 + (n % 4), [options[(random[n]! + 1) % 6]!]: 2 }),
    )
    const placed = people.map((_, n): MatrixBallot => {
      const cards = options.filter((__, at) => random[n * 6 + at]! > 0)
      return Object.fromEntries(
        cards.map((card, at) => [card, { effect: random[n * 6 + at]! || 1, control: 1 + ((n + at) % 5) }]),
      )
    })
    await Promise.all(people.map((person, n) => cast(server, person, dots, dotBallots[n])))
    await Promise.all(people.map((person, n) => cast(server, person, matrix, placed[n])))
    await Promise.all([closeRound(server, vote, dots), closeRound(server, vote, matrix)])
    const closed = (await roundIn(server, vote, dots)).closed!
    expect(closed).toMatchObject({ by: NAMES.facilitator, dots: countedDots(options, dotBallots) })
    const result = (await roundIn(server, vote, matrix)).closed!.matrix!
    for (const card of options) {
      const said = placed.flatMap((ballot) => ballot[card] ?? [])
      if (said.length === 0) expect(result[card]).toBeUndefined()
      else {
        expect(result[card]).toMatchObject({
          people: said.length,
          effects: [1, 2, 3, 4, 5].map((step) => said.filter(({ effect }) => effect === step).length),
          controls: [1, 2, 3, 4, 5].map((step) => said.filter(({ control }) => control === step).length),
        })
        expect(result[card]!.effect).toBeCloseTo(said.reduce((all, { effect }) => all + effect, 0) / said.length)
        expect(result[card]!.control).toBeCloseTo(said.reduce((all, { control }) => all + control, 0) / said.length)
      }
    }
  })

  test('[VOTE7] counts every ballot that was answered, and no other, whenever it is closed', async () => {
    const vote = await newVote(server)
    const people = await voters(vote, 20)
    const [a] = vote.cards as [CardId]
    for (let at = 0; at <= 20; at += 4) {
      const round = await openRound(server, vote)
      const casting = people.map(async (person, n) => {
        if (n === at) void closeRound(server, vote, round)
        return cast(server, person, round, { [a]: 1 })
      })
      const statuses = (await Promise.all(casting)).map(({ status }) => status)
      await closeRound(server, vote, round)
      const taken = statuses.filter((status) => status === 200).length
      expect(taken + statuses.filter((status) => status === 409).length).toBe(20)
      const { voted, closed } = await roundIn(server, vote, round)
      expect([voted, closed?.dots?.[a]]).toEqual([taken, { dots: taken, people: taken }])
    }
  })

  test('[VOTE7] was closed once, also by several at once', async () => {
    const vote = await newVote(server)
    const other = await join(server, vote.tokens.facilitator, 'Fia Ledare')
    const round = await openRound(server, vote)
    const client = await RawClient.open(server, vote.people.viewer, `${vote.room}/discussion`)
    const results: Round[] = []
    client.doc.getMap<Round>('rounds').observe(() => results.push(client.doc.getMap<Round>('rounds').get(round)!))
    const asking = [vote.people.facilitator, other, vote.people.facilitator, other]
    const answers = await Promise.all(asking.map((person) => ask(server, person, 'POST', `/rounds/${round}/close`)))
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204])
    const { closed } = await roundIn(server, vote, round)
    await cast(server, vote.people.member, round, {})
    await until('the viewer sees it', () => results.some((each) => each.closed))
    await closeRound(server, vote, round)
    expect(await roundIn(server, vote, round)).toMatchObject({ closed })
    await client.settle()
    expect(new Set(results.filter((each) => each.closed).map((each) => JSON.stringify(each.closed))).size).toBe(1)
    client.close()
  })

  test('[VOTE9] is not covered by a count that was begun before', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const { people } = server.store
    const { members } = people
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    let goOn = () => {}
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    people.members = async (room) => {
      const rows = await members(room)
      people.members = members
      arrive()
      await held
      return rows
    }
    await cast(server, vote.people.member, round, { [vote.cards[0]!]: 1 })
    await arrived
    const closing = closeRound(server, vote, round)
    const isRowClosed = async () => (await server.store.rounds.find(vote.room, round))?.closedAt !== undefined
    await until('it is closed', isRowClosed)
    // Whatever else was under way is on the disk when these are.
    for (const isLocked of [true, false, true]) {
      await ask(server, vote.people.facilitator, 'PUT', `/locks/${vote.board}`, { isLocked })
    }
    goOn()
    await closing
    await ask(server, vote.people.facilitator, 'PUT', `/locks/${vote.board}`, { isLocked: false })
    expect((await roundIn(server, vote, round)).closed?.dots?.[vote.cards[0]!]).toEqual({ dots: 1, people: 1 })
  })

  test('[R15] leaves out a damaged ballot, and does not count who cast it', async () => {
    await inFolder(async (dataDir) => {
      const own = await startTestServer({ dataDir })
      const vote = await newVote(own)
      const round = await openRound(own, vote)
      const [first, second] = (await voters(vote, 2, own)) as [Person, Person]
      await cast(own, first, round, { [vote.cards[0]!]: 2 })
      await cast(own, second, round, { [vote.cards[0]!]: 1 })
      const db = new DatabaseSync(joinPath(dataDir, DATABASE_NAME), { timeout: 5_000 })
      db.prepare(`UPDATE ballots SET choices = replace(choices, '2', '9') WHERE user = ?`).run(first.user)
      db.close()
      expect(await own.store.rounds.damage()).toEqual([round])
      expect((await ask(own, first, 'GET', `/rounds/${round}/ballot`)).body).toEqual({ choices: {}, revision: 0 })
      await closeRound(own, vote, round)
      const { voted, closed } = await roundIn(own, vote, round)
      expect([voted, closed?.dots?.[vote.cards[0]!]]).toEqual([1, { dots: 1, people: 1 }])
      await own.stop()
    })
  })
})

describe('[VOTE8] how many have voted', () => {
  test('is told while the round is open, of those who may, and never who', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const [first] = (await voters(vote, 3)) as [Person]
    await until('those who came are counted', async () => (await roundIn(server, vote, round)).of === 4)
    await cast(server, first, round, { [vote.cards[0]!]: 1 })
    await until('one has voted', async () => (await roundIn(server, vote, round)).voted === 1)
    const { facilitator } = vote.people
    await ask(server, facilitator, 'PUT', `/members/${first.user}`, { role: 'viewer' })
    await until('they are not counted any more', async () => (await roundIn(server, vote, round)).of === 3)
    await ask(server, facilitator, 'DELETE', `/members/${vote.people.member.user}`)
    await until('who is removed is not counted', async () => (await roundIn(server, vote, round)).of === 2)
    const { id: _, ...told } = await roundIn(server, vote, round)
    expect(Object.keys(told).toSorted()).toEqual([
      'board',
      'budget',
      'cap',
      'cards',
      'kind',
      'of',
      'openedAt',
      'openedBy',
      'voted',
      'voters',
    ])
  })

  test('is never more than those who may', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    await cast(server, vote.people.member, round, { [vote.cards[0]!]: 1 })
    await ask(server, vote.people.facilitator, 'DELETE', `/members/${vote.people.member.user}`)
    await until('it is told', async () => (await roundIn(server, vote, round)).voted === 1)
    expect(await roundIn(server, vote, round)).toMatchObject({ voted: 1, of: 1 })
  })

  test('is not told more often when the facilitator changes something again and again', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const people = await voters(vote, 8)
    const client = await RawClient.open(server, vote.people.facilitator, `${vote.room}/discussion`)
    const told: number[] = []
    const rounds = client.doc.getMap<Round>('rounds')
    rounds.observe(() => told.push(rounds.get(round)!.voted))
    const start = performance.now()
    for (const [n, person] of people.entries()) {
      await cast(server, person, round, { [vote.cards[0]!]: 1 })
      const body = { minutes: n + 1 }
      expect((await ask(server, vote.people.facilitator, 'POST', `/rounds/${round}/minutes`, body)).status).toBe(204)
      expect((await roundIn(server, vote, round)).deadline).toBeDefined()
    }
    await until('all are counted', () => rounds.get(round)?.voted === 8)
    expect(new Set(told).size).toBeLessThanOrEqual(2 + (performance.now() - start) / 250)
    client.close()
  })

  test('is written a few times for many ballots, and not for a ballot that is changed', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const people = await voters(vote, 60)
    await until('all have come', async () => (await roundIn(server, vote, round)).of === 61)
    const entries = async () => (await server.store.docs.journalSize(`${vote.room}/discussion`)).entries
    const [before, start] = [await entries(), performance.now()]
    for (const person of people) await cast(server, person, round, { [vote.cards[0]!]: 1 })
    await until('all are counted', async () => (await roundIn(server, vote, round)).voted === 60)
    const written = (await entries()) - before
    expect(written).toBeLessThanOrEqual(1 + (performance.now() - start) / 250)
    await cast(server, people[0]!, round, { [vote.cards[1]!]: 1 }, 1)
    await cast(server, people[1]!, round, {}, 1)
    await until('one is taken back', async () => (await roundIn(server, vote, round)).voted === 59)
    expect((await entries()) - before).toBe(written + 1)
  })
})

describe('[VOTE10] no vote is lost', () => {
  test('when options are added', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const { member, facilitator } = vote.people
    await cast(server, member, round, { [vote.cards[0]!]: 2 })
    const add = (cards: unknown) => ask(server, facilitator, 'POST', `/rounds/${round}/cards`, { cards })
    expect((await add([vote.cards[8], vote.cards[0]])).status).toBe(204)
    for (const bad of [[], [newCardId()], 'x', undefined]) expect((await add(bad)).status).toBeGreaterThanOrEqual(400)
    expect((await roundIn(server, vote, round)).cards).toEqual([...vote.cards.slice(0, 5), vote.cards[8]])
    expect((await cast(server, member, round, { [vote.cards[0]!]: 2, [vote.cards[8]!]: 1 }, 1)).status).toBe(200)
    await closeRound(server, vote, round)
    const { dots } = (await roundIn(server, vote, round)).closed!
    expect([dots?.[vote.cards[0]!], dots?.[vote.cards[8]!]]).toEqual([
      { dots: 2, people: 1 },
      { dots: 1, people: 1 },
    ])
  })

  test('when options and ballots come at the same time', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote, { cards: vote.cards.slice(0, 1) })
    const people = await voters(vote, 15)
    const adding = vote.cards
      .slice(1, 9)
      .map((card) => ask(server, vote.people.facilitator, 'POST', `/rounds/${round}/cards`, { cards: [card] }))
    const casting = people.map((person) => cast(server, person, round, { [vote.cards[0]!]: 2 }))
    const statuses = (await Promise.all([...adding, ...casting])).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 204]))
    await closeRound(server, vote, round)
    const { cards, closed } = await roundIn(server, vote, round)
    expect([...cards].toSorted()).toEqual(vote.cards.slice(0, 9).toSorted())
    expect(closed?.dots?.[vote.cards[0]!]).toEqual({ dots: 30, people: 15 })
  })

  test('when the card that it is for is changed, deleted or merged', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const { member } = vote.people
    const [a, b, c, d] = vote.cards as [CardId, CardId, CardId, CardId]
    await cast(server, member, round, { [a]: 1, [b]: 1, [c]: 1 })
    await editContent(server, member, (doc) => {
      const pen = newPen(openContent(doc), member.user as UserId, 'Malte Medlem')
      spliceText(pen, a, 0, 0, 'Nytt: ')
      deleteCards(pen, [b])
      mergeCards(pen, [c, d], 'Båda')
    })
    expect((await cast(server, member, round, { [a]: 1, [b]: 2 }, 1)).status).toBe(200)
    await closeRound(server, vote, round)
    const { dots } = (await roundIn(server, vote, round)).closed!
    expect([dots?.[a], dots?.[b]]).toEqual([
      { dots: 1, people: 1 },
      { dots: 2, people: 1 },
    ])
  })

  test('when its voter leaves the room or the role', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    const [leaves, changes] = (await voters(vote, 2)) as [Person, Person]
    for (const person of [leaves, changes]) await cast(server, person, round, { [vote.cards[0]!]: 1 })
    const { facilitator } = vote.people
    await ask(server, facilitator, 'DELETE', `/members/${leaves.user}`)
    await ask(server, facilitator, 'PUT', `/members/${changes.user}`, { role: 'viewer' })
    expect((await cast(server, changes, round, {}, 1)).status).toBe(403)
    expect((await cast(server, leaves, round, {}, 1)).status).toBe(403)
    await closeRound(server, vote, round)
    expect((await roundIn(server, vote, round)).closed?.dots?.[vote.cards[0]!]).toEqual({ dots: 2, people: 2 })
  })

  test('when the server is restarted', async () => {
    await inFolder(async (dataDir) => {
      let own = await startTestServer({ dataDir })
      const vote = await newVote(own)
      const round = await openRound(own, vote)
      await cast(own, vote.people.member, round, { [vote.cards[0]!]: 2 })
      await own.stop()
      own = await startTestServer({ dataDir })
      await until('it is counted', async () => (await roundIn(own, vote, round)).voted === 1)
      expect((await cast(own, vote.people.member, round, { [vote.cards[1]!]: 1 }, 1)).body).toEqual({ revision: 2 })
      await closeRound(own, vote, round)
      expect((await roundIn(own, vote, round)).closed?.dots?.[vote.cards[1]!]).toEqual({ dots: 1, people: 1 })
      await own.stop()
    })
  })

  test('when the server is killed while people vote', async () => {
    await inFolder(async (dataDir) => {
      const prepared = await startTestServer({ dataDir })
      const vote = await newVote(prepared)
      const people = await voters(vote, 10, prepared)
      const rounds = await Promise.all([1, 2, 3].map(() => openRound(prepared, vote)))
      await prepared.stop()
      const answered = new Map<string, DotBallot>()
      for (const [kill, round] of rounds.entries()) {
        const process = await startServerProcess(dataDir)
        let count = 0
        const casting = people.map(async (person, n) => {
          const choices = { [vote.cards[n % 5]!]: 1 + (n % 2) }
          const answer = await cast(process, person, round, choices)
          if (answer.status === 200) answered.set(`${round} ${person.user}`, choices)
          if (++count === 2 + 3 * kill) process.child.kill('SIGKILL')
        })
        await Promise.allSettled(casting)
        await process.end('SIGKILL')
      }
      expect(answered.size).toBeGreaterThan(0)
      const own = await startTestServer({ dataDir })
      for (const round of rounds) {
        const stored: DotBallot[] = []
        for (const person of people) {
          const { choices } = (await ask(own, person, 'GET', `/rounds/${round}/ballot`)).body as { choices: DotBallot }
          const told = answered.get(`${round} ${person.user}`)
          if (told) expect(choices).toEqual(told)
          stored.push(choices)
        }
        await closeRound(own, vote, round)
        expect((await roundIn(own, vote, round)).closed?.dots).toEqual(countedDots(vote.cards.slice(0, 5), stored))
      }
      await own.stop()
    })
  })
})

describe('a deadline', () => {
  /** Sets it without the server's timer, as a clock that has run on or a server that was down would find it. */
  const setDeadline = ({ store }: Pick<TestServer, 'store'>, vote: Vote, round: RoundId, deadline: number) =>
    store.rounds.setDeadline(vote.room, round, deadline, deadline - 1_000)

  test('[VOTE7] ends the round for ballots before anybody has closed it', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    await cast(server, vote.people.member, round, { [vote.cards[0]!]: 1 })
    const deadline = Date.now() - 5_000
    await setDeadline(server, vote, round, deadline)
    const { member, facilitator } = vote.people
    expect((await cast(server, member, round, {}, 1)).body).toEqual({ error: 'round-closed' })
    const later = await ask(server, facilitator, 'POST', `/rounds/${round}/minutes`, { minutes: 10 })
    expect(later).toMatchObject({ status: 409, body: { error: 'round-closed' } })
    expect((await closeRound(server, vote, round)).status).toBe(204)
    const { closed } = await roundIn(server, vote, round)
    expect([closed?.at, closed?.by]).toEqual([deadline, undefined])
    expect(closed?.dots?.[vote.cards[0]!]).toEqual({ dots: 1, people: 1 })
  })

  test('[VOTE7] closes the round by itself', async () => {
    await inFolder(async (dataDir) => {
      let own = await startTestServer({ dataDir })
      const vote = await newVote(own)
      const round = await openRound(own, vote, { minutes: 10 })
      await cast(own, vote.people.member, round, { [vote.cards[0]!]: 1 })
      await own.stop()
      const store = await openStore({ dataDir })
      const deadline = Date.now() + 1_500
      await setDeadline({ store }, vote, round, deadline)
      await store.close()
      own = await startTestServer({ dataDir })
      await until('it is closed', () => isClosed(vote, round, own))
      expect((await roundIn(own, vote, round)).closed).toMatchObject({
        at: deadline,
        dots: { [vote.cards[0]!]: { dots: 1, people: 1 } },
      })
      expect(Date.now()).toBeGreaterThanOrEqual(deadline)
      await own.stop()
    })
  })

  test('[VOTE7] that passed while the server was down closes the round at the start', async () => {
    await inFolder(async (dataDir) => {
      let own = await startTestServer({ dataDir })
      const vote = await newVote(own)
      const round = await openRound(own, vote, { minutes: 10 })
      await cast(own, vote.people.member, round, { [vote.cards[0]!]: 1 })
      await own.stop()
      const store = await openStore({ dataDir })
      const deadline = Date.now() - 3_600_000
      await setDeadline({ store }, vote, round, deadline)
      await store.close()
      own = await startTestServer({ dataDir })
      await until('it is closed', () => isClosed(vote, round, own))
      const { closed } = await roundIn(own, vote, round)
      expect(closed).toEqual({
        at: deadline,
        dots: expect.objectContaining({ [vote.cards[0]!]: { dots: 1, people: 1 } }),
      })
      await own.stop()
    })
  })

  test('[VOTE7] that a clock was set past closes the round within a minute', async () => {
    await inFolder(async (dataDir) => {
      const own = await startTestServer({ dataDir })
      const vote = await newVote(own)
      const round = await openRound(own, vote, { minutes: 60 })
      await own.stop()
      const store = await openStore({ dataDir })
      const log = openLog('silent')
      const onFatal = (error: Error) => {
        throw error
      }
      const registry = new Registry(store, log, { onFatal, onTitle: () => {} })
      let now = Date.now()
      const rounds = new RoundService({ store, registry, log, now: () => now })
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      await rounds.start()
      now += 61 * 60_000
      vi.advanceTimersByTime(60_000)
      vi.useRealTimers()
      await until('it is closed', () => isClosed(vote, round, { store }))
      rounds.stop()
      await registry.close()
      await store.close()
    })
  })

  test('[VOTE7] that a clock has run past is found among the open rounds of all rooms', async () => {
    const [vote, other] = [await newVote(server), await newVote(server)]
    const [late, open, closed] = [
      await openRound(server, vote),
      await openRound(server, vote),
      await openRound(server, other),
    ]
    await setDeadline(server, vote, late, Date.now() - 5_000)
    await server.store.rounds.close(other.room, closed, Date.now(), NAMES.facilitator)
    const overdue = await server.store.rounds.overdue(Date.now())
    expect(overdue).toContainEqual({ id: late, room: vote.room })
    expect(overdue).toContainEqual({ id: closed, room: other.room })
    expect(overdue).not.toContainEqual({ id: open, room: vote.room })
    await server.store.rounds.setPublished(closed)
    expect(await server.store.rounds.overdue(Date.now())).not.toContainEqual({ id: closed, room: other.room })
  })

  test('[VOTE7] is set anew and taken away while the round is open', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote, { minutes: 3 })
    const set = (minutes: unknown) =>
      ask(server, vote.people.facilitator, 'POST', `/rounds/${round}/minutes`, { minutes })
    const first = (await roundIn(server, vote, round)).deadline!
    expect((await set(60)).status).toBe(204)
    expect((await roundIn(server, vote, round)).deadline! - first).toBeGreaterThanOrEqual(57 * 60_000)
    for (const bad of [0, -1, 10_081, 1.5, '5', undefined]) expect((await set(bad)).status).toBe(400)
    expect((await set(null)).status).toBe(204)
    expect((await roundIn(server, vote, round)).deadline).toBeUndefined()
  })
})

test('[VOTE9] what was closed and not yet told is told at the next start, once', async () => {
  await inFolder(async (dataDir) => {
    let own = await startTestServer({ dataDir })
    const vote = await newVote(own)
    const [told, untold] = [await openRound(own, vote), await openRound(own, vote)]
    await cast(own, vote.people.member, untold, { [vote.cards[0]!]: 2 })
    await closeRound(own, vote, told)
    await own.stop()
    const store = await openStore({ dataDir })
    expect((await store.rounds.unsettled()).map(({ id }) => id)).toEqual([untold])
    await store.rounds.close(vote.room, untold, Date.now(), NAMES.facilitator)
    await store.close()
    own = await startTestServer({ dataDir })
    await until('it is told', async () => isClosed(vote, untold, own))
    expect((await roundIn(own, vote, untold)).closed).toMatchObject({
      by: NAMES.facilitator,
      dots: { [vote.cards[0]!]: { dots: 2 } },
    })
    await until('it is noted', async () => (await own.store.rounds.unsettled()).length === 0)
    await own.stop()
  })
})

test('[VOTE9] a start tells nothing that is told already', async () => {
  await inFolder(async (dataDir) => {
    let own = await startTestServer({ dataDir })
    const vote = await newVote(own)
    const [closed, open] = [await openRound(own, vote), await openRound(own, vote, { minutes: 60 })]
    await closeRound(own, vote, closed)
    const entries = async (at: TestServer) => (await at.store.docs.journalSize(`${vote.room}/discussion`)).entries
    const before = await entries(own)
    await own.stop()
    own = await startTestServer({ dataDir })
    await cast(own, vote.people.member, open, { [vote.cards[0]!]: 1 })
    await until('it is counted', async () => (await roundIn(own, vote, open)).voted === 1)
    expect(await entries(own)).toBe(before + 1)
    await own.stop()
  })
})
