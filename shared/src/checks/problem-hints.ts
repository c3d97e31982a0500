import type { CardStatus } from '../model/card.ts'

/** What could make a problem clearer, in the codes of the method (B.8, B.24). Nothing is ever stopped by them. */
export type ProblemHint =
  /** It begins as a missing solution: it may be a cause. */
  | 'PRB-W1'
  /** It may be two problems in one. */
  | 'PRB-W2'
  /** It was chosen and rests on nothing. */
  | 'RT-01'
  /** It was put aside and nobody says why. */
  | 'RT-13'

export interface HintedProblem {
  readonly text: string
  readonly status: CardStatus | undefined
  /** The group goes on with it. */
  readonly isChosen: boolean
  readonly hasEvidence: boolean
}

const MISSING_SOLUTION = /^\s*(brist(ande)? på|vi saknar|det saknas|avsaknad av|lack of|we lack|there is no|missing)(?=\s)/iu
/** Words on both sides that could each be a sentence: "läsning och skrivning" is one thing. */
const TWO_IN_ONE = /(\S+\s+){3,}(och|samt|and)\s+(\S+\s+){3,}\S+/i

export function problemHints({ text, status, isChosen, hasEvidence }: HintedProblem): ProblemHint[] {
  const hints: ProblemHint[] = []
  if (status) return status.reason.trim() === '' ? ['RT-13'] : []
  if (MISSING_SOLUTION.test(text)) hints.push('PRB-W1')
  if (TWO_IN_ONE.test(text)) hints.push('PRB-W2')
  if (isChosen && !hasEvidence) hints.push('RT-01')
  return hints
}
