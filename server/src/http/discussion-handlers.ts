import { isId, type UserId } from '@samtavla/shared/model/ids.ts'
import { Failure } from '../errors.ts'
import type { CommentService } from '../services/comments.ts'
import type { DecisionService } from '../services/decisions.ts'
import type { RoundService } from '../services/rounds.ts'
import type { Handlers } from './admission.ts'
import { bodyOf, paramOf } from './ask.ts'
import * as schema from './schemas.ts'

export interface DiscussionParts {
  readonly rounds: RoundService
  readonly decisions: DecisionService
  readonly comments: CommentService
}

const isRound = (value: unknown) => isId('round', value)
const isComment = (value: unknown) => isId('comment', value)
const isStep = (value: unknown) => typeof value === 'string'

/** VOTE12: what a page shows and sends is for the person whose page it is, and not for who has signed in on the device since. */
function needSame(asked: unknown, user: UserId): void {
  if (asked !== undefined && asked !== user) throw new Failure('not-signed-in')
}

/** Votes, decisions and comments. Nothing here gives anybody a ballot but their own, or a result before the round is closed (VOTE2, VOTE3). */
export function discussionHandlers({ rounds, decisions, comments }: DiscussionParts) {
  return {
    'POST /rooms/:room/rounds': async ({ request, room, member }) => {
      const body = bodyOf(request, schema.newRoundBody)
      return { round: await rounds.open(room, body, member.name) }
    },
    'POST /rooms/:room/rounds/:round/cards': async ({ request, room }) => {
      const { cards } = bodyOf(request, schema.moreCardsBody)
      await rounds.addCards(room, paramOf(request, 'round', isRound), cards)
      return undefined
    },
    'POST /rooms/:room/rounds/:round/minutes': async ({ request, room }) => {
      const { minutes } = bodyOf(request, schema.minutesBody)
      await rounds.setMinutes(room, paramOf(request, 'round', isRound), minutes)
      return undefined
    },
    'POST /rooms/:room/rounds/:round/close': async ({ request, room, member }) => {
      await rounds.close(room, paramOf(request, 'round', isRound), member.name)
      return undefined
    },
    'GET /rooms/:room/rounds/:round/ballot': async ({ request, room, member }) => {
      needSame(request.query.user, member.user)
      return rounds.ballot(room, paramOf(request, 'round', isRound), member.user)
    },
    'PUT /rooms/:room/rounds/:round/ballot': async ({ request, room, member }) => {
      const { user, ...ballot } = bodyOf(request, schema.ballotBody)
      needSame(user, member.user)
      return { revision: await rounds.cast(room, paramOf(request, 'round', isRound), member, ballot) }
    },
    'POST /rooms/:room/decisions': async ({ request, room, member }) => {
      const body = bodyOf(request, schema.decisionBody)
      return { decision: await decisions.decide(room, body, member) }
    },
    'POST /rooms/:room/steps/:step': async ({ request, room, member }) => {
      const body = bodyOf(request, schema.stepBody)
      return { decision: await decisions.setStep(room, paramOf(request, 'step', isStep), body, member) }
    },
    'POST /rooms/:room/comments': async ({ request, room, member }) => {
      return { comment: await comments.add(room, bodyOf(request, schema.commentBody), member) }
    },
    'PUT /rooms/:room/comments/:comment': async ({ request, room, member }) => {
      const { isResolved } = bodyOf(request, schema.resolveBody)
      await comments.resolve(room, paramOf(request, 'comment', isComment), isResolved, member)
      return undefined
    },
    'DELETE /rooms/:room/comments/:comment': async ({ request, room, member }) => {
      await comments.remove(room, paramOf(request, 'comment', isComment), member)
      return undefined
    },
  } satisfies Partial<Handlers>
}
