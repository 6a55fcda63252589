import { isWithin } from '../platform/outline.ts'
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
