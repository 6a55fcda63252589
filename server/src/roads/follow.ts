import type { Roads, Route } from '@yordam/atlas'
import { metresBetween } from '../platform/distance.ts'
import type { Position } from '../platform/words.ts'
import { metresFrom } from './extent.ts'
import type { Followed } from './question.ts'

/** Whoever presses beside a road means it, metres. */
const beside = 60
/** A way that is so many times as long as the straight line, and so many metres longer, is not along the road that is meant. */
const detour = { factor: 2.5, metres: 200 }
/** A line has at most so many points, and so many names are enough to find a closure. */
const [mostPoints, mostNames] = [200, 3]

/** The line along the roads through some points: each piece in the direction in which it is shorter, straight where no road joins them. */
export const follow = (roads: Roads, through: readonly Position[]): Followed => {
  const metresOf = new Map<string, number>()
  const pieces = through.slice(1).map((to, at): Position[] => {
    const from = through[at]!
    const way = shorter(roads, from, to)
    for (const { name, metres } of way?.legs ?? []) metresOf.set(name, (metresOf.get(name) ?? 0) + metres)
    return way?.line.map(([lon, lat]): Position => [lon, lat]) ?? [from, to]
  })
  const names = [...metresOf].sort(([, a], [, b]) => b - a).flatMap(([name]) => (name === '' ? [] : [name]))
  return { line: plain(pieces.flat()), roads: names.slice(0, mostNames) }
}

type Way = Pick<Route, 'line' | 'legs' | 'metres'>

/** Along a one-way street the points may have been pressed against it. */
const shorter = (roads: Roads, from: Position, to: Position): Way | undefined => {
  const [a, b] = [from, to].map((position) => roads.snap(position, { within: beside }))
  if (!a || !b) return undefined
  const there = roads.route(a, b)
  const back = roads.route(b, a)
  const ways: Way[] = [there, back && { ...back, line: back.line.toReversed() }].filter((way) => way !== undefined)
  const [best] = ways.sort((one, other) => one.metres - other.metres)
  const straight = metresBetween(from, to)
  // Who presses on either side of a road draws across it.
  return best && best.metres > 0 && best.metres <= straight * detour.factor + detour.metres ? best : undefined
}

/** The same line with as few points as show its bends (Douglas and Peucker, 1973): no farther from it than a road is wide, if that will do. */
export const plain = (line: readonly Position[], metres = 2): Position[] => {
  const first = line[0]!
  const rest = line.length > 1 ? bends(line, 0, line.length - 1, metres) : []
  return rest.length < mostPoints ? [first, ...rest] : plain(line, 2 * metres)
}

/** What stays of a line after its point `from`, up to and with its point `to`. */
const bends = (line: readonly Position[], from: number, to: number, metres: number): Position[] => {
  let [farthest, most] = [0, metres]
  for (let at = from + 1; at < to; at++) {
    const away = metresFrom(line[from]!, line[to]!, line[at]!)
    if (away > most) [farthest, most] = [at, away]
  }
  return farthest === 0 ? [line[to]!] : [...bends(line, from, farthest, metres), ...bends(line, farthest, to, metres)]
}
