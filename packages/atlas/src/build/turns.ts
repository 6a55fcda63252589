import { closed } from '../graph/graph.ts'
import { indexOf } from '../graph/sorted.ts'
import type { Restriction } from '../roads/restrictions.ts'
import { vehicleNames } from '../roads/vehicles.ts'
import type { Cut } from './edges.ts'
import type { Survey } from './survey.ts'

/** A turn that is not allowed, from one arc into another, and for whom. Arcs are numbered as in a graph: `2e` and `2e + 1`. */
export interface Ban {
  readonly from: number
  readonly to: number
  readonly for: number
}

export interface Turns {
  /** Arcs of which there is a second copy: number n of them is the arc `2 * (edges + n)`. It is not driven the other way. */
  readonly copies: readonly number[]
  readonly bans: readonly Ban[]
  /** Restrictions that say nothing about the roads that we have: some member is missing, or does not meet the next. */
  readonly ignored: number
}

const everybody = (1 << vehicleNames.length) - 1

/**
 * Turn restrictions as bans of single turns. One that runs over a piece of road (“do not turn round at the end of this link
 * if you came from there”) needs a memory of whence one came: who comes from there drives on a copy of that piece, from which
 * the turn is banned; everybody else drives on the road itself.
 */
export const turnsOf = (survey: Survey, cut: Cut): Turns => {
  const near = new Neighbourhood(survey, cut)
  const bans: Ban[] = []
  let ignored = 0
  // Those over roads first: the others hold on their copies as well.
  const [overWays, atNodes] = [
    survey.restrictions.filter(({ viaWays }) => viaWays.length > 0),
    survey.restrictions.filter(({ viaWays }) => viaWays.length === 0),
  ]
  for (const restriction of overWays) if (!banOverWays(near, restriction, bans)) ignored++
  for (const restriction of atNodes) if (!banAtNode(near, restriction, bans)) ignored++
  return { copies: near.copies, bans, ignored }
}

const banAtNode = (near: Neighbourhood, { from, to, viaNode, only, holdsFor }: Restriction, bans: Ban[]): boolean => {
  const point = viaNode === undefined ? -1 : near.pointOf(viaNode)
  const arrivals = from.flatMap((way) => near.arriving(point, way))
  const departures = to.flatMap((way) => near.leaving(point, way))
  if (arrivals.length === 0 || departures.length === 0) return false
  const turnsRound = from.length === 1 && to.length === 1 && from[0] === to[0]
  for (const arrival of arrivals) {
    const meant = departures.filter((departure) => near.isReverse(arrival, departure) === turnsRound)
    const banned = only ? near.leaving(point).filter((departure) => !meant.includes(departure)) : meant
    for (const departure of banned) bans.push({ from: arrival, to: departure, for: holdsFor })
  }
  return true
}

const banOverWays = (near: Neighbourhood, restriction: Restriction, bans: Ban[]): boolean => {
  const { from, to, viaWays, only, holdsFor } = restriction
  let applies = false
  for (const start of from.flatMap((way) => near.meeting(way, viaWays))) {
    const path = near.pathOver(start, viaWays, to)
    if (!path) continue
    applies = true
    const copied = near.copy(start, path, bans)
    const end = near.head(path.at(-1)!)
    const departures = to.flatMap((way) => near.leaving(end, way))
    const last = copied.at(-1)!
    const banned = only ? near.leaving(end).filter((departure) => !departures.includes(departure)) : departures
    for (const departure of banned) bans.push({ from: last, to: departure, for: holdsFor })
    // Who has to go there has to take every piece of the way.
    if (only)
      [start, ...copied.slice(0, -1)].forEach((arc, index) => {
        for (const departure of near.leaving(near.head(arc)))
          if (departure !== copied[index]) bans.push({ from: arc, to: departure, for: holdsFor })
      })
    // Whoever has not to keep it may drive on either.
    bans.push({ from: start, to: path[0]!, for: holdsFor })
  }
  return applies
}

/** The roads around the points of which restrictions speak. */
class Neighbourhood {
  readonly copies: number[] = []
  readonly #survey: Survey
  readonly #cut: Cut
  readonly #edgesOfWay = new Map<number, number[]>()
  readonly #outAt = new Map<number, number[]>()
  readonly #copied = new Map<string, readonly number[]>()

