import { closed, nodeFlag, type RoadGraph } from '../graph/graph.ts'
import { directions } from '../graph/plane.ts'
import { type Costs, noWay, turnTime } from './costs.ts'
import { BucketQueue } from './queue.ts'

/** Towards a place, along the arcs as they are driven, or from it. */
export type Course = 'from' | 'to'

/** What has not been reached. */
export const unreached = 0xffff_ffff

/** Arcs at which a search begins, with their times. */
export type Seeds = readonly (readonly [arc: number, time: number])[]

/**
 * The shortest times between one place and every arc, as far as somebody wants to know. *From* a place the time of an arc is
 * that until its end, *to* a place that from its beginning. Turns are between arcs, so arcs are what is searched, and bans and
 * costs of turns hold exactly. Two runs of one search do not overlap.
 */
export class Search {
  /** The time of each arc, milliseconds, or `unreached`. */
  readonly times: Uint32Array
  readonly #graph: RoadGraph
  readonly #queue = new BucketQueue()
  // Of each node: which arc came to it first, and when, and when the second came.
  readonly #first: Int32Array
  readonly #firstAt: Uint32Array
  readonly #secondAt: Uint32Array

  constructor(graph: RoadGraph) {
    this.#graph = graph
    this.times = new Uint32Array(graph.tail.length)
    this.#first = new Int32Array(graph.lon.length)
    this.#firstAt = new Uint32Array(graph.lon.length)
    this.#secondAt = new Uint32Array(graph.lon.length)
  }

  /** @param isEnough asked now and then; every time below what it is given is final */
  run(course: Course, costs: Costs, seeds: Seeds, isEnough: (final: number) => boolean): void {
    const queue = this.#queue
    this.times.fill(unreached)
    this.#first.fill(-1)
    this.#secondAt.fill(unreached)
    queue.clear()
    for (const [arc, time] of seeds) this.#offer(arc, time)
    const interval = 16_000
    for (let asked = 0; queue.take(); ) {
      if (queue.floor >= asked + interval) {
        asked = queue.floor
        if (isEnough(asked)) return
      }
      if (queue.time === this.times[queue.item]) this.#goOn(course === 'to', costs, queue.item, queue.time)
    }
  }

  #offer(arc: number, time: number): void {
    if (time >= this.times[arc]!) return
    this.times[arc] = time
    this.#queue.put(arc, time)
  }

  /** From an arc whose time is known, over the node to all arcs that meet it there. */
  #goOn(backward: boolean, costs: Costs, arc: number, time: number): void {
    const { firstOut, out, tail, bearing, nodeFlags } = this.#graph
    const { arcs, nodes, turns, longestTurn } = costs
    // The arc that leaves the node: itself, or the one by which one would go back.
    const pivot = backward ? arc : arc ^ 1
    const node = tail[pivot]!
    const flags = nodeFlags[node]!
    const passed = nodes[node]!
    const isPlain = (flags & nodeFlag.bans) === 0 && passed !== noWay
    const first = this.#first[node]!
    if (first === -1 || first === arc) {
      this.#first[node] = arc
      this.#firstAt[node] = time
    } else if (isPlain && time >= this.#firstAt[node]! + longestTurn) {
      // The first one has served all others better, whatever the turn; only to itself it could not serve.
      if (time >= this.#secondAt[node]! + longestTurn) return
      this.#secondAt[node] = Math.min(this.#secondAt[node]!, time)
      this.#step(backward, costs, pivot, backward ? first : first ^ 1, time)
      return
    }
    const turning = (flags & nodeFlag.through) === 0
    const opposite = bearing[pivot]! + directions / 2
    const end = firstOut[node + 1]!
    for (let index = firstOut[node]!; index < end; index++) {
      const other = out[index]!
      if (!isPlain || other === pivot) {
        this.#step(backward, costs, pivot, other, time)
        continue
      }
      const next = backward ? other ^ 1 : other
      const taken = arcs[next]!
      if (taken === closed) continue
      const by = backward ? opposite - bearing[other]! : bearing[other]! - opposite
      this.#offer(next, time + passed + (turning ? turns[by & (directions - 1)]! : 0) + taken)
    }
  }

  /** One step, with all that may stand in its way. */
  #step(backward: boolean, costs: Costs, pivot: number, other: number, time: number): void {
    const next = backward ? other ^ 1 : other
    const taken = costs.arcs[next]!
    if (taken === closed) return
    const turn = backward ? turnTime(this.#graph, costs, next, pivot) : turnTime(this.#graph, costs, pivot ^ 1, next)
    if (turn !== Number.POSITIVE_INFINITY) this.#offer(next, time + turn + taken)
  }
}
