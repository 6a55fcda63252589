import { z } from 'zod'
import { Position } from './words.ts'

/** A ring of a polygon as GeoJSON has it (RFC 7946, 3.1.6). */
export const ring = (mostCorners: number) =>
  z
    .array(Position)
    .min(4)
    .max(mostCorners)
    .refine((ring) => ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1], 'a ring ends where it begins')

type Rings = readonly (readonly Position[])[]

/** What is wrong with a polygon of which each ring ends where it begins, and with which of its rings. */
export interface Flaw {
  readonly path: readonly [ring: number] | readonly []
  readonly what: string
}

/**
 * Whether a polygon is one (OGC 06-103r4, 6.1.11): its lines cross nowhere, each ring encloses something, and holes lie within
 * the outline. Of one that is not, nobody could say what is inside. Rings may touch, and a line may run back along itself.
 * One with too many corners is not looked at.
 */
export const flawOf = (coordinates: Rings, mostCorners: number): Flaw | undefined => {
  const corners = coordinates.reduce((sum, ring) => sum + ring.length, 0)
  if (corners > mostCorners)
    return { path: [], what: `an area has at most ${mostCorners} corners; this one has ${corners}` }
  const empty = coordinates.findIndex(enclosesNothing)
  if (empty >= 0) return { path: [empty], what: 'a ring encloses something; all corners of this one are on one line' }
  const crossing = firstCrossing(coordinates)
  if (crossing) {
    const { ring, near } = crossing
    return { path: [ring], what: `no lines of an area cross; here two do, near the corner [${near.join(', ')}]` }
  }
  const [outline, ...holes] = coordinates
  const outside = holes.findIndex((hole) => !hole.some((corner) => isWithin(outline!, corner)))
  return outside < 0 ? undefined : { path: [outside + 1], what: 'a hole lies within the outline; this one does not' }
}

/**
 * Whether a ring has a point within it: a line from it to the east meets the ring an odd number of times. A point on the border
 * between two areas belongs to exactly one of them, as long as they draw it alike.
 */
export const isWithin = (ring: readonly Position[], [x, y]: Position): boolean => {
  let inside = false
  for (let at = 1; at < ring.length; at++) {
    const [fromX, fromY] = ring[at - 1]!
    const [toX, toY] = ring[at]!
    // Half open: a corner at exactly this height is met by one of its two sides.
    if (fromY > y === toY > y) continue
    if (x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside
  }
  return inside
}

/** A side of a ring, from a to b, with the box around it. */
interface Side {
  readonly ring: number
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

const enclosesNothing = (ring: readonly Position[]): boolean => {
  const [first] = ring
  const other = ring.find((corner) => !isSame(corner, first!))
  return other === undefined || ring.every((corner) => turn(first!, other, corner) === 0)
}

/** From west to east: a side is held only against those that begin before it ends. */
const firstCrossing = (rings: Rings): { ring: number; near: Position } | undefined => {
  const sides = rings.flatMap((ring, number) => ring.slice(1).map((to, at) => sideOf(number, ring[at]!, to)))
  sides.sort((a, b) => a.west - b.west)
  for (const [at, one] of sides.entries()) {
    for (let next = at + 1; next < sides.length && sides[next]!.west <= one.east; next++) {
      const other = sides[next]!
      if (cross(one, other)) return { ring: Math.max(one.ring, other.ring), near: [other.ax, other.ay] }
    }
  }
  return undefined
}

const sideOf = (ring: number, [ax, ay]: Position, [bx, by]: Position): Side => ({
  ring,
  ax,
  ay,
  bx,
  by,
  west: Math.min(ax, bx),
  east: Math.max(ax, bx),
  south: Math.min(ay, by),
  north: Math.max(ay, by),
})

/** Each has an end on either side of the other; where one only touches, nothing is crossed. Asked two million times of the worst area. */
const cross = (one: Side, other: Side): boolean =>
  one.south <= other.north && other.south <= one.north && parts(one, other) && parts(other, one)

const parts = ({ ax, ay, bx, by }: Side, other: Side): boolean => {
  const [dx, dy] = [bx - ax, by - ay]
  const from = dx * (other.ay - ay) - dy * (other.ax - ax)
  const to = dx * (other.by - ay) - dy * (other.bx - ax)
  return (from < 0 && to > 0) || (from > 0 && to < 0)
}

/** 1 to the left, -1 to the right, 0 straight on. */
const turn = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))

const isSame = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1]
