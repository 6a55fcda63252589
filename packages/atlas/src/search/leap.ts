import type { RoadGraph } from '../graph/graph.ts'
import type { Costs } from './costs.ts'
import type { Gates } from './gates.ts'
import { BucketQueue } from './queue.ts'
import { type Seeds, unreached } from './search.ts'
import type { Tables } from './tables.ts'

/**
 * The shortest times from everywhere to one place, in leaps from gate to gate: some thousand arcs are looked at instead of all
 * (D. Delling and others, “Customizable Route Planning”, 2011, with one level of cells). Gives what `Search` gives, to the
 * millisecond.
 */
export class Leap {
  readonly #graph: RoadGraph
  readonly #gates: Gates
  readonly #tables: Tables
  readonly #queue = new BucketQueue()
  /** From the beginning of each gate. */
  readonly #times: Uint32Array
  /** From the end of arcs near the place, on roads of its own cell. */
  readonly #near = new Map<number, number>()

  constructor(graph: RoadGraph, gates: Gates, tables: Tables) {
    this.#graph = graph
    this.#gates = gates
    this.#tables = tables
    this.#times = new Uint32Array(gates.arcs.length)
  }

  /** @param isEnough asked now and then; every time below what it is given is final */
  run(costs: Costs, seeds: Seeds, isEnough: (final: number) => boolean): void {
    const { arcs, firstInto, columnOfGate, cellOfNode } = this.#gates
    const { crossing, firstCrossing } = this.#tables
    const { tail } = this.#graph
    const queue = this.#queue
    const times = this.#times
    times.fill(unreached)
    this.#near.clear()
    queue.clear(costs.longestStep + this.#tables.longest)
    this.#begin(costs, seeds)
    const interval = 16_000
    for (let asked = 0; queue.take(); ) {
      if (queue.floor >= asked + interval) {
        asked = queue.floor
        if (isEnough(asked)) return
      }
      const { item: gate, time } = queue
      if (time !== times[gate]) continue
      const cell = cellOfNode[tail[arcs[gate]!]!]!
      const first = firstInto[cell]!
      const ways = firstInto[cell + 1]! - first
      const row = firstCrossing[cell]! + columnOfGate[gate]! * ways
      for (let number = 0; number < ways; number++) {
        // Where no road leads, or it is closed, this is later than anything.
        const before = time + crossing[row + number]!
        if (before >= times[first + number]!) continue
        times[first + number] = before
        queue.put(first + number, before)
      }
    }
  }

  #begin(costs: Costs, seeds: Seeds): void {
    const { gateOfArc, cellOfNode } = this.#gates
    const offer = (gate: number, time: number): void => {
      if (time >= this.#times[gate]!) return
      this.#times[gate] = time
      this.#queue.put(gate, time)
    }
    for (const [arc, time] of seeds) {
      const gate = gateOfArc[arc]!
      if (gate !== -1) offer(gate, time)
    }
    const inside = seeds.filter(([arc]) => gateOfArc[arc] === -1)
    const [first] = inside
    if (!first) return
    this.#tables.within(cellOfNode[this.#graph.tail[first[0]]!]!, costs, inside, (arc, time) => {
      this.#near.set(arc, time)
      if (gateOfArc[arc] !== -1) offer(gateOfArc[arc]!, time + costs.arcs[arc]!)
    })
  }

  /** From the end of an arc, milliseconds; Infinity where no road leads. */
  after(arc: number): number {
    const { out, firstOut, rowOfArc, cellOfNode } = this.#gates
    const { leaving, firstLeaving } = this.#tables
    const cell = cellOfNode[this.#graph.tail[arc ^ 1]!]!
    const first = firstOut[cell]!
    const gates = firstOut[cell + 1]! - first
    const row = firstLeaving[cell]! + rowOfArc[arc]! * gates
    let best = this.#near.get(arc) ?? Number.POSITIVE_INFINITY
    for (let column = 0; column < gates; column++) {
      const time = leaving[row + column]! + this.#times[out[first + column]!]!
      if (time < best) best = time
    }
    // The sum of two that are not reached is no time.
    return best >= unreached ? Number.POSITIVE_INFINITY : best
  }
}
