import { closed, type RoadGraph } from '../graph/graph.ts'
import { type Costs, turnTime } from './costs.ts'
import { type Seeds, unreached } from './search.ts'
import type { Place } from './snap.ts'

/** How far along an arc a place of its edge is: 0 at its beginning. */
export const alongArc = ({ along }: Place, arc: number): number => ((arc & 1) === 0 ? along : 1 - along)

const arcsOf = ({ edge }: Place): readonly [number, number] => [2 * edge, 2 * edge + 1]

/** A place is a part of an arc: whoever is there has only the rest of it before them, and a closed road does not hold them. */
const partOf = (costs: Costs, place: Place, arc: number, part: number): number =>
  costs.usual[arc] === closed
    ? Number.POSITIVE_INFINITY
    : Math.round(costs.usual[arc]! * part) + (place.arc === undefined || place.arc === arc ? 0 : place.otherwise)

/** From the beginning of an arc to a place on it, milliseconds. */
export const timeUpTo = (costs: Costs, place: Place, arc: number): number =>
  partOf(costs, place, arc, alongArc(place, arc))

/** From a place on an arc to the end of it, milliseconds. */
export const timeFrom = (costs: Costs, place: Place, arc: number): number =>
  partOf(costs, place, arc, 1 - alongArc(place, arc))

/** Where a search to a place begins, and where one from it does. */
export const seedsTo = (costs: Costs, place: Place): Seeds => seeds(place, (arc) => timeUpTo(costs, place, arc))
export const seedsFrom = (costs: Costs, place: Place): Seeds => seeds(place, (arc) => timeFrom(costs, place, arc))

const seeds = (place: Place, timeOf: (arc: number) => number): Seeds =>
  arcsOf(place)
    .map((arc) => [arc, timeOf(arc)] as const)
    .filter(([, time]) => Number.isFinite(time))

/** How one best sets out: along which arc, and how long it takes to the end, milliseconds. */
export interface Departure {
  readonly time: number
  readonly arc: number
  /** The way ends on that arc. */
  readonly isLast: boolean
}

/** @param after how long it takes from the end of an arc; Infinity where no road leads */
export const departure = (
  costs: Costs,
  from: Place,
  to: Place,
  after: (arc: number) => number,
): Departure | undefined => {
  let best: Departure | undefined
  const offer = (time: number, arc: number, isLast: boolean) => {
    if (time < (best?.time ?? Number.POSITIVE_INFINITY)) best = { time, arc, isLast }
  }
  for (const arc of arcsOf(from)) {
    if (costs.usual[arc] === closed) continue
    offer(alongOne(costs, from, to, arc), arc, true)
    offer(timeFrom(costs, from, arc) + after(arc), arc, false)
  }
  return best
}

/** From a place to another that lies before it on the same arc. */
const alongOne = (costs: Costs, from: Place, to: Place, arc: number): number => {
  const part = alongArc(to, arc) - alongArc(from, arc)
  if (from.edge !== to.edge || part < 0) return Number.POSITIVE_INFINITY
  return partOf(costs, from, arc, part) + partOf(costs, to, arc, 0)
}

/** From the end of an arc to where a search went. */
export const afterIn = (graph: RoadGraph, costs: Costs, times: Uint32Array, arc: number): number => {
  const node = graph.tail[arc ^ 1]!
  let best = Number.POSITIVE_INFINITY
  for (let index = graph.firstOut[node]!; index < graph.firstOut[node + 1]!; index++) {
    const next = graph.out[index]!
    if (times[next] !== unreached) best = Math.min(best, turnTime(graph, costs, arc, next) + times[next]!)
  }
  return best
}

/** To the beginning of an arc from where a search began. */
const beforeIn = (graph: RoadGraph, costs: Costs, times: Uint32Array, arc: number): number => {
  const node = graph.tail[arc]!
  let best = Number.POSITIVE_INFINITY
  for (let index = graph.firstOut[node]!; index < graph.firstOut[node + 1]!; index++) {
    const last = graph.out[index]! ^ 1
    if (times[last] !== unreached) best = Math.min(best, times[last]! + turnTime(graph, costs, last, arc))
  }
  return best
}

/** The time to a place when the times from the beginning are known, milliseconds; Infinity where no road leads. */
export const arrival = (graph: RoadGraph, costs: Costs, times: Uint32Array, from: Place, to: Place): number =>
  arcsOf(to)
    .filter((arc) => costs.usual[arc] !== closed)
    .flatMap((arc) => [alongOne(costs, from, to, arc), beforeIn(graph, costs, times, arc) + timeUpTo(costs, to, arc)])
    .reduce((best, time) => Math.min(best, time), Number.POSITIVE_INFINITY)
