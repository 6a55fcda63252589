import type { RoadGraph } from '../graph/graph.ts'
import { CellRoads, rowOf } from './cell-roads.ts'
import type { Costs } from './costs.ts'
import { Crossings } from './crossings.ts'
import { type Gates, gatesOf } from './gates.ts'
import { Leaving } from './leaving.ts'
import { BucketQueue } from './queue.ts'
import { type Seeds, unreached } from './search.ts'

/**
 * The shortest times from everywhere to one place, in leaps from gate to gate: some thousand arcs are looked at instead of all
 * (D. Delling and others, “Customizable Route Planning”, 2011, with one level of cells). Gives what `Search` gives, to the
 * millisecond.
 */
export class Leap {
  readonly #graph: RoadGraph
  readonly #gates: Gates
  readonly #crossings: Crossings
  readonly #leaving: Leaving
  readonly #queue = new BucketQueue()
  /** From the beginning of each gate. */
  readonly #times: Uint32Array
  /** The cell of the place, whose roads these are, with the times from the end of each arc on them alone; -1: it lies between two. */
  readonly #near: CellRoads
  #nearCell = -1
  #costs: Costs

  /** @param usual what `measureCrossings` has measured */
  constructor(graph: RoadGraph, usual: Uint32Array, costs: Costs) {
    this.#graph = graph
    this.#costs = costs
    this.#gates = gatesOf(graph, costs.usual)
    this.#crossings = new Crossings(graph, this.#gates, usual)
    this.#leaving = new Leaving(graph, this.#gates)
    this.#near = new CellRoads(graph)
    this.#times = new Uint32Array(this.#gates.arcs.length)
  }

  /** From now on roads cost this. What has to be measured anew is, when it is next needed. */
  change(costs: Costs): void {
    const { cellOfNode } = this.#gates
    const { tail } = this.#graph
    const [touched, unusual] = [new Set<number>(), new Set<number>()]
    // An arc stands in the tables of the cell in which it ends, and a gate in no other.
    for (let arc = 0; arc < costs.arcs.length; arc++) {
      if (costs.arcs[arc] !== this.#costs.arcs[arc]) touched.add(cellOfNode[tail[arc ^ 1]!]!)
      if (costs.arcs[arc] !== costs.usual[arc]) unusual.add(cellOfNode[tail[arc ^ 1]!]!)
    }
    for (const cell of touched) {
      this.#leaving.forget(cell)
      this.#crossings.change(cell, !unusual.has(cell))
    }
    this.#costs = costs
  }

  /** @param isEnough asked now and then; every time below what it is given is final */
  run(seeds: Seeds, isEnough: (final: number) => boolean): void {
    const { firstInto, cellLeft, rowOfGate, firstOfTable } = this.#gates
    const crossings = this.#crossings
    const [queue, times] = [this.#queue, this.#times]
    times.fill(unreached)
    queue.clear()
    this.#begin(seeds)
    const interval = 16_000
    for (let asked = 0; queue.take(); ) {
      if (queue.floor >= asked + interval) {
        asked = queue.floor
        if (isEnough(asked)) return
      }
      const { item: gate, time } = queue
      if (time !== times[gate]) continue
      const cell = cellLeft[gate]!
      const anew = crossings.anew(cell, this.#costs)
      const table = anew ?? crossings.usual
      let at = rowOfGate[gate]! - (anew ? firstOfTable[cell]! : 0)
      const end = firstInto[cell + 1]!
      for (let before = firstInto[cell]!; before < end; before++, at++) {
        // Where no road leads, or it is closed, this is later than anything.
        const until = time + table[at]!
        if (until >= times[before]!) continue
        times[before] = until
        queue.put(before, until)
      }
    }
  }

  /** From the place to the gates that one comes by before any other. */
  #begin(seeds: Seeds): void {
    const { arcs, firstInto } = this.#gates
    const near = this.#near
    const [inside] = seeds.filter(([arc]) => this.#cellOf(arc) === this.#cellOf(arc ^ 1))
    // Both directions of a road lie in a cell, or both lead from one into another.
    this.#nearCell = inside ? this.#cellOf(inside[0]) : -1
    if (inside) {
      near.enter(this.#nearCell, this.#costs)
      near.search(seeds)
      for (let gate = firstInto[this.#nearCell]!; gate < firstInto[this.#nearCell + 1]!; gate++)
        this.#offer(gate, near.times[rowOf(this.#graph, this.#nearCell, arcs[gate]!)]! + this.#costs.arcs[arcs[gate]!]!)
    } else for (const [arc, time] of seeds) this.#offer(arcs.indexOf(arc, firstInto[this.#cellOf(arc)]!), time)
  }

  #offer(gate: number, time: number): void {
    if (time >= this.#times[gate]!) return
    this.#times[gate] = time
    this.#queue.put(gate, time)
  }

  /** The cell in which an arc ends. */
  #cellOf(arc: number): number {
    return this.#gates.cellOfNode[this.#graph.tail[arc ^ 1]!]!
  }

  /** From the end of an arc, milliseconds; Infinity where no road leads. */
  after(arc: number): number {
    const { out, firstOut } = this.#gates
    const cell = this.#cellOf(arc)
    const times = this.#times
    const table = this.#leaving.table(cell, this.#costs)
    const row = rowOf(this.#graph, cell, arc)
    const first = firstOut[cell]!
    const gates = firstOut[cell + 1]! - first
    let best = cell === this.#nearCell ? this.#near.times[row]! : unreached
    for (let column = 0; column < gates; column++) {
      const time = table[row * gates + column]! + times[out[first + column]!]!
      if (time < best) best = time
    }
    // The sum of two that are not reached is no time.
    return best >= unreached ? Number.POSITIVE_INFINITY : best
  }
}
