import type * as Y from 'yjs'
import { type Comment, compareComments, readComment } from './comment.ts'
import { compareDecisions, type Decision, readDecision } from './decision.ts'
import { compareRounds, type Round, readRound } from './round.ts'

/** The opened `discussion` document: votes, decisions and comments, as plain values by their ids. Only the server writes it. */
export interface Discussion {
  readonly doc: Y.Doc
  readonly rounds: Y.Map<unknown>
  readonly decisions: Y.Map<unknown>
  readonly comments: Y.Map<unknown>
}

export function openDiscussion(doc: Y.Doc): Discussion {
  return {
    doc,
    rounds: doc.getMap('rounds'),
    decisions: doc.getMap('decisions'),
    comments: doc.getMap('comments'),
  }
}

/** The newest first. */
export function readRounds({ rounds }: Discussion): Round[] {
  const read = [...rounds].map(([id, value]) => readRound(id, value)).filter((round) => round !== undefined)
  return read.sort(compareRounds)
}

/** In the order in which they were made. */
export function readDecisions({ decisions }: Discussion): Decision[] {
  const read = [...decisions].map(([id, value]) => readDecision(id, value)).filter((each) => each !== undefined)
  return read.sort(compareDecisions)
}

/** In the order in which they were written. */
export function readComments({ comments }: Discussion): Comment[] {
  const read = [...comments].map(([id, value]) => readComment(id, value)).filter((each) => each !== undefined)
  return read.sort(compareComments)
}
