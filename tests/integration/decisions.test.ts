import { MOST_DECISIONS } from '@samtavla/server/services/decisions.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { deleteCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { type CardId, newBoardId, newCardId, newDecisionId, type UserId } from '@samtavla/shared/model/ids.ts'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { NAMES, type Person, until } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import {
  ask,
  cast,
  closeRound,
  discussionOf,
  editContent,
  givePlan,
  newVote,
  openRound,
  type Vote,
} from '../support/voting.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ allowed: { rooms: 1_000 } })
})
afterAll(() => server.stop())

const decide = (person: Person, body: unknown) => ask(server, person, 'POST', '/decisions', body)
const choose = (vote: Vote, cards: readonly CardId[], rest: Record<string, unknown> = {}, by = vote.people.principal) =>
  decide(by, { kind: 'priorities', board: vote.board, cards, ...rest })
const decisionsIn = async (vote: Vote) => (await discussionOf(server, vote)).decisions

/** A closed round in which the first cards got these dots. */
async function votedFor(vote: Vote, dots: readonly number[]) {
  const round = await openRound(server, vote, { budget: 20, cap: 20 })
  const choices = Object.fromEntries(dots.flatMap((count, at) => (count ? [[vote.cards[at]!, count]] : [])))
  expect((await cast(server, vote.people.member, round, choices)).status).toBe(200)
  await closeRound(server, vote, round)
  return round
}

async function placedAt(vote: Vote, choices: Record<string, { effect: number; control: number }>) {
  const round = await openRound(server, vote, { kind: 'matrix', budget: 0, cap: 0 })
  await cast(server, vote.people.member, round, choices)
  await closeRound(server, vote, round)
  return round
}

describe('a decision', () => {
  test('[DEC1] says what was decided, by whom, in which role and when, to everybody', async () => {
    const vote = await newVote(server)
    const client = await RawClient.open(server, vote.people.viewer, `${vote.room}/discussion`)
    const before = Date.now()
    const answer = await decide(vote.people.principal, {
      kind: 'other',
      text: ' Vi träffas i maj\noch i juni ',
      reason: 'Skolan stänger',
    })
    const id = String(answer.body.decision)
    await until('the viewer sees it', () => client.doc.getMap('decisions').has(id))
    const [{ at, ...decision }] = (await decisionsIn(vote)) as [never] as [{ at: number }]
    expect(decision).toEqual({
      ...{ id, kind: 'other', text: 'Vi träffas i maj\noch i juni', reason: 'Skolan stänger', cards: [], rounds: [] },
      by: { user: vote.people.principal.user, name: NAMES.principal, role: 'principal' },
    })
    expect(at).toBeGreaterThanOrEqual(before)
    client.close()
  })

  test.each<[string, (vote: Vote) => unknown]>([
    ['nothing', () => undefined],
    ['a list', () => []],
    ['an unknown kind', () => ({ kind: 'step', text: 'x' })],
    ['no text', () => ({ kind: 'other' })],
    ['a blank text', () => ({ kind: 'other', text: '  \n ' })],
    ['a text of 1,001 letters', () => ({ kind: 'other', text: 'x'.repeat(1_001) })],
    ['a control character', () => ({ kind: 'other', text: 'a\u0000b' })],
    ['a reason that is no text', () => ({ kind: 'other', text: 'x', reason: 7 })],
    ['no board', ({ cards }) => ({ kind: 'priorities', cards: cards.slice(0, 2) })],
    ['no cards', ({ board }) => ({ kind: 'priorities', board, cards: [] })],
    ['a card twice', ({ board, cards }) => ({ kind: 'priorities', board, cards: [cards[0], cards[0]] })],
    ['21 cards', ({ board }) => ({ kind: 'priorities', board, cards: Array.from({ length: 21 }, () => newCardId()) })],
    [
      'what is no decision to replace',
      ({ board, cards }) => ({ kind: 'priorities', board, cards: [cards[0]], replaces: 'x' }),
    ],
  ])('[DEC1] is not made with %s', async (_, body) => {
    const vote = await newVote(server)
    expect(await decide(vote.people.facilitator, body(vote))).toMatchObject({
      status: 400,
      body: { error: 'bad-request' },
    })
    expect(await decisionsIn(vote)).toEqual([])
  })

  test('[S12] has no marks that turn its text, and no halves of characters', async () => {
    const vote = await newVote(server)
    await decide(vote.people.principal, { kind: 'other', text: 'a\u202Eb\uD83D' })
    expect((await decisionsIn(vote))[0]?.text).toBe('ab\uFFFD')
  })

  test('[DEC2] is about cards and a board that are there', async () => {
    const vote = await newVote(server)
    const [gone, kept] = vote.cards as [CardId, CardId]
    await editContent(server, vote.people.member, (doc) => {
      deleteCards(newPen(openContent(doc), vote.people.member.user as UserId, 'Malte Medlem'), [gone])
    })
    expect((await choose(vote, [kept, gone])).body).toMatchObject({ error: 'not-found' })
    expect((await choose(vote, [newCardId()])).body).toMatchObject({ error: 'not-found' })
    expect((await choose(vote, [kept], { board: newBoardId() })).body).toMatchObject({ error: 'not-found' })
    const elsewhere = await newVote(server)
    await choose(vote, [kept])
    expect((await decisionsIn(elsewhere)).length).toBe(0)
  })

  test('[DEC2] takes more than three problems', async () => {
    const vote = await newVote(server)
    expect((await choose(vote, vote.cards.slice(0, 6))).status).toBe(200)
  })
})

