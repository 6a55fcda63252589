import { metresBetween, type Point } from './plane.ts'

/** A closed line without its last point repeated; counter-clockwise, if not said otherwise. */
export type Polygon = readonly Point[]

/** Square metres; negative for a polygon that runs clockwise. */
export function areaOf(polygon: Polygon): number {
  let doubled = 0
  for (let index = 0, before = polygon.at(-1)!; index < polygon.length; before = polygon[index++]!) {
    doubled += before.x * polygon[index]!.y - polygon[index]!.x * before.y
  }
  return doubled / 2
}

/** Is a point inside? By the number of sides that a ray to the east crosses. */
export function contains(polygon: Polygon, { x, y }: Point): boolean {
  let inside = false
  for (let index = 0, a = polygon.at(-1)!; index < polygon.length; a = polygon[index++]!) {
    const b = polygon[index]!
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

/** Where the lines through `a`–`b` and `c`–`d` cross, as shares of both; undefined when they are parallel. */
export function crossing(a: Point, b: Point, c: Point, d: Point): { along: number; across: number } | undefined {
  const turn = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x)
  if (Math.abs(turn) < 1e-9) return undefined
  return {
    along: ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / turn,
    across: ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / turn,
  }
}

/** Do two pieces of line cross, each between its ends? */
export function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  const at = crossing(a, b, c, d)
  return at !== undefined && at.along > 0 && at.along < 1 && at.across > 0 && at.across < 1
}

/** A point well inside: the middle of the widest of some level lines through the polygon. */
export function pointInside(polygon: Polygon): Point {
  const heights = polygon.map(({ y }) => y)
  const [low, high] = [Math.min(...heights), Math.max(...heights)]
  const levels = [0.5, 0.37, 0.63, 0.22, 0.78, 0.11, 0.89].map((share) => low + share * (high - low))
  const middles = levels.flatMap((y) => {
    const crossings = polygon
      .flatMap((b, index) => {
        const a = polygon.at(index - 1)!
        return a.y > y === b.y > y ? [] : [a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)]
      })
      .sort((one, other) => one - other)
    return crossings.flatMap((x, index) =>
      index % 2 === 1 ? [{ x: (x + crossings[index - 1]!) / 2, y, wide: x - crossings[index - 1]! }] : [],
    )
  })
  const { x, y } = middles.reduce((best, one) => (one.wide > best.wide ? one : best))
  return { x, y }
}

/** The centre of gravity, or, when that lies outside, a point well inside. */
export function middleOf(polygon: Polygon): Point {
  const area = areaOf(polygon)
  let [x, y] = [0, 0]
  polygon.forEach((b, index) => {
    const a = polygon.at(index - 1)!
    const weight = (a.x * b.y - b.x * a.y) / (6 * area)
    x += (a.x + b.x) * weight
    y += (a.y + b.y) * weight
  })
  return contains(polygon, { x, y }) ? { x, y } : pointInside(polygon)
}

/**
 * The polygon with each side moved inwards by its own distance (m): side `n` runs from point `n` to the next. Sides that
 * are too short for it vanish. Undefined when nothing worth the name is left.
 */
export function inset(polygon: Polygon, distanceOf: (side: number) => number): Point[] | undefined {
  let sides = polygon.map((from, index) =>
    movedInwards(from, polygon[(index + 1) % polygon.length]!, distanceOf(index)),
  )
  for (;;) {
    if (sides.length < 3) return undefined
    const corners = sides.map((side, index) => meetingPoint(sides.at(index - 1)!, side))
    const shrunk = sides.filter(({ from, to }, index) => {
      const [start, end] = [corners[index]!, corners[(index + 1) % corners.length]!]
      return (end.x - start.x) * (to.x - from.x) + (end.y - start.y) * (to.y - from.y) > 0
    })
    if (shrunk.length === sides.length) return areaOf(corners) > 0 ? corners : undefined
    sides = shrunk
  }
}

type Side = { readonly from: Point; readonly to: Point }

function movedInwards(from: Point, to: Point, by: number): Side {
  const length = metresBetween(from, to)
  const [x, y] = [(-(to.y - from.y) / length) * by, ((to.x - from.x) / length) * by]
  return { from: { x: from.x + x, y: from.y + y }, to: { x: to.x + x, y: to.y + y } }
}

/** Sides that run almost the same way would meet far away, or never: half-way between their ends is near enough. */
function meetingPoint(before: Side, after: Side): Point {
  const midway = { x: (before.to.x + after.from.x) / 2, y: (before.to.y + after.from.y) / 2 }
  const at = crossing(before.from, before.to, after.from, after.to)
  if (!at) return midway
  const corner = {
    x: before.from.x + at.along * (before.to.x - before.from.x),
    y: before.from.y + at.along * (before.to.y - before.from.y),
  }
  return metresBetween(corner, midway) > 60 ? midway : corner
}

/** The line without the points that lie nearer than so many metres to what is left of it (Douglas, Peucker 1973). */
export function simplified(line: readonly Point[], within: number): Point[] {
  const [first, last] = [line[0]!, line.at(-1)!]
  let [furthest, distance] = [0, within]
  for (let index = 1; index < line.length - 1; index++) {
    const away = distanceFrom(first, last, line[index]!)
    if (away > distance) [furthest, distance] = [index, away]
  }
  if (furthest === 0) return line.length > 1 ? [first, last] : [...line]
  return [...simplified(line.slice(0, furthest + 1), within).slice(0, -1), ...simplified(line.slice(furthest), within)]
}

function distanceFrom(from: Point, to: Point, point: Point): number {
  const length = metresBetween(from, to)
  if (length === 0) return metresBetween(from, point)
  return Math.abs((to.x - from.x) * (from.y - point.y) - (from.x - point.x) * (to.y - from.y)) / length
}
