import type { RoadGraph } from '../graph/graph.ts'
import { directions, unitsPerDegree } from '../graph/plane.ts'
import { nameOf, pointsOf } from '../graph/shape.ts'
import { type RoadClass, roadClasses } from '../roads/classes.ts'
import { type Costs, turnTime } from './costs.ts'
import { alongArc, type Departure, timeFrom, timeUpTo } from './ends.ts'
import { type Seeds, unreached } from './search.ts'
import type { Place, Position } from './snap.ts'

/** How one goes on, as who drives would say it. */
export type Turn =
  | 'depart'
  | 'straight'
  | 'slight-right'
  | 'right'
  | 'sharp-right'
  | 'turn-round'
  | 'sharp-left'
  | 'left'
  | 'slight-left'

/** A stretch of the same road. */
export interface Leg {
  /** How one comes onto it. */
  readonly turn: Turn
  /** Its name; empty where it has none. */
  readonly name: string
  readonly road: RoadClass
  readonly seconds: number
  readonly metres: number
  /** Where it begins in `line`. */
  readonly start: number
}

export interface Route {
  readonly seconds: number
  readonly metres: number
  readonly line: readonly Position[]
  readonly legs: readonly Leg[]
}

/** The arcs of the way whose times a search to `to` has found. */
export const arcsOfWay = (
  graph: RoadGraph,
  costs: Costs,
  times: Uint32Array,
  from: Departure,
  seeds: Seeds,
): number[] => {
  const arcs = [from.arc]
  const lasts = new Map(seeds)
  for (let arc = from.arc, isLast = from.isLast; !isLast; ) {
    arc = nextOf(graph, costs, times, arc)
    arcs.push(arc)
    isLast = times[arc] === lasts.get(arc)
  }
  return arcs
}

/** Times are whole numbers: the arc that was best is best still. */
const nextOf = (graph: RoadGraph, costs: Costs, times: Uint32Array, arc: number): number => {
  const node = graph.tail[arc ^ 1]!
  let [best, bestTime] = [-1, Number.POSITIVE_INFINITY]
  for (const next of graph.out.subarray(graph.firstOut[node]!, graph.firstOut[node + 1]!)) {
    const time = times[next] === unreached ? Number.POSITIVE_INFINITY : turnTime(graph, costs, arc, next) + times[next]!
    if (time < bestTime) [best, bestTime] = [next, time]
  }
  return best
}

export const routeAlong = (
  graph: RoadGraph,
  costs: Costs,
  arcs: readonly number[],
  from: Place,
  to: Place,
  milliseconds: number,
): Route => {
  const line: Position[] = []
  const legs: (Leg & { seconds: number; metres: number })[] = []
  arcs.forEach((arc, index) => {
    const [first, last] = [index === 0 ? alongArc(from, arc) : 0, index === arcs.length - 1 ? alongArc(to, arc) : 1]
    const before = arcs[index - 1]
    const name = nameOf(graph, arc >> 1)
    const road = roadClasses[graph.classes[arc >> 1]!]!
    const turn = before === undefined ? 'depart' : turnInto(graph, before, arc)
    const part = piece(graph, arc, first, last)
    const leg = legs.at(-1)
    const metres = graph.lengths[arc >> 1]! * (last - first)
    const turning = before === undefined ? 0 : turnTime(graph, costs, before, arc)
    const driving =
      index === 0 ? timeFrom(costs, from, arc) : index === arcs.length - 1 ? timeUpTo(costs, to, arc) : costs.arcs[arc]!
    const seconds = (turning + (arcs.length === 1 ? milliseconds : driving)) / 1_000
    if (leg && leg.name === name && leg.road === road && turn === 'straight') {
      leg.seconds += seconds
      leg.metres += metres
    } else legs.push({ turn, name, road, seconds, metres, start: Math.max(0, line.length - 1) })
    line.push(...(index === 0 ? part : part.slice(1)))
  })
  return {
    seconds: milliseconds / 1_000,
    metres: legs.reduce((sum, leg) => sum + leg.metres, 0),
    line,
    legs,
  }
}

/** The line of an arc between two parts of its length. */
const piece = (graph: RoadGraph, arc: number, first: number, last: number): Position[] => {
  const points = pointsOf(graph, arc).map(([lon, lat]): Position => [lon / unitsPerDegree, lat / unitsPerDegree])
  const lengths = points.map((point, index) => (index === 0 ? 0 : far(points[index - 1]!, point)))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const line: Position[] = []
  let gone = 0
  const at = (part: number, index: number): Position => {
    const [from, to] = [points[index - 1]!, points[index]!]
    const share = lengths[index] === 0 ? 0 : (part * whole - (gone - lengths[index]!)) / lengths[index]!
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  }
  for (let index = 1; index < points.length; index++) {
    gone += lengths[index]!
    const isEnd = index === points.length - 1
    if (line.length === 0 && (gone >= first * whole || isEnd)) line.push(at(first, index))
    if (line.length > 0 && (gone >= last * whole || isEnd)) {
      line.push(at(last, index))
      break
    }
    if (line.length > 0 && gone > first * whole) line.push(points[index]!)
  }
  return line
}

const far = (from: Position, to: Position): number =>
  Math.hypot((to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180), to[1] - from[1])

/** By how many degrees clockwise, at most, a turn is called so. */
const turns: readonly (readonly [upTo: number, turn: Turn])[] = [
  [25, 'straight'],
  [60, 'slight-right'],
  [120, 'right'],
  [170, 'sharp-right'],
  [190, 'turn-round'],
  [240, 'sharp-left'],
  [300, 'left'],
  [335, 'slight-left'],
  [360, 'straight'],
]

const turnInto = ({ bearing }: RoadGraph, from: number, to: number): Turn => {
  if (to === (from ^ 1)) return 'turn-round'
  const by = (bearing[to]! - bearing[from ^ 1]! + directions / 2) & (directions - 1)
  return turns.find(([upTo]) => (by / directions) * 360 <= upTo)![1]
}
