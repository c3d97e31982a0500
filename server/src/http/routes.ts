import type { Action } from '@samtavla/shared/access/can.ts'

/** Who may ask: anybody, who may make rooms, who has a session, who is a member of the room, or whose role there allows the action. */
export type Rule = 'anybody' | 'creator' | 'session' | 'member' | Action

/** S10, ACC13: every route of the API and who may ask. One that is not here cannot be answered, and one without an answer does not compile. */
export const ROUTES = {
  'GET /me': 'anybody',
  'POST /invites/look': 'anybody',
  'POST /join': 'anybody',
  'POST /session': 'anybody',
  'DELETE /session': 'anybody',
  'POST /me/key': 'session',
  'POST /rooms': 'creator',
  'POST /rooms/example': 'creator',
  'POST /rooms/import': 'creator',
  'GET /rooms/:room': 'member',
  'PUT /rooms/:room/locks/:board': 'lockBoard',
  'POST /rooms/:room/erase': 'eraseCards',
  'POST /rooms/:room/notes/:board/forget': 'eraseCards',
  'POST /rooms/:room/silences/:board': 'leadSilence',
  'PUT /rooms/:room/silences/:board': 'leadSilence',
  'POST /rooms/:room/silences/:board/reveal': 'leadSilence',
  'GET /rooms/:room/invites': 'seeInvites',
  'POST /rooms/:room/invites': 'invite',
  'POST /rooms/:room/code': 'invite',
  'DELETE /rooms/:room/invites/:invite': 'invite',
  'GET /rooms/:room/members': 'changeMembers',
  'PUT /rooms/:room/members/:user': 'changeMembers',
  'DELETE /rooms/:room/members/:user': 'changeMembers',
  'POST /rooms/:room/rounds': 'leadRounds',
  'POST /rooms/:room/rounds/:round/cards': 'leadRounds',
  'POST /rooms/:room/rounds/:round/minutes': 'leadRounds',
  'POST /rooms/:room/rounds/:round/close': 'leadRounds',
  'GET /rooms/:room/rounds/:round/ballot': 'vote',
  'PUT /rooms/:room/rounds/:round/ballot': 'vote',
  'POST /rooms/:room/decisions': 'decide',
  'POST /rooms/:room/steps/:step': 'passSteps',
  'POST /rooms/:room/comments': 'comment',
  'PUT /rooms/:room/comments/:comment': 'comment',
  'DELETE /rooms/:room/comments/:comment': 'comment',
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, Rule>

export type Route = keyof typeof ROUTES
