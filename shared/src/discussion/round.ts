import type { Role } from '../access/can.ts'
import { type BoardId, type CardId, isId, type RoundId } from '../model/ids.ts'
import { ROUND_KINDS, type RoundKind } from './ballot.ts'
import type { DotTallies, MatrixTallies, RatingTallies } from './tally.ts'

/**
 * A vote as everybody in the room sees it. While it is open it tells how many have voted and nothing else: ballots are on the
 * server, and nobody's leave it but to their own writer.
 */
export interface Round {
  readonly id: RoundId
  readonly kind: RoundKind
  /** The board of problems, or of factors, that it is about. */
  readonly board: BoardId
  /** What can be voted for: cards, in the order in which they stood. */
  readonly cards: readonly CardId[]
  /** Dots a person has, and the most that they may give one card; 0 in the other kinds. */
  readonly budget: number
  readonly cap: number
  readonly voters: readonly Role[]
  readonly openedBy: string
  readonly openedAt: number
  /** When it closes by itself. */
  readonly deadline?: number | undefined
  /** How many have voted, and of how many who may. */
  readonly voted: number
  readonly of: number
  readonly closed?: RoundResult | undefined
}

export interface RoundResult {
  readonly at: number
  /** Who closed it; absent when its time was up. */
  readonly by?: string | undefined
  readonly dots?: DotTallies | undefined
  readonly matrix?: MatrixTallies | undefined
  readonly rating?: RatingTallies | undefined
}

/** They vote in every round; those who lead or commission the work only where it is opened to them. */
export const DEFAULT_VOTERS = ['member'] as const satisfies readonly Role[]

/** Reads a value that only the server writes; `undefined` for one of a newer server. */
export function readRound(id: string, value: unknown): Round | undefined {
  if (!isId('round', id) || typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  return ROUND_KINDS.some((kind) => kind === value.kind) ? ({ ...value, id } as Round) : undefined
}

/** Rounds of a kind about a board, the newest first. */
export function roundsAbout(rounds: Iterable<Round>, board: BoardId, kind: RoundKind): Round[] {
  return [...rounds].filter((round) => round.board === board && round.kind === kind).sort(compareRounds)
}

/** The newest first; the same order for everybody where two were opened at once. */
export function compareRounds(a: Round, b: Round): number {
  return b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1)
}