  constructor(survey: Survey, cut: Cut) {
    this.#survey = survey
    this.#cut = cut
    const { restrictions, wayIds } = survey
    const ways = new Set(restrictions.flatMap(({ from, to, viaWays }) => [...from, ...to, ...viaWays]))
    const points = new Set<number>()
    for (let edge = 0; edge < cut.way.length; edge++) {
      const way = wayIds[cut.way[edge]!]!
      if (!ways.has(way)) continue
      gather(this.#edgesOfWay, way, edge)
      points.add(cut.from[edge]!).add(cut.to[edge]!)
    }
    for (let arc = 0; arc < 2 * cut.way.length; arc++) {
      const point = this.#tail(arc)
      if (points.has(point)) gather(this.#outAt, point, arc)
    }
  }

  pointOf(node: number): number {
    return indexOf(this.#survey.pointIds, node)
  }

  head(arc: number): number {
    const { edge, reverse } = this.#original(arc)
    return reverse ? this.#cut.from[edge]! : this.#cut.to[edge]!
  }

  #tail(arc: number): number {
    const { edge, reverse } = this.#original(arc)
    return reverse ? this.#cut.to[edge]! : this.#cut.from[edge]!
  }

  /** The piece of road that an arc, or its copy, runs over. */
  #original(arc: number): { edge: number; reverse: boolean } {
    const edges = this.#cut.way.length
    const original = arc < 2 * edges ? arc : this.copies[(arc >> 1) - edges]!
    return { edge: original >> 1, reverse: (original & 1) === 1 }
  }

  isReverse(arc: number, other: number): boolean {
    const [one, two] = [this.#original(arc), this.#original(other)]
    return one.edge === two.edge && one.reverse !== two.reverse
  }

  /** Arcs that leave a point, all of them or those of one way. */
  leaving(point: number, way?: number): readonly number[] {
    const all = this.#outAt.get(point) ?? []
    return way === undefined ? all : all.filter((arc) => this.#wayOf(arc) === way)
  }

  /** Arcs of one way that come to a point, copies among them. */
  arriving(point: number, way: number): readonly number[] {
    const edges = this.#cut.way.length
    const copies = this.copies.map((_, index) => 2 * (edges + index))
    const arcs = (this.#edgesOfWay.get(way) ?? []).flatMap((edge) => [2 * edge, 2 * edge + 1])
    return [...arcs, ...copies].filter((arc) => this.#wayOf(arc) === way && this.head(arc) === point)
  }

  /** Arcs of one way that come to a point where one of the others begins or ends. */
  meeting(way: number, others: readonly number[]): readonly number[] {
    const edges = this.#edgesOfWay.get(way) ?? []
    return edges
      .flatMap((edge) => [2 * edge, 2 * edge + 1])
      .filter((arc) => this.#isDriven(arc) && others.some((other) => this.leaving(this.head(arc), other).length > 0))
  }

  /** The shortest path in pieces, over these ways only, from where an arc ends to where one of `to` begins. */
  pathOver(start: number, over: readonly number[], to: readonly number[]): readonly number[] | undefined {
    const ways = new Set(over)
    const paths: (readonly number[])[] = [[]]
    const seen = new Set([this.head(start)])
    for (const path of paths) {
      const point = this.head(path.at(-1) ?? start)
      if (path.length > 0 && to.some((way) => this.leaving(point, way).length > 0)) return path
      for (const arc of this.leaving(point)) {
        if (this.#isCopy(arc) || !ways.has(this.#wayOf(arc)) || !this.#isDriven(arc) || seen.has(this.head(arc)))
          continue
        seen.add(this.head(arc))
        paths.push([...path, arc])
      }
    }
    return undefined
  }

  /** Copies a path for those who come to it from `start`. The same path for the same start is copied once. */
  copy(start: number, path: readonly number[], bans: Ban[]): readonly number[] {
    const key = [start, ...path].join()
    const known = this.#copied.get(key)
    if (known) return known
    const edges = this.#cut.way.length
    const copied = path.map((arc) => {
      this.copies.push(arc)
      const copy = 2 * (edges + this.copies.length - 1)
      gather(this.#outAt, this.#tail(arc), copy)
      return copy
    })
    const before = [start, ...copied]
    path.forEach((arc, index) => {
      const copy = copied[index]!
      const point = this.#tail(arc)
      // Onto the copy one comes from the start, or from the copy before, and by no other turn.
      for (const arrival of this.#allArriving(point))
        if (arrival !== before[index]) bans.push({ from: arrival, to: copy, for: everybody })
      if (index > 0) bans.push({ from: before[index]!, to: arc, for: everybody })
      bans.push({ from: copy, to: arc ^ 1, for: everybody })
    })
    this.#copied.set(key, copied)
    return copied
  }

  #allArriving(point: number): readonly number[] {
    const edges = this.#cut.way.length
    const copies = this.copies.map((_, index) => 2 * (edges + index)).filter((copy) => this.head(copy) === point)
    const arcs = this.leaving(point).filter((arc) => !this.#isCopy(arc))
    return [...arcs.map((arc) => arc ^ 1), ...copies]
  }

  #isCopy(arc: number): boolean {
    return arc >= 2 * this.#cut.way.length
  }

  #wayOf(arc: number): number {
    return this.#survey.wayIds[this.#cut.way[this.#original(arc).edge]!]!
  }

  #isDriven(arc: number): boolean {
    const { edge, reverse } = this.#original(arc)
    const first = edge * 2 * vehicleNames.length + (reverse ? 1 : 0)
    return vehicleNames.some((_, vehicle) => this.#cut.durations[first + 2 * vehicle] !== closed)
  }
}

const gather = <Key>(lists: Map<Key, number[]>, key: Key, value: number): void => {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
