import type { Condition, Piece, Roads } from '@yordam/atlas'
import { metresBetween } from '../platform/distance.ts'
import type { Position } from '../platform/words.ts'
import type { Where } from './closure.ts'
import { metresFromLine, middle } from './extent.ts'
import type { ClosedRoads } from './question.ts'

/** So many names are enough to find it, and so many lines to see what is meant. */
const [mostNames, mostLines] = [3, 400]
/** As far as a street with a name says where something is, metres. */
const around = 500

/** What of the roads is closed when this is. */
export const closedRoads = (roads: Pick<Roads, 'pieces'>, where: Where, oneWay: boolean): ClosedRoads => {
  const pieces = roads.pieces(asMeant(where, oneWay))
  const crossed = pieces.filter(({ isCrossed }) => isCrossed)
  const followed = pieces.filter(({ isCrossed }) => !isCrossed)
  const at = middle(where)
  const names = where.type === 'Polygon' ? byNearness(pieces, at) : byLength(followed.length > 0 ? followed : crossed)
  return {
    metres: metresOf(pieces),
    roads: names.slice(0, mostNames),
    crossed: { count: countOf(crossed), metres: metresOf(crossed), roads: byLength(crossed) },
    lines: pieces.slice(0, mostLines).map(lineOf),
    near: names[0] ?? byNearness(roads.pieces({ inside: square(at, around) }), at)[0] ?? null,
  }
}

/** As the atlas takes it. */
export const asMeant = (where: Where, oneWay: boolean): Exclude<Condition['where'], 'everywhere'> =>
  where.type === 'LineString'
    ? { along: where.coordinates, onlyThatWay: oneWay }
    : // The atlas closes a ring by itself.
      { inside: where.coordinates[0].slice(1) }

const metresOf = (pieces: readonly Piece[]): number => Math.round(pieces.reduce((sum, { metres }) => sum + metres, 0))

/** What roads are called, the longest stretch first. */
const byLength = (pieces: readonly Piece[]): string[] => {
  const metresOf = new Map<string, number>()
  for (const { name, metres } of pieces) if (name) metresOf.set(name, (metresOf.get(name) ?? 0) + metres)
  return [...metresOf].sort(([, a], [, b]) => b - a).map(([name]) => name)
}

/** And the nearest to a place first. */
const byNearness = (pieces: readonly Piece[], place: Position): string[] => {
  const metresTo = new Map<string, number>()
  for (const piece of pieces)
    if (piece.name) {
      const metres = metresFromLine(lineOf(piece), place)
      metresTo.set(piece.name, Math.min(metresTo.get(piece.name) ?? metres, metres))
    }
  return [...metresTo].sort(([, a], [, b]) => a - b).map(([name]) => name)
}

const lineOf = ({ line }: Piece): Position[] => line.map(([lon, lat]) => [lon, lat])

/** A road that is crossed may be so in two pieces; of those without a name each counts. */
const countOf = (pieces: readonly Piece[]): number =>
  new Set(pieces.map(({ name }) => name)).size + Math.max(0, pieces.filter(({ name }) => name === '').length - 1)

const square = ([lon, lat]: Position, metres: number): Position[] => {
  const north = metres / metresBetween([0, 0], [0, 1])
  const east = north / Math.cos((lat * Math.PI) / 180)
  return [
    [lon - east, lat - north],
    [lon + east, lat - north],
    [lon + east, lat + north],
    [lon - east, lat + north],
  ]
}
