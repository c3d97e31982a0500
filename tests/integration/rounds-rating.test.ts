import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { openStore } from '@samtavla/server/storage/open-store.ts'
import type { RatingBallot } from '@samtavla/shared/discussion/ballot.ts'
import type { RatingTally } from '@samtavla/shared/discussion/tally.ts'
import type { CardId, RoundId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { join, until } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { ask, cast, closeRound, newVote, openRound, roundIn, type Vote } from '../support/voting.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ allowed: { personsRequests: 1_000_000, rooms: 1_000_000 } })
})
afterAll(() => server.stop())

const RATING = { kind: 'rating', budget: 0, cap: 0 }

const openRating = (vote: Vote, parts: Record<string, unknown> = {}, at: TestServer = server) =>
  openRound(at, vote, { ...RATING, ...parts })

const tallyOf = async (vote: Vote, round: RoundId, card: CardId, at: TestServer = server) =>
  (await roundIn(at, vote, round)).closed?.rating?.[card]

const inFolder = async (work: (dataDir: string) => Promise<void>) => {
  const dataDir = await mkdtemp(joinPath(tmpdir(), 'samtavla-rating-'))
  try {
    await work(dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

describe('a rating', () => {
  test('[VOTE1] has no budget', async () => {
    const vote = await newVote(server)
    await expect(openRating(vote, { budget: 3, cap: 2 })).rejects.toThrow('400')
    expect(await roundIn(server, vote, await openRating(vote))).toMatchObject({ ...RATING, voted: 0, of: 1 })
  })

  test('[VOTE5] takes 1–4 for each card of the round, and nothing else', async () => {
    const vote = await newVote(server)
    const round = await openRating(vote)
    const [a, b] = vote.cards as [CardId, CardId]
    const { member } = vote.people
    for (const choices of [{ [a]: 0 }, { [a]: 5 }, { [a]: 1.5 }, { [a]: '4' }, { [a]: { effect: 1, control: 1 } }]) {
      expect((await cast(server, member, round, choices)).body).toEqual({
        error: 'bad-request',
        detail: 'not-a-ballot',
      })
    }
    expect((await cast(server, member, round, { [vote.cards[10]!]: 3 })).body).toMatchObject({
      detail: 'no-such-option',
    })
    expect((await cast(server, member, round, { [a]: 1, [b]: 4 })).body).toEqual({ revision: 1 })
  })

  test('[VOTE9] tells how many gave each answer and how many none, counted another way', async () => {
    const vote = await newVote(server)
    const round = await openRating(vote)
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, n) => join(server, vote.tokens.member, `Person ${n}`)),
    )
    const options = vote.cards.slice(0, 5)
    // Everybody leaves some out, and nobody knows anything of the last.
    const ballots = people.map(
      (_, n): RatingBallot =>
        Object.fromEntries(
          options.slice(0, 4).flatMap((card, at) => ((n + at) % 3 === 0 ? [] : [[card, 1 + ((n * 3 + at) % 4)]])),
        ),
    )
    await Promise.all(people.map((person, n) => cast(server, person, round, ballots[n])))
    await closeRound(server, vote, round)
    const { closed, voted } = await roundIn(server, vote, round)
    expect(voted).toBe(8)
    for (const card of options) {
      const given = ballots.flatMap((ballot) => ballot[card] ?? [])
      const tally: RatingTally = { ratings: [0, 0, 0, 0], unsure: 8 - given.length }
      for (const rating of given) (tally.ratings as number[])[rating - 1]! += 1
      expect(closed?.rating?.[card]).toEqual(tally)
    }
    expect(Object.keys(closed!).toSorted()).toEqual(['at', 'by', 'rating'])
  })

  test('[VOTE7] stays open when all have answered, until somebody closes it, and then takes nothing more', async () => {
    const vote = await newVote(server)
    const round = await openRating(vote, { voters: ['member', 'principal'] })
    const [a] = vote.cards as [CardId]
    const { member, principal, facilitator } = vote.people
    await cast(server, member, round, { [a]: 1 })
    await cast(server, principal, round, { [a]: 4 })
    await until('all have answered', async () => (await roundIn(server, vote, round)).voted === 2)
    expect((await roundIn(server, vote, round)).closed).toBeUndefined()
    expect((await cast(server, member, round, { [a]: 2 }, 1)).status).toBe(200)
    expect((await ask(server, member, 'POST', `/rounds/${round}/close`)).status).toBe(403)
    await closeRound(server, vote, round)
    const late = await cast(server, member, round, { [a]: 4 }, 2)
    expect(late).toMatchObject({ status: 409, body: { error: 'round-closed' } })
    expect((await cast(server, facilitator, round, { [a]: 4 })).status).toBe(403)
    expect(await tallyOf(vote, round, a)).toEqual({ ratings: [0, 1, 0, 1], unsure: 0 })
  })

  test('[VOTE10, VOTE7] outlives a restart, and a deadline that passes meanwhile', async () => {
    await inFolder(async (dataDir) => {
      let own = await startTestServer({ dataDir })
      const vote = await newVote(own)
      const [a] = vote.cards as [CardId]
      const kept = await openRating(vote, {}, own)
      const timed = await openRating(vote, { minutes: 10 }, own)
      for (const round of [kept, timed]) await cast(own, vote.people.member, round, { [a]: 3 })
      await own.stop()
      const store = await openStore({ dataDir })
      const deadline = Date.now() - 3_600_000
      await store.rounds.setDeadline(vote.room, timed, deadline, deadline - 1_000)
      await store.close()
      own = await startTestServer({ dataDir })
      await until('it is closed', async () => (await roundIn(own, vote, timed)).closed !== undefined)
      expect((await roundIn(own, vote, timed)).closed).toMatchObject({
        at: deadline,
        rating: { [a]: { ratings: [0, 0, 1, 0], unsure: 0 } },
      })
      expect((await ask(own, vote.people.member, 'GET', `/rounds/${kept}/ballot`)).body).toEqual({
        choices: { [a]: 3 },
        revision: 1,
      })
      await closeRound(own, vote, kept)
      expect(await tallyOf(vote, kept, a, own)).toEqual({ ratings: [0, 0, 1, 0], unsure: 0 })
      await own.stop()
    })
  })

  test('goes along in a room file once it is closed', async () => {
    const vote = await newVote(server)
    const round = await openRating(vote)
    await cast(server, vote.people.member, round, { [vote.cards[0]!]: 2 })
    await closeRound(server, vote, round)
    const { rounds } = await server.rooms.export(vote.room)
    expect(rounds).toEqual([await roundIn(server, vote, round)])
    const copy = await server.importRoom(await server.rooms.export(vote.room))
    expect((await server.rooms.export(copy.room)).rounds).toEqual(rounds)
  })
})
