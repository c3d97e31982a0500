import type { ChainLayout } from '@samtavla/shared/model/chain-layout.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { Arrow, Ends } from './read-chain.ts'

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where cards stand, and where arrows pass columns, from left to right. */
export interface Places {
  readonly cards: ReadonlyMap<CardId, Box>
  readonly lanes: ReadonlyMap<number, readonly Lane[]>
}

export interface Lane {
  readonly left: number
  readonly right: number
  readonly y: number
}

interface Point {
  readonly x: number
  readonly y: number
}

/** An arrow as SVG paths, and where its number can stand. */
export interface DrawnArrow {
  readonly line: string
  readonly head: string
  readonly mark: Point
}

/** An arrow with the paths that it is drawn by. */
export interface ArrowInPicture extends DrawnArrow {
  readonly arrow: Arrow
}

const HEAD = 10
/** Arrows at the same side of a card are so far apart, where it is high enough. */
const APART = 16
/** How near a card's corners an arrow may come. */
const CORNER = 12
/** How far an arrow between cards of the same column goes out of it. */
const BULGE = 30
/** Two numbers are at least so far apart. */
const MARK = 26
const MARK_WAYS = [0.5, 0.36, 0.64, 0.25, 0.75]

type Side = 'left' | 'right'

interface End {
  readonly card: CardId
  readonly side: Side
  readonly arrow: number
  /** The height at which it goes on. */
  readonly towards: number
}

/**
 * The arrows between measured cards. They run in the gaps between the columns, and past a column in their own lane, so that none
 * crosses a text. The columns are as they are shown, from left to right. An arrow whose cards are not measured is left out.
 */
export function arrowPaths(
  columns: ChainLayout['columns'],
  arrows: readonly Ends[],
  places: Places,
): ReadonlyMap<number, DrawnArrow> {
  const columnOf = new Map(
    columns.flatMap((column, i) => column.flatMap((place) => ('card' in place ? [[place.card, i] as const] : []))),
  )
  const ways = arrows.flatMap((ends, arrow) => wayOf(ends, arrow, columnOf, places) ?? [])
  const ports = portsOf(
    ways.flatMap(({ start, end }) => [start, end]),
    places,
  )
  const drawn = new Map<number, DrawnArrow>()
  const marks: Point[] = []
  for (const way of ways) {
    const [a, b] = [ports.get(way.start)!, ports.get(way.end)!]
    const arrow = way.start.side === way.end.side ? arcOf(a, b, way) : lineOf(a, b, way)
    const free = arrow.marks.find((at) => marks.every((mark) => Math.hypot(mark.x - at.x, mark.y - at.y) >= MARK))
    const mark = free ?? arrow.marks[0]!
    marks.push(mark)
    drawn.set(way.start.arrow, { line: arrow.line, head: arrow.head, mark })
  }
  return drawn
}

interface Way {
  /** The left one first; the upper one of the same column. */
  readonly start: End
  readonly end: End
  readonly lanes: readonly Lane[]
  /** Whether the effect is at the start. */
  readonly isBack: boolean
}

function wayOf({ from, to }: Ends, arrow: number, columnOf: ReadonlyMap<CardId, number>, places: Places) {
  const boxes = [places.cards.get(from), places.cards.get(to)]
  const [effect, cause] = [columnOf.get(from), columnOf.get(to)]
  if (!boxes[0] || !boxes[1] || effect === undefined || cause === undefined) return undefined
  const lanes = places.lanes.get(arrow) ?? []
  const isBack = effect === cause ? boxes[0].top < boxes[1].top : effect < cause
  const [first, second] = isBack ? [from, to] : [to, from]
  const [firstBox, secondBox] = isBack ? [boxes[0], boxes[1]] : [boxes[1], boxes[0]]
  const way: Way = {
    start: { card: first, side: 'right', arrow, towards: lanes[0]?.y ?? middleOf(secondBox) },
    end: {
      card: second,
      side: effect === cause ? 'right' : 'left',
      arrow,
      towards: lanes.at(-1)?.y ?? middleOf(firstBox),
    },
    lanes,
    isBack,
  }
  return way
}

function middleOf({ top, height }: Box): number {
  return top + height / 2
}

/** Where each arrow meets its card: at one side in the order in which they go on, so that they do not cross there. */
function portsOf(ends: readonly End[], { cards }: Places): ReadonlyMap<End, Point> {
  const ports = new Map<End, Point>()
  for (const group of Map.groupBy(ends, ({ card, side }) => `${card} ${side}`).values()) {
    const { card, side } = group[0]!
    const box = cards.get(card)!
    const apart = Math.min(APART, Math.max(0, box.height - 2 * CORNER) / group.length)
    const x = side === 'left' ? box.left : box.left + box.width
    const ordered = group.toSorted((a, b) => a.towards - b.towards || a.arrow - b.arrow)
    for (const [i, end] of ordered.entries()) {
      ports.set(end, { x, y: middleOf(box) + (i - (ordered.length - 1) / 2) * apart })
    }
  }
  return ports
}

/** From the left card to the right one: a curve in each gap, straight through each lane. */
function lineOf(a: Point, b: Point, { lanes, isBack }: Way) {
  const start = isBack ? { x: a.x + HEAD, y: a.y } : a
  const end = isBack ? b : { x: b.x - HEAD, y: b.y }
  let at = start
  let line = `M${at.x} ${at.y}`
  for (const lane of lanes) {
    line += `${curve(at, { x: lane.left, y: lane.y })}H${lane.right}`
    at = { x: lane.right, y: lane.y }
  }
  line += curve(at, end)
  const first = lanes[0] ? { x: lanes[0].left, y: lanes[0].y } : end
  return {
    line,
    head: isBack ? headAt(a, 1) : headAt(b, -1),
    marks: MARK_WAYS.map((way) => onCurve(start, first, way)),
  }
}

/** Out of the column, down and back into it. */
function arcOf(a: Point, b: Point, { isBack }: Way) {
  const tip = isBack ? a : b
  const [from, to] = [isBack ? { x: a.x + HEAD, y: a.y } : a, isBack ? b : { x: b.x + HEAD, y: b.y }]
  const out = Math.max(a.x, b.x) + BULGE
  return {
    line: `M${from.x} ${from.y}C${out} ${from.y} ${out} ${to.y} ${to.x} ${to.y}`,
    head: headAt(tip, 1),
    marks: [{ x: Math.max(a.x, b.x) + BULGE * 0.75, y: (a.y + b.y) / 2 }],
  }
}

function curve(a: Point, b: Point): string {
  const middle = (a.x + b.x) / 2
  return `C${middle} ${a.y} ${middle} ${b.y} ${b.x} ${b.y}`
}

/** The point that is so much of the way along such a curve. */
function onCurve(a: Point, b: Point, t: number): Point {
  const middle = (a.x + b.x) / 2
  const [s, u] = [1 - t, 3 * t * (1 - t)]
  return {
    x: s ** 3 * a.x + u * s * middle + u * t * middle + t ** 3 * b.x,
    y: (s ** 3 + u * s) * a.y + (u * t + t ** 3) * b.y,
  }
}

/** With its tip at a card's edge; `away` is 1 for an arrow that comes from the right. */
function headAt({ x, y }: Point, away: 1 | -1): string {
  return `M${x} ${y}l${away * HEAD * 1.2} ${-HEAD / 2}v${HEAD}z`
}
