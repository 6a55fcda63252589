import type { Tags } from '../osm/elements.ts'
import { isRoadClass, type RoadClass } from './classes.ts'
import type { Country } from './countries.ts'
import type { Vehicle } from './vehicles.ts'

/** How fast a way is driven, km/h, in the order of its nodes and against it; 0 where it is not. */
export interface Drive {
  readonly forward: number
  readonly backward: number
}

const notAtAll: Drive = { forward: 0, backward: 0 }

/** The class of a way on which some vehicle may drive; undefined for whatever is not a road. */
export const roadOf = ({ highway = '', area, construction }: Tags): RoadClass | undefined =>
  isRoadClass(highway) && area !== 'yes' && construction !== 'yes' ? highway : undefined

export const driveOf = (tags: Tags, road: RoadClass, vehicle: Vehicle, country: Country): Drive => {
  if (!vehicle.mayUse(road) && !isInvited(tags, vehicle)) return notAtAll
  if (isKeptOut(tags, vehicle)) return notAtAll
  const way = directionOf(tags, road, vehicle)
  const speed = (direction: 'forward' | 'backward') =>
    way[direction] ? speedOf(tags, road, direction, vehicle, country) : 0
  return { forward: speed('forward'), backward: speed('backward') }
}

/** What the most particular of the tags that speak of a vehicle says; undefined where none does. */
const accessOf = (tags: Tags, { spokenOfAs }: Vehicle): string | undefined =>
  spokenOfAs.map((tag) => tags[tag]).find((value) => value !== undefined)

const isKeptOut = (tags: Tags, vehicle: Vehicle): boolean => vehicle.keptOutBy.has(accessOf(tags, vehicle) ?? 'yes')

const isInvited = (tags: Tags, vehicle: Vehicle): boolean => {
  const access = vehicle.spokenOfAs.filter((tag) => tag !== 'access').map((tag) => tags[tag])
  return access.some((value) => value === 'yes' || value === 'designated' || value === 'permissive')
}

const oneways: Readonly<Record<string, { forward: boolean; backward: boolean }>> = {
  yes: { forward: true, backward: false },
  true: { forward: true, backward: false },
  1: { forward: true, backward: false },
  '-1': { forward: false, backward: true },
  reverse: { forward: false, backward: true },
  // Which way it is open now, no map knows.
  reversible: { forward: false, backward: false },
  alternating: { forward: true, backward: true },
}

/** Roads that are one-way unless they say otherwise (OSM wiki, “Key:oneway”, implied). */
const impliedOneway = ({ junction }: Tags, road: RoadClass): string | undefined =>
  road === 'motorway' || road === 'motorway_link' || junction === 'roundabout' || junction === 'circular'
    ? 'yes'
    : undefined

const directionOf = (tags: Tags, road: RoadClass, { spokenOfAs }: Vehicle) => {
  const particular = spokenOfAs.map((name) => tags[`oneway:${name}`]).find((value) => value !== undefined)
  const oneway = particular ?? tags.oneway ?? impliedOneway(tags, road)
  return oneways[oneway ?? 'no'] ?? { forward: true, backward: true }
}

/** Below what is signed one gets along on a bad surface: times the speed. */
const surfaces: Readonly<Record<string, number>> = {
  unpaved: 0.6,
  gravel: 0.6,
  fine_gravel: 0.7,
  dirt: 0.5,
  earth: 0.5,
  ground: 0.5,
  sand: 0.4,
  mud: 0.3,
  cobblestone: 0.7,
  sett: 0.8,
  unhewn_cobblestone: 0.6,
}

/** Ways between houses, and in car parks: slower than the class says, km/h. */
const services: Readonly<Record<string, number>> = { driveway: 10, parking_aisle: 10, alley: 15, 'drive-through': 8 }

const speedOf = (
  tags: Tags,
  road: RoadClass,
  direction: 'forward' | 'backward',
  { haste, topSpeed }: Vehicle,
  country: Country,
): number => {
  const signed = limitOf(tags[`maxspeed:${direction}`] ?? tags.maxspeed, country)
  const usual = services[tags.service ?? ''] ?? country.speeds[road]
  const speed = (signed ?? usual) * (surfaces[tags.surface ?? ''] ?? 1)
  return Math.max(3, Math.min(speed * haste, topSpeed))
}

const milesToKm = 1.609344

/** A signed limit, km/h; undefined where none is signed, or none that we can read. */
const limitOf = (value: string | undefined, { limits }: Country): number | undefined => {
  if (value === undefined) return undefined
  const written = /^(\d{1,3})(?:\s*(km\/h|kmh|kph|mph))?$/.exec(value.trim())
  if (written) return Number(written[1]) * (written[2] === 'mph' ? milesToKm : 1) || undefined
  return limits[value.trim().toLowerCase()]
}
