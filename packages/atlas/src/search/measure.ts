import type { RoadGraph } from '../graph/graph.ts'
import { CellRoads, rowOf } from './cell-roads.ts'
import type { Costs } from './costs.ts'
import type { Gates } from './gates.ts'
import { unreached } from './search.ts'

/** Measures, on the roads of a cell, what it takes to cross it: its table. */
export const cellMeasure = (graph: RoadGraph, { arcs, firstInto, firstOut, out }: Gates) => {
  const roads = new CellRoads(graph)
  return (cell: number, costs: Costs, table: Uint32Array): void => {
    roads.enter(cell, costs)
    const into = arcs.subarray(firstInto[cell]!, firstInto[cell + 1]!)
    const rows = into.map((arc) => rowOf(graph, cell, arc))
    let at = 0
    for (const gate of out.subarray(firstOut[cell]!, firstOut[cell + 1]!)) {
      roads.search([[arcs[gate]!, 0]])
      for (let number = 0; number < rows.length; number++, at++)
        table[at] = Math.min(unreached, roads.times[rows[number]!]! + costs.arcs[into[number]!]!)
    }
  }
}
