import Flatbush from 'flatbush'
import { closed, edgeFlag, type RoadGraph } from '../graph/graph.ts'
import { metresPerUnit, middleOf, shrink, unitsPerDegree } from '../graph/plane.ts'
import type { Country } from '../roads/countries.ts'
import type { VehicleName } from '../roads/vehicles.ts'

/** Longitude and latitude, degrees (WGS 84). */
export type Position = readonly [longitude: number, latitude: number]

/** Where on the roads somebody is, or is wanted. */
export interface Place {
  /** The piece of road, as its edge. */
  readonly edge: number
  /** How far along it, from its first node: 0 to 1. */
  readonly along: number
  /** The point on the road, and how far it is from what was asked for, metres. */
  readonly position: Position
  readonly metres: number
  /** The arc on whose side it lies, or along which somebody drives; undefined where both are as good. */
  readonly arc: number | undefined
  /** What it takes to be on the other one, milliseconds. */
  readonly otherwise: number
}

export interface Snapping {
  /** Farther from any road is off the map, metres. */
  readonly within?: number
  /** Where somebody is heading, degrees clockwise from north: they are on the carriageway that goes there. */
  readonly heading?: number | undefined
}

/** As far as this one takes a road that leads somewhere for one that leads nowhere, metres: a car park behind a wall. */
const farther = 100
/** Nearer to the middle of a road than this nobody is on one side of it, metres. */
const middle = 3
/** As much nearer a road must be for us to believe that somebody drives on it against its direction, metres. */
const against = 25

/** To be on the other side of the road, and to turn round on the spot when one drives the other way: milliseconds. */
const acrossTheRoad = 3_000
const turnedRound = 20_000

/** How far around one looks for a road, one after the other, metres. */
const looks = [30, 120, 500, 2_000, Number.POSITIVE_INFINITY] as const

/** Finds the nearest road that a vehicle may drive on. */
export class Snapper {
  readonly #graph: RoadGraph
  readonly #index: Flatbush
  readonly #scale: number
  readonly #durations: Uint32Array
  readonly #drivesOnRight: boolean
  readonly #isDriven: (edge: number) => boolean
  readonly #isMainland: (edge: number) => boolean

  constructor(graph: RoadGraph, vehicle: VehicleName, { drivesOn }: Country) {
    const durations = graph.durations[vehicle]
    this.#graph = graph
    this.#scale = shrink(middleOf(graph.lat))
    this.#index = Flatbush.from(graph.index.buffer as SharedArrayBuffer, graph.index.byteOffset)
    this.#durations = durations
    this.#drivesOnRight = drivesOn === 'right'
    this.#isDriven = (edge) =>
      (graph.edgeFlags[edge]! & edgeFlag.copy) === 0 &&
      (durations[2 * edge] !== closed || durations[2 * edge + 1] !== closed)
    this.#isMainland = (edge) => this.#isDriven(edge) && (graph.edgeFlags[edge]! & edgeFlag.mainland[vehicle]) !== 0
  }

  /** Undefined where there is no road within so many metres. */
  snap([longitude, latitude]: Position, { within = 1_000, heading }: Snapping = {}): Place | undefined {
    const [lon, lat] = [Math.round(longitude * unitsPerDegree), Math.round(latitude * unitsPerDegree)]
    const wanted: Wanted = { lon, lat, heading }
    const nearest = this.#nearest(wanted, within, this.#isMainland)
    // What leads nowhere counts only where all that leads somewhere is far.
    const isFar = nearest === undefined || nearest.metres > farther
    const any = isFar ? this.#nearest(wanted, nearest ? nearest.metres - farther : within, this.#isDriven) : undefined
    const found = any ?? nearest
    if (!found) return undefined
    const { edge, along, metres } = found
    const position: Position = [(lon + found.x / shrink(lat)) / unitsPerDegree, (lat + found.y) / unitsPerDegree]
    return {
      edge,
      along,
      metres,
      position,
      arc: this.#arcOf(found, heading),
      otherwise: heading === undefined ? acrossTheRoad : turnedRound,
    }
  }

