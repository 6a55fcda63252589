import { type Demand, reachOf, type Times } from './coverage.ts'

/** A free unit that should stand elsewhere; units and posts by their place in the lists that were given. */
export interface Move {
  readonly unit: number
  readonly post: number
  /** How long it drives there. */
  readonly seconds: number
  /** The share of the usual calls that it brings within the target, when the moves are made in their order. */
  readonly gain: number
}

export interface MoveUp {
  /** From where each free unit is to every point. */
  readonly fromUnits: Times
  /** From each station or standby point to every point. */
  readonly fromPosts: Times
  /** From where each unit is to each post, seconds: from unit `u` to post `s` at `u * posts + s`. */
  readonly drives: Times
  readonly units: number
  readonly posts: number
  /** Seconds within which a call should be reached. */
  readonly target: number
}

/** A crew is not sent through the city for less: each move brings at least so much of the usual calls within the target. */
export const worthwhile = 0.03
/** Nor for longer, in seconds: who drives to a post is not there yet. */
export const longestDrive = 900
/** Nor are more of them offered at once than a dispatcher can weigh. */
export const mostMoves = 3

/**
 * Which free unit should stand where, so that most of the usual calls are within the target: at most a few moves, the one that
 * gains most first. Offered, never made.
 *
 * The best move is taken, then the best one after it, and so on; then each is exchanged for any other as long as that covers
 * more. A single move is the best there is; several are never worse than taking one after the other, and need not be the best.
 */
export const moveUps = (demand: Demand, given: MoveUp): Move[] => {
  const { units, posts, drives, target } = given
  const weights = proportions(demand.weights)
  const ofUnit = Array.from({ length: units }, (_, unit) => reachOf(demand, given.fromUnits, unit, target))
  const ofPost = Array.from({ length: posts }, (_, post) => reachOf(demand, given.fromPosts, post, target))
  /** How many units reach each point. */
  const covers = new Int32Array(weights.length)
  for (const reach of ofUnit) for (const [point, reached] of reach.entries()) covers[point]! += reached

  const gainOf = ({ unit, post }: Way): number => {
    const [from, to] = [ofUnit[unit]!, ofPost[post]!]
    let gain = 0
    for (let point = 0; point < weights.length; point++) {
      const now = covers[point]!
      gain += weights[point]! * (Number(now - from[point]! + to[point]! > 0) - Number(now > 0))
    }
    return gain
  }
  const make = ({ unit, post }: Way, times: 1 | -1): void => {
    const [from, to] = [ofUnit[unit]!, ofPost[post]!]
    for (let point = 0; point < covers.length; point++) covers[point]! += times * (to[point]! - from[point]!)
  }

  const ways: Way[] = []
  for (let unit = 0; unit < units; unit++)
    for (let post = 0; post < posts; post++) {
      const seconds = drives[unit * posts + post]!
      if (seconds <= longestDrive) ways.push({ unit, post, seconds })
    }

  const made: Way[] = []
  const bestOf = (some: readonly Way[]): Gain | undefined => {
    const left = some.filter((way) => !made.some(({ unit, post }) => unit === way.unit || post === way.post))
    return left.map((way): Gain => ({ ...way, gain: gainOf(way) })).reduce<Gain | undefined>(larger, undefined)
  }
  const add = (way: Way): void => {
    make(way, 1)
    made.push(way)
  }

  for (let best = bestOf(ways); best && best.gain >= worthwhile && made.length < mostMoves; best = bestOf(ways))
    add(best)

  /** Makes one of the moves otherwise, if that covers more. */
  const exchange = (): boolean =>
    made.slice().some((way) => {
      make(way, -1)
      made.splice(made.indexOf(way), 1)
      const best = bestOf(ways)!
      const better = best.gain > gainOf(way) + tiny
      add(better ? best : way)
      return better
    })
  while (exchange());

  const chosen = made.splice(0)
  for (const way of chosen) make(way, -1)
  const offered: Move[] = []
  for (let best = bestOf(chosen); best && best.gain >= worthwhile; best = bestOf(chosen)) {
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
const larger = (best: Gain | undefined, way: Gain): Gain => {
  if (best === undefined || way.gain > best.gain + tiny) return way
  return way.gain > best.gain - tiny && way.seconds < best.seconds ? way : best
}

const proportions = (weights: ArrayLike<number>): Float64Array => {
  const all = Array.from(weights).reduce((sum, weight) => sum + weight, 0)
  return Float64Array.from(weights, (weight) => (all > 0 ? weight / all : 0))
}
