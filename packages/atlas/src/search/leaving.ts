import type { RoadGraph } from '../graph/graph.ts'
import { CellRoads } from './cell-roads.ts'
import type { Costs } from './costs.ts'
import type { Gates } from './gates.ts'

/** So many times are kept at most, four bytes each: those of every cell of a large city many times over. */
const mostKept = 64 * 1024 * 1024

/**
 * What it takes to leave a cell: from the end of every arc in it to every gate out of it, a row for each arc, milliseconds.
 * Measured when somebody first stands there, and kept as long as there is room.
 */
export class Leaving {
  readonly #roads: CellRoads
  readonly #gates: Gates
  readonly #tables = new Map<number, Uint32Array>()
  #kept = 0

  constructor(graph: RoadGraph, gates: Gates) {
    this.#roads = new CellRoads(graph)
    this.#gates = gates
  }

  /** The roads of a cell have changed. */
  forget(cell: number): void {
    this.#kept -= this.#tables.get(cell)?.length ?? 0
    this.#tables.delete(cell)
  }

  table(cell: number, costs: Costs): Uint32Array {
    return this.#tables.get(cell) ?? this.#measured(cell, costs)
  }

  #measured(cell: number, costs: Costs): Uint32Array {
    const { arcs, firstOut, out } = this.#gates
    const gates = out.subarray(firstOut[cell]!, firstOut[cell + 1]!)
    const roads = this.#roads
    roads.enter(cell, costs)
    const table = new Uint32Array(roads.rows * gates.length)
    gates.forEach((gate, column) => {
      roads.search([[arcs[gate]!, 0]])
      for (let row = 0; row < roads.rows; row++) table[row * gates.length + column] = roads.times[row]!
    })
    // Those that have been there longest make room.
    for (const [other] of this.#tables) {
      if (this.#kept + table.length <= mostKept) break
      this.forget(other)
    }
    this.#tables.set(cell, table)
    this.#kept += table.length
    return table
  }
}
