/**
 * A figure of a group. What it is and of how many stand in one value, so that neither is ever without the other: one of fewer than
 * `MIN_GROUP` is nobody's to see but its writer's (PRIV-E2), and so is never in what is shared.
 */
export type Figure =
  | { readonly value: number; readonly unit: string; readonly n: number }
  /** It is its writer's alone: the group is small, or one of a small group could be reckoned from it. */
  | { readonly hidden: HiddenReason }

export const HIDDEN_REASONS = ['small', 'reckoned'] as const
export type HiddenReason = (typeof HIDDEN_REASONS)[number]

/** PRIV-E2: of fewer than these, a figure may tell of one person. */
export const MIN_GROUP = 10
export const MAX_UNIT = 40
const MOST = 1e12
const MOST_IN_GROUP = 1_000_000

/** What a figure may be where others see it. */
export function isSharedFigure(value: unknown): value is Figure {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { value: number, unit, n, hidden, ...rest } = value as Record<string, unknown>
  if (Object.keys(rest).length > 0) return false
  if (hidden !== undefined) {
    return (
      HIDDEN_REASONS.some((reason) => reason === hidden) &&
      number === undefined &&
      unit === undefined &&
      n === undefined
    )
  }
  return isOwnFigure(value) && value.n >= MIN_GROUP
}

/** A figure with all that belongs to it, whoever may see it. */
export type OwnFigure = Exclude<Figure, { readonly hidden: HiddenReason }>

/** Whether a value is a figure with number, unit and group, within what a figure can be. */
export function isOwnFigure(value: unknown): value is OwnFigure {
  if (typeof value !== 'object' || value === null) return false
  const { value: number, unit, n } = value as Record<string, unknown>
  const isNumber = typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= MOST
  return isNumber && typeof unit === 'string' && unit.length <= MAX_UNIT && isGroup(n)
}

/** How many a group can be. */
export function isGroup(n: unknown): n is number {
  return typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= MOST_IN_GROUP
}

/** Nothing for what is no figure that anybody may see. */
export function readFigure(value: unknown): Figure | undefined {
  return isSharedFigure(value) ? value : undefined
}

/** Whether a card's figure is one that others may not see. */
export function isHidden(figure: unknown): figure is { readonly hidden: HiddenReason } {
  return typeof figure === 'object' && figure !== null && 'hidden' in figure
}
