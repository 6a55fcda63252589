import { isBanned, nodeFlag, numberOfVehicle, type RoadGraph } from '../graph/graph.ts'
import { directions } from '../graph/plane.ts'
import type { Country } from '../roads/countries.ts'
import { crossingKinds, passing } from '../roads/crossings.ts'
import { type Vehicle, type VehicleName, vehicles } from '../roads/vehicles.ts'

/** What driving costs one kind of vehicle, in milliseconds and whole numbers: sums of them are exact. */
export interface Costs {
  readonly vehicle: number
  /** Of each arc; `closed` where it may not be driven through now. */
  readonly arcs: Uint32Array
  /** Of each arc when nothing is in its way: who stands on a closed road may leave it, and who is wanted on one may be reached. */
  readonly usual: Uint32Array
  /** Of each node, to pass it; `noWay` where there is no way through. */
  readonly nodes: Uint16Array
  /** Of a turn by as many of 256 directions clockwise. */
  readonly turns: Uint16Array
  readonly uTurnAtEnd: number
  readonly uTurnElsewhere: number
  /** The most that a turn takes which is no U-turn. */
  readonly longestTurn: number
}

export const noWay = 0xffff

export const costsOf = (graph: RoadGraph, name: VehicleName, country: Country): Costs => {
  const vehicle = vehicles[name]
  const usual = graph.durations[name]
  const byKind = crossingKinds.map((kind) => toMilliseconds(passing[kind](vehicle)))
  const nodes = new Uint16Array(graph.crossings.length)
  for (let node = 0; node < nodes.length; node++) nodes[node] = byKind[graph.crossings[node]!]!
  const turns = turnsOf(vehicle, country)
  return {
    vehicle: numberOfVehicle(name),
    arcs: usual,
    usual,
    nodes,
    turns,
    uTurnAtEnd: toMilliseconds(vehicle.uTurn.atEnd),
    uTurnElsewhere: toMilliseconds(vehicle.uTurn.elsewhere),
    longestTurn: turns.reduce((most, one) => Math.max(most, one), 0),
  }
}

const toMilliseconds = (seconds: number): number => Math.min(noWay, Math.round(seconds * 1_000))

/** How far one turns the wheel, degrees, until the next row counts. */
const bends = { slight: 25, turn: 60, sharp: 150 }

const turnsOf = ({ turns }: Vehicle, { drivesOn }: Country): Uint16Array =>
  Uint16Array.from({ length: directions }, (_, by) => {
    const clockwise = ((by + directions / 2) % directions) - directions / 2
    const angle = (Math.abs(clockwise) / directions) * 360
    const isNear = clockwise > 0 === (drivesOn === 'right')
    if (angle < bends.slight) return 0
    if (angle < bends.turn) return turns.slight * 1_000
    if (angle < bends.sharp) return (isNear ? turns.near : turns.across) * 1_000
    return turns.sharp * 1_000
  })

/** What it takes to get from the end of one arc into the next; Infinity where that is not allowed. The rule, as one reads it. */
export const turnTime = (graph: RoadGraph, costs: Costs, from: number, to: number): number => {
  const node = graph.tail[to]!
  const flags = graph.nodeFlags[node]!
  if ((flags & nodeFlag.bans) !== 0 && isBanned(graph, from, to, costs.vehicle)) return Number.POSITIVE_INFINITY
  if (to === (from ^ 1)) return finite(isEnd(flags, costs.nodes[node]!) ? costs.uTurnAtEnd : costs.uTurnElsewhere)
  const passed = finite(costs.nodes[node]!)
  if ((flags & nodeFlag.through) !== 0) return passed
  return passed + costs.turns[(graph.bearing[to]! - graph.bearing[from ^ 1]! + directions / 2) & (directions - 1)]!
}

const finite = (milliseconds: number): number => (milliseconds === noWay ? Number.POSITIVE_INFINITY : milliseconds)

/** Where the road ends, or is barred, one turns round. */
export const isEnd = (flags: number, passing: number): boolean => (flags & nodeFlag.end) !== 0 || passing === noWay
