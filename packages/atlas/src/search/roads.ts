import type { RoadGraph } from '../graph/graph.ts'
import type { Country } from '../roads/countries.ts'
import type { VehicleName } from '../roads/vehicles.ts'
import { arcsUnder, type Changing, type Condition, changingAt } from './conditions.ts'
import { type Costs, costsOf } from './costs.ts'
import { afterIn, arrival, departure, seedsFrom, seedsTo } from './ends.ts'
import { type Hindrance, hindranceOn } from './hindrance.ts'
import { Leap } from './leap.ts'
import { type Piece, piecesMeant } from './pieces.ts'
import { type Reach, reachOf } from './reach.ts'
import { arcsOfWay, type Route, routeAlong } from './route.ts'
import { Search } from './search.ts'
import { type Place, type Position, Snapper, type Snapping } from './snap.ts'

/** The roads as one kind of vehicle drives on them. One question at a time: what answers keeps what it searches in. */
export class Roads {
  readonly #graph: RoadGraph
  readonly #snapper: Snapper
  readonly #leap: Leap
  #costs: Costs
  #changing: readonly Changing[] = []
  #lazySearch: Search | undefined

  /** @param crossings what it takes this vehicle to cross every cell where roads are as usual */
  constructor(graph: RoadGraph, crossings: Uint32Array, vehicle: VehicleName, country: Country) {
    this.#graph = graph
    this.#snapper = new Snapper(graph, vehicle, country)
    this.#costs = costsOf(graph, vehicle, country)
    this.#leap = new Leap(graph, crossings, this.#costs)
  }

  /** The nearest road on which this vehicle drives; undefined where there is none within reach. */
  snap(position: Position, snapping?: Snapping): Place | undefined {
    return this.#snapper.snap(position, snapping)
  }

  /**
   * How long it takes from each of many places to one, seconds; Infinity where no road leads. It is one search, backward from
   * where they all go, whatever their number.
   */
  etas(to: Place, from: readonly Place[]): Float64Array {
    const timeOf = (place: Place) =>
      departure(this.#costs, place, to, (arc) => this.#leap.after(arc))?.time ?? Number.POSITIVE_INFINITY
    this.#leap.run(seedsTo(this.#costs, to), untilAll(from, timeOf))
    return Float64Array.from(from, (place) => timeOf(place) / 1_000)
  }

  /** The same by looking at every road: what everything faster is held against. */
  etasBySearch(to: Place, from: readonly Place[]): Float64Array {
    const { times } = this.#search
    const timeOf = (place: Place) =>
      departure(this.#costs, place, to, (arc) => afterIn(this.#graph, this.#costs, times, arc))?.time ??
      Number.POSITIVE_INFINITY
    this.#search.run('to', this.#costs, seedsTo(this.#costs, to), untilAll(from, timeOf))
    return Float64Array.from(from, (place) => timeOf(place) / 1_000)
  }

  /** The fastest way from one place to another, with its line and its turns; undefined where no road leads. */
  route(from: Place, to: Place): Route | undefined {
    const { times } = this.#search
    const seeds = seedsTo(this.#costs, to)
    const start = () => departure(this.#costs, from, to, (arc) => afterIn(this.#graph, this.#costs, times, arc))
    this.#search.run('to', this.#costs, seeds, (final) => (start()?.time ?? Number.POSITIVE_INFINITY) <= final)
    const best = start()
    if (!best) return undefined
    const arcs = arcsOfWay(this.#graph, this.#costs, times, best, seeds)
    return routeAlong(this.#graph, this.#costs, arcs, from, to, best.time)
  }

  /** What is reached from a place within so many seconds. */
  reach(from: Place, seconds: number): Reach {
    const limit = seconds * 1_000
    this.#search.run('from', this.#costs, seedsFrom(this.#costs, from), (final) => final > limit)
    return reachOf(this.#graph, this.#costs, this.#search.times, from, limit)
  }

  /**
   * From now on the roads are so, at this hour of the week (0 is Monday, from midnight to one). In force on the next question;
   * what it takes is in the cells where something changes, when they are next asked for, and where nothing does it takes nothing.
   */
  setConditions(conditions: readonly Condition[], hourOfWeek: number): void {
    this.#changing = changingAt(this.#graph, this.#snapper, conditions, hourOfWeek)
    this.#costs = { ...this.#costs, arcs: arcsUnder(this.#costs.usual, this.#changing) }
    this.#leap.change(this.#costs)
  }

  /** The pieces of road that a condition is about, or would be. */
  pieces(where: Condition['where']): Piece[] {
    return piecesMeant(this.#graph, this.#snapper, where)
  }

  /** Which of the conditions that are set hold now on the piece of road where a place is. */
  conditionsAt({ edge }: Place): number[] {
    const arcs = new Set([2 * edge, 2 * edge + 1])
    return this.#changing.flatMap(({ condition, arcs: meant }) =>
      meant.some((arc) => arcs.has(arc)) ? [condition] : [],
    )
  }

  /**
   * What stands in the way of each: how long it would take if roads were as usual, and which of the conditions that are set hold
   * on that way now. It is one search for all, through every road.
   */
  hindrances(to: Place, from: readonly Place[]): Hindrance[] {
    const usual = { ...this.#costs, arcs: this.#costs.usual }
    const { times } = this.#search
    const seeds = seedsTo(usual, to)
    const start = (place: Place) => departure(usual, place, to, (arc) => afterIn(this.#graph, usual, times, arc))
    this.#search.run(
      'to',
      usual,
      seeds,
      untilAll(from, (place) => start(place)?.time ?? Number.POSITIVE_INFINITY),
    )
    return from.map((place) => {
      const best = start(place)
      const way = best ? arcsOfWay(this.#graph, usual, times, best, seeds) : []
      return hindranceOn(way, best?.time ?? Number.POSITIVE_INFINITY, this.#changing)
    })
  }

  /** How long it takes from one place to each of many, seconds; Infinity where no road leads. */
  times(from: Place, to: readonly Place[]): Float64Array {
    const timeOf = (place: Place) => arrival(this.#graph, this.#costs, this.#search.times, from, place)
    this.#search.run('from', this.#costs, seedsFrom(this.#costs, from), untilAll(to, timeOf))
    return Float64Array.from(to, (place) => timeOf(place) / 1_000)
  }

  /** What looks at every road needs memory for every road: whoever only asks for a fleet does without. */
  get #search(): Search {
    this.#lazySearch ??= new Search(this.#graph)
    return this.#lazySearch
  }
}

/** A search has gone far enough when what it knows of every place is final: the first of which it is not shows that it is not. */
const untilAll = (places: readonly Place[], timeOf: (place: Place) => number) => {
  let next = 0
  return (final: number): boolean => {
    while (next < places.length && timeOf(places[next]!) <= final) next++
    return next === places.length
  }
}
