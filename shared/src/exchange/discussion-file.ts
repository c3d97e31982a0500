import * as v from 'valibot'
import * as Y from 'yjs'
import { ROLES } from '../access/can.ts'
import { MOST_DOTS, MOST_OPTIONS, RATINGS, ROUND_KINDS } from '../discussion/ballot.ts'
import { MAX_COMMENT, readComment } from '../discussion/comment.ts'
import { DECISION_KINDS, MAX_REASON } from '../discussion/decision.ts'
import { type Discussion, openDiscussion, readComments, readDecisions, readRounds } from '../discussion/discussion.ts'
import { idOf, listOf, MAX_NAME, name, textUpTo, time } from './file-values.ts'

/** Far more than a room has in some years; as many as the server lets in. */
const MAX_DECISIONS = 2_000
const MAX_COMMENTS = 2_000
const MAX_ROUNDS = 500
/** The steps of a plan, the points of a gate, the rounds behind one decision. */
const MAX_NAMED = 200
const MOST_PEOPLE = 10_000

const few = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(v.unknown()), v.maxLength(MAX_NAMED), v.array(item))
const role = v.picklist(ROLES)
const person = v.strictObject({ user: idOf('user'), name: textUpTo(MAX_NAME), role })
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PEOPLE * MOST_DOTS))
const mean = v.pipe(v.number(), v.minValue(0), v.maxValue(5))

const fileDecision = v.strictObject({
  id: idOf('decision'),
  kind: v.picklist(DECISION_KINDS),
  text: textUpTo(MAX_REASON),
  reason: textUpTo(MAX_REASON),
  by: person,
  at: time,
  replaces: v.exactOptional(idOf('decision')),
  board: v.exactOptional(idOf('board')),
  cards: few(idOf('card')),
  rounds: few(idOf('round')),
  step: v.exactOptional(name),
  isPassed: v.exactOptional(v.boolean()),
  unmet: v.exactOptional(few(name)),
})

const fileComment = v.pipe(
  v.strictObject({
    id: idOf('comment'),
    card: idOf('card'),
    text: textUpTo(MAX_COMMENT),
    by: v.exactOptional(person),
    at: time,
    resolved: v.exactOptional(v.strictObject({ by: person, at: time })),
    removed: v.exactOptional(v.strictObject({ role, at: time })),
  }),
  v.check((comment) => isWholeComment(comment)),
)

const stepsUpTo = (most: number) => v.pipe(v.array(count), v.length(most))
const steps = stepsUpTo(5)
const dotTally = v.strictObject({ dots: count, people: count })
const matrixTally = v.strictObject({ effect: mean, control: mean, effects: steps, controls: steps, people: count })
const ratingTally = v.strictObject({ ratings: stepsUpTo(RATINGS.length), unsure: count })

/** Of a vote that is closed; one that is open stays where its ballots are. */
const fileRound = v.strictObject({
  id: idOf('round'),
  kind: v.picklist(ROUND_KINDS),
  board: idOf('board'),
  cards: v.pipe(v.array(v.unknown()), v.maxLength(MOST_OPTIONS), v.array(idOf('card'))),
  budget: v.pipe(count, v.maxValue(MOST_DOTS)),
  cap: v.pipe(count, v.maxValue(MOST_DOTS)),
  voters: few(role),
  openedBy: textUpTo(MAX_NAME),
  openedAt: time,
  deadline: v.exactOptional(time),
  voted: count,
  of: count,
  closed: v.strictObject({
    at: time,
    by: v.exactOptional(textUpTo(MAX_NAME)),
    dots: v.exactOptional(v.pipe(v.record(idOf('card'), dotTally), v.maxEntries(MOST_OPTIONS))),
    matrix: v.exactOptional(v.pipe(v.record(idOf('card'), matrixTally), v.maxEntries(MOST_OPTIONS))),
    rating: v.exactOptional(v.pipe(v.record(idOf('card'), ratingTally), v.maxEntries(MOST_OPTIONS))),
  }),
})

/** The part of a room file that holds what the room has said and decided, each list where there is anything in it. */
export const discussionParts = {
  decisions: v.exactOptional(listOf(fileDecision, MAX_DECISIONS, 'id')),
  comments: v.exactOptional(listOf(fileComment, MAX_COMMENTS, 'id')),
  rounds: v.exactOptional(listOf(fileRound, MAX_ROUNDS, 'id')),
}

const wholePart = v.strictObject(discussionParts)
export type DiscussionPart = v.InferOutput<typeof wholePart>

/** What can be read of a room's discussion. Votes that are open are not in it. */
export function discussionToFile(discussion: Discussion): DiscussionPart {
  const decisions = readDecisions(discussion)
  const comments = readComments(discussion)
  const rounds = readRounds(discussion).filter(({ closed }) => closed)
  return {
    ...(decisions.length > 0 && { decisions: decisions as unknown as NonNullable<DiscussionPart['decisions']> }),
    ...(comments.length > 0 && { comments: comments as unknown as NonNullable<DiscussionPart['comments']> }),
    ...(rounds.length > 0 && { rounds: rounds as unknown as NonNullable<DiscussionPart['rounds']> }),
  }
}

/** The first update (V1) of a new `discussion` document that holds what the file holds; nothing where it holds nothing. */
export function discussionFromFile({
  decisions = [],
  comments = [],
  rounds = [],
}: DiscussionPart): Uint8Array | undefined {
  if (decisions.length + comments.length + rounds.length === 0) return undefined
  const doc = new Y.Doc()
  const discussion = openDiscussion(doc)
  doc.transact(() => {
    for (const { id, ...decision } of decisions) discussion.decisions.set(id, decision)
    for (const { id, ...comment } of comments) discussion.comments.set(id, comment)
    for (const { id, ...round } of rounds) discussion.rounds.set(id, round)
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Either it says something and somebody wrote it, or it was removed: what a reader of comments takes for one. */
function isWholeComment({ id, ...comment }: { readonly id: string; readonly text: string }): boolean {
  const read = readComment(id, comment)
  return read?.text === comment.text && Object.keys(read).length === Object.keys(comment).length + 1
}
