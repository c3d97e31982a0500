import type { Role } from '@samtavla/shared/access/can.ts'
import type { Ballot, RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import type { ExampleId } from '@samtavla/shared/examples/load-example.ts'
import { BUILD_HEADER, noteBuild } from './build.ts'

/** What the server answered when it refused: its stable word, or `no-connection` when there was no answer at all. */
export class ApiError extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

/** Reasons that pass by themselves: the same may be asked again later, and they say nothing of what one may do. */
export const PASSING: readonly string[] = [
  'no-connection',
  'server-restarting',
  'not-saving',
  'too-many-requests',
  'unexpected',
]

export interface MyRoom {
  readonly id: string
  readonly title: string
  readonly role: Role
}

export interface Me {
  readonly user?: string
  readonly rooms: readonly MyRoom[]
  readonly canCreate: boolean
}

export interface RoomAccess {
  readonly room: string
  readonly title: string
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly color: number
  /** How many times something was removed from the room for privacy. */
  readonly generation: number
}

export interface Invite {
  readonly id: string
  readonly role: Role
  readonly label: string
  readonly code?: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly uses: number
}

export interface Member {
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly number: number
  /** The invite that the person came by last. */
  readonly invite?: string
}

/** Which process model a new room follows, and the day of its first meeting as YYYY-MM-DD. */
export interface NewPlan {
  readonly model: string
  readonly start: string
}

export interface NewRound {
  readonly kind: RoundKind
  readonly board: string
  readonly cards: readonly string[]
  readonly budget?: number
  readonly cap?: number
  readonly minutes?: number
  readonly voters: readonly Role[]
}

/** What the person has said in a round; `revision` counts how often. */
export interface OwnBallot {
  readonly choices: Ballot
  readonly revision: number
}

export interface NewDecision {
  readonly kind: 'priorities' | 'other'
  readonly text?: string
  readonly reason?: string
  readonly board?: string
  readonly cards?: readonly string[]
  readonly replaces?: string
}

/** Who has not answered by then is said not to be reached: a network can be gone without saying so. */
const PATIENCE_MS = 30_000
/** A file takes its time on a slow line. */
const UPLOAD_MS = 300_000

/** Everything the client asks of the server over HTTP. All calls reject with an `ApiError` when they are refused. */
export const api = {
  me: (patienceMs?: number) => ask<Me>('GET', '/me', undefined, patienceMs),
  look: (token: string) => ask<{ room: string; title: string; role: Role }>('POST', '/invites/look', { token }),
  join: (token: string, name: string) => ask<{ room: string; role: Role }>('POST', '/join', { token, name }),
  createRoom: (title: string, name: string, language: string, plan?: NewPlan) =>
    ask<{ room: string }>('POST', '/rooms', { title, name, language, plan }),
  openExample: (name: string, example: ExampleId) => ask<{ room: string }>('POST', '/rooms/example', { name, example }),
  importRoom: (name: string, file: string) => ask<{ room: string }>('POST', '/rooms/import', { name, file }, UPLOAD_MS),
  room: (room: string, patienceMs?: number) => ask<RoomAccess>('GET', `/rooms/${room}`, undefined, patienceMs),
  invites: (room: string) => ask<{ invites: readonly Invite[] }>('GET', `/rooms/${room}/invites`),
  createInvite: (room: string, role: Role, label: string) =>
    ask<{ invite: Invite; link: string }>('POST', `/rooms/${room}/invites`, { role, label }),
  code: (room: string) => ask<{ invite: Invite; link: string }>('POST', `/rooms/${room}/code`),
  revokeInvite: (room: string, invite: string, people: 'stay' | 'leave') =>
    ask<void>('DELETE', `/rooms/${room}/invites/${invite}`, { people }),
  members: (room: string) => ask<{ members: readonly Member[] }>('GET', `/rooms/${room}/members`),
  setRole: (room: string, user: string, role: Role) => ask<void>('PUT', `/rooms/${room}/members/${user}`, { role }),
  removeMember: (room: string, user: string) => ask<void>('DELETE', `/rooms/${room}/members/${user}`),
  setLock: (room: string, board: string, isLocked: boolean) =>
    ask<void>('PUT', `/rooms/${room}/locks/${board}`, { isLocked }),
  beginSilence: (room: string, board: string, isAnonymous: boolean, minutes?: number) =>
    ask<void>('POST', `/rooms/${room}/silences/${board}`, { isAnonymous, ...(minutes && { minutes }) }),
  setSilenceTime: (room: string, board: string, minutes: number | null) =>
    ask<void>('PUT', `/rooms/${room}/silences/${board}`, { minutes }),
  reveal: (room: string, board: string) => ask<{ notes: number }>('POST', `/rooms/${room}/silences/${board}/reveal`),
  openRound: (room: string, round: NewRound) => ask<{ round: string }>('POST', `/rooms/${room}/rounds`, round),
  addToRound: (room: string, round: string, cards: readonly string[]) =>
    ask<void>('POST', `/rooms/${room}/rounds/${round}/cards`, { cards }),
  setRoundTime: (room: string, round: string, minutes: number | null) =>
    ask<void>('POST', `/rooms/${room}/rounds/${round}/minutes`, { minutes }),
  closeRound: (room: string, round: string) => ask<void>('POST', `/rooms/${room}/rounds/${round}/close`),
  ballot: (room: string, round: string, user: string) =>
    ask<OwnBallot>('GET', `/rooms/${room}/rounds/${round}/ballot?user=${user}`),
  cast: (room: string, round: string, { choices, revision }: OwnBallot, user: string) =>
    ask<{ revision: number }>('PUT', `/rooms/${room}/rounds/${round}/ballot`, { choices, revision, user }),
  decide: (room: string, decision: NewDecision) =>
    ask<{ decision: string }>('POST', `/rooms/${room}/decisions`, decision),
  passStep: (room: string, step: string, isPassed: boolean, reason: string) =>
    ask<void>('POST', `/rooms/${room}/steps/${step}`, { isPassed, reason }),
  comment: (room: string, card: string, text: string) =>
    ask<{ comment: string }>('POST', `/rooms/${room}/comments`, { card, text }),
  resolveComment: (room: string, comment: string, isResolved: boolean) =>
    ask<void>('PUT', `/rooms/${room}/comments/${comment}`, { isResolved }),
  removeComment: (room: string, comment: string) => ask<void>('DELETE', `/rooms/${room}/comments/${comment}`),
  erase: (room: string, cards: readonly string[]) => ask<void>('POST', `/rooms/${room}/erase`, { cards }),
  forgetNotes: (room: string, board: string) => ask<void>('POST', `/rooms/${room}/notes/${board}/forget`),
  newPersonalKey: () => ask<{ key: string }>('POST', '/me/key'),
  signIn: (key: string) => ask<{ user: string }>('POST', '/session', { key }),
  signOut: () => ask<void>('DELETE', '/session'),
}

async function ask<T>(method: string, path: string, body?: unknown, patienceMs = PATIENCE_MS): Promise<T> {
  const response = await fetch(`/api${path}`, {
    method,
    signal: AbortSignal.timeout(patienceMs),
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError('no-connection')
  })
  noteBuild(response.headers.get(BUILD_HEADER))
  if (response.status === 204) return undefined as T
  const answer: unknown = await response.json().catch(() => {
    // It broke off, or is the page of somebody between us and the server: no word of the server's.
    if (response.ok) throw new ApiError('no-connection')
  })
  if (response.ok) return answer as T
  const reason =
    typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : 'unexpected'
  throw new ApiError(reason)
}
