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
  'GET /rooms/:room/invites': 'seeInvites',
  'POST /rooms/:room/invites': 'invite',
  'POST /rooms/:room/code': 'invite',
  'DELETE /rooms/:room/invites/:invite': 'invite',
  'GET /rooms/:room/members': 'changeMembers',
  'PUT /rooms/:room/members/:user': 'changeMembers',
  'DELETE /rooms/:room/members/:user': 'changeMembers',
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, Rule>

export type Route = keyof typeof ROUTES
