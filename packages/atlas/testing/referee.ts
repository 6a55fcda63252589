import { closed, type RoadGraph } from '../src/graph/graph.ts'
import { type Costs, turnTime } from '../src/search/costs.ts'
import { departure, seedsTo } from '../src/search/ends.ts'
import type { Place } from '../src/search/snap.ts'

/**
 * Dijkstra's algorithm as it stands in every textbook, over the same graph and the same costs: nothing in it is fast, and all
 * that is fast is held against it. Seconds from each place to one; Infinity where no road leads.
 */
export const etasOfReferee = (graph: RoadGraph, costs: Costs, to: Place, from: readonly Place[]): number[] => {
  const times = new Map<number, number>()
  const waiting = new Map<number, number>(seedsTo(costs, to))
  const arcs = [...graph.tail.keys()]
  const into = Map.groupBy(arcs, (arc) => graph.tail[arc ^ 1]!)
  const outOf = Map.groupBy(arcs, (arc) => graph.tail[arc]!)
  while (waiting.size > 0) {
    const [arc, time] = [...waiting].reduce((one, other) => (other[1] < one[1] ? other : one))
    waiting.delete(arc)
    times.set(arc, time)
    for (const before of into.get(graph.tail[arc]!) ?? []) {
      if (costs.arcs[before] === closed || times.has(before)) continue
      const later = time + turnTime(graph, costs, before, arc) + costs.arcs[before]!
      if (later < (waiting.get(before) ?? Number.POSITIVE_INFINITY)) waiting.set(before, later)
    }
  }
  const after = (arc: number) =>
    (outOf.get(graph.tail[arc ^ 1]!) ?? [])
      .map((next) => turnTime(graph, costs, arc, next) + (times.get(next) ?? Number.POSITIVE_INFINITY))
      .reduce((best, time) => Math.min(best, time), Number.POSITIVE_INFINITY)
  return from.map((place) => (departure(costs, place, to, after)?.time ?? Number.POSITIVE_INFINITY) / 1_000)
}
