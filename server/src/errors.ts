/**
 * Refusals that leave the server, as stable words: the client has the sentences, in both languages. One place decides the
 * HTTP status and the WebSocket close code of each.
 */
const FAILURES = {
  'bad-request': { status: 400, close: 4400 },
  'not-signed-in': { status: 401, close: 4401 },
  'not-a-member': { status: 403, close: 4403 },
  'not-allowed': { status: 403, close: 4403 },
  'too-many-members': { status: 403, close: 4403 },
  'foreign-origin': { status: 403, close: 4403 },
  'room-not-found': { status: 404, close: 4404 },
  'not-found': { status: 404, close: 4404 },
  'invite-not-valid': { status: 404, close: 4404 },
  /** A ballot or a decision was made on something that is not so any more. */
  'not-so-any-more': { status: 409, close: 4409 },
  'round-closed': { status: 409, close: 4409 },
  'reason-needed': { status: 422, close: 4400 },
  'personal-number': { status: 422, close: 4400 },
  'room-full': { status: 409, close: 4400 },
  'content-replaced': { status: 409, close: 4409 },
  'too-large': { status: 413, close: 4413 },
  'too-many-requests': { status: 429, close: 1013 },
  'client-too-old': { status: 426, close: 4426 },
  'role-changed': { status: 409, close: 4503 },
  'server-restarting': { status: 503, close: 1012 },
  'not-saving': { status: 503, close: 1013 },
  unexpected: { status: 500, close: 1011 },
} as const

export type FailureReason = keyof typeof FAILURES

/** Thrown where a request or a socket must be refused; carries no text of the user's. */
export class Failure extends Error {
  readonly reason: FailureReason
  /** What exactly was wrong, for people who write clients; never a secret. */
  readonly detail: string | undefined

  constructor(reason: FailureReason, detail?: string) {
    super(reason)
    this.reason = reason
    this.detail = detail
  }

  get status(): number {
    return FAILURES[this.reason].status
  }

  /** Codes 4400–4499 tell a stock y-websocket client not to come back; other codes let it try again. */
  get closeCode(): number {
    return FAILURES[this.reason].close
  }
}
