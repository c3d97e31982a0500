import { seeded } from '../support/seeded.ts'

/** Something that one person writes. A text is written once in a run. */
export interface PlannedEdit {
  readonly who: number
  readonly text: string
  /** A text alone, a text and everything that all had scribbled cleared away, or a text and a card on the board. */
  readonly kind: 'plain' | 'tidy' | 'card'
}

/** One fault and the work around it. */
export interface Round {
  readonly before: readonly PlannedEdit[]
  /** Written while it begins, and for as long as it takes. */
  readonly during: readonly PlannedEdit[]
  /** From the first of these to the fault. */
  readonly pauseMs: number
  readonly after: readonly PlannedEdit[]
}

/** All that chance decides of a run, before it begins: the same seed gives the same plan (R18). */
export function planRounds(seed: number, rounds: number, people: number): Round[] {
  const random = seeded(seed)
  const dice = (below: number) => Math.floor(random() * below)
  let number = 0
  const edit = (): PlannedEdit => {
    const who = dice(people)
    const kind = (['plain', 'plain', 'plain', 'plain', 'plain', 'plain', 'plain', 'tidy', 'card'] as const)[dice(9)]!
    return { who, kind, text: `p${who} ${number++} ${'x'.repeat(dice(120))}` }
  }
  const edits = (least: number, most: number) => Array.from({ length: least + dice(most - least) }, edit)
  return Array.from({ length: rounds }, () => ({
    before: edits(5, 40),
    during: edits(30, 80),
    pauseMs: 5 + dice(30),
    after: edits(5, 20),
  }))
}
