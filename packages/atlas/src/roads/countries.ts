import type { RoadClass } from './classes.ts'

/** What a country's traffic is like. */
export interface Country {
  readonly drivesOn: 'right' | 'left'
  /** How fast one really gets along where no limit is signed, km/h, traffic and bends included. */
  readonly speeds: Readonly<Record<RoadClass, number>>
  /** What words instead of a number mean as `maxspeed`, km/h: `uz:urban`. */
  readonly limits: Readonly<Record<string, number>>
}

const speeds = {
  motorway: 105,
  motorway_link: 60,
  trunk: 85,
  trunk_link: 55,
  primary: 60,
  primary_link: 45,
  secondary: 50,
  secondary_link: 40,
  tertiary: 45,
  tertiary_link: 35,
  unclassified: 35,
  residential: 30,
  living_street: 15,
  road: 30,
  service: 20,
  track: 12,
  busway: 35,
  pedestrian: 10,
} as const satisfies Country['speeds']

/**
 * One row for each country of which we know more than of all others. Limits: OSM wiki, “Key:maxspeed”, implicit values;
 * Uzbekistan: traffic rules of 2022, 60 km/h in towns, 100 outside, 110 on motorways.
 */
export const countries = {
  world: { drivesOn: 'right', speeds, limits: { walk: 7, none: 130 } },
  uz: {
    drivesOn: 'right',
    speeds: { ...speeds, motorway: 95, trunk: 80, primary: 55, track: 15 },
    limits: { walk: 7, none: 110, 'uz:living_street': 20, 'uz:urban': 60, 'uz:rural': 100, 'uz:motorway': 110 },
  },
  pt: {
    drivesOn: 'right',
    speeds,
    limits: {
      walk: 7,
      none: 120,
      'pt:living_street': 20,
      'pt:urban': 50,
      'pt:rural': 90,
      'pt:trunk': 100,
      'pt:motorway': 120,
    },
  },
} as const satisfies Record<string, Country>

export type CountryCode = keyof typeof countries
