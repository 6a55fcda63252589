import { between, metresBetween, type Point } from '../plane.ts'
import { areaOf, contains, crosses, type Polygon } from '../polygon.ts'
import type { Random } from '../random.ts'
import type { Frame, Measures } from './frames.ts'
import type { Face, PlanarMap } from './planar-map.ts'
import type { Stroke, Use } from './uses.ts'

type Map = PlanarMap<Stroke, Use>

/** How a face is cut into smaller ones. */
export type Cutting = {
  readonly frame: Frame
  /** What is smaller is left whole (m²). */
  readonly until: number
  readonly random: Random
  /** The street that a cut makes. */
  readonly stroke: (beside: Face<Use>) => Stroke
}

/** So near to a corner (m) a new street begins at the corner: few crossings are staggered by a car's length. */
const nearCorner = 26
/** Sharper corners (radians) are not built. */
const sharpest = 0.6
/** A part that is narrower for its area than this is no block: area by the square of its circumference. */
const slimmest = 0.028
const attempts = 5

/** Cuts a face by streets, again and again, until all parts are small enough or cannot be cut well. @returns the parts */
export function subdivide(map: Map, face: Face<Use>, cutting: Cutting): Face<Use>[] {
  if (areaOf(map.polygonOf(face)) < cutting.until) return [face]
  const other = cutOnce(map, face, cutting)
  return other ? [...subdivide(map, face, cutting), ...subdivide(map, other, cutting)] : [face]
}

function cutOnce(map: Map, face: Face<Use>, cutting: Cutting): Face<Use> | undefined {
  const { frame, random, until } = cutting
  const polygon = map.polygonOf(face)
  const measured = polygon.map(frame.measure)
  const extent = ([0, 1] as const).map((axis) => {
    const values = measured.map((measures) => measures[axis])
    return { low: Math.min(...values), high: Math.max(...values) }
  })
  const [u, v] = extent.map(({ low, high }) => high - low) as [number, number]
  const longer = u * random.between(0.9, 1.1) > v ? 0 : 1
  for (const axis of [longer, 1 - longer] as (0 | 1)[]) {
    const { low, high } = extent[axis]!
    const parts = Math.max(2, Math.round((high - low) / Math.sqrt(until * 0.8)))
    for (let attempt = 0; attempt < attempts; attempt++) {
      const stray = frame.strays + attempt * 0.05
      const share = Math.round(parts / 2) / parts + random.between(-stray, stray)
      const line = lineAcross(map, face, polygon, measured, frame, axis, low + share * (high - low))
      if (line && isGood(map, face, polygon, line, until)) return lay(map, face, line, cutting.stroke(face))
    }
  }
  return undefined
}

/** Where a street would begin or end: at a point of the border, or on the side that begins there. */
type End = { readonly side: number; readonly share: number; readonly at: Point }
type Line = { readonly from: End; readonly to: End; readonly along: readonly Point[] }

/** The longest stretch inside the face on which one measure has a value. */
function lineAcross(
  map: Map,
  face: Face<Use>,
  polygon: Polygon,
  measured: readonly Measures[],
  frame: Frame,
  axis: 0 | 1,
  level: number,
): Line | undefined {
  const other = (1 - axis) as 0 | 1
  const ends = polygon
    .flatMap((from, side) => {
      const next = (side + 1) % polygon.length
      const [a, b] = [measured[side]![axis], measured[next]![axis]]
      if (a > level === b > level) return []
      const share = (level - a) / (b - a)
      const at = between(from, polygon[next]!, share)
      return [{ side, share, at, place: frame.measure(at)[other] }]
    })
    .sort((one, another) => one.place - another.place)
  const stretches = ends.flatMap((to, index) => (index % 2 === 1 ? [{ from: ends[index - 1]!, to }] : []))
  if (stretches.length === 0) return undefined
  const { from, to } = stretches.reduce((best, one) =>
    one.to.place - one.from.place > best.to.place - best.from.place ? one : best,
  )
  const [start, end] = [atCorner(map, face, polygon, from), atCorner(map, face, polygon, to)]
  return { from: start, to: end, along: drawn(frame, start.at, end.at) }
}

