import type * as Y from 'yjs'
import type { BoardId } from './ids.ts'

/** The opened `stage` document: what the facilitator has set for everybody. Only the server writes it. */
export interface Stage {
  readonly doc: Y.Doc
  /** Boards that take no edits at present, by board id. */
  readonly locks: Y.Map<unknown>
}

export function openStage(doc: Y.Doc): Stage {
  return { doc, locks: doc.getMap('locks') }
}

export function isLocked(stage: Stage, board: BoardId): boolean {
  return stage.locks.has(board)
}
