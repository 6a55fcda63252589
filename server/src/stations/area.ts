import type { Position } from '../platform/words.ts'
import type { Area, Station } from './station.ts'

/** The station that answers for a point: the first whose response area holds it; null where nobody does. */
export const areaOf = (stations: Iterable<Station>, point: Position): string | null => {
  for (const { id, area } of stations) if (area && holds(area, point)) return id
  return null
}

/** Whether a polygon holds a point. Holes are rings like the outline: a point in one is within two of them. */
const holds = ({ coordinates }: Area, point: Position): boolean =>
  coordinates.filter((ring) => isWithin(ring, point)).length % 2 === 1

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
