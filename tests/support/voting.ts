import type { Role } from '@samtavla/shared/access/can.ts'
import type { Comment } from '@samtavla/shared/discussion/comment.ts'
import type { Decision } from '@samtavla/shared/discussion/decision.ts'
import { openDiscussion, readComments, readDecisions, readRounds } from '@samtavla/shared/discussion/discussion.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import { rspSwot2018 } from '@samtavla/shared/examples/rsp-swot-2018.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, RoundId } from '@samtavla/shared/model/ids.ts'
import * as Y from 'yjs'
import { joinAs, type Person } from './people.ts'
import { RawClient } from './raw-client.ts'
import { type Answer, send } from './send.ts'
import type { TestRoom, TestServer } from './test-server.ts'

/** A room with a board of cards, and one person in each role. */
export interface Vote extends TestRoom {
  readonly people: Record<Role, Person>
  readonly board: BoardId
  readonly cards: readonly CardId[]
}

export async function newVote(server: TestServer): Promise<Vote> {
  const room = await server.importRoom(rspSwot2018.file)
  const people = {
    facilitator: await joinAs(server, room, 'facilitator'),
    member: await joinAs(server, room, 'member'),
    principal: await joinAs(server, room, 'principal'),
    viewer: await joinAs(server, room, 'viewer'),
  }
  const { board } = rspSwot2018.file.cards[0]!.place
  const cards = rspSwot2018.file.cards.filter((card) => card.place.board === board && !card.state)
  return { ...room, people, board, cards: cards.map(({ id }) => id) }
}

type Url = Pick<TestServer, 'url'>

/** Asks something of a person's room. */
export function ask(server: Url, person: Person, method: string, path: string, body?: unknown): Promise<Answer> {
  return send(server.url, method, `/rooms/${person.room}${path}`, {
    cookie: person.cookie,
    ...(body === undefined ? {} : { body }),
  })
}

/** Opens a round of dots about the first cards of the board, or whatever else is asked for. */
export async function openRound(
  server: Url,
  { people, board, cards }: Vote,
  parts: Record<string, unknown> = {},
): Promise<RoundId> {
  const body = { kind: 'dots', board, cards: cards.slice(0, 5), budget: 3, cap: 2, ...parts }
  const answer = await ask(server, people.facilitator, 'POST', '/rounds', body)
  if (answer.status !== 200) throw new Error(`Opening was answered with ${answer.status} ${answer.text}`)
  return answer.body.round as RoundId
}

export function cast(
  server: Url,
  person: Person,
  round: RoundId,
  choices: unknown,
  revision: unknown = 0,
): Promise<Answer> {
  return ask(server, person, 'PUT', `/rounds/${round}/ballot`, { choices, revision })
}

export function closeRound(server: Url, { people }: Vote, round: RoundId): Promise<Answer> {
  return ask(server, people.facilitator, 'POST', `/rounds/${round}/close`)
}

/** What everybody is told, as it is on the disk. */
export async function discussionOf(
  { store }: Pick<TestServer, 'store'>,
  { room }: TestRoom,
): Promise<{ rounds: Round[]; decisions: Decision[]; comments: Comment[] }> {
  const doc = new Y.Doc()
  const { snapshot, updates } = await store.docs.load(`${room}/discussion`)
  for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
  const discussion = openDiscussion(doc)
  const [rounds, decisions] = [readRounds(discussion), readDecisions(discussion)]
  return { rounds, decisions, comments: readComments(discussion) }
}

export async function roundIn(server: Pick<TestServer, 'store'>, room: TestRoom, id: RoundId): Promise<Round> {
  const round = (await discussionOf(server, room)).rounds.find((each) => each.id === id)
  if (!round) throw new Error(`There is no ${id} in the discussion`)
  return round
}

/** Gives the room a process model, as its facilitator's browser does, with what is done of it. */
export async function givePlan(
  server: TestServer,
  person: Person,
  model: string,
  done: readonly string[] = [],
): Promise<void> {
  await editContent(server, person, (doc) => {
    const { plan } = openContent(doc)
    plan.set('model', { id: model, version: 1 })
    for (const id of done) plan.set(`done:${id}`, { by: 'Malte Medlem', at: 1 })
  })
}

/** Changes the room's content as a person's browser does. Resolves when it is on the disk. */
export async function editContent(server: TestServer, person: Person, change: (doc: Y.Doc) => void): Promise<void> {
  const client = await RawClient.open(server, person, `${person.room}/content`, { ack: true })
  await client.acknowledgedUpTo(client.edit(change))
  client.close()
}