describe('[DEC3] a choice of problems', () => {
  test('names the newest closed round of each kind about its board', async () => {
    const vote = await newVote(server)
    await votedFor(vote, [0, 0, 3])
    const dots = await votedFor(vote, [3, 2, 1])
    const matrix = await placedAt(vote, { [vote.cards[0]!]: { effect: 5, control: 5 } })
    await openRound(server, vote)
    expect((await choose(vote, vote.cards.slice(0, 2))).status).toBe(200)
    expect((await decisionsIn(vote))[0]?.rounds).toEqual([dots, matrix])
  })

  test('that leaves out a problem with more dots needs a reason', async () => {
    const vote = await newVote(server)
    await votedFor(vote, [3, 2, 1])
    const [a, b, c] = vote.cards as [CardId, CardId, CardId]
    expect(await choose(vote, [a, c])).toMatchObject({ status: 422, body: { error: 'reason-needed' } })
    expect(await choose(vote, [a, c], { reason: ' \n ' })).toMatchObject({ status: 422 })
    expect(await decisionsIn(vote)).toEqual([])
    expect((await choose(vote, [a, c], { reason: 'B är redan löst' })).status).toBe(200)
    const [stands] = await decisionsIn(vote)
    expect((await choose(vote, [a, b], { replaces: stands!.id })).status).toBe(200)
  })

  test('between problems with the same number of dots needs none', async () => {
    const vote = await newVote(server)
    await votedFor(vote, [3, 2, 2, 2])
    const [a, , c] = vote.cards as [CardId, CardId, CardId]
    expect((await choose(vote, [a, c])).status).toBe(200)
  })

  test('that stands where the group would not do it now needs a reason', async () => {
    const vote = await newVote(server)
    const [a, b] = vote.cards as [CardId, CardId]
    await placedAt(vote, { [a]: { effect: 5, control: 4 }, [b]: { effect: 2, control: 5 } })
    expect((await choose(vote, [a, b])).body).toEqual({ error: 'reason-needed' })
    expect((await choose(vote, [a])).status).toBe(200)
  })

  test('is held against no round that is open', async () => {
    const vote = await newVote(server)
    const round = await openRound(server, vote)
    await cast(server, vote.people.member, round, { [vote.cards[0]!]: 2 })
    expect((await choose(vote, [vote.cards[1]!])).status).toBe(200)
    expect((await decisionsIn(vote))[0]?.rounds).toEqual([])
  })
})

