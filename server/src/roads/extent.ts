import { metresBetween } from '../platform/distance.ts'
import type { Position } from '../platform/words.ts'
import type { Where } from './closure.ts'

/** The length of a line, or the longer side of the box around a polygon; metres. */
export const across = (where: Where): number => {
  if (where.type === 'LineString') return lengthOf(where.coordinates)
  const [west, south, east, north] = boxOf(where.coordinates[0])
  return Math.max(metresBetween([west, south], [east, south]), metresBetween([west, south], [west, north]))
}

/** Half-way along a line, or the middle of the box around a polygon. */
export const middle = (where: Where): Position => {
  if (where.type === 'Polygon') {
    const [west, south, east, north] = boxOf(where.coordinates[0])
    return [(west + east) / 2, (south + north) / 2]
  }
  let left = lengthOf(where.coordinates) / 2
  for (const [at, to] of where.coordinates.entries()) {
    const from = where.coordinates[at - 1]
    const metres = from ? metresBetween(from, to) : 0
    if (from && metres >= left) {
      const part = metres === 0 ? 0 : left / metres
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
    }
    left -= metres
  }
  return where.coordinates.at(-1)!
}

/** How far a point is from a line, metres. */
export const metresFromLine = (line: readonly Position[], point: Position): number =>
  line.slice(1).reduce((least, to, at) => Math.min(least, metresFrom(line[at]!, to, point)), Number.POSITIVE_INFINITY)

/** How far a point is from a line between two others, metres. */
export const metresFrom = (from: Position, to: Position, point: Position): number => {
  const degree = metresBetween([0, 0], [0, 1])
  const narrow = Math.cos((from[1] * Math.PI) / 180)
  const plane = ([lon, lat]: Position) => [(lon - from[0]) * narrow * degree, (lat - from[1]) * degree] as const
  const [[x, y], [px, py]] = [plane(to), plane(point)]
  const length = x * x + y * y
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / length))
  return Math.hypot(px - along * x, py - along * y)
}

const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, point, at) => sum + metresBetween(line[at]!, point), 0)

const boxOf = (ring: readonly Position[]): readonly [west: number, south: number, east: number, north: number] => {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
