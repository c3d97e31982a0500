import type * as Y from 'yjs'
import { type BoardId, isId, type SilenceId } from './ids.ts'

/** The opened `stage` document: what the facilitator has set for everybody. Only the server writes it. */
export interface Stage {
  readonly doc: Y.Doc
  /** Boards that take no edits at present, by board id. */
  readonly locks: Y.Map<unknown>
  /** Boards on which everybody writes silently, by board id. */
  readonly silences: Y.Map<unknown>
  /** How many notes have been written on each of those. */
  readonly counts: Y.Map<unknown>
  /** What was written in silence and has been revealed, by the id of the silence. */
  readonly revealed: Y.Map<unknown>
}

export function openStage(doc: Y.Doc): Stage {
  return {
    doc,
    locks: doc.getMap('locks'),
    silences: doc.getMap('silences'),
    counts: doc.getMap('counts'),
    revealed: doc.getMap('revealed'),
  }
}

export function isLocked(stage: Stage, board: BoardId): boolean {
  return stage.locks.has(board)
}

/** Everybody writes for themselves on a board, until a facilitator reveals it all in one step. */
export interface Silence {
  readonly id: SilenceId
  readonly board: BoardId
  /** Set when it begins and never changed: whether notes will be shown without names. */
  readonly isAnonymous: boolean
  readonly startedBy: string
  readonly startedAt: number
  /** When the time that was given is up; nothing happens then but that it is said. */
  readonly until: number | undefined
}

/** What is needed to show what comes late of a silence that is over. */
export interface Revealed {
  readonly board: BoardId
  readonly isAnonymous: boolean
  readonly at: number
}

export function silenceOn({ silences }: Stage, board: BoardId): Silence | undefined {
  return readSilence(board, silences.get(board))
}

export function countOn({ counts }: Stage, board: BoardId): number {
  const count = counts.get(board)
  return typeof count === 'number' ? count : 0
}

export function silencesOf({ silences }: Stage): Silence[] {
  return [...silences].map(([board, value]) => readSilence(board, value)).filter((silence) => silence !== undefined)
}

/** The silences that are over, by their ids. */
export function revealedIn({ revealed }: Stage): Map<SilenceId, Revealed> {
  const read = new Map<SilenceId, Revealed>()
  for (const [id, value] of revealed) {
    const one = readRevealed(value)
    if (isId('silence', id) && one) read.set(id, one)
  }
  return read
}

function readRevealed(value: unknown): Revealed | undefined {
  if (typeof value !== 'object' || value === null || !('board' in value)) return undefined
  if (!isId('board', value.board)) return undefined
  const isAnonymous = 'isAnonymous' in value && value.isAnonymous === true
  return { board: value.board, isAnonymous, at: 'at' in value && typeof value.at === 'number' ? value.at : 0 }
}

function readSilence(board: string, value: unknown): Silence | undefined {
  if (!isId('board', board) || typeof value !== 'object' || value === null) return undefined
  if (!('id' in value) || !isId('silence', value.id)) return undefined
  return { ...value, id: value.id, board } as Silence
}
