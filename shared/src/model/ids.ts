import { type RandomBytes, randomWord, secureBytes } from '../lib/random.ts'

/** Ids carry their kind in front so that one can see in a log what they name, and in their type so that none passes for another. */
export type RoomId = `room_${string}`
export type BoardId = `board_${string}`
export type CardId = `card_${string}`
export type UserId = `user_${string}`
export type InviteId = `invite_${string}`
export type RoundId = `round_${string}`
export type DecisionId = `decision_${string}`
export type CommentId = `comment_${string}`
export type SilenceId = `silence_${string}`

/** 20 letters (119 bits) where knowing the id must not be guessable, 12 (71 bits) inside a room. */
export function newRoomId(bytes: RandomBytes = secureBytes): RoomId {
  return `room_${randomWord(20, bytes)}`
}
export function newUserId(bytes: RandomBytes = secureBytes): UserId {
  return `user_${randomWord(20, bytes)}`
}
export function newInviteId(bytes: RandomBytes = secureBytes): InviteId {
  return `invite_${randomWord(12, bytes)}`
}
export function newBoardId(bytes: RandomBytes = secureBytes): BoardId {
  return `board_${randomWord(12, bytes)}`
}
export function newCardId(bytes: RandomBytes = secureBytes): CardId {
  return `card_${randomWord(12, bytes)}`
}
export function newRoundId(bytes: RandomBytes = secureBytes): RoundId {
  return `round_${randomWord(12, bytes)}`
}
export function newDecisionId(bytes: RandomBytes = secureBytes): DecisionId {
  return `decision_${randomWord(12, bytes)}`
}
export function newCommentId(bytes: RandomBytes = secureBytes): CommentId {
  return `comment_${randomWord(12, bytes)}`
}
export function newSilenceId(bytes: RandomBytes = secureBytes): SilenceId {
  return `silence_${randomWord(12, bytes)}`
}

const KINDS = ['room', 'board', 'card', 'user', 'invite', 'round', 'decision', 'comment', 'silence'] as const
type Kind = (typeof KINDS)[number]

const ID = new RegExp(`^(${KINDS.join('|')})_[0-9A-Za-z]{1,40}$`)

export function isId<K extends Kind>(kind: K, value: unknown): value is `${K}_${string}` {
  return typeof value === 'string' && value.startsWith(`${kind}_`) && ID.test(value)
}
