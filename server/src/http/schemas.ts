import { ROLES } from '@samtavla/shared/access/can.ts'
import { MOST_DOTS, MOST_OPTIONS } from '@samtavla/shared/discussion/ballot.ts'
import { MAX_COMMENT } from '@samtavla/shared/discussion/comment.ts'
import { MAX_REASON } from '@samtavla/shared/discussion/decision.ts'
import { DEFAULT_VOTERS } from '@samtavla/shared/discussion/round.ts'
import { EXAMPLES } from '@samtavla/shared/examples/load-example.ts'
import { MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { type BoardId, type CardId, type DecisionId, isId, type UserId } from '@samtavla/shared/model/ids.ts'
import { processModels } from '@samtavla/shared/processes/index.ts'
import * as v from 'valibot'
import { isStartDay } from '../services/rooms.ts'

/** S12: without halves of characters, and without the marks that turn the direction of whatever stands after them. */
const text = v.pipe(
  v.string(),
  v.transform((value) => value.toWellFormed().replace(/[\u202A-\u202E\u2066-\u2069]/g, '')),
)
const trimmed = (most: number) => v.pipe(text, v.trim(), v.minLength(1), v.maxLength(most))

/** A name as others see it: 1–40 characters on one line. */
const name = v.pipe(trimmed(40), v.regex(/^[^\p{Cc}]*$/u))
const token = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const language = v.optional(v.picklist(['sv', 'en']), 'sv')

export const joinBody = v.object({ token, name })
export const lookBody = v.object({ token })
export const keyBody = v.object({ key: token })
const plan = v.object({
  model: v.picklist(processModels.map(({ id }) => id)),
  start: v.pipe(v.string(), v.check(isStartDay, 'no day from 2020 to 2100')),
})
export const newRoomBody = v.object({ title: trimmed(MAX_TITLE), name, language, plan: v.optional(plan) })
export const exampleBody = v.object({ name, example: v.optional(v.picklist(EXAMPLES)) })
export const importBody = v.object({ name, /** The text of a room file. */ file: v.string() })
export const newInviteBody = v.object({
  role: v.picklist(ROLES),
  label: v.optional(v.pipe(text, v.maxLength(60)), ''),
})
/** Whether who came by the invite stays in the room. */
export const revokeBody = v.optional(v.object({ people: v.optional(v.picklist(['stay', 'leave']), 'stay') }), {})
export const roleBody = v.object({ role: v.picklist(ROLES) })
/** As many as one can look through. */
export const eraseBody = v.object({
  cards: v.pipe(v.array(v.custom<CardId>((value) => isId('card', value))), v.minLength(1), v.maxLength(200)),
})
export const lockBody = v.object({ isLocked: v.boolean() })
/** Half a working day, at most. */
const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240))
export const silenceBody = v.object({ isAnonymous: v.boolean(), minutes: v.optional(minutes) })
/** `null` for as much time as it takes. */
export const silenceTimeBody = v.object({ minutes: v.nullable(minutes) })

const board = v.custom<BoardId>((value) => isId('board', value))
const decision = v.custom<DecisionId>((value) => isId('decision', value))
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const cardList = (least: number, most: number) =>
  v.pipe(
    v.array(v.custom<CardId>((value) => isId('card', value))),
    v.minLength(least),
    v.maxLength(most),
    v.check((cards) => new Set(cards).size === cards.length, 'twice'),
  )
const lines = (most: number) => v.pipe(text, v.trim(), v.maxLength(most), v.regex(/^(?:[^\p{Cc}]|[\n\t])*$/u))
/** On several lines, and empty if there is nothing to say. */
const words = v.optional(lines(MAX_REASON), '')

/** At most a week. */
const roundMinutes = whole(1, 10_080)
const voters = v.pipe(
  v.array(v.picklist(['facilitator', 'member', 'principal'])),
  v.check((roles) => new Set(roles).size === roles.length, 'twice'),
  v.includes('member'),
)
const anyRound = {
  board,
  cards: cardList(1, MOST_OPTIONS),
  minutes: v.optional(roundMinutes),
  voters: v.optional(voters, [...DEFAULT_VOTERS]),
}
const noDots = v.optional(v.literal(0), 0)
export const newRoundBody = v.variant('kind', [
  v.pipe(
    v.object({ ...anyRound, kind: v.literal('dots'), budget: whole(1, MOST_DOTS), cap: whole(1, MOST_DOTS) }),
    v.check(({ budget, cap }) => cap <= budget, 'the cap is above the budget'),
  ),
  v.object({ ...anyRound, kind: v.picklist(['matrix', 'rating']), budget: noDots, cap: noDots }),
])
export const moreCardsBody = v.object({ cards: cardList(1, MOST_OPTIONS) })
/** `null` for as long as it takes. */
export const minutesBody = v.object({ minutes: v.nullable(roundMinutes) })
/** What the choices may be depends on the round. */
export const ballotBody = v.object({
  choices: v.unknown(),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Whose ballot it is. */
  user: v.optional(v.custom<UserId>((value) => isId('user', value))),
})
/** As many problems as one can still talk about. */
const MOST_CHOSEN = 20
export const decisionBody = v.variant('kind', [
  v.object({
    kind: v.literal('priorities'),
    board,
    cards: cardList(1, MOST_CHOSEN),
    text: words,
    reason: words,
    replaces: v.optional(decision),
  }),
  v.object({
    kind: v.literal('other'),
    board: v.optional(board),
    cards: v.optional(cardList(0, MOST_CHOSEN), []),
    text: v.pipe(words, v.minLength(1)),
    reason: words,
    replaces: v.optional(decision),
  }),
])
export const stepBody = v.object({ isPassed: v.boolean(), reason: words })
export const commentBody = v.object({
  card: v.custom<CardId>((value) => isId('card', value)),
  text: v.pipe(lines(MAX_COMMENT), v.minLength(1)),
})
export const resolveBody = v.object({ isResolved: v.boolean() })