/** Takes the nearest crossing on the border, if it is near. */
function atCorner(map: Map, face: Face<Use>, polygon: Polygon, end: End): End {
  let [nearest, distance] = [end, nearCorner]
  polygon.forEach((at, side) => {
    const metres = metresBetween(at, end.at)
    if (metres < distance && map.degree(face.border[side]!) > 2) [nearest, distance] = [{ side, share: 0, at }, metres]
  })
  return nearest
}

/** The points between two ends, as the frame bends them; none for a straight street. */
function drawn({ measure, at, step }: Frame, from: Point, to: Point): Point[] {
  if (step === undefined) return []
  const [[u1, v1], [u2, v2]] = [measure(from), measure(to)]
  const steps = Math.ceil(metresBetween(from, to) / step)
  return Array.from({ length: Math.max(0, steps - 1) }, (_, index) => {
    const share = (index + 1) / steps
    return at([u1 + (u2 - u1) * share, v1 + (v2 - v1) * share])
  })
}

function isGood(map: Map, face: Face<Use>, polygon: Polygon, { from, to, along }: Line, until: number): boolean {
  if (from.side === to.side || metresBetween(from.at, to.at) < 40) return false
  if (!isDriven(map, face, from) && !isDriven(map, face, to)) return false
  const line = [from.at, ...along, to.at]
  const middle = between(line[Math.floor((line.length - 1) / 2)]!, line[Math.floor((line.length - 1) / 2) + 1]!, 0.5)
  if (!contains(polygon, middle)) return false
  if (isSharp(polygon, from, line[1]!) || isSharp(polygon, to, line.at(-2)!)) return false
  const touched = new Set(
    [from, to].flatMap(({ side, share }) => (share === 0 ? [side, before(polygon, side)] : [side])),
  )
  const isCrossed = polygon.some(
    (a, side) =>
      !touched.has(side) &&
      line.slice(1).some((d, piece) => crosses(a, polygon[(side + 1) % polygon.length]!, line[piece]!, d)),
  )
  if (isCrossed) return false
  return halves(polygon, from, to, along).every((half) => {
    const area = areaOf(half)
    return area > until * 0.3 && area > slimmest * circumference(half) ** 2
  })
}

const before = (polygon: Polygon, side: number) => (side + polygon.length - 1) % polygon.length

const isDriven = (map: Map, { border }: Face<Use>, { side, share }: End): boolean => {
  const [point, next] = [border[side]!, border[(side + 1) % border.length]!]
  const sides =
    share === 0 ? [map.strokeOf(border.at(side - 1)!, point), map.strokeOf(point, next)] : [map.strokeOf(point, next)]
  return sides.some((stroke) => stroke?.street !== undefined)
}

/** Would the street leave the border at a sharp corner? */
function isSharp(polygon: Polygon, { side, share, at }: End, towards: Point): boolean {
  const further = polygon[(side + 1) % polygon.length]!
  const back = share === 0 ? polygon.at(side - 1)! : polygon[side]!
  const direction = Math.atan2(towards.y - at.y, towards.x - at.x)
  return [further, back].some((along) => {
    const difference = Math.abs(direction - Math.atan2(along.y - at.y, along.x - at.x)) % (2 * Math.PI)
    return Math.min(difference, 2 * Math.PI - difference) < sharpest
  })
}

function halves(polygon: Polygon, from: End, to: End, along: readonly Point[]): Polygon[] {
  const stretch = (start: End, end: End) => {
    const corners: Point[] = []
    for (let side = start.side; side !== end.side; ) {
      side = (side + 1) % polygon.length
      corners.push(polygon[side]!)
    }
    // A street that ends at a corner has that corner as its own end.
    return end.share === 0 ? corners.slice(0, -1) : corners
  }
  return [
    [from.at, ...along, to.at, ...stretch(to, from)],
    [from.at, ...stretch(from, to), to.at, ...along.toReversed()],
  ]
}

const circumference = (polygon: Polygon): number =>
  polygon.reduce((sum, point, index) => sum + metresBetween(point, polygon.at(index - 1)!), 0)

function lay(map: Map, face: Face<Use>, { from, to, along }: Line, stroke: Stroke): Face<Use> {
  const { border } = face
  const [start, end] = [from, to].map(({ side, share }) => {
    const [point, next] = [border[side]!, border[(side + 1) % border.length]!]
    return share === 0 ? point : map.split(point, next, share)
  }) as [number, number]
  return map.cut(face, start, end, along, stroke)
}
