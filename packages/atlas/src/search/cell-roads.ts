import { closed, type RoadGraph } from '../graph/graph.ts'
import { type Costs, turnTime } from './costs.ts'
import { BucketQueue } from './queue.ts'
import { unreached } from './search.ts'

/**
 * The roads of one cell by themselves, laid out for searches that follow one upon the other: a row for each arc that ends in
 * the cell, and for each the arcs that come before it, with what it takes to turn from them and drive on to its end.
 */
export class CellRoads {
  /** From the end of the arc of each row to where the last search went, milliseconds, or `unreached`. */
  times = new Uint32Array(0)
  rows = 0
  readonly #graph: RoadGraph
  readonly #queue = new BucketQueue()
  #costs: Costs | undefined
  #firstNode = 0
  #endNode = 0
  // Of each row, the rows before it, and where what it takes from them stands in `#steps`.
  #firstBefore = new Uint32Array(0)
  #endBefore = new Uint32Array(0)
  #firstStep = new Uint32Array(0)
  #steps = new Uint32Array(0)

  constructor(graph: RoadGraph) {
    this.#graph = graph
  }

  /** From now on it is about this cell, as its roads are now. */
  enter(cell: number, costs: Costs): void {
    const { firstOut, out, tail, firstOfCell } = this.#graph
    this.#costs = costs
    this.#firstNode = firstOfCell[cell]!
    this.#endNode = firstOfCell[cell + 1]!
    const base = firstOut[this.#firstNode]!
    this.rows = firstOut[this.#endNode]! - base
    if (this.times.length < this.rows) this.#makeRoom()
    let step = 0
    for (let row = 0; row < this.rows; row++) {
      const arc = out[base + row]! ^ 1
      const node = tail[arc]!
      this.#firstStep[row] = step
      this.#firstBefore[row] = this.#endBefore[row] = 0
      // What comes in by a gate is another cell's from there on.
      if (node < this.#firstNode || node >= this.#endNode || costs.arcs[arc] === closed) continue
      const [first, end] = [firstOut[node]! - base, firstOut[node + 1]! - base]
      this.#firstBefore[row] = first
      this.#endBefore[row] = end
      if (step + end - first > this.#steps.length) this.#steps = doubled(this.#steps, step + end - first)
      for (let before = first; before < end; before++)
        this.#steps[step++] = Math.min(unreached, this.#turn(base + before, arc) + costs.arcs[arc]!)
    }
  }

  /** To the beginning of some arcs that begin in the cell, with what it takes from there. */
  search(seeds: Iterable<readonly [arc: number, time: number]>): void {
    const { firstOut, tail } = this.#graph
    const [firstBefore, endBefore, firstStep, steps] = [
      this.#firstBefore,
      this.#endBefore,
      this.#firstStep,
      this.#steps,
    ]
    const [times, queue] = [this.times, this.#queue]
    times.fill(unreached, 0, this.rows)
    queue.clear()
    const base = firstOut[this.#firstNode]!
    for (const [arc, time] of seeds)
      for (let index = firstOut[tail[arc]!]!; index < firstOut[tail[arc]! + 1]!; index++) {
        const until = time + this.#turn(index, arc)
        if (until >= times[index - base]!) continue
        times[index - base] = until
        queue.put(index - base, until)
      }
    while (queue.take()) {
      const { item: row, time } = queue
      if (time !== times[row]) continue
      let step = firstStep[row]!
      for (let before = firstBefore[row]!; before < endBefore[row]!; before++, step++) {
        const until = time + steps[step]!
        if (until >= times[before]!) continue
        times[before] = until
        queue.put(before, until)
      }
    }
  }

  /** From the arc that comes in where another leaves, by its index in `out`; later than anything where that is not allowed. */
  #turn(index: number, into: number): number {
    const arc = this.#graph.out[index]! ^ 1
    if (this.#costs!.usual[arc] === closed) return unreached
    return Math.min(unreached, turnTime(this.#graph, this.#costs!, arc, into))
  }

  #makeRoom(): void {
    const room = 2 * this.rows
    this.times = new Uint32Array(room)
    this.#firstBefore = new Uint32Array(room)
    this.#endBefore = new Uint32Array(room)
    this.#firstStep = new Uint32Array(room)
  }
}

/** The row of an arc in the cell where it ends. */
export const rowOf = ({ firstOut, out, tail, firstOfCell }: RoadGraph, cell: number, arc: number): number => {
  let index = firstOut[tail[arc ^ 1]!]!
  while (out[index] !== (arc ^ 1)) index++
  return index - firstOut[firstOfCell[cell]!]!
}

const doubled = (numbers: Uint32Array, more: number): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(2 * (numbers.length + more))
  larger.set(numbers)
  return larger
}
