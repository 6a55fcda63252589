import type { RoadClass } from './classes.ts'

/** How somebody drives: what they may use, and what the road costs them. Seconds, km/h. */
export interface Vehicle {
  readonly mayUse: (road: RoadClass) => boolean
  /** Values of the access tags with which a road is not for them. */
  readonly keptOutBy: ReadonlySet<string>
  /** Access tags that speak of them, the most particular first (OSM wiki, “Key:access”, transport mode hierarchy). */
  readonly spokenOfAs: readonly string[]
  /** Times the speed of everybody else, and never above. */
  readonly haste: number
  readonly topSpeed: number
  /** What stands at a crossing, or in the way. Infinity: there is no way through. */
  readonly signals: number
  readonly crossing: number
  readonly gate: number
  /** Turning, by how sharp it is: with the traffic, and across it. */
  readonly turns: { readonly slight: number; readonly near: number; readonly across: number; readonly sharp: number }
  /** Turning round: where the road ends, and anywhere else. */
  readonly uTurn: { readonly atEnd: number; readonly elsewhere: number }
}

/** In the order in which an atlas keeps them. */
export const vehicleNames = ['car', 'rightOfWay'] as const
export type VehicleName = (typeof vehicleNames)[number]

const forFeet: ReadonlySet<RoadClass> = new Set(['pedestrian', 'busway'])

export const vehicles: Readonly<Record<VehicleName, Vehicle>> = {
  car: {
    mayUse: (road) => !forFeet.has(road),
    keptOutBy: new Set(['no', 'private', 'agricultural', 'forestry', 'emergency', 'military', 'permit', 'psv', 'bus']),
    spokenOfAs: ['motorcar', 'motor_vehicle', 'vehicle', 'access'],
    haste: 1,
    topSpeed: 130,
    signals: 8,
    crossing: 1,
    gate: Number.POSITIVE_INFINITY,
    turns: { slight: 1, near: 3, across: 6, sharp: 7 },
    uTurn: { atEnd: 15, elsewhere: Number.POSITIVE_INFINITY },
  },
  /** Blue lights and siren: the rules of the road give way, walls and one-way streets do not. */
  rightOfWay: {
    mayUse: () => true,
    keptOutBy: new Set(['military']),
    spokenOfAs: ['emergency', 'motorcar', 'motor_vehicle', 'vehicle', 'access'],
    haste: 1.25,
    topSpeed: 130,
    signals: 4,
    crossing: 1,
    gate: 10,
    turns: { slight: 1, near: 3, across: 4, sharp: 6 },
    uTurn: { atEnd: 10, elsewhere: 15 },
  },
}
