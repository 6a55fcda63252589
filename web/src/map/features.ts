import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson'
import type { LiveState } from '../api/live/state.ts'
import type { Alarm, Incident } from '../api/words.ts'
import type { Thing } from '../console/thing.ts'

/** The part of what is known that the map draws: now, or as it was. */
export type Picture = Pick<
  LiveState,
  'alarms' | 'incidents' | 'units' | 'sightings' | 'stations' | 'closures' | 'heardAt' | 'skew'
>

/** What somebody has chosen, here or in a list. */
export interface Chosen {
  readonly thing: Thing | null
  readonly unit: string | null
}

export type Point = readonly [longitude: number, latitude: number]

const pointOf = (position: readonly number[] | null | undefined): Point | null => {
  const [longitude, latitude] = position ?? []
  return longitude === undefined || latitude === undefined ? null : [longitude, latitude]
}

export const placeOfIncident = ({ place }: Incident): Point | null => pointOf(place?.position)

/** An alarm that became an incident is where that is. */
export const placeOfAlarm = (alarm: Alarm, { incidents }: Pick<Picture, 'incidents'>): Point | null => {
  const incident = alarm.incident ? incidents.get(alarm.incident) : undefined
  return (incident && placeOfIncident(incident)) ?? pointOf(alarm.premises?.position)
}

/** Where a thing is; null when nobody knows. */
export const placeOfThing = (picture: Pick<Picture, 'alarms' | 'incidents'>, thing: Thing): Point | null => {
  const id = thing.slice(thing.indexOf(':') + 1)
  if (thing.startsWith('incident:')) {
    const incident = picture.incidents.get(id)
    return incident ? placeOfIncident(incident) : null
  }
  const alarm = picture.alarms.get(id)
  return alarm ? placeOfAlarm(alarm, picture) : null
}

export const placeOfUnit = ({ sightings }: Pick<Picture, 'sightings'>, unit: string): Point | null =>
  sightings.get(unit)?.position ?? null

type Stations = Picture['stations']

export const drawStations = (stations: Stations): FeatureCollection =>
  collection([...stations.values()].map(({ name, position }) => pointFeature([position[0], position[1]], { name })))

export const drawAreas = (stations: Stations): FeatureCollection =>
  collection([...stations.values()].flatMap(({ area }) => (area ? [feature(area as unknown as Polygon)] : [])))

/** One place, or none. */
export const drawPlace = (place: Point | null): FeatureCollection => collection(place ? [pointFeature(place)] : [])

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const feature = (geometry: Geometry, properties: Feature['properties'] = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry,
})

const pointFeature = (at: Point, properties?: Feature['properties']): Feature =>
  feature({ type: 'Point', coordinates: [...at] }, properties)
