export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

const ROUNDS = 60
/** Marks that belong on the same spot need ways to part in: this angle further for each than for the one before. */
const TURN = 2.4
/** Less than this is no overlap but how numbers are rounded. */
const HAIR = 0.01

/**
 * Centres for marks of one size, as near as may be to where they belong, so that none covers another. Those that touch nobody stay
 * where they are; all stay within the field. Only where the field has no room left does one cover another. The same marks always
 * get the same places.
 */
export function spreadApart(points: readonly Point[], mark: Size, field: Size): Point[] {
  const places = points.map(({ x, y }) => ({ x, y }))
  let hasMoved = true
  for (let round = 0; hasMoved && round < ROUNDS; round++) {
    hasMoved = false
    for (let i = 0; i < places.length; i++) {
      for (let j = i + 1; j < places.length; j++) hasMoved = part(places, i, j, mark) || hasMoved
    }
    for (const [i, place] of places.entries()) places[i] = within(place, mark, field)
  }
  return hasMoved ? settle(places, mark, field) : places
}

/** Moves two marks that overlap away from each other, each half of the shorter way. */
function part(places: { x: number; y: number }[], i: number, j: number, mark: Size): boolean {
  const [a, b] = [places[i]!, places[j]!]
  if (!isCovered(a, b, mark)) return false
  const isSame = a.x === b.x && a.y === b.y
  const [dx, dy] = isSame ? [Math.cos(TURN * j), Math.sin(TURN * j)] : [b.x - a.x, b.y - a.y]
  const [overX, overY] = [mark.width - Math.abs(b.x - a.x), mark.height - Math.abs(b.y - a.y)]
  const isAcross = isSame ? Math.abs(dx) > Math.abs(dy) : overX < overY
  const [byX, byY] = isAcross ? [(Math.sign(dx) * overX) / 2, 0] : [0, (Math.sign(dy || 1) * overY) / 2]
  places[i] = { x: a.x - byX, y: a.y - byY }
  places[j] = { x: b.x + byX, y: b.y + byY }
  return true
}

/** In a crowd, one after the other: each takes the free place that is nearest. */
function settle(points: readonly Point[], mark: Size, field: Size): Point[] {
  const settled: Point[] = []
  for (const point of points) {
    const isFree = (place: Point) => settled.every((other) => !isCovered(place, other, mark))
    settled.push(placesNear(point, mark, field).find(isFree) ?? point)
  }
  return settled
}

/** Places at steps of a quarter of a mark around a point, the nearest first. */
function placesNear(point: Point, mark: Size, field: Size): Point[] {
  const [stepX, stepY] = [mark.width / 4, mark.height / 4]
  const [acrossSteps, downSteps] = [Math.ceil(field.width / stepX), Math.ceil(field.height / stepY)]
  const places: Point[] = []
  for (let i = -acrossSteps; i <= acrossSteps; i++) {
    for (let j = -downSteps; j <= downSteps; j++) {
      const place = { x: point.x + i * stepX, y: point.y + j * stepY }
      const held = within(place, mark, field)
      if (held.x === place.x && held.y === place.y) places.push(place)
    }
  }
  const distance = ({ x, y }: Point) => Math.hypot(x - point.x, y - point.y)
  return places.sort((a, b) => distance(a) - distance(b))
}

function isCovered(a: Point, b: Point, mark: Size): boolean {
  return mark.width - Math.abs(b.x - a.x) > HAIR && mark.height - Math.abs(b.y - a.y) > HAIR
}

function within({ x, y }: Point, mark: Size, field: Size): Point {
  return { x: hold(x, mark.width, field.width), y: hold(y, mark.height, field.height) }
}

function hold(centre: number, length: number, whole: number): number {
  return whole < length ? whole / 2 : Math.min(Math.max(centre, length / 2), whole - length / 2)
}
