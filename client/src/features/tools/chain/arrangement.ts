import type { Board } from '@samtavla/shared/model/board.ts'
import { theoryOfChange } from '@samtavla/shared/tools/theory-of-change.ts'
import type { ShownRegion } from '../../cards/board-context.ts'

/** Which way a chain is read: from what one puts in, or from what one wants. The board says so to everybody. */
export const DIRECTIONS = ['framat', 'bakat'] as const
export type ChainDirection = (typeof DIRECTIONS)[number]

/** The steps of chains, from what leads to what follows; other regions than these and those below come after them. */
const STEPS = ['orsak', 'insats', 'resultat', 'resurser', 'aktiviteter', 'prestationer', 'kort', 'medel', 'lang']
/** What all of a chain is for. */
const HEADS = ['problem']
/** What holds for all of it. */
const BANDS = ['antaganden', 'risker', 'stod', 'utanfor']

/** Where the regions of a chain stand. */
export interface Arrangement {
  /** Above the picture. */
  readonly heads: readonly ShownRegion[]
  /** From what leads to what follows, whichever way it is read. */
  readonly columns: readonly ShownRegion[]
  /** Below the picture. */
  readonly bands: readonly ShownRegion[]
}

/** Which regions stand above the chain, in it and below it, of those that the board shows. */
export function arrange(regions: readonly ShownRegion[]): Arrangement {
  const within = (ids: readonly string[]) => regions.filter(({ id }) => ids.includes(id))
  const steps = STEPS.flatMap((id) => regions.find((region) => region.id === id) ?? [])
  const others = regions.filter(({ id }) => ![...STEPS, ...HEADS, ...BANDS].includes(id))
  return { heads: within(HEADS), columns: [...steps, ...others], bands: within(BANDS) }
}

/** A theory of change is thought backwards, unless the group has said otherwise. */
export function directionOf({ tool, facts }: Board): ChainDirection {
  const chosen = DIRECTIONS.find((direction) => direction === facts.direction)
  return chosen ?? (tool === theoryOfChange.id ? 'bakat' : 'framat')
}
