import type { CardId } from './ids.ts'
import type { Link } from './link.ts'

/** What stands at one place of a column: a card, or an arrow on its way past the column, by its index. */
export type ChainPlace = { readonly card: CardId } | { readonly passing: number }

export interface ChainLayout {
  /** Each column from the top. */
  readonly columns: readonly (readonly ChainPlace[])[]
  /** How many pairs of arrows cross between the columns. */
  readonly crossings: number
}

type Ends = Pick<Link, 'from' | 'to'>
type Columns = ChainLayout['columns']
/** What runs between each column and the next, from left to right. */
type Gaps = readonly (readonly (readonly [ChainPlace, ChainPlace])[])[]

/** After so many looks to the right and back, hardly anything changes. */
const SWEEPS = 6

/**
 * The order of a chain's cards in their columns, such that few arrows cross: each column is ordered by where its neighbours stand, in
 * turns. Given the cards of each column in list order. An order is left only for one with fewer crossings, so that there are never
 * more than in list order, and nothing but cards and arrows that come, go or move changes it. An arrow that leads past columns has a
 * place in each of them. Arrows within a column, or to a card that is not there, have none.
 */
export function chainLayout(cards: readonly (readonly CardId[])[], arrows: readonly Ends[]): ChainLayout {
  const { columns: start, gaps } = graphOf(cards, arrows)
  const inList = new Map(start.flatMap((column) => column.map((place, i) => [place, i] as const)))
  let best = { columns: start, crossings: crossingsBetween(start, gaps) }
  let columns = start
  for (let i = 0; i < SWEEPS && best.crossings > 0; i++) {
    columns = swept(columns, gaps, inList, i % 2 === 0)
    const crossings = crossingsBetween(columns, gaps)
    if (crossings < best.crossings) best = { columns, crossings }
  }
  return best
}

/** The cards in list order, and passing arrows where the straight way takes them. */
export function listLayout(cards: readonly (readonly CardId[])[], arrows: readonly Ends[]): ChainLayout {
  const { columns, gaps } = graphOf(cards, arrows)
  return { columns, crossings: crossingsBetween(columns, gaps) }
}

function graphOf(cards: readonly (readonly CardId[])[], arrows: readonly Ends[]): { columns: Columns; gaps: Gaps } {
  /** From 0 at the top of a column to 1. */
  const heights = new Map<ChainPlace, number>()
  const found = new Map<CardId, { place: ChainPlace; column: number }>()
  const columns: ChainPlace[][] = cards.map((ids, column) =>
    ids.map((card, i) => {
      const place = { card }
      heights.set(place, (i + 0.5) / ids.length)
      found.set(card, { place, column })
      return place
    }),
  )
  const gaps: [ChainPlace, ChainPlace][][] = cards.map(() => [])
  for (const [passing, { from, to }] of arrows.entries()) {
    const ends = [found.get(from), found.get(to)]
    if (!ends[0] || !ends[1] || ends[0].column === ends[1].column) continue
    const [left, right] = ends[0].column < ends[1].column ? [ends[0], ends[1]] : [ends[1], ends[0]]
    const [top, bottom] = [heights.get(left.place)!, heights.get(right.place)!]
    let last = left.place
    for (let column = left.column + 1; column < right.column; column++) {
      const place = { passing }
      heights.set(place, top + ((bottom - top) * (column - left.column)) / (right.column - left.column))
      columns[column]!.push(place)
      gaps[column - 1]!.push([last, place])
      last = place
    }
    gaps[right.column - 1]!.push([last, right.place])
  }
  // The sort is stable: of the same height, cards come first, and then arrows in their order.
  return { columns: columns.map((column) => column.toSorted((a, b) => heights.get(a)! - heights.get(b)!)), gaps }
}

/** Each column in the order of its neighbours on one side, which have been ordered just before. Ties stand as in the list. */
function swept(columns: Columns, gaps: Gaps, inList: ReadonlyMap<ChainPlace, number>, isForward: boolean): Columns {
  const next = [...columns]
  const turn = [...columns.keys()]
  for (const column of isForward ? turn.slice(1) : turn.slice(0, -1).reverse()) {
    const side = isForward ? column - 1 : column + 1
    const lines = gaps[Math.min(column, side)]!.map(([left, right]) => (isForward ? [right, left] : [left, right]))
    const neighbours = heightsOf(next[side]!)
    const around = Map.groupBy(lines, ([place]) => place!)
    // Without a neighbour, a card stays about where it stood.
    const centres = new Map(heightsOf(next[column]!))
    for (const [place, to] of around) {
      centres.set(place, to.reduce((sum, [, neighbour]) => sum + neighbours.get(neighbour!)!, 0) / to.length)
    }
    next[column] = next[column]!.toSorted(
      (a, b) => centres.get(a)! - centres.get(b)! || inList.get(a)! - inList.get(b)!,
    )
  }
  return next
}

function heightsOf(column: readonly ChainPlace[]): ReadonlyMap<ChainPlace, number> {
  return new Map(column.map((place, i) => [place, (i + 0.5) / column.length]))
}

function crossingsBetween(columns: Columns, gaps: Gaps): number {
  const position = new Map(columns.flatMap((column) => column.map((place, i) => [place, i] as const)))
  let crossings = 0
  for (const gap of gaps) {
    const lines = gap.map(([left, right]) => [position.get(left)!, position.get(right)!] as const)
    crossings += inversions(lines.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, right]) => right))
  }
  return crossings
}

/** How many pairs stand the wrong way round. */
function inversions(numbers: readonly number[]): number {
  const sorted: number[] = []
  let count = 0
  for (const number of numbers) {
    let at = sorted.length
    while (at > 0 && sorted[at - 1]! > number) at--
    count += sorted.length - at
    sorted.splice(at, 0, number)
  }
  return count
}
