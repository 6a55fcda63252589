import type { Capability } from '../units/unit.ts'
import { addCell, type Cells, eachCell, noCells, removeCell, shared, weightOf } from './cells.ts'
import { type Demand, reachOf, type Times } from './coverage.ts'

/** A free unit that should stand elsewhere; units and posts by their place in the lists that were given. */
export interface Move {
  readonly unit: number
  readonly post: number
  /** How long it drives there. */
  readonly seconds: number
  /** The share of what calls usually ask for that it brings in time, when the moves are made in their order. */
  readonly gain: number
}

export interface MoveUp {
  /** What each free unit can do. */
  readonly units: readonly (readonly Capability[])[]
  /** What each of them is in time for from where it is. */
  readonly reaches: readonly Cells[]
  readonly posts: number
  /** From each station or standby point to every point. */
  readonly fromPosts: Times
  /** From where each unit is to each post, seconds: from unit `u` to post `s` at `u * posts + s`. */
  readonly drives: Times
}

/** A crew is not sent through the city for less: each move brings at least so much of what calls ask for in time. */
export const worthwhile = 0.03
/** Nor for longer, in seconds: who drives to a post is not there yet. */
export const longestDrive = 900
/** Nor are more of them offered at once than a dispatcher can weigh. */
export const mostMoves = 3

/**
 * Which free unit should stand where, so that somebody is in time for most of what calls usually ask for: at most a few moves,
 * the one that gains most first. Offered, never made.
 *
 * The best move is taken, then the best one after it, and so on; then each is exchanged for any other as long as that covers
 * more. A single move is the best there is; several are never worse than taking one after the other, and need not be the best.
 */
export const moveUps = (demand: Demand, given: MoveUp): Move[] => {
  const { units, reaches, posts, drives } = given
  const weights = proportions(demand.weights)
  const stands = standsOf(demand, given)
  const covering = new Covering(weights)
  for (const reach of reaches) covering.change(reach, 1)

  const gainOf = ({ unit, post }: Way): number => {
    const stand = stands(unit, post)
    return covering.wins(stand) - weightOf(shared(covering.once, reaches[unit]!), weights, stand.reach)
  }
  const make = ({ unit, post }: Way, times: 1 | -1): void => {
    covering.change(reaches[unit]!, times === 1 ? -1 : 1)
    covering.change(stands(unit, post).reach, times)
  }

  const ways: Way[] = []
  for (const unit of units.keys())
    for (let post = 0; post < posts; post++) {
      const seconds = drives[unit * posts + post]!
      if (seconds <= longestDrive) ways.push({ unit, post, seconds })
    }

  const made: Way[] = []
  /** The best of those that gain at least so much. */
  const bestOf = (some: readonly Way[], least = worthwhile): Gain | undefined => {
    let best: Gain | undefined
    for (const way of some) {
      if (made.some(({ unit, post }) => unit === way.unit || post === way.post)) continue
      // What is left behind only makes it less.
      if (covering.wins(stands(way.unit, way.post)) < Math.max(least, best?.gain ?? least) - tiny) continue
      const gain = gainOf(way)
      if (gain >= least) best = larger(best, way, gain)
    }
    return best
  }
  const add = (way: Way): void => {
    make(way, 1)
    made.push(way)
  }

  for (let best = bestOf(ways); best && made.length < mostMoves; best = bestOf(ways)) add(best)

  /** Makes one of the moves otherwise, if that covers more. */
  const exchange = (): boolean =>
    made.slice().some((way) => {
      make(way, -1)
      made.splice(made.indexOf(way), 1)
      const better = bestOf(ways, gainOf(way) + 2 * tiny)
      add(better ?? way)
      return better !== undefined
    })
  while (exchange());

  const chosen = made.splice(0)
  for (const way of chosen) make(way, -1)
  const offered: Move[] = []
  for (let best = bestOf(chosen); best; best = bestOf(chosen)) {
    add(best)
    offered.push(best)
  }
  return offered
}

interface Way {
  readonly unit: number
  readonly post: number
  readonly seconds: number
}
interface Gain extends Way {
  readonly gain: number
}

/** Sums of the same shares in another order differ by less. */
const tiny = 1e-9

/** The larger gain; of two alike the shorter drive. */
const larger = (best: Gain | undefined, way: Way, gain: number): Gain => {
  if (best === undefined || gain > best.gain + tiny) return { ...way, gain }
  return gain > best.gain - tiny && way.seconds < best.seconds ? { ...way, gain } : best
}

/** How many are in time for each cell, and which cells hang on nobody or on one alone. */
class Covering {
  readonly once: Cells
  readonly #open: Cells
  readonly #counts: Int32Array
  readonly #weights: Float64Array
  #changes = 0

  constructor(weights: Float64Array) {
    const cells = weights.length
    this.#weights = weights
    this.#counts = new Int32Array(cells)
    this.#open = noCells(cells)
    this.once = noCells(cells)
    for (let cell = 0; cell < cells; cell++) addCell(this.#open, cell)
  }

  change(reach: Cells, by: 1 | -1): void {
    this.#changes++
    eachCell(reach, (cell) => {
      this.#counts[cell]! += by
      const count = this.#counts[cell]!
      const open = count === 0 ? addCell : removeCell
      const once = count === 1 ? addCell : removeCell
      open(this.#open, cell)
      once(this.once, cell)
    })
  }

  /** What would be in time from there that nobody is in time for; reckoned once until something changes. */
  wins(stand: Stand): number {
    if (stand.reckonedAt !== this.#changes) {
      stand.reckonedAt = this.#changes
      stand.wins = weightOf(shared(this.#open, stand.reach), this.#weights)
    }
    return stand.wins
  }
}

/** Somebody who can do something, at a post. */
interface Stand {
  readonly reach: Cells
  wins: number
  reckonedAt: number
}

/** Units that can do the same stand there alike. */
const standsOf = (demand: Demand, { units, posts, fromPosts }: MoveUp): ((unit: number, post: number) => Stand) => {
  const kinds = [...new Set(units.map((capabilities) => capabilities.join(' ')))]
  const kindOf = units.map((capabilities) => kinds.indexOf(capabilities.join(' ')))
  const stands = kinds.map((kind) =>
    Array.from({ length: posts }, (_, post): Stand => {
      const reach = reachOf(demand, fromPosts, post, kind.split(' ') as Capability[])
      return { reach, wins: 0, reckonedAt: -1 }
    }),
  )
  return (unit, post) => stands[kindOf[unit]!]![post]!
}

const proportions = (weights: ArrayLike<number>): Float64Array => {
  const all = Array.from(weights).reduce((sum, weight) => sum + weight, 0)
  return Float64Array.from(weights, (weight) => (all > 0 ? weight / all : 0))
}
