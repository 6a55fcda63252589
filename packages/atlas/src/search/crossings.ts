import type { RoadGraph } from '../graph/graph.ts'
import type { Costs } from './costs.ts'
import type { Gates } from './gates.ts'
import { cellMeasure } from './measure.ts'

/**
 * What it takes to cross each cell: for each gate out of it a row, from the beginning of every gate into it, in milliseconds,
 * `unreached` where no road within the cell leads. As a rule that is what was measured when the atlas was built, in memory that
 * threads share; a cell where roads are not as usual has a table of its own, measured in less than a millisecond when a search
 * first comes by.
 */
export class Crossings {
  /** The tables of all cells, where roads are as usual. */
  readonly usual: Uint32Array
  readonly #gates: Gates
  readonly #measure: ReturnType<typeof cellMeasure>
  /** Of each cell, 1 where roads are not as usual. */
  readonly #isChanged: Uint8Array
  readonly #anew = new Map<number, Uint32Array>()

  constructor(graph: RoadGraph, gates: Gates, usual: Uint32Array) {
    this.usual = usual
    this.#gates = gates
    this.#measure = cellMeasure(graph, gates)
    this.#isChanged = new Uint8Array(gates.firstInto.length - 1)
  }

  /** The roads of a cell have changed, and now they are as usual or they are not. */
  change(cell: number, isUsual: boolean): void {
    this.#isChanged[cell] = isUsual ? 0 : 1
    this.#anew.delete(cell)
  }

  /** The table of a cell where roads are not as usual; undefined where they are. */
  anew(cell: number, costs: Costs): Uint32Array | undefined {
    return this.#isChanged[cell] === 0 ? undefined : (this.#anew.get(cell) ?? this.#measured(cell, costs))
  }

  #measured(cell: number, costs: Costs): Uint32Array {
    const { firstOfTable } = this.#gates
    const table = new Uint32Array(firstOfTable[cell + 1]! - firstOfTable[cell]!)
    this.#measure(cell, costs, table)
    this.#anew.set(cell, table)
    return table
  }
}
