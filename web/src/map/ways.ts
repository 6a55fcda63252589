import type { Point } from './features.ts'

/** By which roads units come, by their names: from where each was when it was asked, to where it is wanted. */
export type Ways = ReadonlyMap<string, readonly Point[]>

export const noWays: Ways = new Map()

/** Somebody who is farther from their way than this took another, degrees of latitude: about 150 m. */
const beside = 0.00135

/**
 * What is left of a way from where somebody is by now: they drive on while it is not asked for anew.
 * Undefined where they are beside it.
 */
export const leftOf = (line: readonly Point[], at: Point): readonly Point[] | undefined => {
  let nearest: { readonly away: number; readonly piece: number } | undefined
  for (let piece = 0; piece + 1 < line.length; piece++) {
    const away = distanceTo(line[piece]!, line[piece + 1]!, at)
    if (!nearest || away < nearest.away) nearest = { away, piece }
  }
  if (!nearest || nearest.away > beside) return undefined
  return [at, ...line.slice(nearest.piece + 1)]
}

/** How far a point is from a line between two others, degrees of latitude. */
const distanceTo = (from: Point, to: Point, point: Point): number => {
  const narrow = Math.cos((point[1] * Math.PI) / 180)
  const plane = ([lon, lat]: Point) => [(lon - from[0]) * narrow, lat - from[1]] as const
  const [[x, y], [px, py]] = [plane(to), plane(point)]
  const length = x * x + y * y
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / length))
  return Math.hypot(px - along * x, py - along * y)
}
