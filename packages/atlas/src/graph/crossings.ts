import type { VehicleName } from '../roads/vehicles.ts'
import { arraysIn, roomFor, type Sections } from './sections.ts'

/** What it takes each kind of vehicle to cross every cell where roads are as usual, in its file and in memory. */
export const crossingSections = {
  mark: 'YORDAMC2',
  kinds: { car: Uint32Array, rightOfWay: Uint32Array },
} as const satisfies Sections<VehicleName>

export const roomForCrossings = (times: Readonly<Record<VehicleName, number>>): SharedArrayBuffer =>
  roomFor(crossingSections, times)

/** The crossings that lie in this memory, the tables of all cells one after the other: views, no copies. */
export const crossingsIn = (memory: SharedArrayBuffer): Readonly<Record<VehicleName, Uint32Array>> =>
  arraysIn(crossingSections, memory) as Record<VehicleName, Uint32Array>
