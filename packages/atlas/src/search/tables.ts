import { closed, type RoadGraph } from '../graph/graph.ts'
import { type Costs, turnTime } from './costs.ts'
import type { Gates } from './gates.ts'
import { BucketQueue } from './queue.ts'
import { type Seeds, unreached } from './search.ts'

/**
 * What it takes to cross each cell, in milliseconds, `unreached` where no road within the cell leads. When something changes on
 * a road, the tables of its own cell change, and no other: that takes less than a millisecond.
 */
export class Tables {
  /** From the end of every arc in cell c to every gate out of it: `firstLeaving[c] + row * gates + column`. */
  readonly leaving: Uint32Array
  readonly firstLeaving: Float64Array
  /** From the beginning of every gate into it, gate out by gate out: `firstCrossing[c] + column * gatesInto + number`. */
  readonly crossing: Uint32Array
  readonly firstCrossing: Float64Array
  /** The longest of them all that ends. */
  longest = 0
  readonly #graph: RoadGraph
  readonly #gates: Gates
  readonly #queue = new BucketQueue()
  // Times at the beginning and at the end of arcs, of the one search that is under way.
  readonly #atTail: Uint32Array
  readonly #atHead: Uint32Array

  constructor(graph: RoadGraph, gates: Gates) {
    this.#graph = graph
    this.#gates = gates
    const cells = gates.rows.length
    this.firstLeaving = new Float64Array(cells + 1)
    this.firstCrossing = new Float64Array(cells + 1)
    for (let cell = 0; cell < cells; cell++) {
      const [out, into] = [this.gatesOut(cell), this.gatesInto(cell)]
      this.firstLeaving[cell + 1] = this.firstLeaving[cell]! + gates.rows[cell]! * out
      this.firstCrossing[cell + 1] = this.firstCrossing[cell]! + into * out
    }
    this.leaving = new Uint32Array(this.firstLeaving[cells]!)
    this.crossing = new Uint32Array(this.firstCrossing[cells]!)
    this.#atTail = new Uint32Array(graph.tail.length).fill(unreached)
    this.#atHead = new Uint32Array(graph.tail.length).fill(unreached)
  }

  gatesOut(cell: number): number {
    return this.#gates.firstOut[cell + 1]! - this.#gates.firstOut[cell]!
  }

  gatesInto(cell: number): number {
    return this.#gates.firstInto[cell + 1]! - this.#gates.firstInto[cell]!
  }

  /** Fills the tables of a cell, as its roads are now. */
  measure(cell: number, costs: Costs): void {
    const { arcs, out, firstOut, firstInto, rowOfArc } = this.#gates
    const [columns, ways] = [this.gatesOut(cell), this.gatesInto(cell)]
    const [leaving, crossing] = [this.firstLeaving[cell]!, this.firstCrossing[cell]!]
    this.leaving.fill(unreached, leaving, this.firstLeaving[cell + 1]!)
    for (let column = 0; column < columns; column++) {
      this.within(cell, costs, [[arcs[out[firstOut[cell]! + column]!]!, 0]], (arc, time) => {
        this.leaving[leaving + rowOfArc[arc]! * columns + column] = time
      })
      for (let number = 0; number < ways; number++) {
        const gate = arcs[firstInto[cell]! + number]!
        const time = this.leaving[leaving + rowOfArc[gate]! * columns + column]! + costs.arcs[gate]!
        this.crossing[crossing + column * ways + number] = Math.min(time, unreached)
        if (time < unreached) this.longest = Math.max(this.longest, time)
      }
    }
  }

  /** The times to some arcs, on roads of one cell only, from the end of every arc that ends in it. */
  within(cell: number, costs: Costs, seeds: Seeds, onTime: (arc: number, time: number) => void): void {
    const { firstOut, out, tail, firstOfCell } = this.#graph
    const [first, end] = [firstOfCell[cell]!, firstOfCell[cell + 1]!]
    const queue = this.#queue
    const [atTail, atHead] = [this.#atTail, this.#atHead]
    const begun: number[] = []
    const reached: number[] = []
    const begin = (arc: number, time: number): void => {
      if (time >= atTail[arc]!) return
      if (atTail[arc] === unreached) begun.push(arc)
      atTail[arc] = time
      queue.put(arc, time)
    }
    queue.clear(costs.longestStep)
    for (const [arc, time] of seeds) begin(arc, time)
    while (queue.take()) {
      const { item: arc, time } = queue
      if (time !== atTail[arc]) continue
      const node = tail[arc]!
      for (let index = firstOut[node]!; index < firstOut[node + 1]!; index++) {
        const before = out[index]! ^ 1
        if (costs.usual[before] === closed) continue
        const until = time + turnTime(this.#graph, costs, before, arc)
        if (until >= atHead[before]!) continue
        if (atHead[before] === unreached) reached.push(before)
        atHead[before] = until
        const from = tail[before]!
        // What comes in by a gate is another cell's from there on.
        if (costs.arcs[before] !== closed && from >= first && from < end) begin(before, until + costs.arcs[before]!)
      }
    }
    for (const arc of begun) atTail[arc] = unreached
    for (const arc of reached) {
      onTime(arc, atHead[arc]!)
      atHead[arc] = unreached
    }
  }
}
