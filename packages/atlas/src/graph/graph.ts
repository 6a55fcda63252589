import { type VehicleName, vehicleNames } from '../roads/vehicles.ts'
import { indexOf } from './sorted.ts'

/**
 * A road graph in typed arrays, as it lies in the file and in the memory that threads share.
 *
 * *Nodes* are the places where roads meet, end, or may be barred. *Edges* are the pieces of road between them. Each edge is two
 * *arcs*, one for each direction: arc `2e` from the edge's first node to its last, arc `2e + 1` back; so `arc ^ 1` is the
 * same piece the other way round, and where an arc leads is `tail[arc ^ 1]`. Nodes and edges are numbered so
 * that neighbours are near one another, for what a search touches next should be near what it touched last.
 */
export interface RoadGraph {
  /** Units of 1e-7 degrees. */
  readonly lon: Int32Array
  readonly lat: Int32Array
  /** Bits of `nodeFlag`. */
  readonly nodeFlags: Uint8Array
  /** What stands there: an index of `crossingKinds`. */
  readonly crossings: Uint8Array
  /** Nodes are numbered cell by cell, and few roads run from one cell into another: where each begins, and behind the last the end. */
  readonly firstOfCell: Uint32Array
  /** The arcs that leave node n: `out[firstOut[n]]` to `out[firstOut[n + 1] - 1]`. Those that come in are the same, turned round. */
  readonly firstOut: Uint32Array
  readonly out: Uint32Array
  /** The node where an arc begins. */
  readonly tail: Uint32Array
  /** Into which of the 256 directions it sets out. */
  readonly bearing: Uint8Array
  /** How long it takes, by vehicle, milliseconds; `closed` where it may not be driven. */
  readonly durations: Readonly<Record<VehicleName, Uint32Array>>
  /** Of each edge: metres, class (an index of `roadClasses`), name, bits of `edgeFlag`. */
  readonly lengths: Float32Array
  readonly classes: Uint8Array
  readonly names: Uint32Array
  readonly edgeFlags: Uint8Array
  /** The points between its ends, longitude and latitude in turn: `shape[2 * firstShape[e]]` to before `shape[2 * firstShape[e + 1]]`. */
  readonly firstShape: Uint32Array
  readonly shape: Int32Array
  /** Turns that are not allowed, as `turnKey`, sorted, and for whom: bit n for the vehicle number n. */
  readonly bans: Float64Array
  readonly bannedFor: Uint8Array
  /** Flatbush over the edges, in the plane of `indexed`. */
  readonly index: Uint8Array
  readonly firstName: Uint32Array
  readonly nameBytes: Uint8Array
}

export const closed = 0xffff_ffff

export const nodeFlag = {
  /** One road only comes by: no turn is made, however it bends. */
  through: 1,
  /** The road ends here. */
  end: 2,
  /** Some turn is banned here. */
  bans: 4,
} as const

export const edgeFlag = {
  tunnel: 1,
  bridge: 2,
  roundabout: 4,
  /** A second copy of a road, for who must remember whence they came. Nobody is ever found on it. */
  copy: 8,
  /** From here one gets to nearly all other roads, and back: by vehicle. */
  mainland: { car: 16, rightOfWay: 32 },
} as const satisfies Record<string, number> | { mainland: Record<VehicleName, number> }

/** The number under which a turn from one arc into another is looked up. Exact up to 2^26 arcs: twice as many as Germany has. */
export const turnKey = (from: number, to: number): number => from * 0x800_0000 + to

export const edgesOf = (graph: RoadGraph): number => graph.lengths.length
export const nodesOf = (graph: RoadGraph): number => graph.lon.length

/** Whether a turn is banned for the vehicle with this number. Asked only where the node says that some turn is. */
export const isBanned = ({ bans, bannedFor }: RoadGraph, from: number, to: number, vehicle: number): boolean => {
  const ban = indexOf(bans, turnKey(from, to))
  return ban !== -1 && (bannedFor[ban]! & (1 << vehicle)) !== 0
}

export const numberOfVehicle = (vehicle: VehicleName): number => vehicleNames.indexOf(vehicle)