describe('[DEC4] a decision that stands', () => {
  test('is replaced by one that names it, and stays in the log as it was', async () => {
    const vote = await newVote(server)
    const first = (await choose(vote, vote.cards.slice(0, 2))).body.decision
    const [before] = await decisionsIn(vote)
    for (const replaces of [undefined, newDecisionId()]) {
      expect(await choose(vote, vote.cards.slice(1, 3), { replaces })).toMatchObject({
        status: 409,
        body: { error: 'not-so-any-more' },
      })
    }
    expect((await choose(vote, vote.cards.slice(1, 3), { replaces: first })).status).toBe(200)
    expect((await choose(vote, vote.cards.slice(2, 4), { replaces: first })).body).toEqual({ error: 'not-so-any-more' })
    const [old, next] = await decisionsIn(vote)
    expect(old).toEqual(before)
    expect(next).toMatchObject({ replaces: first, cards: vote.cards.slice(1, 3) })
  })

  test('is replaced once, however many try at the same time', async () => {
    const vote = await newVote(server)
    const first = (await choose(vote, [vote.cards[0]!])).body.decision
    const { facilitator, principal } = vote.people
    const tries = Array.from({ length: 10 }, (_, n) =>
      choose(vote, [vote.cards[n]!], { replaces: first }, n % 2 ? facilitator : principal),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, ...Array(9).fill(409)])
    expect(await decisionsIn(vote)).toHaveLength(2)
  })

  test('about a board is the first of one only, however many choose at the same time', async () => {
    const vote = await newVote(server)
    const tries = await Promise.all(Array.from({ length: 8 }, (_, n) => choose(vote, [vote.cards[n]!])))
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await decisionsIn(vote)).toHaveLength(1)
  })

  test('is not replaced by one of another kind', async () => {
    const vote = await newVote(server)
    const { principal } = vote.people
    const replaces = (await choose(vote, [vote.cards[0]!])).body.decision
    expect((await decide(principal, { kind: 'other', text: 'x', board: vote.board, replaces })).status).toBe(409)
    const other = (await decide(principal, { kind: 'other', text: 'x' })).body.decision
    expect((await decide(principal, { kind: 'other', text: 'y', board: vote.board, replaces: other })).status).toBe(409)
    expect((await decide(principal, { kind: 'other', text: 'y', replaces: other })).status).toBe(200)
    expect((await decide(principal, { kind: 'other', text: 'z' })).status).toBe(200)
  })

  test('cannot be edited or removed by anybody', async () => {
    const vote = await newVote(server)
    const id = String((await choose(vote, [vote.cards[0]!])).body.decision)
    const before = await decisionsIn(vote)
    for (const person of Object.values(vote.people)) {
      for (const method of ['PUT', 'DELETE', 'POST', 'GET']) {
        expect((await ask(server, person, method, `/decisions/${id}`, method === 'GET' ? undefined : {})).status).toBe(
          404,
        )
      }
      const client = await RawClient.open(server, person, `${vote.room}/discussion`, { ack: true })
      client.edit((doc) => doc.getMap('decisions').delete(id))
      await client.acknowledgedUpTo(1)
      expect(client.of('refused')).toHaveLength(1)
      client.close()
    }
    expect(await decisionsIn(vote)).toEqual(before)
  })
})

/** What the room has decided, as if it had been long ago: before anybody has opened it. */
async function decidedBefore(vote: Vote, count: number, at: number): Promise<void> {
  const doc = new Y.Doc()
  const by = { user: vote.people.principal.user, name: NAMES.principal, role: 'principal' }
  const decision = { kind: 'other', text: 'Vi ses', reason: '', by, cards: [], rounds: [] }
  const { decisions } = openDiscussion(doc)
  for (let n = 0; n < count; n++) decisions.set(newDecisionId(), { ...decision, at: at + n })
  await server.store.docs.append([{ doc: `${vote.room}/discussion`, update: Y.encodeStateAsUpdate(doc) }])
}

test('[DEC5] a decision is later than those before it, whatever the clock says', async () => {
  const vote = await newVote(server)
  const tomorrow = Date.now() + 24 * 3_600_000
  await decidedBefore(vote, 1, tomorrow)
  await decide(vote.people.principal, { kind: 'other', text: 'Först' })
  await decide(vote.people.principal, { kind: 'other', text: 'Sedan' })
  expect((await decisionsIn(vote)).map(({ text, at }) => [text, at - tomorrow])).toEqual([
    ['Vi ses', 0],
    ['Först', 1],
    ['Sedan', 2],
  ])
})

