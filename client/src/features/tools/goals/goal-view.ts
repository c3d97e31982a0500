import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { GOAL_REGIONS, SIGN_REGIONS } from '@samtavla/shared/tools/goals.ts'
import type { ShownRegion } from '../../cards/board-context.ts'

/** What each part of the picture of goals is given. */
export interface GoalView {
  readonly board: Board
  readonly regions: readonly ShownRegion[]
  /** One writes here, and does not only look. */
  readonly mayWrite: boolean
  /** These are the ones without a problem. */
  readonly isTray: boolean
  readonly onPasteMany: (text: string, region: string) => void
  readonly onHang: (card: CardId) => void
}

export type GoalVerb = 'goal' | 'part' | 'sign'

/** The regions that are asked for in turn: the first that the board shows takes the new card. */
const WANTED: Readonly<Record<GoalVerb, readonly string[]>> = {
  goal: GOAL_REGIONS.filter((region) => region !== 'delmal'),
  part: ['delmal', 'mal', 'nya', 'langsiktigt', 'overgripande'],
  sign: SIGN_REGIONS,
}

/** Where a new goal, part or sign goes on a board. One that shows no place for signs gets one when a sign is written. */
export function regionFor(regions: readonly ShownRegion[], verb: GoalVerb): string {
  const wanted = WANTED[verb]
  const isShown = (region: string) => regions.some(({ id }) => id === region)
  return wanted.find(isShown) ?? wanted[0]!
}

/** Whether what stands in a region is drawn in the trees: goals and signs. */
export function isInTrees(region: string): boolean {
  return [...GOAL_REGIONS, ...SIGN_REGIONS].some((id) => id === region)
}