  /** Pieces of road whose box meets that of some corners; units of 1e-7 degrees. */
  edgesIn(corners: readonly (readonly [lon: number, lat: number])[]): readonly number[] {
    const lons = corners.map(([lon]) => lon * this.#scale)
    const lats = corners.map(([, lat]) => lat)
    return this.#index.search(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats))
  }

  #nearest(wanted: Wanted, within: number, isMeant: (edge: number) => boolean): Foot | undefined {
    const [x, y] = [wanted.lon * this.#scale, wanted.lat]
    let best: Foot | undefined
    const consider = (edge: number) => {
      const foot = this.#footOn(edge, wanted)
      if (foot.metres <= within && (!best || foot.badness < best.badness)) best = foot
    }
    // Most are a few steps from a road; the wider one looks, the more roads are looked at.
    for (const look of looks) {
      const around = Math.min(look, within) / metresPerUnit
      for (const edge of this.#index.search(x - around, y - around, x + around, y + around))
        if (isMeant(edge)) consider(edge)
      if (look >= within || (best && (best as Foot).badness <= look)) break
    }
    return best
  }

  /** The point of a piece of road that is nearest. */
  #footOn(edge: number, { lon, lat, heading }: Wanted): Foot {
    const { tail, shape, firstShape } = this.#graph
    const narrow = shrink(lat)
    const [from, to] = [tail[2 * edge]!, tail[2 * edge + 1]!]
    const end = 2 * firstShape[edge + 1]!
    let [lastX, lastY] = [(this.#graph.lon[from]! - lon) * narrow, this.#graph.lat[from]! - lat]
    let [length, lengthAtFoot, square] = [0, 0, Number.POSITIVE_INFINITY]
    let [footX, footY, goesX, goesY] = [0, 0, 0, 0]
    for (let at = 2 * firstShape[edge]!; at <= end; at += 2) {
      const isLast = at === end
      const x = ((isLast ? this.#graph.lon[to]! : shape[at]!) - lon) * narrow
      const y = (isLast ? this.#graph.lat[to]! : shape[at + 1]!) - lat
      const [alongX, alongY] = [x - lastX, y - lastY]
      const stretch = alongX * alongX + alongY * alongY
      const part = stretch === 0 ? 0 : Math.max(0, Math.min(1, -(lastX * alongX + lastY * alongY) / stretch))
      const [nearX, nearY] = [lastX + part * alongX, lastY + part * alongY]
      const distance = nearX * nearX + nearY * nearY
      if (distance < square) {
        square = distance
        lengthAtFoot = length + part * Math.sqrt(stretch)
        ;[footX, footY, goesX, goesY] = [nearX, nearY, alongX, alongY]
      }
      length += Math.sqrt(stretch)
      lastX = x
      lastY = y
    }
    const metres = Math.sqrt(square) * metresPerUnit
    const goes = (Math.atan2(goesX, goesY) * 180) / Math.PI
    const isAgainst = heading !== undefined && !this.#goes(edge, goes, heading)
    return {
      edge,
      along: length === 0 ? 0 : lengthAtFoot / length,
      metres,
      badness: metres + (isAgainst ? against : 0),
      x: footX,
      y: footY,
      goes,
      // Seen from who drives forward, what was asked for lies to the right of the road where this is positive.
      right: footY * goesX - footX * goesY,
    }
  }

  /** Whether a road may be driven into about this direction. */
  #goes(edge: number, goes: number, heading: number): boolean {
    const forward = Math.cos(((heading - goes) * Math.PI) / 180) >= 0
    return this.#durations[forward ? 2 * edge : 2 * edge + 1] !== closed
  }

  #arcOf({ edge, goes, metres, right }: Foot, heading: number | undefined): number | undefined {
    const [forward, backward] = [2 * edge, 2 * edge + 1]
    if (this.#durations[forward] === closed) return backward
    if (this.#durations[backward] === closed) return forward
    if (heading !== undefined) return Math.cos(((heading - goes) * Math.PI) / 180) >= 0 ? forward : backward
    if (metres < middle) return undefined
    return right > 0 === this.#drivesOnRight ? forward : backward
  }
}

interface Wanted {
  readonly lon: number
  readonly lat: number
  readonly heading: number | undefined
}

interface Foot {
  readonly edge: number
  readonly along: number
  readonly metres: number
  /** Metres, and more where it is hard to believe. */
  readonly badness: number
  /** From what was asked for to the road, units to the east and to the north. */
  readonly x: number
  readonly y: number
  /** Where the road goes there, degrees clockwise from north. */
  readonly goes: number
  readonly right: number
}