test('[DEC7] a decision is one of at most two thousand in a room', async () => {
  const vote = await newVote(server)
  await decidedBefore(vote, MOST_DECISIONS - 1, 1)
  expect((await decide(vote.people.principal, { kind: 'other', text: 'Det sista' })).status).toBe(200)
  const answer = await decide(vote.people.principal, { kind: 'other', text: 'Ett till' })
  expect(answer).toMatchObject({ status: 409, body: { error: 'room-full' } })
  expect(await decisionsIn(vote)).toHaveLength(MOST_DECISIONS)
})

describe('[DEC6] a step of the plan', () => {
  const MODEL = 'rog-fyra-traffar'
  const pass = (vote: Vote, step: string, body: unknown) =>
    ask(server, vote.people.facilitator, 'POST', `/steps/${step}`, body)

  async function firstStep() {
    const [step] = (await loadProcessModel(MODEL))!.steps
    const gate = step!.gate.map(({ id }) => id)
    expect(gate.length).toBeGreaterThan(1)
    return { step: step!.id, gate }
  }

  test('is passed once everything is done, and opened again', async () => {
    const vote = await newVote(server)
    const { step, gate } = await firstStep()
    await givePlan(server, vote.people.facilitator, MODEL, gate)
    expect((await pass(vote, step, { isPassed: true })).status).toBe(200)
    expect(await pass(vote, step, { isPassed: true })).toMatchObject({
      status: 409,
      body: { error: 'not-so-any-more' },
    })
    expect((await pass(vote, step, { isPassed: false })).status).toBe(200)
    expect((await pass(vote, step, { isPassed: false })).status).toBe(409)
    expect((await pass(vote, step, { isPassed: true })).status).toBe(200)
    const decisions = await decisionsIn(vote)
    expect(decisions.map(({ kind, isPassed, unmet }) => ({ kind, isPassed, unmet }))).toEqual(
      [true, false, true].map((isPassed) => ({ kind: 'step', isPassed, unmet: [] })),
    )
    expect(decisions[0]).toMatchObject({ step, by: { name: NAMES.facilitator, role: 'facilitator' } })
  })

  test('with something undone is passed with a reason, and what was undone is written down', async () => {
    const vote = await newVote(server)
    const { step, gate } = await firstStep()
    await givePlan(server, vote.people.facilitator, MODEL, gate.slice(1))
    expect(await pass(vote, step, { isPassed: true })).toMatchObject({ status: 422, body: { error: 'reason-needed' } })
    expect((await pass(vote, step, { isPassed: true, reason: 'Tiden räckte inte' })).status).toBe(200)
    expect((await decisionsIn(vote))[0]).toMatchObject({ unmet: [gate[0]], reason: 'Tiden räckte inte' })
  })

  test('is one of the room’s plan', async () => {
    const vote = await newVote(server)
    const { step } = await firstStep()
    expect((await pass(vote, step, { isPassed: true, reason: 'x' })).status).toBe(404)
    await givePlan(server, vote.people.facilitator, 'constructor')
    expect((await pass(vote, step, { isPassed: true, reason: 'x' })).status).toBe(404)
    await givePlan(server, vote.people.facilitator, MODEL)
    for (const other of ['x', '__proto__', '%00']) {
      expect((await pass(vote, other, { isPassed: true, reason: 'x' })).status).toBe(404)
    }
    for (const body of [undefined, {}, { isPassed: 1 }, { isPassed: true, reason: 'x'.repeat(1_001) }]) {
      expect((await pass(vote, step, body)).status).toBe(400)
    }
  })

  test('is passed once, however many say so at the same time', async () => {
    const vote = await newVote(server)
    const { step, gate } = await firstStep()
    await givePlan(server, vote.people.facilitator, MODEL, gate)
    const answers = await Promise.all(Array.from({ length: 5 }, () => pass(vote, step, { isPassed: true })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
  })
})
